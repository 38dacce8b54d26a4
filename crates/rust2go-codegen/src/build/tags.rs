//! Build tags for an archive.
//!
//! A Go module may be built into a Rust program and be a program with Rust in it too. The file by which `rust2go build-rust`
//! links Rust must not be part of an archive, where Rust is what links; it goes by a tag. Go has one list of tags, so it is
//! added to the user's.

use std::ffi::OsString;
use std::path::Path;

use crate::generate::{module_root, SUPPORT_FOLDER};

/// The tag of an archive.
const ARCHIVE: &str = "rust2go_archive";

/// Whether `rust2go build-rust` has left a file in the module around `folder`.
pub(super) fn are_needed(folder: &Path) -> bool {
    let Ok(root) = module_root(&folder.join("gen.go")) else {
        return false;
    };
    let entries = std::fs::read_dir(root.join(SUPPORT_FOLDER));
    entries.into_iter().flatten().flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("link_") && name.ends_with(".go")
    })
}

/// The user's arguments with the tag added to her tags, those of `GOFLAGS` where the arguments have none.
pub(super) fn added(args: &[OsString], goflags: &str) -> Vec<OsString> {
    let mut tags = value_in(goflags.split_whitespace());
    let mut kept: Vec<OsString> = Vec::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let text = arg.to_string_lossy();
        if let Some(value) = inline(&text) {
            tags = value.to_owned();
        } else if text == "-tags" || text == "--tags" {
            tags = rest
                .next()
                .map_or_else(String::new, |value| value.to_string_lossy().into_owned());
        } else {
            kept.push(arg.clone());
        }
    }
    let mut all: Vec<&str> = tags.split([',', ' ']).filter(|tag| !tag.is_empty()).collect();
    all.push(ARCHIVE);
    kept.push(format!("-tags={}", all.join(",")).into());
    kept
}

fn inline(arg: &str) -> Option<&str> {
    arg.strip_prefix("--tags=").or_else(|| arg.strip_prefix("-tags="))
}

fn value_in<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter_map(inline).last().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_joins_the_users() {
        for (args, goflags, all) in [
            (&[][..], "", &["-tags=rust2go_archive"][..]),
            (
                &["-v"],
                "-mod=mod -tags=netgo",
                &["-v", "-tags=netgo,rust2go_archive"],
            ),
            (
                &["-tags=a,b", "-v"],
                "-tags=netgo",
                &["-v", "-tags=a,b,rust2go_archive"],
            ),
            (&["-tags", "a b"], "", &["-tags=a,b,rust2go_archive"]),
            (&["--tags", "a"], "", &["-tags=a,rust2go_archive"]),
        ] {
            let args: Vec<OsString> = args.iter().map(Into::into).collect();
            assert_eq!(added(&args, goflags), all, "{args:?}");
        }
    }
}
