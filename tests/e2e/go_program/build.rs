fn main() {
    rust2go::Builder::new()
        .with_regen("src/api.rs", "go/gen.go")
        .with_regen("clock/src/lib.rs", "go/gen_clock.go")
        .generate();
}
