fn main() {
    e2e_build::build("src/api.rs");
}
