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
    "pace.go",
    "queue.go",
    "registry.go",
    "results.go",
    "rust.go",
    "scope.go",
    "vec.go",
    "wide.go",
];

/// The package for `serde_json::Value`.
const JSON: &[(&str, &str)] = files!["jsonvalue/jsonvalue.go", "jsonvalue/send.go", "jsonvalue/take.go"];

/// Name and contents of each file of the support module.
pub fn support_files() -> Vec<(&'static str, &'static str)> {
    FILES.iter().chain(JSON).copied().collect()
}

/// Those of them that an interface needs.
pub(crate) fn support_files_for(interface: &Interface) -> Vec<(&'static str, &'static str)> {
    match standard_types(interface).contains(&Standard::Json) {
        true => support_files(),
        false => FILES.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_of_the_module_is_forgotten() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/support");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder of the support module")
            .map(|entry| {
                entry
                    .expect("an entry of the folder")
                    .file_name()
                    .into_string()
                    .expect("an ASCII name")
            })
            .filter(|name| name.ends_with(".go") && !name.ends_with("_test.go"))
            .collect();
        there.sort();
        let listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(there, listed);
    }
}
