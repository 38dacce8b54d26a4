//! Where the items of a file stand, and where the files of its modules are.

use std::path::{Path, PathBuf};

use syn::{Expr, ExprLit, ItemMod, Lit, Meta};

use super::marks::metas;
use super::tree::Scope;

/// Where some items stand, and where their modules' files are looked for.
pub(super) struct Home {
    pub(super) scope: Scope,
    /// The folder of the file itself, from which `#[path]` counts.
    folder: PathBuf,
    /// The folders in which the file of `mod x;` may be, as `x.rs` or `x/mod.rs`.
    children: Vec<PathBuf>,
    /// Whether the items stand in an inline module: `#[path]` counts from `children` then.
    inline: bool,
}

impl Home {
    /// The home of a file that the user has named.
    pub(super) fn of_given(path: &Path) -> Home {
        let folder = folder_of(path);
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let (module, children) = match stem.as_str() {
            "lib" | "main" => (None, vec![folder.clone()]),
            "mod" => {
                let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
                (name, vec![folder.clone()])
            }
            // It may be a module (`src/api.rs`) or the root of a crate of any name: both are looked for.
            _ => (Some(stem.clone()), vec![folder.join(&stem), folder.clone()]),
        };
        let module = module.into_iter().collect();
        Home {
            scope: Scope { module },
            folder,
            children,
            inline: false,
        }
    }

    /// The home of the items in the inline module `name`.
    pub(super) fn inline(&self, name: &str) -> Home {
        Home {
            scope: self.inner_scope(name),
            folder: self.folder.clone(),
            children: self.children.iter().map(|folder| folder.join(name)).collect(),
            inline: true,
        }
    }

    /// The home of the items in the file of the module `name`.
    pub(super) fn of_module(&self, name: &str, file: &ModuleFile) -> Home {
        Home {
            scope: self.inner_scope(name),
            folder: folder_of(&file.path),
            children: vec![file.children.clone()],
            inline: false,
        }
    }

    fn inner_scope(&self, name: &str) -> Scope {
        let mut module = self.scope.module.clone();
        module.push(name.to_string());
        Scope { module }
    }

    /// The files in which `mod x;` may be, the likeliest first.
    pub(super) fn candidates(&self, module: &ItemMod, name: &str) -> Vec<ModuleFile> {
        let mut candidates = Vec::new();
        for meta in metas(&module.attrs).filter(|meta| meta.path().is_ident("path")) {
            let Meta::NameValue(pair) = &meta else { continue };
            let Expr::Lit(ExprLit {
                lit: Lit::Str(text), ..
            }) = &pair.value
            else {
                continue;
            };
            let bases = if self.inline {
                self.children.as_slice()
            } else {
                std::slice::from_ref(&self.folder)
            };
            for base in bases {
                let path = base.join(text.value());
                candidates.push(ModuleFile {
                    children: folder_of(&path),
                    path,
                });
            }
        }
        // A path under `cfg_attr` may not apply.
        let sure = module.attrs.iter().any(|attr| attr.path().is_ident("path"));
        for folder in self.children.iter().filter(|_| !sure) {
            let children = folder.join(name);
            let path = folder.join(format!("{name}.rs"));
            candidates.push(ModuleFile {
                path,
                children: children.clone(),
            });
            let path = children.join("mod.rs");
            candidates.push(ModuleFile { path, children });
        }
        candidates
    }
}

/// A file in which a module may be.
pub(super) struct ModuleFile {
    pub(super) path: PathBuf,
    /// The folder of its own modules.
    children: PathBuf,
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}
