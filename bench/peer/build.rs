//! Builds the Go half of the whole benchmark: one module, one archive, one Go runtime.
//!
//! The builder of rust2go 0.4.3 does it, because its Rust half needs the bindings that it makes on the way. The
//! archive holds the exports of all sides; the other crates link to them by name.

use rust2go_codegen::generate::{self, Job};

fn main() {
    println!("cargo:rerun-if-changed=src/api.rs");
    println!("cargo:rerun-if-changed=../ours/src");

    let ours = Job {
        package: Some("ours".to_owned()),
        without_main: true,
        ..Job::new(["../ours/src/lib.rs"], "../go/ours/gen.go")
    };
    if let Err(error) = generate::run(&ours) {
        eprintln!("{}", error.render(false));
        std::process::exit(1);
    }

    rust2go::Builder::new()
        .with_go_src("../go")
        .with_regen("src/api.rs", "../go/peer_gen.go")
        .build();
}
