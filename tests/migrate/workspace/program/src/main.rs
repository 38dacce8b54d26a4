//! A program that has Go in a dynamic library, by way of another crate.

fn main() {
    println!("{}", old_bridge::walk("ada", 3));
}
