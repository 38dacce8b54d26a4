//! Which `Builder` of a build script is ours: cbindgen, bindgen and others have one too.

use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, File, ItemUse, Path, UseTree};

/// The names under which a script imports our builder.
#[derive(Debug, Default)]
pub(crate) struct Builders(Vec<String>);

impl Builders {
    pub(crate) fn of(file: &File) -> Builders {
        let mut builders = Builders::default();
        builders.visit_file(file);
        builders
    }

    /// Whether the path is that of our `Builder::new` or `Builder::default`.
    pub(crate) fn has(&self, function: &Path) -> bool {
        let names = function.segments.iter().map(|segment| segment.ident.to_string());
        let names: Vec<String> = names.collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        match names.as_slice() {
            [.., "rust2go", "Builder", "new" | "default"] => true,
            [builder, "new" | "default"] => self.0.iter().any(|ours| ours == builder),
            _ => false,
        }
    }

    /// Whether a chain of calls begins at the builder of another crate.
    pub(crate) fn is_of_another(&self, call: &ExprMethodCall) -> bool {
        let mut root = &*call.receiver;
        while let Expr::MethodCall(call) = root {
            root = &call.receiver;
        }
        let Expr::Call(call) = root else { return false };
        let Expr::Path(function) = &*call.func else {
            return false;
        };
        let of = function.path.segments.iter().rev().nth(1);
        of.is_some_and(|of| of.ident == "Builder") && !self.has(&function.path)
    }

    fn tree(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Name(name) if name.ident == "Builder" => self.0.push(name.ident.to_string()),
            UseTree::Rename(new) if new.ident == "Builder" => self.0.push(new.rename.to_string()),
            UseTree::Glob(_) => self.0.push("Builder".to_owned()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree)),
            UseTree::Name(_) | UseTree::Rename(_) | UseTree::Path(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Builders {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        visit::visit_item_use(self, item);
        if let UseTree::Path(path) = &item.tree {
            if path.ident == "rust2go" {
                self.tree(&path.tree);
            }
        }
    }
}
