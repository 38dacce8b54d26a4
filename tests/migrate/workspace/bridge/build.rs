use rust2go::{CopyLib, LinkType};

fn main() {
    rust2go::Builder::new()
        .with_go_src("./go")
        .with_regen("./src/lib.rs", "./go/gen.go")
        .with_link(LinkType::Dynamic)
        .with_copy_lib(CopyLib::DefaultPath)
        .build();
}
