//! A named type: struct, newtype or enum.

use serde::Serialize;

use crate::check::names;
use crate::emit::go::align::{rows, Row};
use crate::emit::go::clone::{self, Copied};
use crate::emit::go::docs;
use crate::emit::go::names::Scope;
use crate::emit::go::types::{flat, go_type};
use crate::model::{Field, Interface, Type, TypeKind, Variant};

#[derive(Debug, Serialize)]
pub(super) struct Named {
    docs: Vec<String>,
    name: String,
    receiver: String,
    /// The method that copies a value with an arena, where values have pointers.
    clone_method: Option<String>,
    #[serde(flatten)]
    kind: Kind,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Kind {
    Struct {
        fields: Vec<Line>,
        copies: Vec<FieldCopy>,
    },
    Newtype {
        inner: String,
        copy: Option<Copied>,
    },
    Enum {
        repr: &'static str,
        format: &'static str,
        wide: &'static str,
        constants: Vec<Line>,
        variants: Vec<Name>,
    },
}

/// A field or a constant.
#[derive(Debug, Serialize)]
struct Line {
    docs: Vec<String>,
    text: String,
}

/// How a field that has pointers is copied.
#[derive(Debug, Serialize)]
struct FieldCopy {
    name: String,
    copy: Copied,
}

/// A variant: the constant and what `String()` says of it.
#[derive(Debug, Serialize)]
struct Name {
    constant: String,
    text: String,
}

impl Named {
    pub(super) fn of(interface: &Interface, index: usize, scope: &Scope) -> Named {
        let def = interface.named(index);
        let kind = match &def.kind {
            TypeKind::Struct { fields } => r#struct(interface, fields),
            TypeKind::Newtype { inner } => Kind::Newtype {
                inner: go_type(interface, inner),
                copy: Copied::of(interface, inner),
            },
            TypeKind::Enum { repr, variants } => {
                let signed = repr.rust().starts_with('i');
                Kind::Enum {
                    repr: repr.go(),
                    format: if signed { "FormatInt" } else { "FormatUint" },
                    wide: if signed { "int64" } else { "uint64" },
                    constants: constants(&def.go_name, variants),
                    variants: variants.iter().map(Name::of).collect(),
                }
            }
        };
        Named {
            docs: docs::comment(&def.docs),
            name: def.go_name.clone(),
            receiver: scope.receiver(&def.go_name),
            clone_method: (!flat(interface, &Type::Named(index))).then(|| clone::method(interface, index)),
            kind,
        }
    }

    pub(super) fn is_enum(&self) -> bool {
        matches!(self.kind, Kind::Enum { .. })
    }

    pub(super) fn has_pointers(&self) -> bool {
        self.clone_method.is_some()
    }
}

impl Name {
    fn of(variant: &Variant) -> Name {
        Name {
            constant: variant.go_name.clone(),
            text: names::rust(&variant.name),
        }
    }
}

fn r#struct(interface: &Interface, fields: &[Field]) -> Kind {
    let list = fields
        .iter()
        .map(|field| Row {
            docs: docs::comment(&field.docs),
            cells: vec![field.go_name.clone(), go_type(interface, &field.ty)],
        })
        .collect();
    let copies = fields
        .iter()
        .filter_map(|field| {
            Some(FieldCopy {
                name: field.go_name.clone(),
                copy: Copied::of(interface, &field.ty)?,
            })
        })
        .collect();
    Kind::Struct {
        fields: lines(list),
        copies,
    }
}

fn constants(type_name: &str, variants: &[Variant]) -> Vec<Line> {
    let list = variants
        .iter()
        .map(|variant| Row {
            docs: docs::comment(&variant.docs),
            cells: vec![
                variant.go_name.clone(),
                type_name.to_owned(),
                format!("= {}", variant.value),
            ],
        })
        .collect();
    lines(list)
}

fn lines(list: Vec<Row>) -> Vec<Line> {
    let texts = rows(&list);
    list.into_iter()
        .zip(texts)
        .map(|(row, text)| Line { docs: row.docs, text })
        .collect()
}
