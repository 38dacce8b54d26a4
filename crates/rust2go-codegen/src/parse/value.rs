//! Types as they are written: which forms cross, told from the form alone.
//!
//! A name, such as `User`, is let through: only the files tell what it is, and only [`check`](crate::check) and the compiler
//! see them. That goes for names that Rust has itself too: `Cell<u8>` may be a type of the user's.

use proc_macro2::Span;
use syn::{GenericArgument, PathArguments, PathSegment, Type, TypePath};

use super::text::text;
use super::{closure, owners, standard, stream};
use crate::diagnostic::{Diagnostic, Diagnostics, Kind, Place};
use crate::model::Primitive;

/// Takes parentheses and invisible groups off.
pub(crate) fn peel(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peel(&group.elem),
        Type::Paren(paren) => peel(&paren.elem),
        other => other,
    }
}

/// Whether the last segment of the type's path is `name`.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == name)
}

/// Whether it has the name of a generic type of Rust's own that crosses.
pub(crate) fn is_generic_of_rust(ty: &Type) -> bool {
    const NAMES: &[&str] = &[
        "Arc", "BTreeMap", "BTreeSet", "Box", "Cow", "HashMap", "HashSet", "NonZero", "Option", "Rc", "Vec",
        "VecDeque",
    ];
    !arguments(ty).is_empty() && NAMES.iter().any(|name| is_named(ty, name))
}

/// The type arguments of the last segment of the type's path.
pub(crate) fn arguments(ty: &Type) -> Vec<&Type> {
    last_segment(ty).map(arguments_of).unwrap_or_default()
}

/// The `T` of `name<T>`.
pub(crate) fn single_argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let last = last_segment(ty).filter(|last| last.ident == name)?;
    match arguments_of(last).as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    }
}

fn arguments_of(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(peel(ty)),
        _ => None,
    });
    types.collect()
}

/// How many arguments there are, lifetimes and constants too.
fn count_of(segment: &PathSegment) -> usize {
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.len(),
        PathArguments::None | PathArguments::Parenthesized(_) => 0,
    }
}

/// What to write instead of a reference to this.
pub(crate) fn owned_text(referent: &Type) -> String {
    match peel(referent) {
        Type::Slice(slice) => format!("Vec<{}>", owned_text(&slice.elem)),
        Type::Reference(reference) => owned_text(&reference.elem),
        other if is_named(other, "str") => "String".to_string(),
        other if is_named(other, "Path") => "PathBuf".to_string(),
        other if is_named(other, "OsStr") => "OsString".to_string(),
        other => text(other),
    }
}

/// Judges the type of a value behind `&`: as any other, but `str` and `[T]` are values there, and a
/// `Cow` may borrow.
pub(crate) fn judge_lent(ty: &Type, d: &mut Diagnostics) -> bool {
    match peel(ty) {
        Type::Slice(slice) => judge(&slice.elem, d),
        Type::Path(path) if owners::is_cow(ty) => owners::judge_cow(path, true, d),
        other if owners::is_unsized(other) => true,
        other => judge(other, d),
    }
}

/// Judges the type of a whole parameter that is no reference: as any other, but a `Cow` may borrow.
pub(crate) fn judge_whole(ty: &Type, d: &mut Diagnostics) -> bool {
    match peel(ty) {
        Type::Path(path) if owners::is_cow(ty) => owners::judge_cow(path, true, d),
        other => judge(other, d),
    }
}

/// Judges the type of a value; `false` when it was reported.
pub(crate) fn judge(ty: &Type, d: &mut Diagnostics) -> bool {
    let ty = peel(ty);
    let place = Place::of(ty);
    let written = text(ty);
    let (kind, args): (Kind, Vec<String>) = match ty {
        Type::Path(path) if !stream::is_stream(ty) => return judge_path(path, d),
        Type::Array(array) => return judge(&array.elem, d),
        Type::Slice(slice) => (
            Kind::Unsized,
            vec![written, format!("Vec<{}>", text(&slice.elem))],
        ),
        Type::Reference(reference) => (Kind::ReferenceInside, vec![owned_text(&reference.elem)]),
        Type::Tuple(tuple) if tuple.elems.is_empty() => (Kind::NotAValue, vec![written]),
        Type::Tuple(_) => (Kind::Tuple, vec![]),
        Type::Ptr(_) => (Kind::Pointer, vec![]),
        Type::BareFn(_) => (Kind::Function, vec![]),
        stream if stream::is_stream(stream) => (Kind::StreamInside, vec![]),
        closure if closure::is_bare(closure) => (Kind::ClosureInside, vec![]),
        Type::ImplTrait(_) | Type::TraitObject(_) | Type::Infer(_) => (Kind::Opaque, vec![written]),
        Type::Never(_) => (Kind::NotAValue, vec![written]),
        _ => (Kind::Unsupported, vec![written]),
    };
    report(kind, place, &args, d)
}

pub(super) fn report(kind: Kind, place: Place, args: &[String], d: &mut Diagnostics) -> bool {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    d.report(kind, place, &args);
    false
}

/// Judges a path by its last name, and by its first where that is one of Rust's own crates.
fn judge_path(path: &TypePath, d: &mut Diagnostics) -> bool {
    let place = Place::of(path);
    let written = text(path);
    let segments = &path.path.segments;
    let (Some(first), Some(last)) = (segments.first(), segments.last().filter(|_| path.qself.is_none()))
    else {
        return report(Kind::Unsupported, place, &[written], d);
    };
    let (first, name) = (first.ident.to_string(), last.ident.to_string());
    let std = is_std(&first) && segments.len() > 1;
    let arguments = arguments_of(last);

    let (kind, args): (Kind, Vec<String>) = match (name.as_str(), arguments.as_slice()) {
        ("Vec" | "Option" | "VecDeque", [inner]) => return judge(inner, d),
        ("Box" | "Arc" | "Rc", [inner]) => return owners::judge_owned(inner, d),
        ("Cow", [_]) if owners::is_cow(&Type::Path(path.clone())) => {
            return owners::judge_cow(path, false, d)
        }
        ("NonZero", [inner]) if is_nonzero(inner) => return true,
        ("HashMap" | "BTreeMap", [key, value, ..]) => return judge(key, d) & judge(value, d),
        ("HashSet" | "BTreeSet", [of, ..]) => return judge(of, d),
        ("str", []) => (Kind::Unsized, vec!["String".into()]),
        ("Result" | "GoRef" | "Lend", [_, ..]) => match foreign(&name, &arguments) {
            Some(foreign) => foreign,
            None => return true,
        },
        (_, []) if first == "Self" => (Kind::Opaque, vec![]),
        (_, []) if !last.arguments.is_none() => (
            Kind::GenericUse,
            vec!["lifetimes and constants do not cross".into()],
        ),
        (name, arguments) if std => match foreign(name, arguments) {
            Some(foreign) => foreign,
            None if arguments.is_empty() && crosses(name) => return true,
            None => (Kind::Unsupported, vec![]),
        },
        (_, []) => return true,
        // A generic type of the user's: the files tell what it is, and its arguments cross with it.
        (_, arguments) => {
            let others = arguments.len() != count_of(last);
            // Each of them is judged.
            let fine = arguments.iter().filter(|argument| judge(argument, d)).count() == arguments.len();
            if !others {
                return fine;
            }
            (
                Kind::GenericUse,
                vec!["lifetimes and constants do not cross".into()],
            )
        }
    };
    let args: Vec<String> = std::iter::once(written).chain(args).collect();
    report(kind, place, &args, d)
}

/// Whether a path that begins so leads to one of Rust's own crates.
pub(crate) fn is_std(first: &str) -> bool {
    standard::STD.contains(&first)
}

/// Judges the name of a type that is defined. Most names that Rust has itself may be the user's; these are told by
/// themselves.
pub(super) fn judge_name(name: &syn::Ident, generic: bool, d: &mut Diagnostics) {
    let text = name.to_string();
    let by_form = generic && matches!(text.as_str(), "Result" | "GoRef" | "Lend");
    if by_form || text == "str" || standard::number(&text).is_some() {
        report_name(&text, name.span(), d);
    }
}

/// Reports a type of the user's that has such a name.
pub(crate) fn report_name<'a>(name: &str, definition: Span, d: &'a mut Diagnostics) -> &'a mut Diagnostic {
    let diagnostic = d.report(Kind::NameOfRust, definition, &[name]);
    // Those of the language are taken in Go too.
    if name.starts_with(char::is_uppercase) {
        diagnostic.help(format!("`#[go(name = \"{name}\")]` keeps this one in Go"));
    }
    diagnostic
}

/// Names that need no definition.
fn crosses(name: &str) -> bool {
    name == "String" || standard::number(name).is_some() || standard::standard(name).is_some()
}

/// Whether `NonZero<inner>` is another name of `NonZeroU64`, or of one of its like.
pub(crate) fn is_nonzero(inner: &Type) -> bool {
    let integer = |primitive: &Primitive| primitive.is_integer() && is_named(inner, primitive.rust());
    Primitive::ALL.iter().any(integer)
}

/// Names that many programs have from elsewhere, and what is to be said of them beside the name. One may as well be that of the
/// user's own type, so it is asked only when no file defines it.
pub(crate) fn foreign(name: &str, arguments: &[&Type]) -> Option<(Kind, Vec<String>)> {
    let (kind, arg): (Kind, &str) = match (name, arguments) {
        ("Instant" | "DateTime" | "NaiveDateTime" | "OffsetDateTime", _) => (Kind::Time, ""),
        ("CString" | "CStr" | "Url", []) => (Kind::Text, ""),
        ("Path", []) => (Kind::Unsized, "PathBuf"),
        ("OsStr", []) => (Kind::Unsized, "OsString"),
        ("NonZeroU128", []) => (Kind::NoGoNumber, "`u128`"),
        ("NonZeroI128", []) => (Kind::NoGoNumber, "`i128`"),
        ("f16" | "f128", []) => (Kind::NoGoNumber, "`f32` or `f64`"),
        ("BytesMut", []) => (Kind::Collection, "u8"),
        ("c_int" | "c_long" | "c_char" | "c_uint" | "c_ulong", []) => {
            (Kind::NoGoNumber, "a type of fixed size, such as `i32`")
        }
        ("Result", _) => (Kind::Misplaced, "the result of a method"),
        ("GoRef", _) => (
            Kind::Misplaced,
            "the result of a method, or the `T` of its `Result<T, GoError>`,",
        ),
        ("Lend", _) => (Kind::Misplaced, "a whole parameter"),
        ("IndexMap", [_, _, ..]) => (Kind::Map, ""),
        ("LinkedList" | "BinaryHeap" | "IndexSet", [of, ..]) => {
            return Some((Kind::Collection, vec![text(*of)]))
        }
        ("Weak" | "Cell" | "RefCell" | "Mutex" | "RwLock" | "OnceCell" | "OnceLock" | "Cow", [of, ..]) => {
            return Some((Kind::SharedPointer, vec![text(*of)]))
        }
        ("Pin", [_, ..]) => (Kind::Opaque, ""),
        ("Vec" | "Option" | "Box" | "VecDeque" | "Arc" | "Rc" | "NonZero" | "Cow", _) => {
            (Kind::Unsupported, "")
        }
        _ => return None,
    };
    let args = [arg].into_iter().filter(|arg| !arg.is_empty());
    Some((kind, args.map(str::to_owned).collect()))
}

#[cfg(test)]
mod tests {
    use super::{judge, judge_lent, owned_text};
    use crate::diagnostic::Diagnostics;

    fn parse(source: &str) -> syn::Type {
        syn::parse_str(source).expect("a type")
    }

    #[test]
    fn references_have_an_owned_form() {
        for (source, expected) in [
            ("str", "String"),
            ("[u8]", "Vec<u8>"),
            ("[&str]", "Vec<String>"),
            ("User", "User"),
        ] {
            assert_eq!(owned_text(&parse(source)), expected);
        }
    }

    #[test]
    fn forms() {
        for (source, expected) in [
            ("User", None),
            ("crate::api::User", None),
            ("Vec<Option<Box<[u8]>>>", None),
            ("std::string::String", None),
            ("std::primitive::u8", None),
            ("[Option<User>; 3]", None),
            ("Duration", None),
            ("std::time::Duration", None),
            ("std::time::Instant", Some("Time")),
            ("std::fs::File", Some("Unsupported")),
            ("Box<str>", None),
            ("Arc<User>", None),
            ("Rc<[User]>", None),
            ("Arc<std::path::Path>", None),
            ("VecDeque<u8>", None),
            ("Cow<'static, str>", None),
            ("Cow<'static, [User]>", None),
            ("Cow<'_, str>", Some("BorrowedCow")),
            ("Cow<str>", Some("BorrowedCow")),
            ("Cow<'static, User>", Some("SharedPointer")),
            ("Cow<User>", None),
            ("std::path::PathBuf", None),
            ("std::path::Path", Some("Unsized")),
            ("core::num::NonZeroU8", None),
            ("std::num::NonZeroU128", Some("NoGoNumber")),
            ("NonZero<u64>", None),
            ("std::num::NonZero<u128>", Some("Unsupported")),
            ("NonZero<char>", None),
            ("Vec", None),
            ("Option<u8, u8>", None),
            ("std::option::Option<u8, u8>", Some("Unsupported")),
            ("Cell<User>", None),
            ("std::cell::Cell<User>", Some("SharedPointer")),
            ("Result", None),
            ("std::ffi::CString", Some("Text")),
            ("Box<dyn Any>", Some("Opaque")),
            ("Vec<&str>", Some("ReferenceInside")),
            ("str", Some("Unsized")),
            ("[u8]", Some("Unsized")),
            ("()", Some("NotAValue")),
            ("!", Some("NotAValue")),
            ("Vec<(u8, u8)>", Some("Tuple")),
            ("HashMap<u8, Vec<u8>>", None),
            ("BTreeSet<u8>", None),
            ("HashMap<u8, &str>", Some("ReferenceInside")),
            ("IndexMap<u8, u8>", None),
            ("Arc<std::sync::Mutex<User>>", Some("SharedPointer")),
            ("Rc<dyn Any>", Some("Opaque")),
            ("std::collections::LinkedList<u8>", Some("Collection")),
            ("Page<User>", None),
            ("crate::Pair<String, Vec<Page<User>>>", None),
            ("Page<&str>", Some("ReferenceInside")),
            ("Page<'a, User>", Some("GenericUse")),
            ("Page<'a>", Some("GenericUse")),
            ("Page<3>", Some("GenericUse")),
            ("std::task::Poll<User>", Some("Unsupported")),
            ("Option<Result<u8, GoError>>", Some("Misplaced")),
            ("Vec<GoRef<User>>", Some("Misplaced")),
            ("u128", None),
            ("std::primitive::f128", Some("NoGoNumber")),
            ("*const u8", Some("Pointer")),
            ("fn()", Some("Function")),
            ("Self", Some("Opaque")),
            ("<User as Own>::Item", Some("Unsupported")),
            ("vec![u8]", Some("Unsupported")),
        ] {
            let mut d = Diagnostics::new();
            let fine = judge(&parse(source), &mut d);
            let kind = d.iter().next().map(|diagnostic| diagnostic.kind().name());
            assert_eq!((fine, kind), (expected.is_none(), expected), "{source}");
        }
    }

    #[test]
    fn slices_and_str_are_values_behind_a_reference() {
        let mut d = Diagnostics::new();
        for source in ["str", "[u8]", "[User]", "Vec<u8>", "User", "Path", "Cow<'_, str>"] {
            assert!(judge_lent(&parse(source), &mut d), "{source}");
        }
        assert!(!judge_lent(&parse("[[u8]]"), &mut d));
    }
}
