use rust2go::{Builder, LinkType};

fn main() {
    let mut builder = Builder::new().with_go_src("go").with_link(LinkType::Static);
    builder.compiler_arg("-trimpath");
    builder
        .with_binding("ring_bindings.rs")
        .with_regen("src/ring.rs", "go/gen.go")
        .build();
}
