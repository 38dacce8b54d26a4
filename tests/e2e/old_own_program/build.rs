#![deny(warnings)]

use rust2go::RegenArgs;

fn main() {
    // Go reads both: the build helper leaves the user's environment as it is.
    std::env::set_var("GOFLAGS", "-tags=netgo");
    std::env::set_var("GOWORK", "off");

    let mut builder = rust2go::Builder::default().with_naming(rust2go::Naming::Verbatim);
    // gen.go is committed; it is written again on request only.
    println!("cargo:rerun-if-env-changed=LEDGER_REGEN");
    if std::env::var_os("LEDGER_REGEN").is_some() {
        builder = builder.with_regen_arg(RegenArgs {
            src: "src/ledger.rs".to_string(),
            dst: "go/gen.go".to_string(),
            without_main: true,
            ..Default::default()
        });
    }
    builder.with_go_src("go").with_link(e2e_build::link()).build();
}
