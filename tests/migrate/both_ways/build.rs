fn main() {
    rust2go::Builder::new()
        .with_go_src("./go")
        .with_regen("./src/api.rs", "./go/gen.go")
        .with_link(rust2go::LinkType::Static)
        .build();
}
