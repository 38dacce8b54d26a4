//! The Go file by which `go build` links the library and the program gets hold of Rust before anything else runs.

use std::path::Path;

use minijinja::{context, Environment};

use super::library::Wanted;

/// What is filled in.
pub(super) struct LinkFile<'a> {
    /// GOOS
    pub(super) os: &'a str,
    /// The library, in `lib` beside the Go file.
    pub(super) file: &'a Path,
    pub(super) dynamic: bool,
    pub(super) native: &'a [String],
    pub(super) wanted: &'a Wanted,
    /// A number for the library's contents.
    pub(super) contents: u64,
}

impl LinkFile<'_> {
    pub(super) fn render(&self) -> String {
        let name = |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().to_string_lossy().into_owned();
        let folder = name(self.file.parent().and_then(Path::file_name));
        let file = name(self.file.file_name());
        let stem = name(self.file.file_stem());
        let own_folder = match self.os {
            "darwin" => "@loader_path",
            _ => "$ORIGIN",
        };
        let words = context! {
            folder,
            file,
            name => stem.trim_start_matches("lib"),
            dynamic => self.dynamic,
            own_folder,
            native => self.native.iter().map(|flag| quoted(flag)).collect::<Vec<_>>().join(" "),
            begin => self.wanted.begin,
            traits => self.wanted.traits,
            contents => format!("{:016x}", self.contents),
            version => env!("CARGO_PKG_VERSION"),
        };
        let mut templates = Environment::new();
        templates.set_keep_trailing_newline(true);
        templates.set_trim_blocks(true);
        templates
            .render_str(include_str!("../../templates/link.go.jinja"), words)
            .unwrap_or_else(|error| unreachable!("the template of the link file: {error}"))
    }
}

/// A flag as a `#cgo` line has it: in quotes where it would be taken apart, as a folder with a blank in its name would.
fn quoted(flag: &str) -> String {
    if !flag.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\')) {
        return flag.to_owned();
    }
    format!("\"{}\"", flag.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_stay_whole() {
        let native = ["-L/opt/x y".to_owned(), "-lssl".to_owned(), "-L/it's".to_owned()];
        let text = LinkFile {
            os: "linux",
            file: Path::new("lib/linux_amd64/libapp.a"),
            dynamic: false,
            native: &native,
            wanted: &Wanted {
                begin: "begin".to_owned(),
                traits: Vec::new(),
            },
            contents: 0,
        }
        .render();
        let flags = r#"#cgo LDFLAGS: ${SRCDIR}/lib/linux_amd64/libapp.a "-L/opt/x y" -lssl "-L/it's""#;
        assert!(text.contains(&format!("{flags}\n")), "{text}");
        assert_eq!(quoted(r#"-La\b "c""#), r#""-La\\b \"c\"""#);
    }
}
