//! What the build scripts of the cases share.

use std::path::PathBuf;

use rust2go::{Builder, LinkType};

/// How the case is linked: as `E2E_LINK` says, `static` (the default) or `dynamic`.
pub fn link() -> LinkType {
    println!("cargo:rerun-if-env-changed=E2E_LINK");
    println!("cargo:rerun-if-env-changed=GOEXPERIMENT");
    println!("cargo:rerun-if-env-changed=GOTOOLCHAIN");
    match std::env::var("E2E_LINK").as_deref() {
        Ok("dynamic") => LinkType::Dynamic,
        _ => LinkType::Static,
    }
}

/// A builder over `go/`, linking as [`link`] says.
pub fn builder() -> Builder<PathBuf> {
    Builder::new().with_go_src("go").with_link(link())
}

/// The usual case: one interface file, `go/gen.go` from it.
pub fn build(interface: &str) {
    builder().with_regen(interface, "go/gen.go").build();
}
