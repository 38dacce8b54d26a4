//! How each type lies in memory: Go's own layout on 64-bit targets, as `docs/abi.md` has it.

use crate::model::{Interface, Naming, Primitive, Type, TypeKind};

/// Size and alignment of a pointer and of an integer of the machine.
const WORD: usize = 8;

/// Size and alignment of a value, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The size, a multiple of the alignment.
    pub size: usize,
    /// The alignment.
    pub align: usize,
}

/// How values lie one after another in a struct. Go would pad one that ends in a value without a size; `check::padding`
/// refuses these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// Where each field begins.
    pub offsets: Vec<usize>,
    /// The struct as a whole.
    pub layout: Layout,
}

impl Layout {
    const fn words(count: usize) -> Layout {
        Layout {
            size: count * WORD,
            align: WORD,
        }
    }

    fn primitive(primitive: Primitive) -> Layout {
        let size = primitive.size();
        Layout { size, align: size }
    }

    /// The layout of a type of the interface.
    pub fn of(interface: &Interface, ty: &Type) -> Layout {
        match ty {
            Type::Primitive(primitive) => Layout::primitive(*primitive),
            Type::String => Layout::words(2),
            Type::List(_) | Type::Map(..) | Type::Set(_) => Layout::words(3),
            Type::Standard(standard) => Layout {
                size: standard.size(),
                align: standard.align(),
            },
            Type::Option(_) if interface.naming == Naming::Verbatim => Layout::words(3),
            Type::Option(_) | Type::Box(_) => Layout::words(1),
            Type::Array(element, length) => {
                let element = Layout::of(interface, element);
                Layout {
                    size: element.size.saturating_mul(*length),
                    align: element.align,
                }
            }
            Type::Named(index) => Layout::of_named(interface, *index),
        }
    }

    /// The layout of a named type.
    pub fn of_named(interface: &Interface, index: usize) -> Layout {
        match &interface.named(index).kind {
            TypeKind::Struct { fields: members } => {
                let types: Vec<&Type> = members.iter().map(|field| &field.ty).collect();
                fields_of(interface, &types).layout
            }
            TypeKind::Newtype { inner } => Layout::of(interface, inner),
            // A tag, and a pointer to the variant's fields.
            TypeKind::Sum { .. } => Layout::words(2),
            // A number, and an address.
            TypeKind::Object(_) => Layout::words(2),
            TypeKind::Enum { repr, .. } => Layout::primitive(*repr),
        }
    }
}

/// The layout of a struct of these fields, in this order.
pub fn fields(interface: &Interface, types: &[Type]) -> Fields {
    fields_of(interface, &types.iter().collect::<Vec<_>>())
}

/// As [`fields`].
pub(crate) fn fields_of(interface: &Interface, types: &[&Type]) -> Fields {
    let mut end: usize = 0;
    let mut align = 1;
    let mut offsets = Vec::with_capacity(types.len());
    for ty in types {
        let field = Layout::of(interface, ty);
        end = end.next_multiple_of(field.align);
        offsets.push(end);
        end = end.saturating_add(field.size);
        align = align.max(field.align);
    }
    let size = end.checked_next_multiple_of(align).unwrap_or(usize::MAX);
    Fields {
        offsets,
        layout: Layout { size, align },
    }
}

/// Whether values of this type contain no pointer: a copy of their bytes is a copy of them.
pub fn flat(interface: &Interface, ty: &Type) -> bool {
    match ty {
        Type::Primitive(_) => true,
        Type::Standard(standard) => !standard.is_text(),
        Type::String | Type::List(_) | Type::Option(_) | Type::Box(_) | Type::Map(..) | Type::Set(_) => false,
        Type::Array(element, length) => *length == 0 || flat(interface, element),
        Type::Named(index) => match &interface.named(*index).kind {
            TypeKind::Struct { fields } => fields.iter().all(|field| flat(interface, &field.ty)),
            TypeKind::Newtype { inner } => flat(interface, inner),
            TypeKind::Enum { .. } => true,
            TypeKind::Sum { .. } | TypeKind::Object(_) => false,
        },
    }
}

/// For each named type of the interface, whether Go's own value differs in memory from what crosses: there is a map, a set, a
/// time or an enum with data in it. Such values are converted in Go.
pub fn converted_types(interface: &Interface) -> Vec<bool> {
    let mut converted = vec![false; interface.types.len()];
    // Types can contain each other, so this goes on until nothing changes.
    loop {
        let before = converted.clone();
        for (index, def) in interface.types.iter().enumerate() {
            converted[index] = match &def.kind {
                TypeKind::Sum { .. } | TypeKind::Object(_) => true,
                TypeKind::Struct { fields } => fields.iter().any(|field| self::converted(&before, &field.ty)),
                TypeKind::Newtype { inner } => self::converted(&before, inner),
                TypeKind::Enum { .. } => false,
            };
        }
        if before == converted {
            return converted;
        }
    }
}

/// Whether a type is converted, given which named types are.
pub fn converted(named: &[bool], ty: &Type) -> bool {
    match ty {
        Type::Map(..) | Type::Set(_) => true,
        Type::Primitive(_) | Type::String => false,
        Type::Standard(standard) => standard.converted().is_some(),
        Type::List(of) | Type::Array(of, _) | Type::Option(of) | Type::Box(of) => converted(named, of),
        Type::Named(index) => named[*index],
    }
}

/// Whether Rust's own memory is in this layout already, so that a list of such values is pointed to where it is.
pub fn in_place(interface: &Interface, ty: &Type) -> bool {
    match ty {
        Type::Primitive(_) => true,
        Type::String | Type::List(_) | Type::Option(_) | Type::Box(_) => false,
        Type::Map(..) | Type::Set(_) | Type::Standard(_) => false,
        Type::Array(element, _) => in_place(interface, element),
        Type::Named(index) => {
            let def = interface.named(*index);
            def.fixed
                && match &def.kind {
                    TypeKind::Struct { fields } => fields.iter().all(|field| in_place(interface, &field.ty)),
                    TypeKind::Newtype { inner } => in_place(interface, inner),
                    TypeKind::Sum { .. } | TypeKind::Object(_) => false,
                    TypeKind::Enum { .. } => true,
                }
        }
    }
}
