//! Go pads a struct whose last field has no size, and Rust does not.

#[derive(rust2go::R2G)]
struct Empty;

#[derive(rust2go::R2G)] //~ E0080 Go pads it
struct Padded {
    number: u8,
    last: Empty,
}

fn main() {}
