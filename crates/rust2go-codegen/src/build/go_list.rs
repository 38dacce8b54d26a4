//! What `go list` knows of a build: the user's own files in it, and the system libraries that cgo parts need.

use std::path::PathBuf;

use super::go_build::Go;

/// One line for each fact, of a letter and a value. Packages of the standard library and of the module cache
/// give only their linker flags: they do not change.
const TEMPLATE: &str = concat!(
    "{{range .CgoLDFLAGS}}L {{.}}\n{{end}}",
    "{{$dir := .Dir}}{{if .Module}}{{$own := .Module.Main}}",
    "{{with .Module.Replace}}{{if not .Version}}{{$own = true}}{{end}}{{end}}",
    "{{if $own}}D {{$dir}}\n{{with .Module.GoMod}}M {{.}}\n{{end}}",
    "{{range .EmbedFiles}}E {{$dir}}/{{.}}\n{{end}}{{end}}{{end}}",
);

/// The answer.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The folders of packages that are the user's: of the main module, a workspace or a local replacement.
    pub(super) folders: Vec<PathBuf>,
    /// Their `go.mod` files.
    pub(super) go_mods: Vec<PathBuf>,
    /// Files that they embed.
    pub(super) embedded: Vec<PathBuf>,
    /// `go.work`, where one is in force.
    pub(super) workspace: Option<PathBuf>,
    /// Linker flags, in the order of the packages.
    pub(super) linker_flags: Vec<String>,
}

/// Asks Go. An answer that cannot be had (a flag that only `go build` knows) is an empty one: the folder itself is
/// watched in any case.
pub(super) fn ask(go: &Go<'_>) -> Listing {
    let listed = run(go, &go.args).or_else(|| run(go, &[])).unwrap_or_default();
    let workspace = go.command("env").arg("GOWORK").output().ok();
    let workspace = workspace.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned());
    let mut listing = parse(&listed);
    listing.workspace = workspace
        .filter(|w| !w.is_empty() && w != "off")
        .map(PathBuf::from);
    listing
}

fn run(go: &Go<'_>, args: &[std::ffi::OsString]) -> Option<String> {
    let output = go
        .command("list")
        .args(args)
        .args(["-deps", "-f", TEMPLATE, "."])
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn parse(text: &str) -> Listing {
    let mut listing = Listing::default();
    for line in text.lines() {
        match line.split_once(' ') {
            Some(("L", flag)) => listing.linker_flags.push(flag.to_owned()),
            Some(("D", path)) => listing.folders.push(path.into()),
            Some(("M", path)) => listing.go_mods.push(path.into()),
            Some(("E", path)) => listing.embedded.push(path.into()),
            _ => {}
        }
    }
    listing.go_mods.sort();
    listing.go_mods.dedup();
    listing
}
