//! Files: reads the file of an interface and every module that it names.
//!
//! Only what is marked is judged. The rest of a crate may be anything, and a `mod x;` whose file is not there matters only
//! when a name is missing later.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, DeriveInput, Item, ItemMod, UseTree};

use super::home::Home;
use super::marks::{derives, marker};
use super::raw::RawTrait;
use super::tree::{Found, Gap, Import, SourceTree};
use super::{traits, types};
use crate::check::names::rust as name_of;
use crate::diagnostic::{Diagnostics, Kind};

/// Reads an interface file and the modules that it names.
pub fn read_file(path: &Path, d: &mut Diagnostics) -> Option<SourceTree> {
    read_files(&[path.to_owned()], d)
}

/// Reads several interface files of one crate as one interface. `None` when one of them cannot be read.
pub fn read_files(paths: &[PathBuf], d: &mut Diagnostics) -> Option<SourceTree> {
    read_files_as(paths, &|path| fs::read_to_string(path), d)
}

/// The text of a file, wherever it is.
pub type Texts<'a> = &'a dyn Fn(&Path) -> io::Result<String>;

/// The same of files that are not yet on disk as they will be.
pub fn read_files_as(paths: &[PathBuf], texts: Texts<'_>, d: &mut Diagnostics) -> Option<SourceTree> {
    let mut reader = Reader {
        texts,
        tree: SourceTree::default(),
        seen: HashSet::new(),
        d,
    };
    let mut complete = true;
    for path in paths {
        complete &= reader.given(path);
    }
    complete.then_some(reader.tree)
}

/// Why a text cannot be parsed.
enum Unreadable {
    Syntax(syn::Error),
    /// It is nested too deeply, here.
    Deep(Span),
}

impl Unreadable {
    fn report(&self, d: &mut Diagnostics) {
        match self {
            Unreadable::Syntax(error) => d.report(Kind::Syntax, error.span(), &[&error.to_string()]),
            Unreadable::Deep(place) => d.report(Kind::TooDeep, *place, &[]),
        };
    }
}

struct Reader<'a> {
    texts: Texts<'a>,
    tree: SourceTree,
    /// Canonical paths of the files that were read.
    seen: HashSet<PathBuf>,
    d: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Reads a file that the user has named.
    fn given(&mut self, path: &Path) -> bool {
        let text = match (self.texts)(path) {
            Ok(text) => text,
            Err(error) => {
                let shown = path.display().to_string();
                self.d
                    .report_nowhere(Kind::CannotRead, &[&shown, &error.to_string()]);
                return false;
            }
        };
        if !self.first_time(path) {
            return true;
        }
        let home = Home::of_given(path);
        match self.parse(path, text) {
            Ok(file) => {
                self.items(&file.items, &home);
                true
            }
            Err(unreadable) => {
                unreadable.report(self.d);
                false
            }
        }
    }

    fn first_time(&mut self, path: &Path) -> bool {
        let canonical = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.seen.insert(canonical)
    }

    /// Parses a file's text, and remembers it for messages.
    fn parse(&mut self, path: &Path, mut text: String) -> Result<syn::File, Unreadable> {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        self.tree.files.push(path.to_owned());
        // A `#!` line is no Rust; blanks keep the positions of what follows.
        let blanked = match text.find('\n') {
            Some(end) if text.starts_with("#!") && !text.starts_with("#![") => {
                format!("{}{}", " ".repeat(end), &text[end..])
            }
            _ => text.clone(),
        };
        let lexed = blanked.parse::<TokenStream>().map_err(|error| {
            let why = "a bracket has no partner, or there is a character that Rust does not have";
            Unreadable::Syntax(syn::Error::new(error.span(), why))
        });
        let parsed = lexed.and_then(|tokens| {
            if let Some(place) = super::too_deep(&tokens) {
                return Err(Unreadable::Deep(place));
            }
            let first = tokens.clone().into_iter().next();
            let file = syn::parse2::<syn::File>(tokens).map_err(Unreadable::Syntax)?;
            Ok((first.map(|token| token.span()), file))
        });
        let span = match &parsed {
            Ok((span, _)) => *span,
            Err(Unreadable::Syntax(error)) => Some(error.span()),
            Err(Unreadable::Deep(place)) => Some(*place),
        };
        if let Some(span) = span {
            self.d.add_source(path, text, span.file());
        }
        Ok(parsed?.1)
    }

    fn items(&mut self, items: &[Item], home: &Home) {
        for item in items {
            match item {
                Item::Mod(module) => self.module(module, home),
                Item::Trait(item) => {
                    if let Some((direction, args)) = marker(&item.attrs) {
                        if !self.tree.has_trait(&item.ident, &home.scope) {
                            let raw = traits::trait_item(direction, args, item, self.d);
                            if let Some(raw) = raw {
                                self.marked_trait(raw, home);
                            }
                        }
                    } else {
                        self.tree.other_traits.push(Found {
                            item: item.ident.clone(),
                            scope: home.scope.clone(),
                        });
                    }
                }
                Item::Struct(item) => self.definition(&item.attrs, &item.ident, || item.clone().into(), home),
                Item::Enum(item) => self.definition(&item.attrs, &item.ident, || item.clone().into(), home),
                Item::Union(item) => self.definition(&item.attrs, &item.ident, || item.clone().into(), home),
                Item::Type(item) => self.tree.aliases.push(Found {
                    item: item.clone(),
                    scope: home.scope.clone(),
                }),
                Item::Const(item) => self.tree.consts.push(Found {
                    item: item.clone(),
                    scope: home.scope.clone(),
                }),
                Item::Use(item) => self.import(&item.tree, &mut Vec::new(), home),
                _ => {}
            }
        }
    }

    /// A trait, with the type of its objects, and those that were made of its closures.
    fn marked_trait(&mut self, raw: RawTrait, home: &Home) {
        let scope = || home.scope.clone();
        if raw.is_object() {
            let (item, scope) = (types::object(&raw), scope());
            self.tree.types.push(Found { item, scope });
        }
        let closures = raw.closures().map(|closure| &closure.made);
        let streams = raw.streams().map(|stream| &stream.made);
        let made: Vec<RawTrait> = closures.chain(streams).map(|made| (**made).clone()).collect();
        self.tree.traits.push(Found {
            item: raw,
            scope: scope(),
        });
        for raw in made {
            self.marked_trait(raw, home);
        }
    }

    fn definition(
        &mut self,
        attrs: &[Attribute],
        name: &Ident,
        item: impl FnOnce() -> DeriveInput,
        home: &Home,
    ) {
        let scope = home.scope.clone();
        if !derives(attrs) {
            self.tree.others.push(Found {
                item: name.clone(),
                scope,
            });
        } else if !self.tree.has_type(name, &scope) {
            let raw = types::type_item(&item(), self.d);
            self.tree.types.extend(raw.map(|item| Found { item, scope }));
        }
    }

    fn module(&mut self, module: &ItemMod, home: &Home) {
        let name = name_of(&module.ident);
        if let Some((_, items)) = &module.content {
            return self.items(items, &home.inline(&name));
        }
        let candidates = home.candidates(module, &name);
        let Some(file) = candidates.iter().find(|file| file.path.is_file()) else {
            let paths: Vec<String> = candidates
                .iter()
                .map(|file| file.path.display().to_string())
                .collect();
            return self.gap(
                module,
                format!("has no file: there is no {}", paths.join(", no ")),
            );
        };
        if !self.first_time(&file.path) {
            return;
        }
        let text = match (self.texts)(&file.path) {
            Ok(text) => text,
            Err(error) => return self.gap(module, format!("cannot be read: {error}")),
        };
        let marked = ["r2g", "g2r", "R2G"].iter().any(|mark| text.contains(mark));
        match self.parse(&file.path, text) {
            Ok(parsed) => self.items(&parsed.items, &home.of_module(&name, file)),
            Err(unreadable) if marked => unreadable.report(self.d),
            Err(Unreadable::Syntax(error)) => self.gap(module, format!("cannot be parsed: {error}")),
            Err(Unreadable::Deep(_)) => self.gap(module, "is nested too deeply to be read".to_string()),
        }
    }

    fn gap(&mut self, module: &ItemMod, why: String) {
        let span = module.ident.span();
        self.tree.gaps.push(Gap {
            module: name_of(&module.ident),
            span,
            why,
        });
    }

    fn import(&mut self, tree: &UseTree, before: &mut Vec<String>, home: &Home) {
        let (name, path) = match tree {
            UseTree::Path(path) => {
                before.push(name_of(&path.ident));
                self.import(&path.tree, before, home);
                before.pop();
                return;
            }
            UseTree::Group(group) => {
                return group
                    .items
                    .iter()
                    .for_each(|tree| self.import(tree, before, home))
            }
            UseTree::Glob(_) => return,
            UseTree::Name(name) => (&name.ident, &name.ident),
            UseTree::Rename(rename) => (&rename.rename, &rename.ident),
        };
        let mut whole = before.clone();
        if path != "self" {
            whole.push(name_of(path));
        }
        let item = Import {
            name: name.clone(),
            path: whole,
        };
        self.tree.imports.push(Found {
            item,
            scope: home.scope.clone(),
        });
    }
}
