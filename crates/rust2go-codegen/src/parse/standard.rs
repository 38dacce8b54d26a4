//! Types of the standard library, and of well-known crates, that cross as one of the model's types and have no type
//! parameters. A plain name may as well be the user's own type, so this is asked only when no file defines it, or when the
//! path begins with `std`.

use super::value::is_named;
use crate::model::{Primitive, Standard, Type};

/// What such a type crosses as.
pub(super) fn standard(name: &str) -> Option<Type> {
    match name {
        "PathBuf" | "OsString" => Some(Type::String),
        "Duration" => Some(Type::Standard(Standard::Duration)),
        "IpAddr" | "Ipv4Addr" | "Ipv6Addr" => Some(Type::Standard(Standard::Addr)),
        "SocketAddr" | "SocketAddrV4" | "SocketAddrV6" => Some(Type::Standard(Standard::AddrPort)),
        "SystemTime" => Some(Type::Standard(Standard::Time)),
        name if owner(name).is_some() => Some(Type::String),
        name => nonzero(name).map(Type::Primitive),
    }
}

/// A type of a library that crosses.
pub(crate) struct Known {
    /// What it crosses as.
    pub(crate) ty: Type,
    /// The crates that have it, each with that name. The feature of `rust2go` is the compiler's to judge: the files do not tell
    /// the features.
    pub(crate) crates: &'static [&'static str],
    /// The name alone says enough. Others count only where the path, or an import, says of which crate they are.
    pub(crate) telling: bool,
}

/// Rust's own crates.
pub(super) const STD: &[&str] = &["std", "core", "alloc"];

/// What is known of a type by its name, as long as it is no type of the user's.
pub(crate) fn known(name: &str, arguments: &[&syn::Type]) -> Option<Known> {
    let byte = || Box::new(Type::Primitive(Primitive::U8));
    let (ty, crates): (Type, &[&str]) = match (name, arguments) {
        ("Bytes", []) => (Type::List(byte()), &["bytes"]),
        ("Uuid", []) => (Type::Array(byte(), 16), &["uuid"]),
        ("Value", []) => (Type::Standard(Standard::Json), &["serde_json"]),
        ("DateTime", [zone]) if is_named(zone, "Utc") => (Type::Standard(Standard::Time), &["chrono"]),
        (name, []) => (standard(name)?, STD),
        _ => return None,
    };
    Some(Known {
        ty,
        crates,
        telling: name != "Value",
    })
}

/// What a type of the language itself, such as `u8`, crosses as.
pub(crate) fn number(name: &str) -> Option<Type> {
    match name {
        "u128" => Some(Type::Standard(Standard::U128)),
        "i128" => Some(Type::Standard(Standard::I128)),
        name => Primitive::from_rust(name).map(Type::Primitive),
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
