fn main() {
    // What somebody forgot: the Go file is of the interface as it was.
    e2e_build::build("older/api.rs");
}
