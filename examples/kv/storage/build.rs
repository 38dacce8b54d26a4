fn main() {
    rust2go::Builder::new()
        .with_regen("src/api.rs", "../gen.go")
        .generate();
}
