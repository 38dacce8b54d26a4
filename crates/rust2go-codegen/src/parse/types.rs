//! A type with `#[derive(R2G)]`.

use proc_macro2::Span;
use syn::{Attribute, Data, DataEnum, DeriveInput, Expr, Fields, Member};

use super::raw::{RawField, RawKind, RawSkipped, RawSumVariant, RawTrait, RawType, RawVariant};
use super::{attrs, generics, number, value};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::Primitive;

/// Judges a type on its own.
///
/// What comes back beside diagnostics lacks the parts that are wrong.
pub fn type_item(item: &DeriveInput, d: &mut Diagnostics) -> Option<RawType> {
    let attrs::OfValue { common, message } = attrs::value(&item.attrs, d);
    generics::judge_type(&item.generics, &item.ident, d);
    value::judge_name(&item.ident, !item.generics.params.is_empty(), d);
    let repr = Repr::read(&item.attrs);
    let mut skipped = Vec::new();
    let kind = match &item.data {
        Data::Struct(data) => {
            let crossing;
            (crossing, skipped) = fields(&data.fields, d);
            match &data.fields {
                Fields::Named(_) => RawKind::Struct(crossing),
                Fields::Unnamed(_) => RawKind::Tuple(crossing),
                Fields::Unit => RawKind::Unit,
            }
        }
        Data::Enum(data) => enumeration(item, data, &repr, d),
        Data::Union(data) => {
            d.report(Kind::Union, Place::of(&data.union_token), &[]);
            RawKind::Unit
        }
    };
    let message = message.and_then(|message| match &kind {
        RawKind::Enum { .. } | RawKind::Sum(_) => {
            message.misplaced(d);
            None
        }
        kind => message.about(&kind.fields(), d),
    });
    Some(RawType {
        vis: item.vis.clone(),
        name: item.ident.clone(),
        go_name: common.go_name,
        generics: item.generics.clone(),
        docs: common.docs,
        message,
        repr_c: repr.c,
        skipped,
        kind,
    })
}

/// The type of a trait's objects, which the macro makes.
pub(super) fn object(of: &RawTrait) -> RawType {
    let name = super::method::object_name(&of.name.to_string());
    RawType {
        vis: of.vis.clone(),
        name: syn::Ident::new(&name.to_string(), of.name.span()),
        go_name: of.go_name.clone(),
        generics: syn::Generics::default(),
        docs: of.docs.clone(),
        message: None,
        repr_c: false,
        skipped: Vec::new(),
        kind: RawKind::Object {
            direction: of.direction,
            of: of.name.clone(),
            function: of.made.is_some(),
        },
    }
}

/// What `#[repr(..)]` says, as far as it matters here.
#[derive(Default)]
struct Repr {
    c: bool,
    integer: Option<(String, Span)>,
}

impl Repr {
    fn read(attributes: &[Attribute]) -> Repr {
        let mut repr = Repr::default();
        for attr in attributes.iter().filter(|attr| attr.path().is_ident("repr")) {
            // What is wrong with it is told by the compiler.
            let _ = attr.parse_nested_meta(|meta| {
                if let Some(ident) = meta.path.get_ident() {
                    match ident.to_string() {
                        name if name == "C" => repr.c = true,
                        name if name.starts_with(['u', 'i']) => repr.integer = Some((name, ident.span())),
                        _ => {}
                    }
                }
                if meta.input.peek(syn::token::Paren) {
                    meta.input.parse::<proc_macro2::TokenTree>()?;
                }
                Ok(())
            });
        }
        repr
    }
}

/// The fields that cross, and those that stay in Rust.
fn fields(fields: &Fields, d: &mut Diagnostics) -> (Vec<RawField>, Vec<RawSkipped>) {
    let (mut crossing, mut skipped) = (Vec::new(), Vec::new());
    for (index, field) in fields.iter().enumerate() {
        attrs::judge_part(&field.attrs, "a field", d);
        let said = attrs::field(&field.attrs, d);
        // As with type parameters: the parser takes it, the compiler does not.
        if let Some(name) = field.ident.as_ref().filter(|name| *name == "_") {
            d.report(Kind::Syntax, name.span(), &["`_` cannot be the name of a field"]);
            continue;
        }
        let member = field
            .ident
            .clone()
            .map_or_else(|| Member::from(index), Member::Named);
        if said.skip {
            skipped.push(RawSkipped {
                member,
                ty: field.ty.clone(),
            });
        } else if value::judge(&field.ty, d) {
            crossing.push(RawField {
                member,
                vis: field.vis.clone(),
                go_name: said.common.go_name,
                tag: said.tag,
                docs: said.common.docs,
                ty: value::peel(&field.ty).clone(),
            });
        }
    }
    (crossing, skipped)
}

fn enumeration(item: &DeriveInput, data: &DataEnum, repr: &Repr, d: &mut Diagnostics) -> RawKind {
    let integer = repr.integer.as_ref().and_then(|(name, span)| {
        let primitive = Primitive::from_rust(name);
        if primitive.is_none() {
            d.report(Kind::NoGoNumber, *span, &[name, "an integer of at most 64 bits"]);
        }
        primitive
    });
    if data.variants.is_empty() {
        d.report(
            Kind::EmptyEnum,
            Place::of(&item.ident),
            &[&item.ident.to_string()],
        );
    }
    if data
        .variants
        .iter()
        .any(|variant| !matches!(variant.fields, Fields::Unit))
    {
        return RawKind::Sum(data.variants.iter().map(|one| sum_variant(one, d)).collect());
    }
    let mut variants = Vec::new();
    let mut next: Option<i128> = Some(0);
    for variant in &data.variants {
        attrs::judge_part(&variant.attrs, "a variant", d);
        let attrs::OfValue { common, message } = attrs::value(&variant.attrs, d);
        let message = message.and_then(|message| message.about(&[], d));
        let value = match &variant.discriminant {
            Some((_, expr)) => discriminant(&variant.ident.to_string(), expr, d),
            None => next,
        };
        next = value.and_then(|value| value.checked_add(1));
        let Some(value) = value else { continue };
        judge_range(&variant.ident, value, integer, d);
        if let Some(other) = variants.iter().find(|other: &&RawVariant| other.value == value) {
            let (one, two) = (other.name.to_string(), variant.ident.to_string());
            d.report(
                Kind::SameNumber,
                variant.ident.span(),
                &[&one, &two, &value.to_string()],
            )
            .also(other.name.span(), "and this one has it");
        }
        variants.push(RawVariant {
            name: variant.ident.clone(),
            go_name: common.go_name,
            docs: common.docs,
            message,
            value,
        });
    }
    RawKind::Enum {
        repr: integer,
        variants,
    }
}

/// A variant of an enum with data. Its discriminant, if it has one, stays in Rust: the index crosses.
fn sum_variant(variant: &syn::Variant, d: &mut Diagnostics) -> RawSumVariant {
    attrs::judge_part(&variant.attrs, "a variant", d);
    let attrs::OfValue { common, message } = attrs::value(&variant.attrs, d);
    let (fields, skipped) = fields(&variant.fields, d);
    let message = message.and_then(|message| message.about(&fields.iter().collect::<Vec<_>>(), d));
    RawSumVariant {
        name: variant.ident.clone(),
        go_name: common.go_name,
        docs: common.docs,
        message,
        fields,
        skipped,
        named: matches!(variant.fields, Fields::Named(_)),
    }
}

fn discriminant(name: &str, expr: &Expr, d: &mut Diagnostics) -> Option<i128> {
    match number::evaluate(expr, &mut |_| None) {
        Ok(value) => Some(value),
        Err(number::Unknown(part)) => {
            d.report(Kind::Discriminant, Place::of(part), &[name]);
            None
        }
    }
}

fn judge_range(name: &syn::Ident, value: i128, repr: Option<Primitive>, d: &mut Diagnostics) {
    let repr = repr.unwrap_or(Primitive::I64);
    if !range(repr).contains(&value) {
        d.report(
            Kind::DiscriminantRange,
            name.span(),
            &[&name.to_string(), &value.to_string(), repr.rust()],
        )
        .help("write a wider `#[repr(..)]`");
    }
}

/// What an integer can hold.
pub(crate) fn range(integer: Primitive) -> std::ops::RangeInclusive<i128> {
    let bits = integer.size() * 8;
    if integer.rust().starts_with('u') {
        0..=(1_i128 << bits) - 1
    } else {
        -(1_i128 << (bits - 1))..=(1_i128 << (bits - 1)) - 1
    }
}
