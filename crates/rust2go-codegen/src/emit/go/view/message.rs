//! The text of an error: what the interface says, else what the value is and what is in it.

use crate::check::names;
use crate::emit::go::types::go_type;
use crate::model::{Field, Interface, Piece, Type, TypeDef, TypeKind};

/// The expression of the text of a named type's values.
pub(super) fn of_type(interface: &Interface, def: &TypeDef, receiver: &str) -> String {
    let name = names::rust(&def.name);
    let value = |field: &Field| format!("{receiver}.{}", field.go_name);
    match (&def.kind, &def.message) {
        (TypeKind::Enum { .. } | TypeKind::Sum { .. } | TypeKind::Object(_), _) => {
            format!("{receiver}.String()")
        }
        (TypeKind::Struct { fields }, Some(pieces)) => written(pieces, fields, value),
        (TypeKind::Newtype { inner }, Some(pieces)) => {
            // Without its methods, or the text of the error would be asked for again.
            let inner_value = format!("{}({receiver})", go_type(interface, inner));
            sprintf(pieces, |_| (inner_value.clone(), is_text(inner)))
        }
        (TypeKind::Newtype { inner: Type::String }, None) => format!("string({receiver})"),
        (TypeKind::Newtype { inner }, None) => {
            format!(
                "fmt.Sprintf(\"{name}(%v)\", {}({receiver}))",
                go_type(interface, inner)
            )
        }
        (TypeKind::Struct { fields }, None) if fields.is_empty() => format!("\"{name}\""),
        (TypeKind::Struct { fields }, None) => {
            let parts = fields.iter().map(|field| format!("{}: %v", field.go_name));
            format!(
                "fmt.Sprintf(\"{name}{{{}}}\", {})",
                parts.collect::<Vec<_>>().join(", "),
                fields.iter().map(value).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

/// The expression of a text that the interface has, for a value whose fields `value` writes.
pub(super) fn written(pieces: &[Piece], fields: &[Field], value: impl Fn(&Field) -> String) -> String {
    sprintf(pieces, |member| {
        let found = fields.iter().find(|field| field.name == member);
        found.map_or_else(Default::default, |field| (value(field), is_text(&field.ty)))
    })
}

/// `value` gives the expression of a field, and whether it is a text.
fn sprintf(pieces: &[Piece], value: impl Fn(&str) -> (String, bool)) -> String {
    let (mut format, mut values) = (String::new(), Vec::new());
    let plain = !pieces.iter().any(|piece| matches!(piece, Piece::Field { .. }));
    for piece in pieces {
        match piece {
            Piece::Text(text) if plain => format.push_str(&escaped(text)),
            Piece::Text(text) => format.push_str(&escaped(text).replace('%', "%%")),
            Piece::Field { member, quoted } => {
                let (value, is_text) = value(member);
                format.push_str(if *quoted && is_text { "%q" } else { "%v" });
                values.push(value);
            }
        }
    }
    if plain {
        format!("\"{format}\"")
    } else {
        format!("fmt.Sprintf(\"{format}\", {})", values.join(", "))
    }
}

fn is_text(ty: &Type) -> bool {
    *ty == Type::String
}

/// A text between the quotes of Go.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            c if c.is_control() => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped
}
