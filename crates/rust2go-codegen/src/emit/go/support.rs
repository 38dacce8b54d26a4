//! The Go support module, as it is copied to `internal/rust2go` of the user's module.

use super::view::standard_types;
use crate::model::{Interface, Standard};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../support/", $name)))),*]
    };
}

/// Every file of the module that a build needs: its tests stay here, and `go.mod` too, because the copy is a package of
/// the user's own module.
const FILES: &[(&str, &str)] = files![
    "addr.go",
    "arena.go",
    "await.go",
    "begin.go",
    "blocks.go",
    "bridge.go",
    "call.go",
    "cause.go",
    "cause_old.go",
    "context.go",
    "convert.go",
    "dispatch.go",
    "doc.go",
    "errors.go",
    "header.go",
    "holders.go",
    "idle.go",
    "nonblocking.go",
    "object.go",
    "pace.go",
    "policy.go",
    "queue.go",
    "registry.go",
    "results.go",
    "rust.go",
    "scope.go",
    "stack.go",
    "stream.go",
    "table.go",
    "vec.go",
    "wide.go",
    "words.go",
    "fastcall/call.go",
    "fastcall/call_amd64.s",
    "fastcall/call_arm64.s",
    "fastcall/other.go",
];

/// What the module is called where it is at home. Its files import each other by it.
const MODULE: &str = "github.com/rust2go/rust2go/go";

/// The package for `serde_json::Value`.
const JSON: &[(&str, &str)] = files!["jsonvalue/jsonvalue.go", "jsonvalue/send.go", "jsonvalue/take.go"];

/// Name and contents of each file of the support module, whose import path is `import`.
pub fn support_files(import: &str) -> Vec<(&'static str, String)> {
    at_home_in(import, FILES.iter().chain(JSON))
}

/// Those of them that an interface needs.
pub(crate) fn support_files_for(interface: &Interface, import: &str) -> Vec<(&'static str, String)> {
    match standard_types(interface).contains(&Standard::Json) {
        true => support_files(import),
        false => at_home_in(import, FILES.iter()),
    }
}

fn at_home_in<'a>(
    import: &str,
    files: impl Iterator<Item = &'a (&'static str, &'static str)>,
) -> Vec<(&'static str, String)> {
    files
        .map(|(name, text)| (*name, text.replace(MODULE, import)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_of_the_module_is_forgotten() {
        let mut there = Vec::new();
        for folder in ["", "fastcall/", "jsonvalue/"] {
            let path = format!("{}/support/{folder}", env!("CARGO_MANIFEST_DIR"));
            for entry in std::fs::read_dir(path).expect("a folder of the support module") {
                let name = entry.expect("an entry of the folder").file_name();
                let name = name.into_string().expect("an ASCII name");
                if name.ends_with(".s") || name.ends_with(".go") && !name.ends_with("_test.go") {
                    there.push(format!("{folder}{name}"));
                }
            }
        }
        there.sort();
        let mut listed: Vec<&str> = FILES.iter().chain(JSON).map(|(name, _)| *name).collect();
        listed.sort_unstable();
        assert_eq!(there, listed);
    }
}
