//! Types of the standard library, and of well-known crates, that cross as one of the model's types and have no type
//! parameters. A plain name may as well be the user's own type, so this is asked only when no file defines it, or when the
//! path begins with `std`.

use crate::model::{Primitive, Type};

/// What such a type crosses as.
pub(crate) fn standard(name: &str) -> Option<Type> {
    match name {
        "PathBuf" | "OsString" => Some(Type::String),
        "Duration" => Some(Type::Duration),
        "SystemTime" => Some(Type::Time),
        name if owner(name).is_some() => Some(Type::String),
        name => nonzero(name).map(Type::Primitive),
    }
}

/// What a type of another crate crosses as. The feature of `rust2go` that has it is the compiler's to judge: the files do
/// not tell the features.
pub(crate) fn of_crate(name: &str) -> Option<Type> {
    let byte = || Box::new(Type::Primitive(Primitive::U8));
    match name {
        "Bytes" => Some(Type::List(byte())),
        "Uuid" => Some(Type::Array(byte(), 16)),
        _ => None,
    }
}

/// The owner of a type that stands behind a pointer only.
pub(crate) fn owner(name: &str) -> Option<&'static str> {
    match name {
        "Path" => Some("PathBuf"),
        "OsStr" => Some("OsString"),
        _ => None,
    }
}

/// The integer of `NonZeroU8` and the others.
fn nonzero(name: &str) -> Option<Primitive> {
    let integer = name.strip_prefix("NonZero")?;
    let mut integers = Primitive::ALL.iter().filter(|primitive| primitive.is_integer());
    let found = integers.find(|primitive| {
        let (first, rest) = primitive.rust().split_at(1);
        integer.strip_prefix(first.to_uppercase().as_str()) == Some(rest)
    });
    found.copied()
}

#[cfg(test)]
mod tests {
    use super::{nonzero, standard};
    use crate::model::{Primitive, Type};

    #[test]
    fn names() {
        for (name, expected) in [
            ("PathBuf", Some(Type::String)),
            ("OsStr", Some(Type::String)),
            ("NonZeroU8", Some(Type::Primitive(Primitive::U8))),
            ("NonZeroIsize", Some(Type::Primitive(Primitive::Isize))),
            ("NonZeroU128", None),
            ("NonZeroBool", None),
            ("NonZerou8", None),
            ("NonZero", None),
            ("User", None),
        ] {
            assert_eq!(standard(name), expected, "{name}");
        }
    }

    #[test]
    fn each_integer_has_one_that_is_not_zero() {
        let named = |name: &str| format!("NonZero{}{}", name[..1].to_uppercase(), &name[1..]);
        for primitive in Primitive::ALL {
            let expected = primitive.is_integer().then_some(*primitive);
            assert_eq!(nonzero(&named(primitive.rust())), expected);
        }
    }
}
