//! The comparison of layouts that the Go compiler makes: an array of the size that Rust counts on, set to one of the
//! size that Go has. Where they differ, the file does not compile, and the message has both numbers.

use super::call::Block;
use super::old_sizes;
use crate::emit::go::align::{rows, Row};
use crate::emit::go::types::zero;
use crate::emit::go::wires::Wires;
use crate::layout::{self, Layout};
use crate::model::{Field, Interface, Type, TypeKind};

/// Bytes of the header that every block begins with.
const HEADER: usize = 64;

/// The lines of the declaration, aligned.
pub(super) fn lines<'a>(
    interface: &'a Interface,
    wires: &Wires,
    blocks: impl Iterator<Item = Block<'a>>,
) -> Vec<String> {
    let mut list = Vec::new();
    for index in 0..interface.types.len() {
        of_type(interface, wires, index, &mut list);
    }
    for block in blocks {
        of_block(interface, &block, &mut list);
    }
    rows(&list)
}

fn of_type(interface: &Interface, wires: &Wires, index: usize, list: &mut Vec<Row>) {
    match &interface.named(index).kind {
        // Its integer stands in the declaration.
        TypeKind::Enum { .. } => {}
        TypeKind::Newtype { .. } | TypeKind::Object(_) => list.extend(size(interface, wires, index)),
        TypeKind::Struct { fields } => {
            list.extend(size(interface, wires, index));
            offsets(interface, &zero(interface, wires, index), fields, list);
        }
        TypeKind::Sum { variants } => {
            list.extend(size(interface, wires, index));
            for (number, variant) in variants.iter().enumerate() {
                let name = wires
                    .variant(index, number)
                    .map_or(&variant.go_name, |wire| &wire.name);
                offsets(interface, &format!("{name}{{}}"), &variant.fields, list);
            }
        }
    }
}

/// The size of a type: as such, or as the distance between two neighbours where the end has padding.
fn size(interface: &Interface, wires: &Wires, index: usize) -> Option<Row> {
    let ty = Type::Named(index);
    let Layout { size, align } = Layout::of(interface, &ty);
    let (value, old) = (zero(interface, wires, index), old_sizes::size(interface, &ty));
    if old == size {
        Some(row(size, &format!("unsafe.Sizeof({value})")))
    } else if old.next_multiple_of(align) == size {
        let name = wires.ty(interface, &ty);
        Some(row(
            size,
            &format!("unsafe.Sizeof([2]{name}{{}}) - unsafe.Sizeof({value})"),
        ))
    } else {
        None
    }
}

fn offsets(interface: &Interface, value: &str, fields: &[Field], list: &mut Vec<Row>) {
    let types: Vec<Type> = fields.iter().map(|field| field.ty.clone()).collect();
    let offsets = layout::fields(interface, &types).offsets;
    let old = old_sizes::fields(interface, &types).0;
    // The first field is at 0 on both sides.
    for ((field, offset), old) in fields.iter().zip(offsets).zip(old).skip(1) {
        if offset == old {
            list.push(row(
                offset,
                &format!("unsafe.Offsetof({value}.{})", field.go_name),
            ));
        }
    }
}

fn of_block(interface: &Interface, block: &Block<'_>, list: &mut Vec<Row>) {
    let Block {
        header,
        name,
        params,
        results,
    } = block;
    let header = if *header { HEADER } else { 0 };
    if !params.is_empty() {
        list.push(row(header, &format!("unsafe.Offsetof({name}{{}}.in)")));
    }
    if !results.is_empty() {
        let align = layout::fields(interface, results).layout.align;
        let after = |params: usize| (header + params).next_multiple_of(align);
        let out = after(layout::fields(interface, params).layout.size);
        if out == after(old_sizes::fields(interface, params).1) {
            list.push(row(out, &format!("unsafe.Offsetof({name}{{}}.out)")));
        }
    }
}

fn row(bytes: usize, what: &str) -> Row {
    Row {
        docs: Vec::new(),
        cells: vec![
            "_".to_owned(),
            format!("[{bytes}]byte"),
            format!("= [{what}]byte{{}}"),
        ],
    }
}
