//! Names in Go: the only place that makes one out of a name in Rust.
//!
//! Idiomatic names follow Go's own conventions: exported, initialisms in one case (`user_id` is `UserID`). Verbatim
//! names are Rust's.

use proc_macro2::Ident;
use unicode_ident::{is_xid_continue, is_xid_start};

use super::words::{INITIALISMS, KEYWORDS, PREDECLARED};
use crate::model::Naming;

/// The packages that a generated file may import, by the names under which it does.
pub(crate) const IMPORTED: &[&str] = &[
    "big",
    "context",
    "fmt",
    "jsonvalue",
    "netip",
    "rust2go",
    "strconv",
    "time",
    "unsafe",
];

/// Why a package-level name in Go is not free, whatever the interface says.
pub(super) fn reserved(name: &str) -> Option<&'static str> {
    match name {
        "init" | "main" => Some("Go calls the function of that name itself"),
        name if IMPORTED.contains(&name) => Some("the generated file imports a package of that name"),
        name if PREDECLARED.contains(&name) => Some("Go declares it itself"),
        _ => None,
    }
}

/// Whether Go declares the name everywhere.
#[cfg(feature = "go")]
pub(crate) fn predeclared(name: &str) -> bool {
    PREDECLARED.contains(&name)
}

/// The local variables of generated functions whose scope has types of the user's in it. A type of such a name would be
/// hidden there.
const LOCALS: &[&str] = &["arena", "b", "c", "ctx", "from", "in", "p", "sent", "to", "v"];

/// The name of what was made of a closure, `__DirectoryWalkVisit`: no one outside of the generated file needs it.
pub(super) fn of_made(name: &str) -> String {
    let name = name.trim_start_matches('_');
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// Why the name of a type is not free: as [`reserved`], and generated functions name types.
pub(super) fn reserved_type(name: &str) -> Option<&'static str> {
    let index = matches!(name, "i" | "j" | "k")
        || name
            .strip_prefix(['a', 'i'])
            .is_some_and(|number| number.parse::<u32>().is_ok());
    if index || LOCALS.contains(&name) {
        Some("generated functions have a variable of that name")
    } else {
        reserved(name)
    }
}

/// Why a text cannot be a name in Go at all.
pub(crate) fn why_not_go(name: &str) -> Option<&'static str> {
    let mut chars = name.chars();
    let is_part = |c: char| c == '_' || is_letter(c) || is_digit(c);
    match chars.next() {
        None => Some("it is empty"),
        Some(first) if is_digit(first) => Some("it begins with a digit"),
        Some(_) if !name.chars().all(is_part) => Some("it has characters other than letters, digits and `_`"),
        _ if name.chars().all(|c| c == '_') => Some("Go cannot refer to it"),
        _ if KEYWORDS.contains(&name) => Some("it is a keyword of Go"),
        _ => None,
    }
}

/// Whether a character is a letter to Go, of one of Unicode's categories L. A name in Rust can begin with these, with numbers
/// that are letters (`Ⅷ`), and with four signs; and four letters can stand in one, but not first.
fn is_letter(c: char) -> bool {
    let first = is_xid_start(c) && !matches!(c, '\u{1885}' | '\u{1886}' | '\u{2118}' | '\u{212e}');
    let later = matches!(c, '\u{e33}' | '\u{eb3}' | '\u{ff9e}' | '\u{ff9f}');
    (first || later) && !c.is_numeric()
}

/// Whether it is a digit to Go, of the category Nd: what is numeric in a name of Rust, but for ten that are none.
fn is_digit(c: char) -> bool {
    let other = matches!(c, '\u{1369}'..='\u{1371}' | '\u{19da}');
    c.is_numeric() && is_xid_continue(c) && !is_xid_start(c) && !other
}

/// A name in Rust without `r#`.
pub(crate) fn rust(ident: &Ident) -> String {
    let name = ident.to_string();
    match name.strip_prefix("r#") {
        Some(bare) => bare.to_string(),
        None => name,
    }
}

impl Naming {
    /// A trait or a type.
    pub(super) fn type_name(self, rust: &str) -> String {
        let lower_case = rust.starts_with(|c: char| c == '_' || c.is_lowercase());
        match self {
            Naming::Idiomatic if lower_case => exported(rust),
            Naming::Idiomatic => escaped(&with_initialisms(rust)),
            Naming::Verbatim => escaped(rust),
        }
    }

    /// A method.
    pub(super) fn method(self, rust: &str) -> String {
        match self {
            Naming::Idiomatic => exported(rust),
            Naming::Verbatim => escaped(rust),
        }
    }

    /// A field, by its name or its index.
    pub(super) fn field(self, rust: &str) -> String {
        if rust.starts_with(|c: char| c.is_ascii_digit()) {
            return format!("F{rust}");
        }
        self.method(rust)
    }

    /// The constant of a variant; `of` is the name of the enum in Go.
    pub(super) fn variant(self, of: &str, rust: &str) -> String {
        match self {
            Naming::Idiomatic => format!("{of}{}", exported(rust)),
            Naming::Verbatim => format!("{of}{rust}"),
        }
    }

    /// A parameter.
    pub(super) fn param(self, rust: &str) -> String {
        match self {
            Naming::Idiomatic => {
                let name = unexported(rust);
                let taken = KEYWORDS.contains(&name.as_str())
                    || PREDECLARED.contains(&name.as_str())
                    || matches!(name.as_str(), "ctx" | "context");
                if taken {
                    format!("{name}_")
                } else {
                    name
                }
            }
            Naming::Verbatim => escaped(rust),
        }
    }
}

/// A name of Rust as it is, unless Go cannot have it.
fn escaped(rust: &str) -> String {
    let unusable = KEYWORDS.contains(&rust) || rust.chars().all(|c| c == '_');
    if !unusable {
        rust.to_string()
    } else if rust.starts_with('_') {
        format!("x{rust}")
    } else {
        format!("{rust}_")
    }
}

/// `user_id` as `UserID`.
fn exported(rust: &str) -> String {
    let name: String = words(rust).iter().map(|word| capital(word)).collect();
    // Letters without case (and digits) do not export a name.
    if name.starts_with(char::is_uppercase) {
        name
    } else {
        format!("X{name}")
    }
}

/// `user_id` as `userID`.
fn unexported(rust: &str) -> String {
    let words = words(rust);
    let Some((first, rest)) = words.split_first() else {
        return "x".to_string();
    };
    let rest: String = rest.iter().map(|word| capital(word)).collect();
    let name = format!("{}{rest}", first.to_lowercase());
    if name.starts_with(is_digit) {
        format!("x{name}")
    } else {
        name
    }
}

/// `check_all` and `CheckAll` as the middle of a longer name: `CheckAll`.
pub(crate) fn upper_camel(name: &str) -> String {
    name.split('_').map(capitalized).collect()
}

/// A name in the middle of another one: `uint8` as `Uint8`.
pub(super) fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// `UserId` as `UserID`; all else stays.
fn with_initialisms(rust: &str) -> String {
    let parts = rust.split('_').map(|part| {
        let words = words(part);
        words
            .iter()
            .map(|word| initialism(word).unwrap_or_else(|| word.clone()))
            .collect::<String>()
    });
    parts.collect::<Vec<_>>().join("_")
}

/// The word in the one case in which Go writes it.
fn initialism(word: &str) -> Option<String> {
    let same = |known: &&&str| known.eq_ignore_ascii_case(word);
    INITIALISMS.iter().find(same).map(|known| (*known).to_owned())
}

fn capital(word: &str) -> String {
    if let Some(initialism) = initialism(word) {
        return initialism;
    }
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    // `HTTP_OK` is a name too: a word all in capitals that is no initialism loses them after the first.
    let shouted = word.chars().count() > 1 && !word.contains(char::is_lowercase);
    if shouted {
        first.chain(chars.flat_map(char::to_lowercase)).collect()
    } else {
        first.chain(chars).collect()
    }
}

/// The words of a name: between underscores, and where small letters are followed by a capital.
fn words(rust: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in rust.split('_') {
        let chars: Vec<char> = part.chars().collect();
        let mut start = 0;
        for at in 1..chars.len() {
            let after_small = chars[at].is_uppercase() && !chars[at - 1].is_uppercase();
            let before_small = chars[at].is_uppercase()
                && chars[at - 1].is_uppercase()
                && chars.get(at + 1).is_some_and(|next| next.is_lowercase());
            if after_small || before_small {
                words.push(chars[start..at].iter().collect());
                start = at;
            }
        }
        if start < chars.len() {
            words.push(chars[start..].iter().collect());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use Naming::{Idiomatic, Verbatim};

    #[test]
    fn methods_and_fields_are_exported() {
        for (rust, expected) in [
            ("count", "Count"),
            ("user_id", "UserID"),
            ("userId", "UserID"),
            ("http_url", "HTTPURL"),
            ("HTTPServer", "HTTPServer"),
            ("utf8_text", "UTF8Text"),
            ("ipv4", "IPv4"),
            ("sha256", "Sha256"),
            ("_hidden", "Hidden"),
            ("_0", "X0"),
            ("__", "X"),
            ("type", "Type"),
            ("identity", "Identity"),
            ("größe", "Größe"),
            ("名前", "X名前"),
            ("MAX_LEN", "MaxLen"),
        ] {
            assert_eq!(Idiomatic.method(rust), expected, "{rust}");
        }
        assert_eq!(Idiomatic.field("0"), "F0");
        assert_eq!(Verbatim.field("1"), "F1");
    }

    #[test]
    fn parameters_are_not() {
        for (rust, expected) in [
            ("name", "name"),
            ("user_id", "userID"),
            ("http", "http"),
            ("url_of_user", "urlOfUser"),
            ("type", "type_"),
            ("func", "func_"),
            ("len", "len_"),
            ("string", "string_"),
            ("ctx", "ctx_"),
            ("_n", "n"),
            ("__", "x"),
            ("_1", "x1"),
            ("_१", "x१"),
            ("URL", "url"),
        ] {
            assert_eq!(Idiomatic.param(rust), expected, "{rust}");
        }
    }

    #[test]
    fn verbatim_names_are_those_of_rust() {
        for (rust, expected) in [
            ("user_id", "user_id"),
            ("type", "type_"),
            ("Check", "Check"),
            ("__", "x__"),
        ] {
            assert_eq!(Verbatim.method(rust), expected, "{rust}");
            assert_eq!(Verbatim.param(rust), expected, "{rust}");
            assert_eq!(Verbatim.field(rust), expected, "{rust}");
        }
    }

    #[test]
    fn types_keep_their_name_but_for_initialisms() {
        for (rust, expected) in [
            ("UserId", "UserID"),
            ("user_id", "UserID"),
            ("HTTP", "HTTP"),
            ("HttpUrl", "HTTPURL"),
            ("AST", "AST"),
            ("My_Id", "My_ID"),
            ("Identity", "Identity"),
            ("Ipv4Header", "IPv4Header"),
        ] {
            assert_eq!(Idiomatic.type_name(rust), expected);
        }
        assert_eq!(Idiomatic.variant("Color", "Red"), "ColorRed");
        assert_eq!(Idiomatic.variant("Color", "NotFound"), "ColorNotFound");
    }

    #[test]
    fn some_names_are_hidden_from_types_only() {
        for name in LOCALS.iter().chain(&["i", "j", "k", "i3", "i12"]) {
            assert!(
                reserved_type(name).is_some() && reserved(name).is_none(),
                "{name}"
            );
        }
        assert!(reserved_type("unsafe").is_some());
        for name in ["User", "out", "err", "id", "ix", "i3x"] {
            assert!(reserved_type(name).is_none(), "{name}");
        }
    }

    #[test]
    fn some_texts_are_no_names() {
        for (name, valid) in [
            ("User", true),
            ("größe", true),
            ("x1", true),
            ("", false),
            ("1x", false),
            ("a b", false),
            ("func", false),
            ("_", false),
            ("a-b", false),
            ("имя", true),
            ("名前", true),
            ("नम", true),
            ("ชื่อ", false),
            ("คำ", true),
            ("x१", true),
            ("१x", false),
            ("नमस्ते", false),
            ("col·lecció", false),
            ("a‿b", false),
            ("e\u{301}", false),
            ("Ⅷ", false),
            ("x²", false),
            ("x፩", false),
            ("℘", false),
        ] {
            assert_eq!(why_not_go(name).is_none(), valid, "{name}");
        }
    }
}
