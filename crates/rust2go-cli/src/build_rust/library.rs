//! What a library of Rust's has that Go asks for by name.
//!
//! A linker takes of an archive only the members that something names. So the Go file names the function by which Go begins,
//! and the static that each trait of Rust's leaves: with it comes the function that makes the trait known. Each has a name of its
//! own, and the archive's index has them all. A dynamic library comes whole.

use std::collections::BTreeSet;

use object::read::archive::ArchiveFile;

use crate::say::Failure;

/// How the function's name begins; the version of the crate rust2go follows.
const BEGIN: &str = "rust2go_begin_";
/// How the name of a trait's static begins.
const TRAIT: &str = "rust2go_trait_";

/// The names to be asked for, as C has them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The function by which Go begins.
    pub(super) begin: String,
    /// The statics of the traits.
    pub(super) traits: Vec<String>,
}

pub(super) fn look(bytes: &[u8], dynamic: bool) -> Result<Wanted, Failure> {
    let names = if dynamic { shown(bytes) } else { indexed(bytes)? };
    let (traits, begin): (Vec<String>, Vec<String>) =
        names.into_iter().partition(|name| name.starts_with(TRAIT));
    match begin.as_slice() {
        [one] => Ok(Wanted {
            begin: one.clone(),
            traits,
        }),
        [] => Err(Failure::new("the library that cargo has built has no rust2go in it").help(
            "a crate that is linked into Go depends on rust2go, uses what has the traits (`use that_crate as _;`), and is of the same version as this program",
        )),
        several => {
            let versions: Vec<String> = several.iter().map(|name| version(name)).collect();
            let what = format!("several versions of rust2go are in the library: {}", versions.join(", "));
            Err(Failure::new(what).help("bring them to one; `cargo tree --duplicates` shows who wants which"))
        }
    }
}

fn version(begin: &str) -> String {
    let (_, version) = begin.split_once(BEGIN).unwrap_or_default();
    version.replace('_', ".")
}

/// The names of an archive's index that matter.
fn indexed(bytes: &[u8]) -> Result<BTreeSet<String>, Failure> {
    let broken = |error| Failure::new(format!("cannot read the archive that cargo has built: {error}"));
    let archive = ArchiveFile::parse(bytes).map_err(broken)?;
    let symbols = archive.symbols().map_err(broken)?.into_iter().flatten();
    let mut found = BTreeSet::new();
    for symbol in symbols {
        let symbol = symbol.map_err(broken)?;
        let name = String::from_utf8_lossy(symbol.name());
        // C's names have a bar before them on macOS.
        let name = name.strip_prefix('_').unwrap_or(&name);
        if name.starts_with(TRAIT) || name.starts_with(BEGIN) {
            found.insert(name.to_owned());
        }
    }
    Ok(found)
}

/// The functions of that name in a dynamic library, by the texts in it: its symbols are among them in every format.
fn shown(bytes: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    let is_word = |byte: &u8| byte.is_ascii_digit() || *byte == b'_';
    while let Some(next) = find(&bytes[at..], BEGIN.as_bytes()) {
        let start = at + next;
        at = start + BEGIN.len();
        let end = at + bytes[at..].iter().take_while(|byte| is_word(byte)).count();
        let ends = bytes.get(end) == Some(&0);
        if ends && bytes[at..end].iter().filter(|byte| **byte == b'_').count() == 2 {
            found.insert(String::from_utf8_lossy(&bytes[start..end]).into_owned());
        }
    }
    found
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive as GNU ar writes it, with nothing but an index.
    fn archive(names: &[&str]) -> Vec<u8> {
        let mut index = (names.len() as u32).to_be_bytes().to_vec();
        index.extend(names.iter().flat_map(|_| 0u32.to_be_bytes()));
        index.extend(names.iter().flat_map(|name| [name.as_bytes(), b"\0"].concat()));
        if index.len() % 2 == 1 {
            index.push(0);
        }
        let mut bytes = b"!<arch>\n".to_vec();
        bytes.extend(
            format!(
                "{:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n",
                "/",
                0,
                0,
                0,
                0,
                index.len()
            )
            .bytes(),
        );
        bytes.extend(index);
        bytes
    }

    #[test]
    fn an_archive() {
        let found = look(
            &archive(&[
                "rust2go_trait_Store_0e",
                "main",
                "rust2go_begin_0_5_0",
                "rust2go_call",
            ]),
            false,
        );
        let wanted = Wanted {
            begin: "rust2go_begin_0_5_0".into(),
            traits: vec!["rust2go_trait_Store_0e".into()],
        };
        assert_eq!(found.ok(), Some(wanted));
    }

    #[test]
    fn none_and_several() {
        for (names, says) in [
            (&["main"][..], "no rust2go in it"),
            (&["rust2go_begin_0_5_0", "rust2go_begin_0_6_1"], "0.5.0, 0.6.1"),
        ] {
            let text = look(&archive(names), false)
                .err()
                .map(|failure| failure.render(false));
            assert!(text.is_some_and(|text| text.contains(says)), "{says}");
        }
    }

    #[test]
    fn a_dynamic_library() {
        let bytes = b"\x7fELF\0x\0rust2go_begin_0_5_0\0rust2go_begin_x\0rust2go_begin_0_5_0\0rust2go_begin_";
        assert_eq!(
            shown(bytes).into_iter().collect::<Vec<_>>(),
            ["rust2go_begin_0_5_0"]
        );
    }
}
