//! Types of Rust's libraries that are a type of Go's standard library, though not one of the language itself.

/// How such a type crosses where Go's own value is not what Rust can read: in another form, for which the support module
/// has functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converted {
    /// The type that crosses, as Go writes it.
    pub wire: &'static str,
    /// The function that makes the Go value of it.
    pub take: &'static str,
    /// The function of the way back.
    pub send: &'static str,
}

macro_rules! standards {
    ($(
        $(#[$doc:meta])* $variant:ident {
            name: $name:literal, short: $short:literal, go: $go:literal, import: $import:expr,
            size: $size:literal, align: $align:literal, converted: $converted:expr,
            clone: $clone:expr, pointer: $pointer:literal, text: $text:literal,
        }
    )*) => {
        /// A type that Go's standard library has too.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Standard { $($(#[$doc])* $variant,)* }

        impl Standard {
            /// All of them, one row each: the only list there is.
            pub const ALL: &'static [Standard] = &[$(Standard::$variant),*];
            /// The name in the schema, and in messages.
            pub fn rust(self) -> &'static str { match self { $(Standard::$variant => $name),* } }
            /// The name as a part of the Go name of a generic instance.
            pub fn short(self) -> &'static str { match self { $(Standard::$variant => $short),* } }
            /// The type in Go.
            pub fn go(self) -> &'static str { match self { $(Standard::$variant => $go),* } }
            /// The package that has it, if any.
            pub fn import(self) -> Option<&'static str> { match self { $(Standard::$variant => $import),* } }
            /// The size of what crosses, in bytes.
            pub fn size(self) -> usize { match self { $(Standard::$variant => $size),* } }
            /// The alignment of what crosses, in bytes.
            pub fn align(self) -> usize { match self { $(Standard::$variant => $align),* } }
            /// How it crosses if not as itself.
            pub fn converted(self) -> Option<Converted> { match self { $(Standard::$variant => $converted),* } }
            /// The function that copies a Go value, where an assignment does not.
            pub fn clone_function(self) -> Option<&'static str> { match self { $(Standard::$variant => $clone),* } }
            /// Whether the Go type is a pointer, whose nil can say `None`.
            pub fn is_pointer(self) -> bool { match self { $(Standard::$variant => $pointer),* } }
            /// Whether what crosses is text, which it points to.
            pub fn is_text(self) -> bool { match self { $(Standard::$variant => $text),* } }
        }
    };
}

const fn support(wire: &'static str, take: &'static str, send: &'static str) -> Option<Converted> {
    Some(Converted { wire, take, send })
}

standards! {
    /// `std::time::Duration`
    Duration {
        name: "Duration", short: "Duration", go: "time.Duration", import: Some("time"),
        size: 8, align: 8, converted: None,
        clone: None, pointer: false, text: false,
    }
    /// `std::time::SystemTime`, `chrono::DateTime<Utc>`
    Time {
        name: "SystemTime", short: "Time", go: "time.Time", import: Some("time"),
        size: 16, align: 8, converted: support("rust2go.Time", "rust2go.TakeTime", "rust2go.SendTime"),
        clone: None, pointer: false, text: false,
    }
    /// `std::net::IpAddr` and its two kinds
    Addr {
        name: "IpAddr", short: "Addr", go: "netip.Addr", import: Some("net/netip"),
        size: 17, align: 1, converted: support("rust2go.Addr", "rust2go.TakeAddr", "rust2go.SendAddr"),
        clone: None, pointer: false, text: false,
    }
    /// `std::net::SocketAddr` and its two kinds
    AddrPort {
        name: "SocketAddr", short: "AddrPort", go: "netip.AddrPort", import: Some("net/netip"),
        size: 24, align: 4, converted: support("rust2go.AddrPort", "rust2go.TakeAddrPort", "rust2go.SendAddrPort"),
        clone: None, pointer: false, text: false,
    }
    /// `u128`
    U128 {
        name: "u128", short: "Uint128", go: "*big.Int", import: Some("math/big"),
        size: 24, align: 8, converted: support("rust2go.Int128", "rust2go.TakeUint128", "rust2go.SendUint128"),
        clone: Some("rust2go.CloneInt"), pointer: true, text: false,
    }
    /// `i128`
    I128 {
        name: "i128", short: "Int128", go: "*big.Int", import: Some("math/big"),
        size: 24, align: 8, converted: support("rust2go.Int128", "rust2go.TakeInt128", "rust2go.SendInt128"),
        clone: Some("rust2go.CloneInt"), pointer: true, text: false,
    }
    /// `serde_json::Value`
    Json {
        name: "Json", short: "JSON", go: "any", import: None,
        size: 16, align: 8, converted: support("string", "jsonvalue.Take[*rust2go.Arena]", "jsonvalue.Send"),
        clone: Some("jsonvalue.Clone[*rust2go.Arena]"), pointer: false, text: true,
    }
}
