//! A named type: struct, newtype or enum, with or without data.

use serde::Serialize;

use super::message;
use crate::check::names;
use crate::emit::go::align::{rows, Row};
use crate::emit::go::clone::{self, Copied};
use crate::emit::go::docs;
use crate::emit::go::names::{method_beside, Scope, CLONE_METHOD};
use crate::emit::go::types::{self, assigned, go_type};
use crate::emit::go::wires::{Sent, Wire, Wires};
use crate::model::{Direction, Field, Interface, SumVariant, Type, TypeDef, TypeKind, Variant, What};

#[derive(Debug, Serialize)]
pub(super) struct Named {
    docs: Vec<String>,
    name: String,
    receiver: String,
    /// The method that copies a value with an arena, where values have pointers.
    clone_method: Option<String>,
    /// What crosses, where that differs.
    wire: Option<Wire>,
    /// What the method `Error` returns, where values are errors.
    error: Option<String>,
    #[serde(flatten)]
    kind: Kind,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Kind {
    Struct(Fields),
    Newtype(Box<Inner>),
    Sum {
        /// The function that copies a value with an arena.
        clone: Option<String>,
        variants: Vec<OneOf>,
    },
    Object {
        /// Rust has it, so its type is none that the user writes.
        of_rust: bool,
        /// A local variable for what is held.
        local: String,
    },
    Function {
        of_rust: bool,
        /// The type in Go.
        signature: String,
        /// What the support module makes of a stream.
        item: Option<&'static str>,
        /// The type of the items that it takes.
        element: Option<String>,
    },
    Enum {
        repr: &'static str,
        format: &'static str,
        wide: &'static str,
        constants: Vec<Line>,
        variants: Vec<Name>,
    },
}

/// What a newtype is made of.
#[derive(Debug, Serialize)]
struct Inner {
    inner: String,
    copy: Option<Copied>,
    /// For the wire: its type, how the value is made of it, and the way back.
    wire_inner: String,
    taken: Option<Copied>,
    sent: Option<Sent>,
}

/// The fields of a struct or of a variant.
#[derive(Debug, Serialize)]
struct Fields {
    fields: Vec<Line>,
    copies: Vec<FieldCopy>,
    /// The lines of the wire, and how each field gets from there and back.
    wire_fields: Vec<String>,
    takes: Vec<FieldTake>,
    sends: Vec<FieldSend>,
}

/// A variant with data, which is a struct.
#[derive(Debug, Serialize)]
struct OneOf {
    docs: Vec<String>,
    name: String,
    receiver: String,
    clone_method: Option<String>,
    /// The name in Rust.
    text: String,
    /// What `String()` makes of the fields: their format and the values.
    format: String,
    values: Vec<String>,
    /// What `Error()` returns where that is not the same.
    error: Option<String>,
    /// The method without a body that no other type has.
    marker: String,
    wire: Option<Wire>,
    #[serde(flatten)]
    fields: Fields,
}

/// How a field is made of what crosses.
#[derive(Debug, Serialize)]
struct FieldTake {
    name: String,
    copy: Option<Copied>,
}

/// How a field becomes what crosses.
#[derive(Debug, Serialize)]
struct FieldSend {
    name: String,
    sent: Option<Sent>,
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
    /// What `Error()` returns where that is not the same.
    error: Option<String>,
}

impl Named {
    pub(super) fn of(interface: &Interface, wires: &Wires, index: usize, scope: &Scope) -> Named {
        let def = interface.named(index);
        let mut comment = docs::comment(&def.docs);
        let kind = match &def.kind {
            TypeKind::Struct { fields } => Kind::Struct(Fields::of(interface, wires, fields)),
            TypeKind::Newtype { inner } => Kind::Newtype(Box::new(Inner {
                inner: go_type(interface, inner),
                copy: Copied::of(interface, wires, inner),
                wire_inner: wires.ty(interface, inner),
                taken: Copied::taken(interface, wires, inner),
                sent: Sent::of(interface, wires, inner),
            })),
            TypeKind::Sum { variants } => {
                if !comment.is_empty() {
                    comment.push("//".to_owned());
                }
                comment.extend(cases(def, variants, scope));
                let all = variants.iter().enumerate();
                Kind::Sum {
                    clone: wires.clone(index).map(str::to_owned),
                    variants: all
                        .map(|(number, variant)| {
                            let wire = wires.variant(index, number).cloned();
                            OneOf::of(interface, wires, def, variant, wire, scope)
                        })
                        .collect(),
                }
            }
            TypeKind::Object(direction) if def.function.is_some() => {
                let (what, item) = function(interface, index);
                comment.push(format!("// {} is {what}.", def.go_name));
                Kind::Function {
                    of_rust: *direction == Direction::GoCallsRust,
                    signature: go_type(interface, &Type::Named(index)),
                    item,
                    element: types::yielded(interface, index),
                }
            }
            TypeKind::Object(direction) => {
                if comment.is_empty() {
                    comment.push(format!("// {} is an object of Rust's.", def.go_name));
                }
                Kind::Object {
                    of_rust: *direction == Direction::GoCallsRust,
                    local: scope.local("object"),
                }
            }
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
        let receiver = scope.receiver(&def.go_name);
        Named {
            error: interface
                .is_error(index)
                .then(|| message::of_type(interface, def, &receiver)),
            docs: comment,
            name: def.go_name.clone(),
            receiver,
            clone_method: (!assigned(interface, &Type::Named(index)))
                .then(|| clone::method(interface, index)),
            wire: wires.named(index).cloned(),
            kind,
        }
    }

    /// The packages of Go's library that the type's methods use.
    pub(super) fn imports(&self) -> &'static [&'static str] {
        match &self.kind {
            Kind::Enum { .. } => &["strconv"],
            // A text with a field in it is that of a variant with values.
            Kind::Sum { variants, .. } if variants.iter().any(|variant| !variant.values.is_empty()) => {
                &["fmt", "unsafe"]
            }
            Kind::Sum { .. } => &["unsafe"],
            Kind::Struct(_) | Kind::Newtype(_)
                if self.error.as_ref().is_some_and(|text| text.starts_with("fmt.")) =>
            {
                &["fmt"]
            }
            Kind::Struct(_) | Kind::Newtype(_) | Kind::Object { .. } | Kind::Function { .. } => &[],
        }
    }

    pub(super) fn needs_support(&self) -> bool {
        self.clone_method.is_some() || self.wire.is_some()
    }
}

/// The method by which a variant is one of its enum. gofmt leaves an empty body in the line of its function as long as that has less
/// than 100 bytes before it.
fn marker(variant: &str, of: &str) -> String {
    let head = format!("func ({variant}) is{of}()");
    match head.len() {
        0..=99 => format!("{head} {{}}"),
        _ => format!("{head} {{\n}}"),
    }
}

/// The comment that lists what an enum with data can be.
fn cases(def: &TypeDef, variants: &[SumVariant], scope: &Scope) -> Vec<String> {
    let value = scope.receiver(&def.go_name);
    let mut lines = vec![
        format!("// {} is one of these:", def.go_name),
        "//".to_owned(),
        format!("//\tswitch {value} := {value}.(type) {{"),
    ];
    let cases = variants
        .iter()
        .map(|variant| format!("//\tcase {}:", variant.go_name));
    lines.extend(cases);
    lines.push("//\t}".to_owned());
    lines
}

impl OneOf {
    fn of(
        interface: &Interface,
        wires: &Wires,
        of: &TypeDef,
        variant: &SumVariant,
        wire: Option<Wire>,
        scope: &Scope,
    ) -> OneOf {
        let text = names::rust(&variant.name);
        let mut comment = docs::comment(&variant.docs);
        if comment.is_empty() {
            comment.push(format!("// {} is a variant of {}.", variant.go_name, of.go_name));
        }
        let receiver = scope.receiver(&variant.go_name);
        let has_pointers = variant.fields.iter().any(|field| !assigned(interface, &field.ty));
        let field_names = variant.fields.iter().map(|field| field.go_name.as_str());
        let parts: Vec<String> = variant
            .fields
            .iter()
            .map(|field| {
                if variant.named {
                    format!("{}: %v", field.go_name)
                } else {
                    "%v".to_owned()
                }
            })
            .collect();
        let parts = parts.join(", ");
        OneOf {
            docs: comment,
            name: variant.go_name.clone(),
            clone_method: has_pointers.then(|| method_beside(CLONE_METHOD, &variant.fields)),
            format: if variant.named {
                format!("{text}{{{parts}}}")
            } else {
                format!("{text}({parts})")
            },
            values: field_names.map(|name| format!("{receiver}.{name}")).collect(),
            error: variant.message.as_ref().map(|pieces| {
                message::written(pieces, &variant.fields, |field| {
                    format!("{receiver}.{}", field.go_name)
                })
            }),
            marker: marker(&variant.go_name, &of.go_name),
            text,
            receiver,
            wire,
            fields: Fields::of(interface, wires, &variant.fields),
        }
    }
}

/// What a function of Rust's is, and, of a stream, what makes it of its methods.
fn function(interface: &Interface, index: usize) -> (String, Option<&'static str>) {
    let def = interface.named(index);
    let of = def.function.map(|of| interface.traits[of].label());
    let of = of.unwrap_or_default();
    match interface.function(index) {
        Some((What::Stream, method)) => {
            let make = if method.ret.fallible { "TryItems" } else { "Items" };
            (
                format!("a stream of {of} in Rust, which ends with the loop over it"),
                Some(make),
            )
        }
        Some((What::Yield, _)) => (format!("where {of} puts the items of its stream"), Some("Yield")),
        Some((What::Closure, method)) => {
            let name = names::rust(&method.name);
            let text = "in Rust, which the garbage collector lets go of after its last use";
            (format!("the closure {name} of {of} {text}"), None)
        }
        None => (String::new(), None),
    }
}

impl Fields {
    fn of(interface: &Interface, wires: &Wires, fields: &[Field]) -> Fields {
        let row = |field: &Field, docs, ty| Row {
            docs,
            cells: vec![field.go_name.clone(), ty],
        };
        let list = fields.iter().map(|field| {
            let docs = docs::comment(&field.docs);
            let mut row = row(field, docs, go_type(interface, &field.ty));
            row.cells.extend(field.tag.as_deref().map(tag));
            row
        });
        let wire_fields = fields
            .iter()
            .map(|field| row(field, Vec::new(), wires.ty(interface, &field.ty)));
        let copies = fields.iter().filter_map(|field| {
            Some(FieldCopy {
                name: field.go_name.clone(),
                copy: Copied::of(interface, wires, &field.ty)?,
            })
        });
        let takes = fields.iter().map(|field| FieldTake {
            name: field.go_name.clone(),
            copy: Copied::taken(interface, wires, &field.ty),
        });
        let sends = fields.iter().map(|field| FieldSend {
            name: field.go_name.clone(),
            sent: Sent::of(interface, wires, &field.ty),
        });
        Fields {
            fields: lines(list.collect()),
            copies: copies.collect(),
            wire_fields: rows(&wire_fields.collect::<Vec<_>>()),
            takes: takes.collect(),
            sends: sends.collect(),
        }
    }
}

/// A struct tag as a literal of Go: between backticks, as gofmt leaves it and everybody writes it, unless it has one itself.
fn tag(text: &str) -> String {
    if text.contains('`') {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("`{text}`")
    }
}

impl Name {
    fn of(variant: &Variant) -> Name {
        Name {
            constant: variant.go_name.clone(),
            text: names::rust(&variant.name),
            error: variant
                .message
                .as_ref()
                .map(|pieces| message::written(pieces, &[], |_| String::new())),
        }
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

#[cfg(test)]
mod tests {
    use super::marker;

    #[test]
    fn a_long_marker_has_two_lines() {
        let of = "T".repeat(45);
        for (length, lines) in [(42, 1), (43, 2)] {
            let line = marker(&"V".repeat(length), &of);
            assert_eq!(line.lines().count(), lines, "{line}");
        }
    }
}
