//! The types that the traits reach: each definition once, and a generic one once for each of its type arguments.

use std::collections::HashMap;

use crate::model::{Naming, Type};
use crate::parse::raw::RawType;
use crate::parse::SourceTree;

/// How many types the name of an instance may have in it. A type whose arguments grow each time it contains itself gets there.
pub(super) const MOST_IN_NAME: usize = 64;
/// How many instances of generic types there may be. Types that contain each other with other arguments each time get there.
pub(super) const MOST_INSTANCES: usize = 1024;

/// A definition with its type arguments.
#[derive(Debug)]
pub(super) struct Instance {
    /// The index of the definition in the tree.
    pub(super) definition: usize,
    /// The type parameters and what they stand for.
    pub(super) parameters: Vec<(String, Type)>,
    /// How many types its name has in it.
    size: usize,
    /// The types of its fields, those of each variant one after another.
    pub(super) fields: Vec<Option<Type>>,
}

/// All instances, in the order in which they were met. [`Type::Named`] is an index of this list, until the model is made.
#[derive(Debug, Default)]
pub(super) struct Instances {
    list: Vec<Instance>,
    /// By definition and type arguments.
    known: HashMap<(usize, Vec<Type>), usize>,
    /// How many of them have type arguments.
    generic: usize,
}

impl Instances {
    /// The instance of these arguments, and whether it is a new one; `None` where that would be too much.
    pub(super) fn meet(
        &mut self,
        definition: usize,
        parameters: Vec<(String, Type)>,
    ) -> Option<(usize, bool)> {
        let arguments = parameters.iter().map(|(_, argument)| argument.clone());
        let key = (definition, arguments.collect());
        if let Some(known) = self.known.get(&key) {
            return Some((*known, false));
        }
        let size = 1 + key.1.iter().map(|argument| self.size(argument)).sum::<usize>();
        if !parameters.is_empty() {
            if size > MOST_IN_NAME || self.generic == MOST_INSTANCES {
                return None;
            }
            self.generic += 1;
        }
        let index = self.list.len();
        self.known.insert(key, index);
        self.list.push(Instance {
            definition,
            parameters,
            size,
            fields: Vec::new(),
        });
        Some((index, true))
    }

    /// How many types there are in a name of this one.
    fn size(&self, ty: &Type) -> usize {
        match ty {
            Type::Primitive(_) | Type::String | Type::Standard(_) => 1,
            Type::List(of) | Type::Array(of, _) | Type::Option(of) | Type::Box(of) | Type::Set(of) => {
                1 + self.size(of)
            }
            Type::Map(key, value) => 1 + self.size(key) + self.size(value),
            Type::Named(index) => self.list[*index].size,
        }
    }

    pub(super) fn get(&self, index: usize) -> &Instance {
        &self.list[index]
    }

    pub(super) fn set_fields(&mut self, index: usize, fields: Vec<Option<Type>>) {
        self.list[index].fields = fields;
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The indices by the place of the definition in the files, then as they were met.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|index| self.list[*index].definition);
        order
    }

    /// What the user wrote as the definition.
    pub(super) fn raw<'a>(&self, tree: &'a SourceTree, index: usize) -> &'a RawType {
        &tree.types[self.list[index].definition].item
    }

    /// The name of an instance as Rust has it: `Page<User>`.
    pub(super) fn name(&self, tree: &SourceTree, index: usize) -> String {
        let name = super::names::rust(&self.raw(tree, index).name);
        match self.list[index].parameters.as_slice() {
            [] => name,
            parameters => {
                let arguments = parameters.iter().map(|(_, ty)| self.text(tree, ty));
                format!("{name}<{}>", arguments.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// A type as Rust has it, for messages: of several that are the same in Go, one.
    pub(super) fn text(&self, tree: &SourceTree, ty: &Type) -> String {
        let text = |ty: &Type| self.text(tree, ty);
        match ty {
            Type::Primitive(primitive) => primitive.rust().to_owned(),
            Type::String => "String".to_owned(),
            Type::List(of) => format!("Vec<{}>", text(of)),
            Type::Array(of, length) => format!("[{}; {length}]", text(of)),
            Type::Option(of) => format!("Option<{}>", text(of)),
            Type::Box(of) => format!("Box<{}>", text(of)),
            Type::Map(key, value) => format!("HashMap<{}, {}>", text(key), text(value)),
            Type::Set(of) => format!("HashSet<{}>", text(of)),
            Type::Standard(standard) => standard.rust().to_owned(),
            Type::Named(index) => self.name(tree, *index),
        }
    }
}

/// A type argument as all that are the same to both halves. Within a type, `Box` and `Option` are one pointer each; only the
/// argument itself can be put into an `Option`, where a `Box` adds none.
pub(super) fn argument(ty: Type, naming: Naming) -> Type {
    match ty {
        Type::Box(of) => Type::Box(Box::new(within(*of, naming))),
        other => within(other, naming),
    }
}

fn within(ty: Type, naming: Naming) -> Type {
    let inner = |ty: Box<Type>| Box::new(within(*ty, naming));
    match ty {
        Type::List(of) => Type::List(inner(of)),
        Type::Array(of, length) => Type::Array(inner(of), length),
        Type::Option(of) => Type::Option(inner(of)),
        Type::Box(of) if naming == Naming::Idiomatic => Type::Option(inner(of)),
        Type::Box(of) => Type::Box(inner(of)),
        Type::Map(key, value) => Type::Map(inner(key), inner(value)),
        Type::Set(of) => Type::Set(inner(of)),
        Type::Primitive(_) | Type::String | Type::Standard(_) | Type::Named(_) => ty,
    }
}
