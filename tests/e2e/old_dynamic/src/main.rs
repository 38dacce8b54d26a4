//! A program with Go in a dynamic library, as rust2go 0.x users have it: `LinkType::Dynamic` with each kind of `CopyLib`,
//! `compiler_arg`, `compiler_env` and `go_compiler_mut`, an interface in `main.rs`; the attribute asks for verbatim names.
//! The library is found beside the program first. It compiles without a warning.

#![deny(warnings)]

mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

#[derive(rust2go::R2G, Clone, Debug)]
struct Built {
    stamp: String,
    tagged: bool,
    by_c: Option<i32>,
}

#[rust2go::r2g(naming = verbatim)]
trait Program {
    fn built(ask_c: bool) -> Built;
    #[drop_safe]
    #[allow(dead_code)]
    async fn run(built: Built) -> u8;
}

fn main() {
    let built = ProgramImpl::built(true);
    println!("{} {} {:?}", built.stamp, built.tagged, built.by_c);
    println!("{:?}", ProgramImpl::built(false).by_c);
    // Which library it is that was loaded.
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
    let library = maps.lines().find_map(|line| {
        let at = line.find('/')?;
        line.ends_with("old_dynamic_go.so").then(|| &line[at..])
    });
    println!("{}", library.unwrap_or_default());
}
