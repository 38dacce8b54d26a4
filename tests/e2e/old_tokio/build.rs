#![deny(warnings)]

use rust2go::{CopyLib, RegenArgs};

fn main() {
    rust2go::Builder::new()
        .with_go_src("./go")
        .with_regen_arg(RegenArgs {
            src: "./src/user.rs".into(),
            dst: "./go/gen.go".into(),
            go118: true,
            ..Default::default()
        })
        .with_binding("_go_bindings.rs")
        .with_link(e2e_build::link())
        .with_copy_lib(CopyLib::Disabled)
        // The line that a project adds when it comes from 0.x.
        .with_naming(rust2go::Naming::Verbatim)
        .build();
}
