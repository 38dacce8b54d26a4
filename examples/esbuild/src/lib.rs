//! esbuild as a Rust function, with a plugin that is Rust.

mod api;

pub use api::*;

impl Modules for ModulesImpl {
    fn load(name: &str) -> Option<String> {
        match name {
            "build" => Some(format!(
                "export const builder = 'Rust on {}';",
                std::env::consts::OS
            )),
            _ => None,
        }
    }
}

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.place {
            Some(at) => write!(f, "{}:{}:{}: {}", at.file, at.line, at.column, self.text),
            None => f.write_str(&self.text),
        }
    }
}
