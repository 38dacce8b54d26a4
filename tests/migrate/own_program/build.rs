fn main() {
    std::env::set_var("GOFLAGS", "-tags=netgo");
    rust2go::Builder::default().with_go_src("go").build();
}
