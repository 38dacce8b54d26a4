//! What crosses in the place of values whose Go form differs in memory: maps, sets, times, enums with data, and whatever
//! has one of these in it.
//!
//! Each named type of that kind has a *wire*, an unexported Go type in the layout that Rust knows, a method `take` of it
//! that makes the Go value, and a function `send..` for the way back. Unnamed types (lists, maps) are converted by
//! functions of the support module.

use serde::Serialize;

use super::names::{self, lower_camel, upper_camel, Scope};
use super::types::{go_type, is_function, is_nilable};
use crate::layout;
use crate::model::{Field, Interface, Naming, Type, TypeKind};

/// The names of a converted type.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Wire {
    /// The type that crosses.
    pub(super) name: String,
    /// Its method that makes the Go value.
    pub(super) take: String,
    /// The function that makes it of the Go value.
    pub(super) send: String,
}

/// The wires of an interface.
pub(super) struct Wires {
    converted: Vec<bool>,
    types: Vec<Option<Wire>>,
    /// Per type, per variant: the wire of the variant's fields, where they are converted.
    variants: Vec<Vec<Option<Wire>>>,
    /// The functions that copy enums with data.
    clones: Vec<Option<String>>,
}

impl Wires {
    pub(super) fn of(interface: &Interface, scope: &mut Scope) -> Wires {
        let converted = layout::converted_types(interface);
        let mut wires = Wires {
            types: Vec::new(),
            variants: Vec::new(),
            clones: Vec::new(),
            converted,
        };
        for (index, def) in interface.types.iter().enumerate() {
            let converted = wires.converted[index];
            wires
                .types
                .push(converted.then(|| Wire::named(&def.go_name, names::fields(interface, index), scope)));
            let (mut variants, mut clone) = (Vec::new(), None);
            if let TypeKind::Sum { variants: list } = &def.kind {
                clone = Some(scope.claim(format!("clone{}", upper_camel(&def.go_name))));
                for variant in list {
                    let converted = variant.fields.iter().any(|field| wires.converts(&field.ty));
                    variants.push(converted.then(|| Wire::named(&variant.go_name, &variant.fields, scope)));
                }
            }
            wires.variants.push(variants);
            wires.clones.push(clone);
        }
        wires
    }

    /// Whether values of the type are converted.
    pub(super) fn converts(&self, ty: &Type) -> bool {
        layout::converted(&self.converted, ty)
    }

    /// The names of a converted type.
    pub(super) fn named(&self, index: usize) -> Option<&Wire> {
        self.types[index].as_ref()
    }

    /// The names for the fields of a variant, where they are converted.
    pub(super) fn variant(&self, index: usize, variant: usize) -> Option<&Wire> {
        self.variants[index][variant].as_ref()
    }

    /// The function that copies an enum with data.
    pub(super) fn clone(&self, index: usize) -> Option<&str> {
        self.clones[index].as_deref()
    }

    /// The type that crosses, as Go writes it.
    pub(super) fn ty(&self, interface: &Interface, ty: &Type) -> String {
        if !self.converts(ty) {
            return go_type(interface, ty);
        }
        let inner = |ty: &Type| self.ty(interface, ty);
        match ty {
            Type::List(of) => format!("[]{}", inner(of)),
            Type::Array(of, length) => format!("[{length}]{}", inner(of)),
            Type::Option(of) if interface.naming == Naming::Verbatim => format!("[]{}", inner(of)),
            Type::Option(of) | Type::Box(of) => format!("*{}", inner(of)),
            Type::Map(key, value) => format!("[]rust2go.Entry[{}, {}]", inner(key), inner(value)),
            Type::Set(of) => format!("[]{}", inner(of)),
            Type::Named(index) => match &self.types[*index] {
                Some(wire) => wire.name.clone(),
                None => go_type(interface, ty),
            },
            Type::Standard(standard) => match standard.converted() {
                Some(converted) => converted.wire.to_owned(),
                None => go_type(interface, ty),
            },
            Type::Primitive(_) | Type::String => go_type(interface, ty),
        }
    }
}

impl Wire {
    fn named(go_name: &str, fields: &[Field], scope: &mut Scope) -> Wire {
        Wire {
            name: scope.claim(format!("{}Wire", lower_camel(go_name))),
            take: names::method_beside(names::TAKE_METHOD, fields),
            send: scope.claim(format!("send{}", upper_camel(go_name))),
        }
    }
}

/// How a Go value becomes what crosses.
#[derive(Debug, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub(super) enum Sent {
    /// A function of one argument.
    Call { function: String },
    /// A list, element by element.
    List { element: Element },
    /// A pointer, if it is not nil.
    Pointer { element: Element },
    /// A value that can be nil in Go, and so is no pointer there, behind a pointer of the wire.
    Variant { element: Element },
    /// The same of a function, which Go compares with nothing but nil.
    Function { element: Element },
    /// The values of a map; its keys cross as they are.
    Map { element: Element },
    /// An array, element by element.
    Array { element: Element, length: usize },
}

/// What sends the elements of a list, or the value behind a pointer.
#[derive(Debug, Serialize)]
pub(super) struct Element {
    /// The function, where there is one to name.
    function: Option<String>,
    /// Its parameter and its result.
    from: String,
    to: String,
    /// The body of the function where there is none.
    sent: Option<Box<Sent>>,
}

impl Sent {
    /// `None` where the value crosses as it is.
    pub(super) fn of(interface: &Interface, wires: &Wires, ty: &Type) -> Option<Sent> {
        if !wires.converts(ty) {
            return None;
        }
        let element = |ty: &Type| Element::of(interface, wires, ty);
        Some(match ty {
            Type::List(of) => Sent::List { element: element(of) },
            Type::Option(of) if interface.naming == Naming::Verbatim => Sent::List { element: element(of) },
            Type::Option(of) | Type::Box(of) if is_function(interface, of) => {
                Sent::Function { element: element(of) }
            }
            Type::Option(of) | Type::Box(of) if is_nilable(interface, of) => {
                Sent::Variant { element: element(of) }
            }
            Type::Option(of) | Type::Box(of) => Sent::Pointer { element: element(of) },
            Type::Array(of, length) => Sent::Array {
                element: element(of),
                length: *length,
            },
            Type::Map(_, value) => Sent::Map {
                element: element(value),
            },
            Type::Set(_) => Sent::call("rust2go.SendSet"),
            Type::Standard(standard) => Sent::call(standard.converted()?.send),
            Type::Named(index) => Sent::call(&wires.named(*index)?.send),
            Type::Primitive(_) | Type::String => return None,
        })
    }

    fn call(function: &str) -> Sent {
        Sent::Call {
            function: function.to_owned(),
        }
    }
}

impl Element {
    fn of(interface: &Interface, wires: &Wires, ty: &Type) -> Element {
        let sent = Sent::of(interface, wires, ty);
        let from = go_type(interface, ty);
        Element {
            function: match (&sent, ty) {
                (None, _) => Some(format!("rust2go.Same[{from}]")),
                // Before Go 1.21, a function that is passed to another has to say its type arguments.
                (Some(Sent::Call { function }), Type::Set(of)) => {
                    Some(format!("{function}[{}]", go_type(interface, of)))
                }
                (Some(Sent::Call { function }), _) => Some(function.clone()),
                (Some(_), _) => None,
            },
            from,
            to: wires.ty(interface, ty),
            sent: sent.map(Box::new),
        }
    }
}
