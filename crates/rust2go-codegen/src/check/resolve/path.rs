//! What a path is: a type of these files, one of Rust's, one of a library that crosses, or a diagnostic.

use proc_macro2::Span;

use super::{Context, Resolver};
use crate::check::lookup::{self, Lookup, Meant};
use crate::check::names;
use crate::diagnostic::{Kind, Place};
use crate::model::Type;
use crate::parse;

impl Resolver<'_> {
    pub(super) fn path(&mut self, path: &syn::TypePath, context: Context<'_>) -> Option<Type> {
        let ty = syn::Type::Path(path.clone());
        let arguments = parse::arguments(&ty);
        let segments = segments(path);
        if let ([name], []) = (segments.as_slice(), arguments.as_slice()) {
            if let Some(argument) = context.parameter(name) {
                return Some(argument.clone());
            }
        }
        match lookup::meant(self.tree, &segments, context.scope) {
            Meant::Here(found) => match self.same_name_elsewhere(&found) {
                Some(elsewhere) => self.of_rust(path, &elsewhere, &arguments, context),
                None => self.defined(found, path, segments.last()?, &arguments, context),
            },
            Meant::Elsewhere(elsewhere) => self.of_rust(path, &elsewhere, &arguments, context),
        }
    }

    /// Where an alias leads that gives a type of Rust's its own name again: `type Box<T> = std::boxed::Box<T>`.
    fn same_name_elsewhere(&self, found: &Lookup) -> Option<Vec<String>> {
        let Lookup::Alias(index) = found else { return None };
        let alias = &self.tree.aliases[*index];
        let syn::Type::Path(path) = parse::peel(&alias.item.ty) else {
            return None;
        };
        match lookup::meant(self.tree, &segments(path), &alias.scope) {
            Meant::Elsewhere(elsewhere) => {
                let same = elsewhere.last() == Some(&names::rust(&alias.item.ident));
                let generic = !parse::arguments(&alias.item.ty).is_empty();
                (same && generic).then_some(elsewhere)
            }
            Meant::Here(_) => None,
        }
    }

    /// A type that is none of these files, by its name; `elsewhere` is its path with all imports followed.
    fn of_rust(
        &mut self,
        path: &syn::TypePath,
        elsewhere: &[String],
        arguments: &[&syn::Type],
        context: Context<'_>,
    ) -> Option<Type> {
        match (elsewhere.last()?.as_str(), arguments) {
            ("Vec" | "VecDeque", [of]) => Some(Type::List(self.boxed(of, context)?)),
            // Go has no such owners: what they own is what crosses.
            ("Arc" | "Rc", [of]) => self.ty(of, context),
            ("Cow", [of]) if parse::is_unsized(of) => self.ty(of, context),
            ("NonZero", [of]) if parse::is_nonzero(of) => self.ty(of, context),
            ("Option", [of]) => Some(match self.ty(of, context)? {
                // One pointer says both.
                Type::Box(of) => Type::Option(of),
                of => Type::Option(Box::new(of)),
            }),
            ("Box", [of]) => Some(match self.ty(of, context)? {
                of_unsized @ (Type::List(_) | Type::String) if parse::is_unsized(of) => of_unsized,
                of => Type::Box(Box::new(of)),
            }),
            ("HashMap" | "BTreeMap", [key, value, ..]) => {
                let (key, value) = (self.key(key, context), self.boxed(value, context));
                Some(Type::Map(key?, value?))
            }
            ("HashSet" | "BTreeSet", [of, ..]) => Some(Type::Set(self.key(of, context)?)),
            ("String" | "str", []) => Some(Type::String),
            (name, []) if parse::number(name).is_some() => parse::number(name),
            (name, arguments) => {
                let known = parse::known(name, arguments);
                let leads_there = |known: &parse::Known| lookup::leads_to(elsewhere, known.crates);
                let found = match &known {
                    Some(known) if leads_there(known) => Lookup::Missing,
                    _ => lookup::guess(self.tree, elsewhere),
                };
                match (known, found) {
                    (Some(known), Lookup::Missing) if known.telling || leads_there(&known) => Some(known.ty),
                    (_, found) => self.defined(found, path, name, arguments, context),
                }
            }
        }
    }

    /// A type of these files, or what is to be said where it is none; `name` is the last one of its path, imports followed.
    fn defined(
        &mut self,
        found: Lookup,
        path: &syn::TypePath,
        name: &str,
        arguments: &[&syn::Type],
        context: Context<'_>,
    ) -> Option<Type> {
        match found {
            Lookup::Type(index) => {
                // What stands behind an owner of Rust's was judged as such.
                let written = syn::Type::Path(path.clone());
                if parse::is_generic_of_rust(&written)
                    && !arguments.iter().all(|argument| parse::judge(argument, self.d))
                {
                    return None;
                }
                return self.instance(index, path, arguments, context);
            }
            Lookup::Alias(index) => return self.alias(index, path, arguments, context),
            _ if !self
                .reported
                .insert((parse::text(path), context.scope.module.clone())) => {}
            Lookup::Other(definition) => {
                let name = segments(path).join("::");
                self.d
                    .report(Kind::NotDerived, Place::of(path), &[&name])
                    .also(definition, "defined here");
            }
            Lookup::Trait(definition) => self.names_a_trait(path, definition),
            Lookup::Ambiguous(definitions) => {
                let name = segments(path).join("::");
                let diagnostic = self.d.report(Kind::AmbiguousType, Place::of(path), &[&name]);
                for definition in definitions {
                    diagnostic.also(definition, "one of them");
                }
            }
            Lookup::Missing => self.missing(path, name, arguments),
        }
        None
    }

    pub(super) fn names_a_trait(&mut self, path: &syn::TypePath, definition: Span) {
        let name = segments(path).join("::");
        self.d
            .report(Kind::TraitAsType, Place::of(path), &[&name])
            .also(definition, "the trait");
    }

    fn missing(&mut self, path: &syn::TypePath, last: &str, arguments: &[&syn::Type]) {
        if let Some((kind, args)) = parse::foreign(last, arguments) {
            let written = parse::text(path);
            let args = std::iter::once(&written).chain(&args).map(String::as_str);
            self.d.report(kind, Place::of(path), &args.collect::<Vec<_>>());
            return;
        }
        let name = segments(path).join("::");
        let known: Vec<String> = self
            .tree
            .types
            .iter()
            .map(|found| names::rust(&found.item.name))
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let gaps = self.tree.gaps.iter().map(|gap| {
            let place = self.d.line_of(gap.span.into()).unwrap_or_default();
            format!("`mod {};` at {place} {}", gap.module, gap.why)
        });
        let gaps: Vec<String> = gaps.collect();
        let diagnostic = self.d.report(Kind::UnknownType, Place::of(path), &[&name]);
        if let Some(meant) = parse::nearest(last, &known) {
            diagnostic.help(format!("did you mean `{meant}`?"));
        }
        for gap in gaps {
            diagnostic.note(gap);
        }
    }
}

/// The names of a path, without arguments.
pub(super) fn segments(path: &syn::TypePath) -> Vec<String> {
    let segments = path.path.segments.iter();
    segments.map(|one| names::rust(&one.ident)).collect()
}
