//! The names that generated code needs beside the user's.
//!
//! A package-level name is made of the trait's and the method's, so that it says what it is for; where another name
//! of the file is the same (trait `Demo` with `CheckAll` beside trait `DemoCheck` with `All`), it gets an underscore.

use std::collections::HashSet;

use crate::check::names;
pub(super) use crate::check::names::upper_camel;
use crate::model::{Direction, Field, Interface, TypeKind};

/// The package-level names of the file.
pub(super) struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// The names that the interface itself asks for.
    pub(super) fn of(interface: &Interface) -> Self {
        let fixed = ["main", "init"].iter().chain(names::IMPORTED);
        let mut taken: HashSet<String> = fixed.map(|name| (*name).to_owned()).collect();
        for r#trait in &interface.traits {
            if r#trait.direction == Direction::RustCallsGo {
                taken.insert(r#trait.go_name.clone());
            }
            taken.insert(implementation(&r#trait.go_name));
        }
        for def in &interface.types {
            taken.insert(def.go_name.clone());
            match &def.kind {
                TypeKind::Enum { variants, .. } => {
                    taken.extend(variants.iter().map(|variant| variant.go_name.clone()));
                }
                TypeKind::Sum { variants } => {
                    taken.extend(variants.iter().map(|variant| variant.go_name.clone()));
                }
                TypeKind::Struct { .. } | TypeKind::Newtype { .. } | TypeKind::Object(_) => {}
            }
        }
        Scope { taken }
    }

    /// A name that nothing else has, this one if it is free.
    pub(super) fn claim(&mut self, wanted: String) -> String {
        let name = unlike(wanted, |name| self.has(name));
        self.taken.insert(name.clone());
        name
    }

    /// Whether something has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// The name of a local variable that hides nothing of the package.
    pub(super) fn local(&self, wanted: &str) -> String {
        unlike(wanted.to_owned(), |name| self.has(name))
    }

    /// A name for the receiver of a type's methods: it hides no type, and no other local name of those methods.
    pub(super) fn receiver(&self, type_name: &str) -> String {
        let letters: String = type_name
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        (1..=letters.len().min(2))
            .map(|n| letters[..n].to_owned())
            .chain(["value".to_owned(), "self".to_owned()])
            .find(|name| {
                !LOCAL.contains(&name.as_str())
                    && !KEYWORDS.contains(&name.as_str())
                    && !self.taken.contains(name)
            })
            .unwrap_or_else(|| "receiver".to_owned())
    }
}

/// Local names of the methods that copy a value: its element and the indices of arrays.
const LOCAL: &[&str] = &["i", "j", "k", "v"];

/// The keywords that two letters of a name can make.
const KEYWORDS: &[&str] = &["go", "if"];

/// The variable by which the user registers her handler.
pub(super) fn implementation(trait_name: &str) -> String {
    format!("{trait_name}Impl")
}

/// The name of a method of a type with these fields: what none of them is called.
pub(super) fn method_beside<'a>(wanted: &str, fields: impl IntoIterator<Item = &'a Field> + Clone) -> String {
    unlike(wanted.to_owned(), |name| {
        fields.clone().into_iter().any(|field| field.go_name == name)
    })
}

/// This name, or the first with more behind it that is not taken.
fn unlike(wanted: String, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = wanted;
    while is_taken(&name) {
        name.push('_');
    }
    name
}

/// The fields of a named type in Go, which those of an enum's variants are not.
pub(super) fn fields(interface: &Interface, index: usize) -> &[Field] {
    match &interface.named(index).kind {
        TypeKind::Struct { fields } => fields,
        TypeKind::Newtype { .. } | TypeKind::Sum { .. } | TypeKind::Object(_) | TypeKind::Enum { .. } => &[],
    }
}

/// The method that copies a value with an arena.
pub(super) const CLONE_METHOD: &str = "cloneTo";

/// The method that makes the Go value of what crosses.
pub(super) const TAKE_METHOD: &str = "take";

/// The same as the beginning of one: `HTTPServer` becomes `httpServer`, `DB` becomes `db`.
pub(super) fn lower_camel(name: &str) -> String {
    let letters: Vec<char> = upper_camel(name).chars().collect();
    let run = letters.iter().take_while(|letter| letter.is_uppercase()).count();
    // The last capital of a run begins the next word.
    let next_word = letters.get(run).is_some_and(|letter| letter.is_lowercase());
    let lower = if run > 1 && next_word { run - 1 } else { run };
    let head = letters[..lower].iter().flat_map(|letter| letter.to_lowercase());
    let name: String = head.chain(letters[lower..].iter().copied()).collect();
    // A trait may be called `_1`.
    if name.starts_with(char::is_numeric) {
        return format!("x{name}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn camels() {
        for (name, lower, upper) in [
            ("Directory", "directory", "Directory"),
            ("HTTPServer", "httpServer", "HTTPServer"),
            ("DB", "db", "DB"),
            ("check_all", "checkAll", "CheckAll"),
            ("_x", "x", "X"),
            ("_1", "x1", "1"),
            ("A", "a", "A"),
            ("UserID2", "userID2", "UserID2"),
        ] {
            assert_eq!(lower_camel(name), lower);
            assert_eq!(upper_camel(name), upper);
        }
    }

    #[test]
    fn a_receiver_hides_nothing() {
        let scope = Scope {
            taken: ["u".to_owned()].into(),
        };
        for (name, receiver) in [
            ("Address", "a"),
            ("Item", "it"),
            ("User", "us"),
            ("If", "value"),
            ("Goer", "g"),
            ("Ü", "value"),
        ] {
            assert_eq!(scope.receiver(name), receiver, "{name}");
        }
    }

    #[test]
    fn no_name_twice() {
        let mut scope = Scope {
            taken: HashSet::new(),
        };
        assert_eq!(scope.claim("abcBlock".to_owned()), "abcBlock");
        assert_eq!(scope.claim("abcBlock".to_owned()), "abcBlock_");
        assert_eq!(scope.claim("abcBlock".to_owned()), "abcBlock__");
        assert_eq!(scope.local("abcBlock"), "abcBlock___");
        assert_eq!([scope.local("out"), scope.local("out")], ["out", "out"]);
    }
}
