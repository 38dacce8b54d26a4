//! How a type is written in Go.

use crate::layout;
use crate::model::{Interface, Naming, Type, TypeKind};

/// The type as Go writes it.
pub(super) fn go_type(interface: &Interface, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => primitive.go().to_owned(),
        Type::String => "string".to_owned(),
        Type::List(element) => format!("[]{}", go_type(interface, element)),
        Type::Array(element, length) => format!("[{length}]{}", go_type(interface, element)),
        Type::Option(value) if interface.naming == Naming::Verbatim => {
            format!("[]{}", go_type(interface, value))
        }
        Type::Option(value) | Type::Box(value) => format!("*{}", go_type(interface, value)),
        Type::Named(index) => interface.named(*index).go_name.clone(),
    }
}

/// A constant expression of the named type: what `unsafe.Sizeof` is asked about.
pub(super) fn zero(interface: &Interface, index: usize) -> String {
    let def = interface.named(index);
    let name = &def.go_name;
    match &def.kind {
        TypeKind::Struct { .. } => format!("{name}{{}}"),
        TypeKind::Enum { .. } => format!("{name}(0)"),
        TypeKind::Newtype { inner } => match inner {
            Type::Primitive(crate::model::Primitive::Bool) => format!("{name}(false)"),
            Type::Primitive(_) => format!("{name}(0)"),
            Type::String => format!("{name}(\"\")"),
            Type::Array(..) => format!("{name}{{}}"),
            Type::List(_) | Type::Option(_) | Type::Box(_) => format!("{name}(nil)"),
            Type::Named(inner) => format!("{name}({})", zero(interface, *inner)),
        },
    }
}

/// Whether values of the type hold no pointer: Go may store one in Rust's memory and need not clone one.
pub(super) fn flat(interface: &Interface, ty: &Type) -> bool {
    layout::flat(interface, ty)
}
