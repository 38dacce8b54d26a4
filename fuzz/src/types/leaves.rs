//! The types that random types are made of. To have a new one tried, add its row here and its `impl Value` to `fuzz-values`.

/// A type without type parameters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// As it is written, in any module.
    pub(crate) rust: &'static str,
    /// Maps may have it as their key.
    pub(crate) key: bool,
    /// A number whose bit patterns are all values: Go may write to a list of them.
    pub(crate) plain: bool,
    /// What is lent of it, where that is not `&` before it.
    pub(crate) lent: Option<&'static str>,
    /// It stays on its thread.
    pub(crate) stays: bool,
    /// How often it comes.
    pub(crate) weight: usize,
}

const fn leaf(rust: &'static str) -> Leaf {
    Leaf {
        rust,
        key: false,
        plain: false,
        lent: None,
        stays: false,
        weight: 2,
    }
}

const fn key(rust: &'static str) -> Leaf {
    Leaf {
        key: true,
        ..leaf(rust)
    }
}

const fn number(rust: &'static str) -> Leaf {
    Leaf {
        plain: true,
        weight: 4,
        ..key(rust)
    }
}

const fn float(rust: &'static str) -> Leaf {
    Leaf {
        plain: true,
        weight: 4,
        ..leaf(rust)
    }
}

const fn text(rust: &'static str, lent: &'static str, weight: usize) -> Leaf {
    Leaf {
        lent: Some(lent),
        weight,
        ..key(rust)
    }
}

const fn staying(rust: &'static str) -> Leaf {
    Leaf {
        stays: true,
        ..key(rust)
    }
}

/// All of them.
pub(crate) const LEAVES: &[Leaf] = &[
    number("u8"),
    number("u16"),
    number("u32"),
    number("u64"),
    number("usize"),
    number("i8"),
    number("i16"),
    number("i32"),
    number("i64"),
    number("isize"),
    float("f32"),
    float("f64"),
    Leaf {
        weight: 6,
        ..key("bool")
    },
    Leaf {
        weight: 4,
        ..key("char")
    },
    leaf("u128"),
    leaf("i128"),
    key("std::num::NonZeroU8"),
    key("std::num::NonZeroU16"),
    key("std::num::NonZeroU32"),
    key("std::num::NonZeroU64"),
    key("std::num::NonZeroUsize"),
    key("std::num::NonZeroI8"),
    key("std::num::NonZeroI16"),
    key("std::num::NonZeroI32"),
    key("std::num::NonZeroI64"),
    key("std::num::NonZeroIsize"),
    text("String", "&str", 16),
    text("Box<str>", "&str", 2),
    text("std::sync::Arc<str>", "&str", 2),
    text("std::borrow::Cow<'static, str>", "&std::borrow::Cow<'_, str>", 2),
    staying("std::rc::Rc<str>"),
    text("std::path::PathBuf", "&std::path::Path", 3),
    text("Box<std::path::Path>", "&std::path::Path", 1),
    text("std::sync::Arc<std::path::Path>", "&std::path::Path", 1),
    text("std::ffi::OsString", "&std::ffi::OsStr", 3),
    text("Box<std::ffi::OsStr>", "&std::ffi::OsStr", 1),
    staying("std::rc::Rc<std::ffi::OsStr>"),
    leaf("std::time::Duration"),
    leaf("std::time::SystemTime"),
    leaf("std::net::IpAddr"),
    leaf("std::net::Ipv4Addr"),
    leaf("std::net::Ipv6Addr"),
    leaf("std::net::SocketAddr"),
    leaf("std::net::SocketAddrV4"),
    leaf("std::net::SocketAddrV6"),
    leaf("bytes::Bytes"),
    leaf("uuid::Uuid"),
    leaf("chrono::DateTime<chrono::Utc>"),
    leaf("serde_json::Value"),
];

/// A type with type parameters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrapper {
    /// As it is written: `#0` and `#1` stand for the arguments.
    pub(crate) rust: &'static str,
    /// The number of arguments.
    pub(crate) arguments: usize,
    /// The first argument is a key.
    pub(crate) keyed: bool,
    /// What is lent of it, where that is not `&` before it.
    pub(crate) lent: Option<&'static str>,
    /// A value need not have one of the last argument in it.
    pub(crate) empty: bool,
    /// Its values lie behind a pointer: a type may contain itself there.
    pub(crate) heap: bool,
    /// It stays on its thread.
    pub(crate) stays: bool,
    /// The argument has to be `Clone`.
    pub(crate) clones: bool,
    /// How often it comes.
    pub(crate) weight: usize,
}

const fn list(rust: &'static str, weight: usize) -> Wrapper {
    Wrapper {
        rust,
        arguments: 1,
        keyed: false,
        lent: None,
        empty: true,
        heap: true,
        stays: false,
        clones: false,
        weight,
    }
}

const fn pointer(rust: &'static str, weight: usize) -> Wrapper {
    Wrapper {
        empty: false,
        ..list(rust, weight)
    }
}

const fn map(rust: &'static str, arguments: usize, weight: usize) -> Wrapper {
    Wrapper {
        arguments,
        keyed: true,
        ..list(rust, weight)
    }
}

/// All of them.
pub(crate) const WRAPPERS: &[Wrapper] = &[
    Wrapper {
        lent: Some("&[#0]"),
        ..list("Vec<#0>", 16)
    },
    list("std::collections::VecDeque<#0>", 2),
    list("Box<[#0]>", 2),
    list("std::sync::Arc<[#0]>", 2),
    Wrapper {
        clones: true,
        ..list("std::borrow::Cow<'static, [#0]>", 2)
    },
    Wrapper {
        stays: true,
        ..list("std::rc::Rc<[#0]>", 3)
    },
    Wrapper {
        heap: false,
        ..list("Option<#0>", 12)
    },
    list("Option<Box<#0>>", 6),
    pointer("Box<#0>", 6),
    pointer("std::sync::Arc<#0>", 3),
    Wrapper {
        stays: true,
        ..pointer("std::rc::Rc<#0>", 4)
    },
    map("std::collections::HashMap<#0, #1>", 2, 4),
    map("std::collections::BTreeMap<#0, #1>", 2, 3),
    map("std::collections::HashSet<#0>", 1, 2),
    map("std::collections::BTreeSet<#0>", 1, 2),
];
