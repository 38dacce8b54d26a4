//! The build script: `.with_naming(rust2go::Naming::Verbatim)`, where the builder begins.

use syn::visit::{self, Visit};
use syn::{Expr, ExprCall};

use super::edits::Edits;
use crate::builders::Builders;
use crate::project::Project;
use crate::say::Failure;

const CALL: &str = ".with_naming(rust2go::Naming::Verbatim)";

pub(super) fn migrate(project: &Project, edits: &mut Edits) -> Result<(), Failure> {
    let Some(script) = project.script()? else {
        edits.note(
            "there is no build.rs: write `#[rust2go::r2g(naming = verbatim)]` on the traits, which keeps the old names".into(),
        );
        return Ok(());
    };
    let text = edits.read(&script.path)?;
    if text.contains("with_naming") {
        return Ok(());
    }
    match with_call(&text) {
        Some(new) => edits.edit(&script.path, new, &format!("{CALL}, which keeps the old names")),
        None => {
            edits.note(format!(
                "{} has no `rust2go::Builder::new()`: add `{CALL}` to the builder",
                script.path.display()
            ));
            Ok(())
        }
    }
}

/// The script with the call after each `Builder::new()` of ours, on a line of its own where the next call has one.
fn with_call(text: &str) -> Option<String> {
    let file = syn::parse_file(text).ok()?;
    let mut finder = Finder {
        builders: Builders::of(&file),
        ends: Vec::new(),
    };
    finder.visit_file(&file);
    let mut new = text.to_owned();
    for at in finder.ends.iter().rev() {
        let rest = &text[*at..];
        let next = rest.trim_start();
        let space = &rest[..rest.len() - next.len()];
        let space = if next.starts_with('.') { space } else { "" };
        new.insert_str(*at, &format!("{space}{CALL}"));
    }
    (!finder.ends.is_empty()).then_some(new)
}

/// Where in the text the calls of our `Builder::new` and `Builder::default` end.
struct Finder {
    builders: Builders,
    ends: Vec<usize>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        visit::visit_expr_call(self, call);
        if matches!(&*call.func, Expr::Path(function) if self.builders.has(&function.path)) {
            self.ends.push(call.paren_token.span.close().byte_range().end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_call;

    #[test]
    fn where_the_builder_begins() {
        for (old, new) in [
            (
                "fn main() {\n    rust2go::Builder::new()\n        .with_go_src(\"./go\")\n        .build();\n}\n",
                "fn main() {\n    rust2go::Builder::new()\n        .with_naming(rust2go::Naming::Verbatim)\n        \
                 .with_go_src(\"./go\")\n        .build();\n}\n",
            ),
            (
                "use rust2go::{Builder, Other};\nfn main() {\n    // é\n    let b = Builder::default();\n}\n",
                "use rust2go::{Builder, Other};\nfn main() {\n    // é\n    \
                 let b = Builder::default().with_naming(rust2go::Naming::Verbatim);\n}\n",
            ),
            (
                "use rust2go::Builder as B;\nfn main() { bindgen::Builder::default(); B::new(); }",
                "use rust2go::Builder as B;\nfn main() { bindgen::Builder::default(); \
                 B::new().with_naming(rust2go::Naming::Verbatim); }",
            ),
            (
                "fn main() { cbindgen::Builder::new().generate(); ::rust2go::Builder::new().build(); }",
                "fn main() { cbindgen::Builder::new().generate(); \
                 ::rust2go::Builder::new().with_naming(rust2go::Naming::Verbatim).build(); }",
            ),
        ] {
            assert_eq!(with_call(old).as_deref(), Some(new));
        }
        for others in [
            "fn main() { other::Maker::new(); }",
            "use cbindgen::Builder; fn main() { Builder::new(); bindgen::Builder::default(); }",
            "use rust2go::Naming; fn main() { Builder::new(); }",
        ] {
            assert_eq!(with_call(others), None);
        }
    }
}
