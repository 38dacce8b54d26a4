use rust2go::RegenArgs;

fn main() {
    e2e_build::builder()
        // Two interface files into one Go file,
        .with_regen("src/people.rs", "go/gen.go")
        .with_regen("src/greeting.rs", "go/gen.go")
        // a second Go file of the same package: only one of them has `func main`,
        .with_regen("src/clock.rs", "go/gen_clock.go")
        // and one of another package, which main imports.
        .with_regen_arg(RegenArgs {
            src: "src/store.rs".into(),
            dst: "go/store/gen.go".into(),
            package_name: Some("store".into()),
            ..Default::default()
        })
        .build();
}
