//! A random interface before it is a text: what [`make`](super::make) makes, [`rust`](super::rust) writes and
//! [`shrink`](super::shrink) takes apart.

use std::collections::HashSet;

use super::leaves::{Leaf, Wrapper};

/// The number of a definition; it stays when others are taken away.
pub(crate) type Id = usize;

/// A type that crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ty {
    /// One without parameters.
    Leaf(&'static Leaf),
    /// A list, a pointer, a map.
    Of(&'static Wrapper, Vec<Ty>),
    /// `[T; N]`
    Array(Box<Ty>, usize),
    /// One of the interface, with its type arguments.
    Named(Id, Vec<Ty>),
    /// A type parameter of the definition.
    Param(usize),
}

/// A struct or an enum.
#[derive(Debug, Clone)]
pub(crate) struct Def {
    pub(crate) id: Id,
    /// As it is written, with `r#` where it has to be.
    pub(crate) name: String,
    /// The module it stands in.
    pub(crate) module: Option<String>,
    /// Doc comments and attributes, a line each.
    pub(crate) attrs: Vec<String>,
    /// The number of type parameters.
    pub(crate) params: usize,
    pub(crate) form: Form,
    /// It can be compared and hashed.
    pub(crate) key: bool,
    /// Each bit pattern is a value.
    pub(crate) plain: bool,
    /// How much there is in a value, about.
    pub(crate) weight: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum Form {
    Struct(Fields),
    /// Without data: names, with values where they are written.
    Enum(Vec<(String, Option<i128>)>),
    /// With data.
    Sum(Vec<(String, Fields)>),
}

/// The fields of a struct or a variant.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(crate) shape: Shape,
    pub(crate) fields: Vec<Field>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Named,
    Tuple,
    Unit,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) ty: Ty,
    pub(crate) attrs: Vec<String>,
    /// Go does not have it.
    pub(crate) skip: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) attrs: Vec<String>,
    pub(crate) mode: Mode,
    pub(crate) params: Vec<Param>,
    pub(crate) returns: Returns,
    /// By which the handler sends what it got back to Rust, before it returns that.
    pub(crate) back: Option<Back>,
}

/// A method of the trait that Go calls, with the parameters of another one.
#[derive(Debug, Clone)]
pub(crate) struct Back {
    pub(crate) name: String,
    /// How each parameter passes: given or lent.
    pub(crate) passing: Vec<Passing>,
    pub(crate) mode: Mode,
    /// `#[nonblocking]`
    pub(crate) nonblocking: bool,
    /// The result is a `Result<_, GoError>`, where the method has no error type of its own.
    pub(crate) fallible: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Sync,
    Async,
    /// `fn f() -> impl Future<Output = T>`
    Future,
}

#[derive(Debug, Clone)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) ty: Ty,
    pub(crate) passing: Passing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passing {
    Given,
    Lent,
    Lend,
    /// `&mut [T]`
    LentMut,
    /// `&mut Vec<T>`
    LentVec,
}

/// What a method gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returns {
    /// All parameters.
    Values,
    /// The parameter as a view.
    View,
    /// All parameters in a `Result<_, GoError>`.
    Fallible,
    /// A view in such a result.
    FallibleView,
    /// Of `fails: bool, value: T, error: E` one: `Result<T, E>`.
    Either,
    /// All parameters but two: the second one, a list, has been copied to the first one.
    Filled,
}

/// What comes into an interface, or is left out of it, as a whole.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    /// Definitions that may refer to each other, and a method by which the trait reaches them.
    Defs(Vec<Def>, Method),
    Method(Method),
}

#[derive(Debug, Clone)]
pub(crate) struct Interface {
    /// The name of the file, and of the Go package.
    pub(crate) file: String,
    /// The trait that Rust calls.
    pub(crate) name: String,
    /// The trait that Go calls.
    pub(crate) served: String,
    pub(crate) verbatim: bool,
    /// `String`, `Vec`, `Option`, `Box` and `Result` stand with their paths, and types may have such names.
    pub(crate) paths: bool,
    /// The types are `Clone`.
    pub(crate) clone: bool,
    pub(crate) items: Vec<Item>,
}

impl Ty {
    /// Adds the definitions that it names.
    pub(crate) fn uses(&self, ids: &mut HashSet<Id>) {
        match self {
            Ty::Leaf(_) | Ty::Param(_) => {}
            Ty::Of(_, arguments) => arguments.iter().for_each(|of| of.uses(ids)),
            Ty::Array(of, _) => of.uses(ids),
            Ty::Named(id, arguments) => {
                ids.insert(*id);
                arguments.iter().for_each(|of| of.uses(ids));
            }
        }
    }
}

impl Def {
    /// All fields that it has, those of each variant one after another.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        match &self.form {
            Form::Struct(fields) => fields.fields.iter().collect(),
            Form::Enum(_) => Vec::new(),
            Form::Sum(variants) => variants.iter().flat_map(|(_, fields)| &fields.fields).collect(),
        }
    }
}

impl Item {
    /// The definitions in it.
    pub(crate) fn defs(&self) -> &[Def] {
        match self {
            Item::Defs(defs, _) => defs,
            Item::Method(_) => &[],
        }
    }

    pub(crate) fn method(&self) -> &Method {
        match self {
            Item::Defs(_, method) | Item::Method(method) => method,
        }
    }

    /// The definitions that it names, its own too.
    pub(crate) fn uses(&self) -> HashSet<Id> {
        let mut ids = HashSet::new();
        for param in &self.method().params {
            param.ty.uses(&mut ids);
        }
        for def in self.defs() {
            ids.insert(def.id);
            def.fields().iter().for_each(|field| field.ty.uses(&mut ids));
        }
        ids
    }
}

impl Interface {
    /// All definitions, in order.
    pub(crate) fn defs(&self) -> impl Iterator<Item = &Def> {
        self.items.iter().flat_map(Item::defs)
    }

    /// The definition with this number.
    pub(crate) fn def(&self, id: Id) -> Option<&Def> {
        self.defs().find(|def| def.id == id)
    }

    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.items.iter().map(Item::method)
    }

    /// The interface without items of which something is missing.
    pub(crate) fn closed(mut self) -> Interface {
        loop {
            let there: HashSet<Id> = self.defs().map(|def| def.id).collect();
            let before = self.items.len();
            self.items.retain(|item| item.uses().is_subset(&there));
            if self.items.len() == before {
                return self;
            }
        }
    }
}
