#![deny(warnings)]

use rust2go::RegenArgs;

fn main() {
    // Documentation and builds without Go take the other definitions.
    if std::env::var_os("CARGO_FEATURE_PURE_RUST").is_some() {
        return;
    }
    rust2go::Builder::new()
        .with_go_src("./go")
        .with_regen_arg(RegenArgs {
            src: "./src/lib.rs".into(),
            dst: "./go/gen.go".into(),
            no_fmt: true,
            ..Default::default()
        })
        .with_link(e2e_build::link())
        .with_naming(rust2go::Naming::Verbatim)
        .build();
}
