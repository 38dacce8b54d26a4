#![deny(warnings)]

use std::path::Path;
use std::process::Command;

use rust2go::{GoCompiler, LinkType};

/// Runs Go by the project's own rules.
#[derive(Debug, Clone)]
struct Stripped;

impl GoCompiler for Stripped {
    fn go_build(&self, go_src: &Path, link: LinkType, output: &Path) {
        let mode = match link {
            LinkType::Static => "-buildmode=c-archive",
            LinkType::Dynamic => "-buildmode=c-shared",
        };
        let status = Command::new("go")
            .env("CGO_ENABLED", "1")
            .current_dir(go_src)
            .args(["build", mode, "-ldflags=-s", "-trimpath", "-o"])
            .arg(output)
            .arg(".")
            .status()
            .expect("go is there");
        assert!(status.success(), "go build failed: {status}");
    }
}

fn main() {
    rust2go::Builder::new()
        .with_go_src("./go")
        .with_regen("./src/ring.rs", "./go/gen.go")
        .with_binding("ring_bindings.rs")
        .with_link(e2e_build::link())
        .with_naming(rust2go::Naming::Verbatim)
        .with_go_compiler(Stripped)
        .build();
}
