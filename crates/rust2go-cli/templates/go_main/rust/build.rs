//! Writes the Go side of the interface. `rust2go build-rust` links the crate into the Go program.

fn main() {
    rust2go::Builder::new()
        .with_regen("src/api.rs", "../gen.go")
        .generate();
}
