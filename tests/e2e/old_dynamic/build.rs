#![deny(warnings)]

use std::path::PathBuf;

use rust2go::{CopyLib, LinkType};

fn main() {
    // This case is dynamic in every mode; the mode chooses the folder of the copy, so that both kinds are seen.
    let copied = PathBuf::from(std::env::var("OUT_DIR").unwrap()).join("copied");
    let (copy_lib, copied) = match e2e_build::link() {
        LinkType::Static => (CopyLib::DefaultPath, String::new()),
        LinkType::Dynamic => (CopyLib::CustomPath(copied.clone()), copied.display().to_string()),
    };
    println!("cargo:rustc-env=COPIED_TO={copied}");

    let mut builder = rust2go::Builder::new()
        .with_go_src("./go")
        .with_regen("./src/main.rs", "./go/gen.go")
        .with_link(LinkType::Dynamic)
        .with_copy_lib(copy_lib);
    builder
        .compiler_arg("-ldflags=-X main.stamp=stamped")
        .compiler_env("CGO_CFLAGS", "-O1 -DSAID_BY_C=7");
    builder.go_compiler_mut().arg("-tags=extra").env("GOGC", "50");
    builder.build();
}
