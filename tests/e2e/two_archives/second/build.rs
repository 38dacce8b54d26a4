fn main() {
    e2e_build::build("src/lib.rs");
}
