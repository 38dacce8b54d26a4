//! What the written types are, and which types the traits reach.
//!
//! Named types are told by index into [`Resolved::instances`]; the model has indices of its own.

use std::collections::HashSet;

use syn::spanned::Spanned;

mod path;
mod signature;

use super::instances::{self, Instances};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Naming, Primitive, Type};
use crate::parse::raw::RawKind;
use crate::parse::{self, Scope, SourceTree};

/// The types of everything. A part whose type is `None` has been reported.
pub(super) struct Resolved {
    /// Per trait, per method: the parameters and the returned values.
    pub(super) methods: Vec<Vec<Signature>>,
    /// The types that the traits reach.
    pub(super) instances: Instances,
}

/// The types of a method.
pub(super) struct Signature {
    pub(super) params: Vec<Option<Type>>,
    pub(super) values: Vec<Option<Type>>,
    /// The error type, where it is one of the interface.
    pub(super) error: Option<Type>,
}

/// Resolves every type that the traits mention, and what these types mention.
pub(super) fn resolve(tree: &SourceTree, naming: Naming, d: &mut Diagnostics) -> Resolved {
    let mut resolver = Resolver {
        tree,
        naming,
        d,
        instances: Instances::default(),
        endless: HashSet::new(),
        queue: Vec::new(),
        open_aliases: Vec::new(),
        judged_aliases: HashSet::new(),
        wrong_aliases: HashSet::new(),
        reported: HashSet::new(),
    };
    let mut methods = Vec::new();
    for found in &tree.traits {
        let context = Context::of(&found.scope);
        for method in &found.item.methods {
            resolver.forms(method, context);
        }
        let signatures = found.item.methods.iter().map(|method| Signature {
            params: method
                .params
                .iter()
                .map(|param| resolver.ty(&param.value, context))
                .collect(),
            values: resolver.values(&method.ret, context),
            error: method
                .ret
                .own_error()
                .and_then(|error| resolver.error(error, &method.ret, context)),
        });
        methods.push(signatures.collect());
    }
    while let Some(index) = resolver.queue.pop() {
        let fields = resolver.fields(index);
        resolver.instances.set_fields(index, fields);
    }
    Resolved {
        methods,
        instances: resolver.instances,
    }
}

/// Where a type is written.
#[derive(Clone, Copy)]
struct Context<'a> {
    scope: &'a Scope,
    /// The type parameters of the definition in which it stands, and what they are.
    parameters: &'a [(String, Type)],
}

impl<'a> Context<'a> {
    /// Where there are no type parameters.
    fn of(scope: &'a Scope) -> Context<'a> {
        Context {
            scope,
            parameters: &[],
        }
    }

    /// What a type parameter of this name is.
    fn parameter(self, name: &str) -> Option<&'a Type> {
        let found = self.parameters.iter().find(|(parameter, _)| parameter == name);
        found.map(|(_, ty)| ty)
    }
}

struct Resolver<'a> {
    tree: &'a SourceTree,
    naming: Naming,
    d: &'a mut Diagnostics,
    instances: Instances,
    /// The generic types that have no end, by definition: reported, so no more instances of them are made.
    endless: HashSet<usize>,
    queue: Vec<usize>,
    /// The aliases that are being resolved: one that comes twice has no end.
    open_aliases: Vec<usize>,
    judged_aliases: HashSet<usize>,
    wrong_aliases: HashSet<usize>,
    /// What was reported, with the module: each once.
    reported: HashSet<(String, Vec<String>)>,
}

impl Resolver<'_> {
    /// The type, unless it was reported here or when its item was parsed.
    fn ty(&mut self, written: &syn::Type, context: Context<'_>) -> Option<Type> {
        match parse::peel(written) {
            syn::Type::Slice(slice) => Some(Type::List(self.boxed(&slice.elem, context)?)),
            syn::Type::Array(array) => {
                let element = self.boxed(&array.elem, context);
                let length = self.length(&array.len, context);
                Some(Type::Array(element?, length?))
            }
            syn::Type::Path(path) => self.path(path, context),
            _ => None,
        }
    }

    fn boxed(&mut self, written: &syn::Type, context: Context<'_>) -> Option<Box<Type>> {
        self.ty(written, context).map(Box::new)
    }

    /// The type of a map's keys or of a set's values.
    fn key(&mut self, written: &syn::Type, context: Context<'_>) -> Option<Box<Type>> {
        let ty = self.ty(written, context)?;
        if !self.is_key(&ty) {
            let (written_text, text) = (parse::text(written), self.instances.text(self.tree, &ty));
            let diagnostic = self.d.report(Kind::MapKey, Place::of(written), &[&written_text]);
            if context.parameter(&written_text).is_some() {
                diagnostic.note(format!("`{written_text}` is `{text}` in one of its uses"));
            }
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
                let instance = self.instances.get(*index);
                let found = &tree.types[instance.definition];
                let parameters = instance.parameters.clone();
                let context = Context {
                    scope: &found.scope,
                    parameters: &parameters,
                };
                match &found.item.kind {
                    RawKind::Enum { .. } => true,
                    // A newtype; the type within was or will be resolved, and reported, as its field.
                    RawKind::Tuple(fields) if found.item.skipped.is_empty() => match fields.as_slice() {
                        [field] => self
                            .ty(&field.ty, context)
                            .is_some_and(|inner| inner != *ty && self.is_key(&inner)),
                        _ => false,
                    },
                    _ => false,
                }
            }
            _ => false,
        }
    }

    fn instance(
        &mut self,
        definition: usize,
        usage: &syn::TypePath,
        arguments: &[&syn::Type],
        context: Context<'_>,
    ) -> Option<Type> {
        let tree = self.tree;
        let item = &tree.types[definition].item;
        let parameters = self.parameters(&item.generics, usage, arguments, context)?;
        if self.endless.contains(&definition) {
            return None;
        }
        let Some((index, new)) = self.instances.meet(definition, parameters) else {
            self.endless.insert(definition);
            let name = super::names::rust(&item.name);
            let limits = [instances::MOST_INSTANCES, instances::MOST_IN_NAME].map(|limit| limit.to_string());
            let args = [name.as_str(), &limits[0], &limits[1]];
            self.d.report(Kind::EndlessGeneric, Place::of(usage), &args);
            return None;
        };
        if new {
            self.queue.push(index);
        }
        Some(Type::Named(index))
    }

    /// The type parameters of a definition, with the arguments that a usage has for them.
    fn parameters(
        &mut self,
        generics: &syn::Generics,
        usage: &syn::TypePath,
        arguments: &[&syn::Type],
        context: Context<'_>,
    ) -> Option<Vec<(String, Type)>> {
        let names = parse::parameters(generics)?;
        if names.len() != arguments.len() {
            let problem = format!(
                "{} where the definition has {}",
                counted(arguments.len(), "type argument"),
                counted(names.len(), "type parameter"),
            );
            let args = [parse::text(usage), problem];
            self.d
                .report(Kind::GenericUse, Place::of(usage), &[&args[0], &args[1]]);
            return None;
        }
        let types: Vec<Option<Type>> = arguments
            .iter()
            .map(|written| self.ty(written, context))
            .collect();
        let types: Option<Vec<Type>> = types.into_iter().collect();
        let types = types?.into_iter().map(|ty| instances::argument(ty, self.naming));
        Some(names.into_iter().zip(types).collect())
    }

    /// The types of the fields of an instance.
    fn fields(&mut self, index: usize) -> Vec<Option<Type>> {
        let tree = self.tree;
        let instance = self.instances.get(index);
        let found = &tree.types[instance.definition];
        let parameters = instance.parameters.clone();
        let context = Context {
            scope: &found.scope,
            parameters: &parameters,
        };
        let written = found.item.kind.fields().into_iter();
        written.map(|field| self.ty(&field.ty, context)).collect()
    }

    fn alias(
        &mut self,
        index: usize,
        usage: &syn::TypePath,
        arguments: &[&syn::Type],
        context: Context<'_>,
    ) -> Option<Type> {
        let tree = self.tree;
        let found = &tree.aliases[index];
        let alias = &found.item;
        if parse::parameters(&alias.generics).is_none() {
            let args = [
                parse::text(usage),
                "its definition has other parameters than types".to_owned(),
            ];
            self.d
                .report(Kind::GenericUse, Place::of(usage), &[&args[0], &args[1]]);
            return None;
        }
        let parameters = self.parameters(&alias.generics, usage, arguments, context)?;
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
        let context = Context {
            scope: &found.scope,
            parameters: &parameters,
        };
        let ty = self.ty(&alias.ty, context);
        self.open_aliases.pop();
        ty
    }

    fn length(&mut self, expr: &syn::Expr, context: Context<'_>) -> Option<usize> {
        let value =
            constant(self.tree, expr, context.scope, 16).and_then(|value| usize::try_from(value).ok());
        if value.is_none() && self.reported.insert((format!("{:?}", expr.span()), Vec::new())) {
            self.d.report(Kind::ArrayLength, Place::of(expr), &[]);
        }
        value
    }
}

/// A number of things: "1 type argument".
fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
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
