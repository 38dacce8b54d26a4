//! How a value is copied so that it shares no memory with the original, and how one is made of what crosses.
//!
//! `Clone()` and the copies that a handler is given run the same code: a method of each type that has pointers. Where Go's
//! form is not the one that crosses, the copy is made of the wire instead (see `wires`). The steps for one field or
//! one parameter are a small tree, which `templates/clone.go.jinja` writes out.

use serde::Serialize;

use super::names;
use super::types::{assigned, go_type, is_nilable};
use super::wires::Wires;
use crate::model::{Interface, Naming, Type};

/// What copies a value that has pointers.
#[derive(Debug, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub(super) enum Copied {
    /// The arena's own method.
    String,
    /// The method of a named type.
    Named { method: String },
    /// A function of the value and the arena.
    Call { function: String },
    /// A list of values without pointers: one run of bytes.
    FlatList,
    /// A pointer to a value without pointers.
    FlatPointer,
    /// A list, element by element.
    List { element: Element },
    /// A pointer, if it is not nil.
    Pointer { element: Element },
    /// A value behind a pointer of the wire that can be nil in Go, and so is no pointer there.
    Variant { element: Element },
    /// An array, in place.
    Array { element: Box<Copied> },
    /// An array, made of the one that crosses.
    NewArray { element: Element, length: usize },
    /// A map, by a function of the support module.
    Map {
        function: &'static str,
        key: Element,
        value: Element,
    },
    /// A set, likewise.
    Set { function: &'static str, key: Element },
}

/// What copies the elements of a list, or the value behind a pointer.
#[derive(Debug, Serialize)]
pub(super) struct Element {
    /// The function, where there is one to name.
    function: Option<String>,
    /// Its parameter and its result.
    from: String,
    go_type: String,
    /// The body of the function where there is none.
    copy: Option<Box<Copied>>,
}

/// What a copy is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    /// Go's own value.
    Go,
    /// What crosses.
    Wire,
}

struct Copier<'a> {
    interface: &'a Interface,
    wires: &'a Wires,
    from: From,
}

impl Copied {
    /// How a Go value is copied; `None` where an assignment is a copy already.
    pub(super) fn of(interface: &Interface, wires: &Wires, ty: &Type) -> Option<Copied> {
        Copier {
            interface,
            wires,
            from: From::Go,
        }
        .copied(ty)
    }

    /// How a Go value is made of what crosses; `None` where an assignment does that.
    pub(super) fn taken(interface: &Interface, wires: &Wires, ty: &Type) -> Option<Copied> {
        Copier {
            interface,
            wires,
            from: From::Wire,
        }
        .copied(ty)
    }

    /// Whether it is written as one short expression.
    pub(super) fn short(&self) -> bool {
        match self {
            Copied::String
            | Copied::Named { .. }
            | Copied::Call { .. }
            | Copied::FlatList
            | Copied::FlatPointer => true,
            Copied::List { element } | Copied::Pointer { element } | Copied::Variant { element } => {
                element.function.is_some()
            }
            Copied::Map { key, value, .. } => key.function.is_some() && value.function.is_some(),
            Copied::Set { key, .. } => key.function.is_some(),
            Copied::Array { .. } | Copied::NewArray { .. } => false,
        }
    }
}

impl Copier<'_> {
    fn copied(&self, ty: &Type) -> Option<Copied> {
        let converts = self.from == From::Wire && self.wires.converts(ty);
        if !converts && assigned(self.interface, ty) {
            return None;
        }
        let (map, set) = match self.from {
            From::Go => ("CloneMap", "CloneSet"),
            From::Wire => ("TakeMap", "TakeSet"),
        };
        match ty {
            Type::Primitive(_) => None,
            Type::Standard(standard) => {
                let function = match self.from {
                    From::Go => standard.clone_function(),
                    From::Wire => standard.converted().map(|converted| converted.take),
                };
                function.map(|function| Copied::Call {
                    function: function.to_owned(),
                })
            }
            Type::String => Some(Copied::String),
            Type::Named(index) => Some(self.named(*index)),
            Type::Array(of, length) if converts => Some(Copied::NewArray {
                element: self.always(of),
                length: *length,
            }),
            Type::Array(of, _) => self.copied(of).map(|copy| Copied::Array {
                element: Box::new(copy),
            }),
            Type::Option(of) if self.interface.naming == Naming::Idiomatic => Some(self.pointer(of)),
            Type::Box(of) => Some(self.pointer(of)),
            Type::List(of) | Type::Option(of) => Some(match self.element(of) {
                Some(element) => Copied::List { element },
                None => Copied::FlatList,
            }),
            Type::Map(key, value) => Some(Copied::Map {
                function: map,
                key: self.always(key),
                value: self.always(value),
            }),
            Type::Set(of) => Some(Copied::Set {
                function: set,
                key: self.always(of),
            }),
        }
    }

    fn named(&self, index: usize) -> Copied {
        if let (From::Wire, Some(wire)) = (self.from, self.wires.named(index)) {
            return Copied::Named {
                method: wire.take.clone(),
            };
        }
        match self.wires.clone(index) {
            Some(function) => Copied::Call {
                function: function.to_owned(),
            },
            None => Copied::Named {
                method: method(self.interface, index),
            },
        }
    }

    fn pointer(&self, to: &Type) -> Copied {
        if is_nilable(self.interface, to) {
            let element = self.always(to);
            return match (self.from, &element.function) {
                (From::Go, Some(function)) => Copied::Call {
                    function: function.clone(),
                },
                _ => Copied::Variant { element },
            };
        }
        match self.element(to) {
            Some(element) => Copied::Pointer { element },
            None => Copied::FlatPointer,
        }
    }

    fn type_before(&self, ty: &Type) -> String {
        match self.from {
            From::Go => go_type(self.interface, ty),
            From::Wire => self.wires.ty(self.interface, ty),
        }
    }

    /// The copy of an element; `None` where an assignment is one.
    fn element(&self, ty: &Type) -> Option<Element> {
        let copy = self.copied(ty)?;
        let from = self.type_before(ty);
        Some(Element {
            function: match &copy {
                Copied::String => Some("rust2go.CloneString".to_owned()),
                Copied::Named { method } => Some(format!("{from}.{method}")),
                Copied::Call { function } => Some(function.clone()),
                _ => None,
            },
            from,
            go_type: go_type(self.interface, ty),
            copy: Some(Box::new(copy)),
        })
    }

    /// The same where a function is needed also for what is only assigned.
    fn always(&self, ty: &Type) -> Element {
        self.element(ty).unwrap_or_else(|| {
            let go_type = go_type(self.interface, ty);
            Element {
                function: Some(format!("rust2go.Keep[{go_type}]")),
                from: go_type.clone(),
                go_type,
                copy: None,
            }
        })
    }
}

/// The name of the method by which values of a named type are copied.
pub(super) fn method(interface: &Interface, index: usize) -> String {
    names::method_beside(names::CLONE_METHOD, names::fields(interface, index))
}
