//! The templates.

use minijinja::{context, Environment};

use super::view::File;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../templates/", $name, ".go.jinja")))),*]
    };
}

/// One for each kind of thing; `file` puts them together.
const TEMPLATES: &[(&str, &str)] = templates![
    "agreement",
    "call",
    "clone",
    "enum",
    "file",
    "function",
    "interface",
    "newtype",
    "object",
    "register",
    "send",
    "served",
    "served_call",
    "served_trait",
    "served_words",
    "struct",
    "sum",
    "wire",
];

/// The text of the file.
///
/// The templates are part of this crate and take every view, so rendering them cannot fail: golden files hold that.
pub(super) fn file(file: &File) -> String {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_keep_trailing_newline(true);
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    for (name, text) in TEMPLATES {
        environment
            .add_template(name, text)
            .expect("a template of this crate is well formed");
    }
    environment
        .get_template("file")
        .and_then(|template| template.render(context! { file }))
        .expect("a template of this crate takes every view")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_template_is_forgotten() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder of the templates")
            .map(|entry| {
                entry
                    .expect("an entry of the folder")
                    .file_name()
                    .into_string()
                    .expect("an ASCII name")
            })
            .collect();
        there.sort();
        let listed: Vec<String> = TEMPLATES
            .iter()
            .map(|(name, _)| format!("{name}.go.jinja"))
            .collect();
        assert_eq!(there, listed);
    }
}
