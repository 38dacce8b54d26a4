//! What a file says, as the model has it.

mod common;

use common::{interface, interface_with, kinds_of};
use rust2go_codegen::check::Options;
use rust2go_codegen::model::{Field, Interface, Naming, Passing, Primitive, Spelling, Type, TypeKind};

/// A type as the schema would write it, with the names of Go.
fn show(interface: &Interface, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => primitive.rust().to_string(),
        Type::String => "String".to_string(),
        Type::List(of) => format!("[]{}", show(interface, of)),
        Type::Array(of, length) => format!("[{length}]{}", show(interface, of)),
        Type::Option(of) => format!("?{}", show(interface, of)),
        Type::Box(of) => format!("*{}", show(interface, of)),
        Type::Map(key, value) => format!("map[{}]{}", show(interface, key), show(interface, value)),
        Type::Set(of) => format!("set[{}]", show(interface, of)),

        Type::Standard(standard) => standard.rust().to_string(),
        Type::Named(index) => interface.named(*index).go_name.clone(),
    }
}

/// Defect 4: among them `char`, aliases and types of other modules.
#[test]
fn written_types() {
    let definitions = "
        #[derive(R2G)] pub struct User { n: u8 }
        #[derive(rust2go::R2G)] pub struct r#Type { n: u8 }
        #[cfg_attr(not(feature = \"x\"), derive(rust2go::R2G))] pub struct Conditional { n: u8 }
        type Name = String; type Names = Vec<Name>; type Key = [u8; LEN * 2]; type Node = Box<User>;
        const LEN: usize = HALF << 1; const HALF: usize = 4;
        mod other { #[derive(R2G)] pub struct Inner; pub type Alias = Option<Inner>; }
        #[derive(R2G)] #[repr(C)] pub struct Point { x: f32, y: [i16; 2] }
        use other::Inner as Renamed;
    ";
    for (written, expected) in [
        ("u8", "u8"),
        ("std::primitive::u8", "u8"),
        ("char", "char"),
        (
            "std::collections::HashMap<Name, Option<User>, S>",
            "map[String]?User",
        ),
        ("&BTreeMap<u8, Names>", "map[u8][]String"),
        ("HashSet<char>", "set[char]"),
        ("std::time::Duration", "Duration"),
        ("Vec<SystemTime>", "[]SystemTime"),
        ("isize", "isize"),
        ("&f32", "f32"),
        ("String", "String"),
        ("std::string::String", "String"),
        ("&str", "String"),
        ("&String", "String"),
        ("&[u8]", "[]u8"),
        ("&Vec<u8>", "[]u8"),
        ("Box<[u8]>", "[]u8"),
        ("Box<str>", "String"),
        ("Arc<str>", "String"),
        ("&Rc<str>", "String"),
        ("Cow<'_, str>", "String"),
        ("&Cow<'_, str>", "String"),
        ("Lend<Cow<'static, [u8]>>", "[]u8"),
        ("Vec<Cow<'static, str>>", "[]String"),
        ("PathBuf", "String"),
        ("&Path", "String"),
        ("&std::path::Path", "String"),
        ("Box<Path>", "String"),
        ("Option<Arc<OsStr>>", "?String"),
        ("std::ffi::OsString", "String"),
        ("Box<Box<str>>", "*String"),
        ("Arc<[u8]>", "[]u8"),
        ("Rc<[Arc<User>]>", "[]User"),
        ("VecDeque<u8>", "[]u8"),
        ("std::sync::Arc<User>", "User"),
        ("Option<Arc<User>>", "?User"),
        ("Option<Rc<Box<User>>>", "?User"),
        ("Box<Arc<User>>", "*User"),
        ("NonZeroU8", "u8"),
        ("core::num::NonZeroIsize", "isize"),
        ("&[NonZero<u64>]", "[]u64"),
        ("&mut [u8]", "[]u8"),
        ("&mut [[f64; 2]]", "[][2]f64"),
        ("&mut [Point]", "[]Point"),
        ("Vec<Option<Vec<u8>>>", "[]?[]u8"),
        ("Option<Option<User>>", "??User"),
        ("Option<Box<User>>", "?User"),
        ("Option<Node>", "?User"),
        ("Box<User>", "*User"),
        ("[u8; 4]", "[4]u8"),
        ("[[User; 2]; 0x3]", "[3][2]User"),
        ("(Vec<u8>)", "[]u8"),
        ("Names", "[]String"),
        ("&Names", "[]String"),
        ("Key", "[16]u8"),
        ("r#Type", "Type"),
        ("Conditional", "Conditional"),
        ("other::Inner", "Inner"),
        ("self::other::Inner", "Inner"),
        ("crate::other::Inner", "Inner"),
        ("Renamed", "Inner"),
        ("other::Alias", "?Inner"),
        ("Lend<Vec<User>>", "[]User"),
        ("rust2go::Lend<String>", "String"),
    ] {
        let source = format!("{definitions} #[r2g] trait Demo {{ fn f(x: {written}); }}");
        let interface = interface(&source);
        let param = &interface.traits[0].methods[0].params[0];
        assert_eq!(show(&interface, &param.ty), expected, "{written}");
    }
}

/// A name of the standard library may be one of the user's too.
#[test]
fn names_that_the_standard_library_has_too() {
    for (definitions, written, expected) in [
        ("#[derive(R2G)] struct PathBuf;", "PathBuf", "PathBuf"),
        ("#[derive(R2G)] struct PathBuf;", "std::path::PathBuf", "String"),
        ("#[derive(R2G)] struct Path;", "Box<Path>", "*Path"),
        ("type PathBuf = Vec<u8>;", "PathBuf", "[]u8"),
        (
            "mod mine { #[derive(R2G)] pub struct OsString; }",
            "mine::OsString",
            "OSString",
        ),
        (
            "mod mine { #[derive(R2G)] pub struct OsString; } use mine::OsString;",
            "OsString",
            "OSString",
        ),
        (
            "mod mine { #[derive(R2G)] pub struct OsString; } use std::ffi::OsString;",
            "OsString",
            "String",
        ),
        ("use std::num::NonZeroU8;", "NonZeroU8", "u8"),
        ("use bytes::Bytes;", "Bytes", "[]u8"),
        ("", "&[uuid::Uuid]", "[][16]u8"),
        ("#[derive(R2G)] struct Uuid;", "Uuid", "UUID"),
        ("#[derive(R2G)] struct Uuid;", "uuid::Uuid", "[16]u8"),
        ("use serde_json::Value;", "Value", "Json"),
        ("", "serde_json::Value", "Json"),
        ("#[derive(R2G)] struct Value;", "serde_json::Value", "Json"),
        ("#[derive(R2G)] struct Value;", "Value", "Value"),
        ("", "DateTime<Utc>", "SystemTime"),
        (
            "#[derive(R2G)] struct DateTime<T>(pub T); #[derive(R2G)] struct Utc;",
            "DateTime<Utc>",
            "DateTimeUtc",
        ),
        ("", "std::net::Ipv6Addr", "IpAddr"),
    ] {
        let interface = interface(&format!(
            "{definitions} #[r2g] trait Demo {{ fn f(x: {written}); }}"
        ));
        let param = &interface.traits[0].methods[0].params[0];
        assert_eq!(show(&interface, &param.ty), expected, "{definitions} {written}");
    }
}

/// What Rust has everywhere is the user's where she defines it, or imports it, as it is for the compiler.
#[test]
fn names_that_need_no_import() {
    let defined = [
        ("#[derive(R2G)] struct String;", "String", "String"),
        ("#[derive(R2G)] struct String;", "&String", "String"),
        ("#[derive(R2G)] struct String;", "self::String", "String"),
        ("#[derive(R2G)] struct String;", "crate::api::String", "String"),
        ("#[derive(R2G)] struct Vec;", "std::vec::Vec<Vec>", "[]Vec"),
        ("#[derive(R2G)] struct Vec<T>(T);", "Vec<u8>", "VecUint8"),
        ("#[derive(R2G)] struct Option { n: u8 }", "Option", "Option"),
        ("#[derive(R2G)] struct Box<T> { of: T }", "Box<Path>", "BoxString"),
        ("#[derive(R2G)] struct Box<A, B> { a: A, b: B }", "Box<u8, char>", "BoxUint8Rune"),
        ("#[derive(R2G)] struct HashMap<K, V> { k: K, v: V }", "HashMap<f32, u8>", "HashMapFloat32Uint8"),
        ("#[derive(R2G)] struct HashMap;", "HashMap", "HashMap"),
        ("#[derive(R2G)] struct Arc<T> { of: T }", "Arc<u8>", "ArcUint8"),
        ("#[derive(R2G)] struct NonZero<T> { of: T }", "NonZero<u8>", "NonZeroUint8"),
        ("#[derive(R2G)] struct NonZero<T> { of: T }", "NonZero<String>", "NonZeroString"),
        ("#[derive(R2G)] struct Cow<T> { of: T }", "&Cow<u8>", "CowUint8"),
        ("#[derive(R2G)] struct Cell<T> { of: T }", "Cell<String>", "CellString"),
        ("#[derive(R2G)] struct Instant { ticks: u64 }", "Instant", "Instant"),
        ("#[derive(R2G)] struct Result { n: u8 }", "Option<Result>", "?Result"),
        ("#[derive(R2G)] struct Lend { n: u8 }", "rust2go::Lend<Lend>", "Lend"),
        ("mod other { #[derive(R2G)] pub struct String; }", "other::String", "String"),
        ("mod other { #[derive(R2G)] pub struct String; } use other::String;", "String", "String"),
        ("mod other { #[derive(R2G)] pub struct String; } use other as o;", "o::String", "String"),
        ("mod other { pub use super::third::Box; } mod third { #[derive(R2G)] pub struct Box; } use other::Box;", "Box", "Box"),
    ];
    let of_rust = [
        ("#[derive(R2G)] struct String;", "&str", "String"),
        ("#[derive(R2G)] struct String;", "std::string::String", "String"),
        ("#[derive(R2G)] struct String;", "other::String", "String"),
        (
            "mod other { #[derive(R2G)] pub struct String; }",
            "String",
            "String",
        ),
        (
            "mod other { #[derive(R2G)] pub struct String; } use other::*;",
            "String",
            "String",
        ),
        ("mod other { trait String {} }", "String", "String"),
        ("type String = Vec<u8>;", "String", "[]u8"),
        ("type Vec<T> = std::vec::Vec<T>;", "Vec<u8>", "[]u8"),
        ("type Box<T> = std::boxed::Box<T>;", "Box<str>", "String"),
        (
            "use std::collections::HashMap as Map;",
            "Map<u8, String>",
            "map[u8]String",
        ),
        ("use std::collections as c;", "c::HashSet<u8>", "set[u8]"),
        (
            "use std::string::String as Text; use std::option::Option as Maybe;",
            "Maybe<Text>",
            "?String",
        ),
        ("use uuid::Uuid as Id;", "Id", "[16]u8"),
        (
            "mod prelude { pub use std::vec::Vec as List; } use prelude::List;",
            "List<u8>",
            "[]u8",
        ),
    ];
    for (cases, is_defined) in [(&defined[..], true), (&of_rust[..], false)] {
        for (definitions, written, expected) in cases {
            let source = format!("{definitions} #[r2g] trait Demo {{ fn f(x: {written}); }}");
            let interface = interface(&source);
            let param = &interface.traits[0].methods[0].params[0];
            assert_eq!(&show(&interface, &param.ty), expected, "{source}");
            assert_eq!(!interface.types.is_empty(), is_defined, "{source}");
        }
    }
}

/// Where nobody defines it, a name is answered as that of Rust's own type.
#[test]
fn names_that_do_not_cross() {
    for (definitions, written, expected) in [
        ("", "Option", "Unsupported"),
        ("", "Vec<u8, u8>", "Unsupported"),
        ("", "NonZero<String>", "Unsupported"),
        ("", "Cow<User>", "SharedPointer"),
        ("", "Arc<Mutex<User>>", "SharedPointer"),
        ("", "Result", "Misplaced"),
        ("use std::sync::Mutex as Lock;", "Lock<User>", "SharedPointer"),
        ("use std::fs::File;", "File", "UnknownType"),
        ("type Vec<T> = std::vec::Vec<T>;", "Vec<Instant>", "Time"),
        ("struct String;", "String", "NotDerived"),
        ("trait String {}", "&String", "TraitAsType"),
        ("#[derive(R2G)] struct Box<T>(T);", "Box<[u8]>", "Unsized"),
        ("#[derive(R2G)] struct Vec<T>(T);", "Vec", "GenericUse"),
        (
            "#[derive(R2G)] #[repr(C)] struct Vec<T>(T);",
            "&mut Vec<u8>",
            "MutableReference",
        ),
    ] {
        let source =
            format!("{definitions} #[derive(R2G)] struct User; #[r2g] trait Demo {{ fn f(x: {written}); }}");
        assert_eq!(kinds_of(&source, &Options::default()), [expected], "{source}");
    }
    for (definitions, written, expected) in [
        ("#[derive(R2G)] struct Result;", "Result", None),
        (
            "#[derive(R2G)] struct Result;",
            "std::result::Result<Result, GoError>",
            None,
        ),
        ("#[derive(R2G)] struct Option;", "Result<u8, Option>", None),
        ("#[derive(R2G)] struct String;", "Result<u8, String>", None),
        ("", "Result<u8, String>", Some("ErrorType")),
        (
            "type Result<T, E = GoError> = std::result::Result<T, E>;",
            "Result<u8, GoError>",
            None,
        ),
        (
            "type Result = std::result::Result<(), GoError>;",
            "Result",
            Some("ErrorType"),
        ),
        ("", "Result", Some("ErrorType")),
        (
            "struct Result<T, E>(T, E);",
            "Result<u8, GoError>",
            Some("NameOfRust"),
        ),
        (
            "trait GoRef {}",
            "Result<GoRef<User>, GoError>",
            Some("TraitAsType"),
        ),
    ] {
        let source =
            format!("{definitions} #[derive(R2G)] struct User; #[r2g] trait Demo {{ fn f() -> {written}; }}");
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(kinds_of(&source, &Options::default()), expected, "{source}");
    }
}

#[test]
fn instances_of_generic_types() {
    let definitions = "
        #[derive(R2G)] struct user { n: u8 }
        #[derive(R2G)] struct Page<T> { items: Vec<T> }
        #[derive(R2G)] #[go(name = \"Both\")] struct Pair<K, V: Copy> where K: Clone { key: K, value: Option<V> }
        #[derive(R2G)] struct String_<String>(Option<Box<String>>);
        type Named<T> = Pair<String, T>;
    ";
    for (written, expected) in [
        ("Page<u8>", "PageUint8{Items []u8}"),
        ("Page<user>", "PageUser{Items []User}"),
        ("Page<Page<char>>", "PagePageRune{Items []PageRune}"),
        ("crate::Page<Vec<String>>", "PageListString{Items [][]String}"),
        ("Page<Box<str>>", "PageString{Items []String}"),
        ("Page<Box<u8>>", "PageBoxUint8{Items []*u8}"),
        ("Page<Option<Box<u8>>>", "PageOptionUint8{Items []?u8}"),
        ("Page<[u8; 4]>", "PageArray4Uint8{Items [][4]u8}"),
        ("Page<std::time::Duration>", "PageDuration{Items []Duration}"),
        (
            "Pair<HashMap<u8, String>, HashSet<i64>>",
            "BothMapUint8StringSetInt64{Key map[u8]String Value ?set[i64]}",
        ),
        ("Named<u8>", "BothStringUint8{Key String Value ?u8}"),
        ("Pair<u8, Box<u8>>", "BothUint8BoxUint8{Key u8 Value ?u8}"),
        ("Pair<u8, Option<u8>>", "BothUint8OptionUint8{Key u8 Value ??u8}"),
        // A parameter hides what has its name elsewhere.
        ("String_<u8>", "String_Uint8{F0 ?u8}"),
    ] {
        let source = format!("{definitions} #[r2g] trait Demo {{ fn f(x: {written}); }}");
        let interface = interface(&source);
        let Type::Named(index) = interface.traits[0].methods[0].params[0].ty else {
            panic!("{written} is a named type");
        };
        let def = interface.named(index);
        let TypeKind::Struct { fields } = &def.kind else {
            panic!("{written} is a struct");
        };
        let fields = fields
            .iter()
            .map(|field| format!("{} {}", field.go_name, show(&interface, &field.ty)));
        let shown = format!("{}{{{}}}", def.go_name, fields.collect::<Vec<_>>().join(" "));
        assert_eq!(shown, expected, "{written}");
    }
}

/// Each of these types has two instances of the next one.
#[test]
fn too_many_instances() {
    let types = (0..40).map(|n| {
        let next = n + 1;
        format!("#[derive(R2G)] struct A{n}<T>(Box<A{next}<Box<T>>>, Box<A{next}<Vec<T>>>);")
    });
    let source = format!(
        "{} #[derive(R2G)] struct A40<T>(T); #[r2g] trait Demo {{ fn f(x: A0<u8>); }}",
        types.collect::<String>()
    );
    let kinds = kinds_of(&source, &Options::default());
    assert!(
        (1..=41).contains(&kinds.len()),
        "each type is reported once: {kinds:?}"
    );
    assert!(kinds.iter().all(|kind| *kind == "EndlessGeneric"), "{kinds:?}");
}

#[test]
fn an_instance_is_there_once() {
    let interface = interface(
        "#[derive(R2G)] struct Page<T> { items: Vec<T>, next: Option<Box<Page<T>>> }
         type Bytes = Vec<u8>;
         #[r2g] trait Demo {
             fn f(a: Page<Bytes>, b: Page<Vec<u8>>, c: Page<Arc<[u8]>>, d: Page<Vec<Option<u8>>>) -> Page<Vec<Box<u8>>>;
         }",
    );
    let names: Vec<&str> = interface.types.iter().map(|def| def.go_name.as_str()).collect();
    assert_eq!(names, ["PageListUint8", "PageListOptionUint8"]);
}

#[test]
fn results() {
    for (written, values, fallible, view, spelling) in [
        ("fn f();", vec![], false, false, None),
        ("fn f() -> ();", vec![], false, false, None),
        ("fn f() -> u8;", vec!["u8"], false, false, None),
        (
            "fn f() -> (u8, String);",
            vec!["u8", "String"],
            false,
            false,
            None,
        ),
        ("fn f() -> Result<(), GoError>;", vec![], true, false, None),
        (
            "fn f() -> Result<u8, rust2go::GoError>;",
            vec!["u8"],
            true,
            false,
            None,
        ),
        (
            "fn f() -> Result<(u8, u8), GoError>;",
            vec!["u8", "u8"],
            true,
            false,
            None,
        ),
        ("fn f() -> GoRef<Vec<u8>>;", vec!["[]u8"], false, true, None),
        (
            "fn f() -> Result<GoRef<Vec<u8>>, GoError>;",
            vec!["[]u8"],
            true,
            true,
            None,
        ),
        ("async fn f();", vec![], false, false, Some(Spelling::AsyncFn)),
        (
            "async fn f() -> u8;",
            vec!["u8"],
            false,
            false,
            Some(Spelling::AsyncFn),
        ),
        (
            "fn f() -> impl Future<Output = ()>;",
            vec![],
            false,
            false,
            Some(Spelling::ImplFuture),
        ),
        (
            "fn f() -> impl std::future::Future<Output = Result<u8, GoError>> + Send + 'static;",
            vec!["u8"],
            true,
            false,
            Some(Spelling::ImplFuture),
        ),
    ] {
        let interface = interface(&format!("#[r2g] trait Demo {{ {written} }}"));
        let method = &interface.traits[0].methods[0];
        let shown: Vec<String> = method.ret.values.iter().map(|ty| show(&interface, ty)).collect();
        assert_eq!(shown, values, "{written}");
        assert_eq!(
            (method.ret.fallible, method.ret.view),
            (fallible, view),
            "{written}"
        );
        assert_eq!(
            method.asynchronous.map(|about| about.spelling),
            spelling,
            "{written}"
        );
    }
}

#[test]
fn parameters_and_pointers() {
    use Passing::{Given, Lend, Lent, LentMut, LentVec};
    let definitions = "
        #[derive(R2G)] struct User { n: u8 }
        #[derive(R2G)] struct Id(u64);
        #[derive(R2G)] enum Color { Red }
    ";
    for (written, passing, idiomatic) in [
        ("User", Given, false),
        ("&User", Lent, true),
        ("Lend<User>", Lend, true),
        ("&Id", Lent, false),
        ("&Color", Lent, false),
        ("&[User]", Lent, false),
        ("&Arc<User>", Lent, true),
        ("&mut [u8]", LentMut, false),
        ("&mut Vec<u8>", LentVec, false),
        ("&Option<User>", Lent, false),
        ("u8", Given, false),
    ] {
        for (line, naming, pointer) in [
            ("", Naming::Idiomatic, idiomatic),
            ("", Naming::Verbatim, passing != LentVec),
            ("#[go_pass_struct]", Naming::Verbatim, false),
        ] {
            let source =
                format!("{definitions} #[r2g] trait Demo {{ /// Says.\n {line} fn f(x: {written}); }}");
            let interface = interface_with(&source, &Options { naming: Some(naming) });
            let param = &interface.traits[0].methods[0].params[0];
            assert_eq!(
                (param.passing, param.go_pointer),
                (passing, pointer),
                "{written} {naming:?} {line}"
            );
        }
    }
}

#[test]
fn async_attributes() {
    for (attributes, send, drop_safe, gives_back) in [
        ("", false, false, false),
        ("#[send]", true, false, false),
        ("#[drop_safe] #[mem]", false, true, false),
        (
            "#[drop_safe_ret] #[send] #[shm] #[cgo_callback] #[cgo_call] #[cgo]",
            true,
            true,
            true,
        ),
        (
            "#[rust2go::send] #[allow(unused)] #[other::attribute]",
            true,
            false,
            false,
        ),
    ] {
        let interface = interface(&format!(
            "#[r2g] trait Demo {{ {attributes} async fn f(x: u8); }}"
        ));
        let about = interface.traits[0].methods[0].asynchronous.expect("it is async");
        assert_eq!(
            (about.send, about.drop_safe, about.gives_back),
            (send, drop_safe, gives_back),
            "{attributes}"
        );
    }
}

#[test]
fn definitions() {
    let interface = interface(
        "/// Somebody.
         #[derive(R2G)] pub struct User { /** Her id. */ pub user_id: Id, r#type: Vec<User>, #[go(name = \"Old\")] age: u8 }
         #[derive(R2G)] struct Id(u64);
         #[derive(R2G)] struct Wrapped(Id);
         #[derive(R2G)] struct Pair(u8, String);
         #[derive(R2G)] struct Unit;
         #[derive(R2G)] struct Boxed(Option<u8>);
         #[derive(R2G)] enum Small { A, B = 5, C }
         #[derive(R2G)] enum Big { A = 0x1_0000_0000 }
         #[derive(R2G)] #[repr(C, u16)] enum Given { A = -1 + 1 }
         #[derive(R2G)] enum Sum { Unit, One(u8), #[go(name = \"Two\")] Named { id: Id, #[go(name = \"B\")] a: u8 }, Pair(u8, Id) }
         #[derive(R2G)] struct Unreached { id: Id }
         #[r2g] trait Demo {
             fn f(a: User, b: Wrapped, c: Pair, d: Unit, e: Boxed, f: Small, g: Big, h: Given, i: Sum);
         }",
    );
    let shown: Vec<String> = interface
        .types
        .iter()
        .map(|def| {
            let list = |fields: &[Field]| {
                let fields = fields
                    .iter()
                    .map(|field| format!("{} {} {}", field.name, field.go_name, show(&interface, &field.ty)));
                fields.collect::<Vec<_>>().join(", ")
            };
            let about = match &def.kind {
                TypeKind::Struct { fields } => list(fields),
                TypeKind::Sum { variants } => {
                    let variants = variants
                        .iter()
                        .map(|variant| format!("{} ({})", variant.go_name, list(&variant.fields)));
                    variants.collect::<Vec<_>>().join(", ")
                }
                TypeKind::Newtype { inner } => format!("= {}", show(&interface, inner)),
                TypeKind::Object(direction) => format!("object of {direction:?}"),
                TypeKind::Enum { repr, variants } => {
                    let variants = variants
                        .iter()
                        .map(|variant| format!("{} {}", variant.go_name, variant.value));
                    format!("{} {}", repr.rust(), variants.collect::<Vec<_>>().join(", "))
                }
            };
            format!("{}: {about}", def.go_name)
        })
        .collect();
    assert_eq!(
        shown,
        [
            "User: user_id UserID ID, type Type []User, age Old u8",
            "ID: = u64",
            "Wrapped: 0 F0 ID",
            "Pair: 0 F0 u8, 1 F1 String",
            "Unit: ",
            "Boxed: 0 F0 ?u8",
            "Small: i32 SmallA 0, SmallB 5, SmallC 6",
            "Big: i64 BigA 4294967296",
            "Given: u16 GivenA 0",
            "Sum: SumUnit (), SumOne (0 Value u8), Two (id ID ID, a B u8), SumPair (0 F0 u8, 1 F1 ID)",
        ]
    );
    assert_eq!(interface.types[0].docs, ["Somebody."]);
}

/// Defect 7: a doc comment must not change how a parameter passes.
#[test]
fn a_doc_comment_changes_nothing() {
    let with = interface("#[derive(R2G)] struct U { n: u8 } #[r2g] trait T { /// Doc.\n fn f(u: &U); }");
    let without = interface("#[derive(R2G)] struct U { n: u8 } #[r2g] trait T { fn f(u: &U); }");
    let pointer = |interface: &Interface| interface.traits[0].methods[0].params[0].go_pointer;
    assert_eq!(pointer(&with), pointer(&without));
}

#[test]
fn naming_is_of_the_whole_interface() {
    let source =
        "#[r2g(naming = verbatim)] trait A { fn user_id(user_id: u8); } #[r2g] trait B { fn user_id(); }";
    let interface = interface(source);
    assert_eq!(interface.naming, Naming::Verbatim);
    assert_eq!(interface.traits[1].methods[0].go_name, "user_id");
    let asked = interface_with(
        "#[r2g] trait B { fn user_id(); }",
        &Options {
            naming: Some(Naming::Verbatim),
        },
    );
    assert_eq!(asked.traits[0].methods[0].go_name, "user_id");
    let idiomatic = Options {
        naming: Some(Naming::Idiomatic),
    };
    assert_eq!(interface_with(source, &idiomatic).naming, Naming::Verbatim);
    let mixed = "#[r2g(naming = idiomatic)] trait B { fn f(); }";
    assert_eq!(
        kinds_of(
            mixed,
            &Options {
                naming: Some(Naming::Verbatim)
            }
        ),
        ["MixedNaming"]
    );
}

/// Defect 6.
#[test]
fn keywords_and_predeclared_names() {
    let source = "
        #[derive(R2G)] struct Words { r#type: u8, func: u8, len: u8, range: u8, string: String, r#match: u8 }
        #[r2g] trait Demo { fn go(r#type: u8, func: u8, len: u8, range: u8, string: Words, r#match: u8, ctx: u8); }
    ";
    let idiomatic = interface(source);
    let params = |interface: &Interface| -> Vec<String> {
        interface.traits[0].methods[0]
            .params
            .iter()
            .map(|param| param.go_name.clone())
            .collect()
    };
    assert_eq!(
        params(&idiomatic),
        ["type_", "func_", "len_", "range_", "string_", "match", "ctx_"]
    );
    let verbatim = interface_with(
        source,
        &Options {
            naming: Some(Naming::Verbatim),
        },
    );
    assert_eq!(
        params(&verbatim),
        ["type_", "func_", "len", "range_", "string", "match", "ctx"]
    );
    assert_eq!(verbatim.traits[0].methods[0].go_name, "go_");
}

/// Defect 6: names that are one name in Go, and names that Go or the generated code has taken.
#[test]
fn names_that_collide() {
    use Naming::{Idiomatic, Verbatim};
    let demo = "#[r2g] trait Demo { fn f(u: U); }";
    for (naming, source, expected) in [
        (Idiomatic, "struct U { user_id: u8, userId: u8 }", "NameCollision"),
        (
            Idiomatic,
            "struct U { a: V } #[derive(R2G)] struct v; type V = v; #[r2g] trait V {}",
            "NameCollision",
        ),
        (
            Idiomatic,
            "struct U { a: DemoImpl } #[derive(R2G)] struct DemoImpl;",
            "NameCollision",
        ),
        (Idiomatic, "struct U { clone: u8 }", "ReservedName"),
        (
            Verbatim,
            "struct U { a: error } #[derive(R2G)] struct error;",
            "ReservedName",
        ),
        (
            Verbatim,
            "struct U { a: rust2go } #[derive(R2G)] struct rust2go;",
            "ReservedName",
        ),
        (
            Verbatim,
            "struct U { a: main } #[derive(R2G)] struct main;",
            "ReservedName",
        ),
        (
            Idiomatic,
            "struct U; #[r2g] trait More { fn f(u_id: u8, uId: u8); }",
            "NameCollision",
        ),
        (
            Idiomatic,
            "struct U; #[r2g] trait More { fn get_url(); fn getURL(); }",
            "NameCollision",
        ),
    ] {
        let source = format!("#[derive(R2G)] {source} {demo}");
        let options = Options { naming: Some(naming) };
        assert_eq!(kinds_of(&source, &options), [expected], "{source}");
    }
}

/// Only what is marked is judged: the rest of a file may be anything.
#[test]
fn a_busy_file() {
    let interface = interface(
        "#![allow(dead_code)]
         use std::collections::HashMap;
         pub struct Page<T> { items: HashMap<String, T> }
         impl<T> Page<T> { fn new() -> Self { todo!() } }
         enum Shape { Circle(f64) }
         trait Plain { fn generic<T>(&self, t: T) {} }
         #[derive(rust2go::R2G, Clone)] #[repr(C)] #[serde(rename_all = \"camelCase\")]
         struct User { #[serde(default)] name: String }
         #[cfg(not(docsrs))] #[rust2go::r2g(queue_size = 4096, binding = self::b)] trait Demo { fn run(user: &User); }
         #[cfg(docsrs)] #[rust2go::r2g] trait Demo { fn run(); fn more(); }
         pub mod binding { #![allow(warnings)] rust2go::r2g_include_binding!(); }
         macro_rules! m { () => {} }
         fn main() { struct User; }",
    );
    assert_eq!(
        (interface.traits.len(), interface.traits[0].methods.len()),
        (1, 1)
    );
    assert_eq!(interface.types.len(), 1);
}

#[test]
fn recursion_behind_a_pointer_is_fine() {
    interface(
        "#[derive(R2G)] struct Node { next: Option<Box<Node>>, all: Vec<Node>, other: Box<Node> }
         #[derive(R2G)] struct List(Vec<List>);
         #[r2g] trait T { fn f(n: Node, l: List); }",
    );
}

/// A part that is wrong hides nothing else. Defect 8: a misspelt attribute is one of them.
#[test]
fn everything_is_told_at_once() {
    let source = "
        #[derive(R2G)] struct User { a: &'static str, b: Gone }
        #[r2g] trait Demo { fn f(a: f128, b: User) -> Lost; #[sned] async fn g(&mut self); }
    ";
    let kinds = kinds_of(source, &Options::default());
    assert_eq!(
        kinds,
        [
            "NoGoNumber",
            "ReferenceInside",
            "SelfParameter",
            "UnknownAttribute",
            "UnknownType",
            "UnknownType"
        ]
    );
}

#[test]
fn primitives_have_one_table() {
    for primitive in Primitive::ALL {
        assert_eq!(Primitive::from_rust(primitive.rust()), Some(*primitive));
    }
}

#[test]
fn types_have_an_end_to_their_depth_and_their_size() {
    let deep = |levels: usize| format!("{}u8{}", "Vec<".repeat(levels), ">".repeat(levels));
    let alias = |name: &str, ty: String| format!("type {name} = {ty};\n");
    let uses = |ty: &str| format!("#[r2g] trait T {{ fn f(v: {ty}); }}\n");
    let structs = |count: usize, last: &str| {
        let one = |n: usize| format!("#[derive(R2G)] struct S{n} {{ a: S{}, b: S{} }}\n", n + 1, n + 1);
        (0..count).map(one).collect::<String>() + &format!("#[derive(R2G)] struct S{count}{last}\n")
    };
    for (source, expected) in [
        (uses(&deep(32)), None),
        (uses(&deep(33)), Some("TooDeep")),
        (
            alias("A", deep(20)) + &alias("B", "Vec<Option<A>>".into()) + &uses("[B; 2]"),
            None,
        ),
        (
            alias("A", deep(20)) + &alias("B", deep(12).replace("u8", "A")) + &uses("[B; 2]"),
            Some("TooDeep"),
        ),
        (uses("[u8; 16777216]"), None),
        (uses("[u8; 16777217]"), Some("TooLarge")),
        (uses("Vec<[[u16; 65536]; 129]>"), Some("TooLarge")),
        (uses("[[u8; 0]; 4294967296]"), Some("TooLarge")),
        (uses("[u64; 18446744073709551615]"), Some("TooLarge")),
        (
            "#[derive(R2G)] struct S { a: Vec<[S; 40]>, b: Option<Box<S>> }\n".to_string() + &uses("S"),
            None,
        ),
        // As many fields as 2 to the power of 12, of 60.
        (structs(12, "(u8, u8);") + &uses("S0"), None),
        (structs(60, "(u8, u8);") + &uses("S0"), Some("TooLarge")),
        (structs(60, ";") + &uses("S0"), Some("TooLarge")),
    ] {
        let kinds = kinds_of(&source, &Options::default());
        assert_eq!(kinds.first().copied(), expected, "{source}");
    }
}
