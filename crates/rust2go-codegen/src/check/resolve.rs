//! What the written types are, and which types the traits reach.
//!
//! Everything here is told by index into [`SourceTree::types`](crate::parse::SourceTree); the model has indices of its own.

use std::collections::{BTreeSet, HashSet};

use syn::spanned::Spanned;

use super::lookup::{self, Lookup};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Primitive, Type};
use crate::parse::raw::{RawKind, RawReturn};
use crate::parse::{self, Scope, SourceTree};

/// The types of everything. A part whose type is `None` has been reported.
pub(super) struct Resolved {
    /// Per trait, per method: the parameters and the returned values.
    pub(super) methods: Vec<Vec<Signature>>,
    /// Per type of the tree: its fields, where it is reached and has any.
    pub(super) fields: Vec<Vec<Option<Type>>>,
    /// The types that the traits reach, by index into the tree.
    pub(super) reached: BTreeSet<usize>,
}

/// The types of a method.
pub(super) struct Signature {
    pub(super) params: Vec<Option<Type>>,
    pub(super) values: Vec<Option<Type>>,
    /// The error type, where it is one of the interface.
    pub(super) error: Option<Type>,
}

/// Resolves every type that the traits mention, and what these types mention.
pub(super) fn resolve(tree: &SourceTree, d: &mut Diagnostics) -> Resolved {
    let mut resolver = Resolver {
        tree,
        d,
        reached: BTreeSet::new(),
        queue: Vec::new(),
        open_aliases: Vec::new(),
        judged_aliases: HashSet::new(),
        wrong_aliases: HashSet::new(),
        reported: HashSet::new(),
    };
    let mut methods = Vec::new();
    for found in &tree.traits {
        let signatures = found.item.methods.iter().map(|method| Signature {
            params: method
                .params
                .iter()
                .map(|param| resolver.ty(&param.value, &found.scope))
                .collect(),
            values: method
                .ret
                .values
                .iter()
                .map(|value| resolver.ty(value, &found.scope))
                .collect(),
            error: method
                .ret
                .own_error()
                .and_then(|error| resolver.error(error, &method.ret, &found.scope)),
        });
        methods.push(signatures.collect());
    }
    let mut fields: Vec<Vec<Option<Type>>> = tree.types.iter().map(|_| Vec::new()).collect();
    while let Some(index) = resolver.queue.pop() {
        let found = &tree.types[index];
        let written = found.item.kind.fields().into_iter();
        fields[index] = written
            .map(|field| resolver.ty(&field.ty, &found.scope))
            .collect();
    }
    let reached = resolver.reached;
    Resolved {
        methods,
        fields,
        reached,
    }
}

struct Resolver<'a> {
    tree: &'a SourceTree,
    d: &'a mut Diagnostics,
    reached: BTreeSet<usize>,
    queue: Vec<usize>,
    /// The aliases that are being resolved: one that comes twice has no end.
    open_aliases: Vec<usize>,
    judged_aliases: HashSet<usize>,
    wrong_aliases: HashSet<usize>,
    /// Names that were reported, with their modules: each once.
    reported: HashSet<(Vec<String>, Vec<String>)>,
}

impl Resolver<'_> {
    /// The type, unless it was reported here or when its item was parsed.
    fn ty(&mut self, written: &syn::Type, scope: &Scope) -> Option<Type> {
        match parse::peel(written) {
            syn::Type::Slice(slice) => Some(Type::List(self.boxed(&slice.elem, scope)?)),
            syn::Type::Array(array) => {
                let element = self.boxed(&array.elem, scope);
                let length = self.length(&array.len, scope);
                Some(Type::Array(element?, length?))
            }
            syn::Type::Path(path) => self.path(path, scope),
            _ => None,
        }
    }

    fn boxed(&mut self, written: &syn::Type, scope: &Scope) -> Option<Box<Type>> {
        self.ty(written, scope).map(Box::new)
    }

    /// The error type of a method: a struct or an enum of the interface.
    fn error(&mut self, written: &syn::Type, ret: &RawReturn, scope: &Scope) -> Option<Type> {
        let ty = self.ty(written, scope)?;
        if !matches!(ty, Type::Named(_)) {
            // What can be told from the form alone was reported with the method.
            if !parse::can_be_error(written) {
                return None;
            }
            let label = format!("`{}` cannot be an error in Go", parse::text(written));
            let value = parse::arguments(&ret.written)
                .first()
                .map_or("T".to_string(), |of| parse::text(*of));
            self.d
                .report(Kind::ErrorType, Place::of(written), &[&label, &value]);
            return None;
        }
        Some(ty)
    }

    /// The type of a map's keys or of a set's values.
    fn key(&mut self, written: &syn::Type, scope: &Scope) -> Option<Box<Type>> {
        let ty = self.ty(written, scope)?;
        if !self.is_key(&ty) {
            self.d
                .report(Kind::MapKey, Place::of(written), &[&parse::text(written)]);
            return None;
        }
        Some(Box::new(ty))
    }

    /// Whether both languages compare and hash values of the type, in the same way.
    fn is_key(&mut self, ty: &Type) -> bool {
        match ty {
            Type::Primitive(primitive) => !matches!(primitive, Primitive::F32 | Primitive::F64),
            Type::String => true,
            Type::Named(index) => {
                let tree = self.tree;
                let found = &tree.types[*index];
                match &found.item.kind {
                    RawKind::Enum { .. } => true,
                    // A newtype; the type within was or will be resolved, and reported, as its field.
                    RawKind::Tuple(fields) if found.item.skipped.is_empty() => match fields.as_slice() {
                        [field] => self
                            .ty(&field.ty, &found.scope)
                            .is_some_and(|inner| inner != *ty && self.is_key(&inner)),
                        _ => false,
                    },
                    _ => false,
                }
            }
            _ => false,
        }
    }

    fn path(&mut self, path: &syn::TypePath, scope: &Scope) -> Option<Type> {
        let ty = syn::Type::Path(path.clone());
        let segments: Vec<String> = path
            .path
            .segments
            .iter()
            .map(|one| super::names::rust(&one.ident))
            .collect();
        let name = segments.last()?.as_str();
        match (name, parse::arguments(&ty).as_slice()) {
            ("Vec" | "VecDeque", [of]) => Some(Type::List(self.boxed(of, scope)?)),
            // Go has no such owners: what they own is what crosses.
            ("Arc" | "Rc" | "Cow", [of]) => self.ty(of, scope),
            ("NonZero", [of]) => self.ty(of, scope),
            ("Option", [of]) => Some(match self.ty(of, scope)? {
                // One pointer says both.
                Type::Box(of) => Type::Option(of),
                of => Type::Option(Box::new(of)),
            }),
            ("Box", [of]) => Some(match self.ty(of, scope)? {
                of_unsized @ (Type::List(_) | Type::String) if parse::is_unsized(of) => of_unsized,
                of => Type::Box(Box::new(of)),
            }),
            ("HashMap" | "BTreeMap", [key, value, ..]) => {
                let (key, value) = (self.key(key, scope), self.boxed(value, scope));
                Some(Type::Map(key?, value?))
            }
            ("HashSet" | "BTreeSet", [of, ..]) => Some(Type::Set(self.key(of, scope)?)),
            ("String" | "str", []) => Some(Type::String),
            (name, []) => match Primitive::from_rust(name) {
                Some(primitive) => Some(Type::Primitive(primitive)),
                None => self.named(path, &segments, scope),
            },
            _ => None,
        }
    }

    fn named(&mut self, path: &syn::TypePath, segments: &[String], scope: &Scope) -> Option<Type> {
        let last = segments.last().map_or("", String::as_str);
        let standard = parse::standard(last);
        let found = match standard {
            Some(_) if lookup::leads_to_std(self.tree, segments, scope) => Lookup::Missing,
            _ => lookup::find(self.tree, segments, scope),
        };
        if let (Lookup::Missing, Some(known)) = (&found, standard.or_else(|| parse::of_crate(last))) {
            return Some(known);
        }
        match found {
            Lookup::Type(index) => {
                if self.reached.insert(index) {
                    self.queue.push(index);
                }
                return Some(Type::Named(index));
            }
            Lookup::Alias(index) => return self.alias(index, path),
            _ if !self.reported.insert((segments.to_vec(), scope.module.clone())) => {}
            Lookup::Other(definition) => {
                let name = segments.join("::");
                self.d
                    .report(Kind::NotDerived, Place::of(path), &[&name])
                    .also(definition, "defined here");
            }
            Lookup::Ambiguous(definitions) => {
                let name = segments.join("::");
                let diagnostic = self.d.report(Kind::AmbiguousType, Place::of(path), &[&name]);
                for definition in definitions {
                    diagnostic.also(definition, "one of them");
                }
            }
            Lookup::Missing => self.missing(path, segments),
        }
        None
    }

    fn missing(&mut self, path: &syn::TypePath, segments: &[String]) {
        let name = segments.join("::");
        let last = segments.last().map_or("", String::as_str);
        if let Some((kind, args)) = parse::foreign(last) {
            let args: Vec<&str> = std::iter::once(name.as_str())
                .chain(args.iter().copied())
                .collect();
            self.d.report(kind, Place::of(path), &args);
            return;
        }
        let known: Vec<String> = self
            .tree
            .types
            .iter()
            .map(|found| super::names::rust(&found.item.name))
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

    fn alias(&mut self, index: usize, usage: &syn::TypePath) -> Option<Type> {
        let tree = self.tree;
        let found = &tree.aliases[index];
        let alias = &found.item;
        if !alias.generics.params.is_empty() {
            self.d
                .report(Kind::GenericUse, Place::of(usage), &[&parse::text(usage)]);
            return None;
        }
        if self.open_aliases.contains(&index) {
            if self.wrong_aliases.insert(index) {
                self.d.report(
                    Kind::EndlessAlias,
                    alias.ident.span(),
                    &[&alias.ident.to_string()],
                );
            }
            return None;
        }
        if self.judged_aliases.insert(index) && !parse::judge(&alias.ty, self.d) {
            self.wrong_aliases.insert(index);
        }
        if self.wrong_aliases.contains(&index) {
            return None;
        }
        self.open_aliases.push(index);
        let ty = self.ty(&alias.ty, &found.scope);
        self.open_aliases.pop();
        ty
    }

    fn length(&mut self, expr: &syn::Expr, scope: &Scope) -> Option<usize> {
        let value = constant(self.tree, expr, scope, 16).and_then(|value| usize::try_from(value).ok());
        if value.is_none()
            && self
                .reported
                .insert((vec![format!("{:?}", expr.span())], Vec::new()))
        {
            self.d.report(Kind::ArrayLength, Place::of(expr), &[]);
        }
        value
    }
}

/// The value of an expression of literals and constants; `depth` bounds how far constants are followed.
fn constant(tree: &SourceTree, expr: &syn::Expr, scope: &Scope, depth: usize) -> Option<i128> {
    let mut lookup = |path: &syn::Path| {
        let name = &path.segments.last()?.ident;
        let named = || tree.consts.iter().filter(|found| found.item.ident == *name);
        let found = named().find(|found| found.scope == *scope).or_else(|| {
            let mut all = named();
            all.next().filter(|_| all.next().is_none())
        })?;
        constant(tree, &found.item.expr, &found.scope, depth.checked_sub(1)?)
    };
    parse::evaluate(expr, &mut lookup).ok()
}
