//! Builds the Go half of the whole benchmark: one module, one archive, one Go runtime.
//!
//! The builder of rust2go 0.4.3 does it, because its Rust half needs the bindings that it makes on the way.
//! The archive holds the exports of all three sides; the other two crates link to them by name.

fn main() {
    println!("cargo:rerun-if-changed=src/api.rs");
    rust2go::Builder::new()
        .with_go_src("../go")
        .with_regen("src/api.rs", "../go/peer_gen.go")
        .build();
}
