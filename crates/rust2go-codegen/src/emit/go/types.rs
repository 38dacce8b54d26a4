//! How a type is written in Go.

use super::view::{parameter_type, results, takes_context};
use super::wires::Wires;
use crate::layout;
use crate::model::{Direction, Interface, Method, Naming, Type, TypeKind, What};

/// The type as Go writes it.
pub(crate) fn go_type(interface: &Interface, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => primitive.go().to_owned(),
        Type::String => "string".to_owned(),
        Type::List(element) => format!("[]{}", go_type(interface, element)),
        Type::Array(element, length) => format!("[{length}]{}", go_type(interface, element)),
        Type::Option(value) if interface.naming == Naming::Verbatim => {
            format!("[]{}", go_type(interface, value))
        }
        // What can be nil needs no pointer, neither to be absent nor to contain itself.
        Type::Option(value) | Type::Box(value) if is_nilable(interface, value) => go_type(interface, value),
        Type::Option(value) | Type::Box(value) => format!("*{}", go_type(interface, value)),
        Type::Map(key, value) => format!("map[{}]{}", go_type(interface, key), go_type(interface, value)),
        Type::Set(of) => format!("map[{}]struct{{}}", go_type(interface, of)),
        Type::Standard(standard) => standard.go().to_owned(),
        Type::Named(index) => {
            let def = interface.named(*index);
            if let Some((what, method)) = interface.function(*index) {
                return function_type(interface, what, method);
            }
            let pointer = matches!(def.kind, TypeKind::Object(Direction::GoCallsRust));
            format!("{}{}", if pointer { "*" } else { "" }, def.go_name)
        }
    }
}

/// What an object is that is a function in Go, by the first method of its trait.
///
/// - A closure: `func(context.Context, string) (uint64, error)`.
/// - A stream: `func(yield func(string, error) bool)`, which is what `iter.Seq2` is from Go 1.23 on.
/// - What takes items: `func(string) bool`.
fn function_type(interface: &Interface, what: What, method: &Method) -> String {
    match what {
        What::Closure => {
            let context = takes_context(interface, method).then(|| "context.Context".to_owned());
            let params = method
                .arguments()
                .iter()
                .map(|param| parameter_type(interface, param));
            let params: Vec<String> = context.into_iter().chain(params).collect();
            format!("func({}){}", params.join(", "), results(interface, &method.ret))
        }
        What::Stream => {
            let item = match method.ret.values.first() {
                Some(Type::List(item)) => go_type(interface, item),
                _ => unreachable!("the method gives a list of items"),
            };
            let error = if method.ret.fallible { ", error" } else { "" };
            format!("func(yield func({item}{error}) bool)")
        }
        What::Yield => format!("func({}) bool", taken(interface, method)),
    }
}

/// The type of the items that a method takes.
fn taken(interface: &Interface, method: &Method) -> String {
    match method.arguments().first().map(|param| &param.ty) {
        Some(Type::List(item)) => go_type(interface, item),
        _ => unreachable!("the method takes a list of items"),
    }
}

/// The type of the items that values of a named type take, if that is what they do.
pub(super) fn yielded(interface: &Interface, index: usize) -> Option<String> {
    match interface.function(index) {
        Some((What::Yield, method)) => Some(taken(interface, method)),
        _ => None,
    }
}

/// Whether the type is a closure or a stream: a function in Go.
pub(super) fn is_function(interface: &Interface, ty: &Type) -> bool {
    matches!(ty, Type::Named(index) if interface.named(*index).function.is_some())
}

/// Whether the type is an enum with data: an interface in Go.
pub(super) fn is_sum(interface: &Interface, ty: &Type) -> bool {
    matches!(ty, Type::Named(index) if matches!(interface.named(*index).kind, TypeKind::Sum { .. }))
}

/// Whether the type is that of objects: in Go a pointer, or an interface.
pub(super) fn is_object(interface: &Interface, ty: &Type) -> bool {
    matches!(ty, Type::Named(index) if matches!(interface.named(*index).kind, TypeKind::Object(_)))
}

/// Whether a Go value of the type can be nil where Rust has a value: an `Option` of it is no further pointer.
pub(super) fn is_nilable(interface: &Interface, ty: &Type) -> bool {
    is_sum(interface, ty)
        || is_object(interface, ty)
        || matches!(ty, Type::Standard(standard) if standard.is_pointer())
}

/// A constant expression of the named type, or of what crosses in its place: what `unsafe.Sizeof` is asked about.
pub(super) fn zero(interface: &Interface, wires: &Wires, index: usize) -> String {
    let def = interface.named(index);
    let name = wires.named(index).map_or(&def.go_name, |wire| &wire.name);
    match &def.kind {
        TypeKind::Struct { .. } | TypeKind::Sum { .. } | TypeKind::Object(_) => format!("{name}{{}}"),
        TypeKind::Enum { .. } => format!("{name}(0)"),
        TypeKind::Newtype { inner } => match inner {
            Type::Primitive(crate::model::Primitive::Bool) => format!("{name}(false)"),
            Type::Primitive(_) => format!("{name}(0)"),
            Type::String => format!("{name}(\"\")"),
            Type::Array(..) | Type::Standard(_) => format!("{name}{{}}"),
            Type::List(_) | Type::Option(_) | Type::Box(_) | Type::Map(..) | Type::Set(_) => {
                format!("{name}(nil)")
            }
            Type::Named(inner) => format!("{name}({})", zero(interface, wires, *inner)),
        },
    }
}

/// Whether values of the type hold no pointer: Go may store one in Rust's memory and need not clone one.
pub(super) fn flat(interface: &Interface, ty: &Type) -> bool {
    layout::flat(interface, ty)
}

/// Whether an assignment copies a Go value of the type: nothing that it points to can be changed.
pub(super) fn assigned(interface: &Interface, ty: &Type) -> bool {
    match ty {
        Type::Standard(standard) => standard.clone_function().is_none(),
        Type::Array(of, length) => *length == 0 || assigned(interface, of),
        Type::Option(of) if interface.naming == Naming::Idiomatic => is_object(interface, of),
        Type::Box(of) => is_object(interface, of),
        Type::Named(index) => match &interface.named(*index).kind {
            TypeKind::Struct { fields } => fields.iter().all(|field| assigned(interface, &field.ty)),
            TypeKind::Newtype { inner } => assigned(interface, inner),
            TypeKind::Enum { .. } | TypeKind::Sum { .. } => flat(interface, ty),
            TypeKind::Object(_) => true,
        },
        _ => flat(interface, ty),
    }
}
