//! How a value is copied so that it shares no memory with the original.
//!
//! `Clone()` and the copies that a handler is given run the same code: a method of each type that has pointers. The
//! steps for one field or one parameter are a small tree, which `templates/clone.go.jinja` writes out.

use serde::Serialize;

use super::names;
use super::types::{flat, go_type};
use crate::model::{Interface, Naming, Type, TypeKind};

/// What copies a value that has pointers.
#[derive(Debug, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub(super) enum Copied {
    /// The arena's own method.
    String,
    /// The method of a named type.
    Named { method: String },
    /// A list of values without pointers: one run of bytes.
    FlatList,
    /// A pointer to a value without pointers.
    FlatPointer,
    /// A list, element by element.
    List { element: Element },
    /// A pointer, if it is not nil.
    Pointer { element: Element },
    /// An array, in place.
    Array { element: Box<Copied> },
}

/// What copies the elements of a list, or the value behind a pointer.
#[derive(Debug, Serialize)]
pub(super) struct Element {
    /// The function, where there is one to name.
    function: Option<String>,
    /// The element's type in Go.
    go_type: String,
    /// The body of the function where there is none.
    copy: Box<Copied>,
}

impl Copied {
    /// `None` where an assignment is a copy already.
    pub(super) fn of(interface: &Interface, ty: &Type) -> Option<Copied> {
        if flat(interface, ty) {
            return None;
        }
        match ty {
            Type::Primitive(_) => None,
            Type::String => Some(Copied::String),
            Type::Named(index) => Some(Copied::Named {
                method: method(interface, *index),
            }),
            Type::Array(element, _) => Copied::of(interface, element).map(|copy| Copied::Array {
                element: Box::new(copy),
            }),
            Type::Option(element) if interface.naming == Naming::Idiomatic => {
                Some(Copied::pointer(interface, element))
            }
            Type::Box(element) => Some(Copied::pointer(interface, element)),
            Type::List(element) | Type::Option(element) => Some(match Element::of(interface, element) {
                Some(element) => Copied::List { element },
                None => Copied::FlatList,
            }),
        }
    }

    fn pointer(interface: &Interface, to: &Type) -> Copied {
        match Element::of(interface, to) {
            Some(element) => Copied::Pointer { element },
            None => Copied::FlatPointer,
        }
    }

    /// Whether it is written as one short expression.
    pub(super) fn short(&self) -> bool {
        match self {
            Copied::String | Copied::Named { .. } | Copied::FlatList | Copied::FlatPointer => true,
            Copied::List { element } | Copied::Pointer { element } => element.function.is_some(),
            Copied::Array { .. } => false,
        }
    }
}

impl Element {
    fn of(interface: &Interface, ty: &Type) -> Option<Element> {
        let copy = Copied::of(interface, ty)?;
        let go_type = go_type(interface, ty);
        let function = match &copy {
            Copied::String => Some("rust2go.CloneString".to_owned()),
            Copied::Named { method } => Some(format!("{go_type}.{method}")),
            _ => None,
        };
        Some(Element {
            function,
            go_type,
            copy: Box::new(copy),
        })
    }
}

/// The name of the method by which values of a named type are copied.
pub(super) fn method(interface: &Interface, index: usize) -> String {
    match &interface.named(index).kind {
        TypeKind::Struct { fields } => names::clone_method(fields.iter().map(|field| field.go_name.as_str())),
        TypeKind::Newtype { .. } | TypeKind::Enum { .. } => names::clone_method([]),
    }
}
