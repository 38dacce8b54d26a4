//! What `go vet` of Go 1.18 to 1.20 takes sizes for, which `go test` runs too.
//!
//! The compiler pads a struct at its end to a multiple of its alignment, and always has. The type checker of those
//! versions does not, so a comparison that needs the padding fails there although the program is right. The
//! agreement leaves such comparisons out.

use crate::layout::Layout;
use crate::model::{Interface, Type, TypeKind};

/// The offsets of the fields of a struct, and its size.
pub(super) fn fields(interface: &Interface, types: &[Type]) -> (Vec<usize>, usize) {
    let mut end = 0_usize;
    let offsets = types
        .iter()
        .map(|ty| {
            let offset = end.next_multiple_of(Layout::of(interface, ty).align);
            end = offset + size(interface, ty);
            offset
        })
        .collect();
    (offsets, end)
}

/// The size of a value.
pub(super) fn size(interface: &Interface, ty: &Type) -> usize {
    match ty {
        Type::Array(_, 0) => 0,
        Type::Array(element, length) => {
            let last = size(interface, element);
            last.next_multiple_of(Layout::of(interface, element).align) * (length - 1) + last
        }
        Type::Named(index) => match &interface.named(*index).kind {
            TypeKind::Struct { fields: list } => {
                let types: Vec<Type> = list.iter().map(|field| field.ty.clone()).collect();
                fields(interface, &types).1
            }
            TypeKind::Newtype { inner } => size(interface, inner),
            TypeKind::Enum { .. } | TypeKind::Sum { .. } | TypeKind::Object(_) => {
                Layout::of(interface, ty).size
            }
        },
        Type::Primitive(_)
        | Type::String
        | Type::List(_)
        | Type::Option(_)
        | Type::Box(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Standard(_) => Layout::of(interface, ty).size,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Naming, Primitive};

    #[test]
    fn the_end_is_not_padded() {
        let interface = Interface {
            naming: Naming::Idiomatic,
            traits: Vec::new(),
            types: Vec::new(),
        };
        let (byte, word) = (Type::Primitive(Primitive::U8), Type::Primitive(Primitive::U64));
        assert_eq!(
            fields(&interface, &[byte.clone(), word.clone(), byte.clone()]),
            (vec![0, 8, 16], 17)
        );
        assert_eq!(fields(&interface, &[]), (vec![], 0));
        assert_eq!(size(&interface, &Type::Array(Box::new(byte), 3)), 3);
        assert_eq!(size(&interface, &Type::Array(Box::new(word), 0)), 0);
    }
}
