fn main() {
    rust2go::Builder::new()
        .with_go_src("go")
        .with_regen("src/api.rs", "go/gen.go")
        .build();
}
