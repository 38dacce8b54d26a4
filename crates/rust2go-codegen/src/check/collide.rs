//! Names that get into each other's way: two of the user's in Go, one of them and generated code, or two traits. And those
//! of Rust that Go cannot have.
//!
//! Methods of generated code have names that no rule can keep free (`Clone` on structs); its package-level names
//! are chosen around the user's, so only those that are promised to the user are judged here.

use super::build::member;
use super::names;
use super::resolve::Resolved;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Direction, Field, Interface, Type, TypeKind};
use crate::parse::raw::{RawField, RawKind, RawMethod};
use crate::parse::SourceTree;

/// Reports names of the interface that cannot be side by side in Go.
pub(super) fn judge(tree: &SourceTree, resolved: &Resolved, interface: &Interface, d: &mut Diagnostics) {
    let mut package = Names::default();
    for (index, (found, model)) in tree.traits.iter().zip(&interface.traits).enumerate() {
        let raw = &found.item;
        let place = Place::from(raw.name.span());
        if let Some(other) = tree.traits[..index]
            .iter()
            .find(|other| other.item.name == raw.name)
        {
            let name = raw.name.to_string();
            d.report(Kind::DuplicateTrait, place, &[&name])
                .also(other.item.name.span(), "the first");
            continue;
        }
        let implementation = match model.direction {
            // Its type is one of those below.
            Direction::RustCallsGo if model.made.is_some() => "",
            Direction::RustCallsGo => {
                let what = format!("the trait `{}`", raw.name);
                package.claim(model.go_name.clone(), what, place, names::reserved, d);
                "variable"
            }
            Direction::GoCallsRust => "type",
        };
        // Objects have no variable; the type of those that Rust has is one of the types below.
        if !model.object {
            package.claim(
                format!("{}Impl", model.go_name),
                format!("the {implementation} of the trait `{}`", raw.name),
                place,
                |_| None,
                d,
            );
        }

        let mut methods = Names::default();
        let closes = model.object && model.made.is_none() && model.direction == Direction::GoCallsRust;
        for (raw, model) in raw.methods.iter().zip(&model.methods) {
            let what = format!("the method `{}`", raw.name);
            let reserved = |name: &str| {
                (closes && matches!(name, "Close" | "object")).then_some("each object has one of that name")
            };
            methods.claim(model.go_name.clone(), what, raw.name.span().into(), reserved, d);
            params(raw, model, d);
        }
    }
    let instances = &resolved.instances;
    for (new, (index, model)) in instances.in_order().into_iter().zip(&interface.types).enumerate() {
        let raw = instances.raw(tree, index);
        let name = instances.name(tree, index);
        let types = instances.get(index).fields.as_slice();
        let what = match model.function {
            Some(of) => format!("a closure or stream of `{}`", interface.traits[of].label()),
            None => format!("the type `{name}`"),
        };
        if model.function.is_none() && matches!(model.kind, TypeKind::Object(Direction::RustCallsGo)) {
            continue; // the trait's interface
        }
        package.claim(
            model.go_name.clone(),
            what,
            raw.name.span().into(),
            names::reserved_type,
            d,
        );
        if let (RawKind::Enum { variants, .. }, TypeKind::Enum { variants: models, .. }) =
            (&raw.kind, &model.kind)
        {
            for (variant, model) in variants.iter().zip(models) {
                let what = format!("the variant `{name}::{}`", variant.name);
                package.claim(
                    model.go_name.clone(),
                    what,
                    variant.name.span().into(),
                    names::reserved,
                    d,
                );
            }
        }
        if let TypeKind::Struct { fields: models } = &model.kind {
            let all: Vec<&RawField> = raw.kind.fields();
            let reserved = if interface.is_error(new) {
                method_of_error
            } else {
                method_of_struct
            };
            fields(&all, types, models, reserved, d);
        }
        if let (RawKind::Sum(variants), TypeKind::Sum { variants: models }) = (&raw.kind, &model.kind) {
            let mut types = types;
            for (variant, model) in variants.iter().zip(models) {
                let what = format!("the variant `{name}::{}`", variant.name);
                let place = variant.name.span().into();
                package.claim(model.go_name.clone(), what, place, names::reserved_type, d);
                let (own, rest) = types.split_at(variant.fields.len().min(types.len()));
                types = rest;
                let all: Vec<&RawField> = variant.fields.iter().collect();
                let reserved = if interface.is_error(new) {
                    method_of_error
                } else {
                    method_of_variant
                };
                fields(&all, own, &model.fields, reserved, d);
            }
        }
    }
}

fn params(raw: &RawMethod, model: &crate::model::Method, d: &mut Diagnostics) {
    let mut scope = Names::default();
    for param in &raw.params {
        // A parameter whose type was reported has no name in the model.
        let Some(model) = model.params.iter().find(|model| model.name == param.name) else {
            continue;
        };
        let what = format!("the parameter `{}`", param.name);
        scope.claim(model.go_name.clone(), what, param.name.span().into(), |_| None, d);
    }
}

fn fields(
    raw: &[&RawField],
    types: &[Option<Type>],
    models: &[Field],
    reserved: fn(&str) -> Option<&'static str>,
    d: &mut Diagnostics,
) {
    let mut scope = Names::default();
    let good = raw.iter().zip(types).filter(|(_, ty)| ty.is_some());
    for ((field, _), model) in good.zip(models) {
        let what = format!("the field `{}`", member(field));
        let place = match &field.member {
            syn::Member::Named(name) => name.span(),
            syn::Member::Unnamed(index) => index.span,
        };
        scope.claim(model.go_name.clone(), what, place.into(), reserved, d);
        if let Some((_, span)) = field.tag.as_ref().filter(|_| !is_exported(&model.go_name)) {
            let problem = format!(
                "no package of Go sees the tag of `{}`, a name in small letters",
                model.go_name
            );
            d.report(Kind::MalformedAttribute, *span, &["go", &problem]).help(
                "give the field a name that begins with a capital: `#[go(name = \"..\", tag = \"..\")]`",
            );
        }
    }
}

/// Whether other packages can use a name.
fn is_exported(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

/// Why a field of a struct cannot have this name.
fn method_of_struct(name: &str) -> Option<&'static str> {
    (name == "Clone").then_some("each struct has a method `Clone`")
}

/// Why a field of an enum's variant cannot have this name.
fn method_of_variant(name: &str) -> Option<&'static str> {
    matches!(name, "Clone" | "String").then_some("each variant has methods `Clone` and `String`")
}

/// The same where values are errors in Go.
fn method_of_error(name: &str) -> Option<&'static str> {
    matches!(name, "Clone" | "Error" | "String").then_some("the type has a method of that name")
}

/// The names of one scope of Go, each with what it is in Rust.
#[derive(Default)]
struct Names {
    claimed: Vec<(String, String, Place)>,
    /// Those that Go cannot have.
    impossible: Vec<String>,
}

impl Names {
    fn claim(
        &mut self,
        go_name: String,
        what: String,
        place: Place,
        reserved: impl Fn(&str) -> Option<&'static str>,
        d: &mut Diagnostics,
    ) {
        if let Some(why) = names::why_not_go(&go_name) {
            // Of one that is made of another, such as a variant's of its enum's, that other has been reported.
            if !self.impossible.iter().any(|other| go_name.starts_with(other)) {
                d.report(Kind::NotAGoName, place, &[&go_name, why])
                    .help(format!("give {what} another name in Go: `#[go(name = \"..\")]`"));
                self.impossible.push(go_name);
            }
        } else if let Some(why) = reserved(&go_name) {
            d.report(Kind::ReservedName, place, &[&what, &go_name, why]);
        } else if let Some((_, other, there)) = self.claimed.iter().find(|(name, ..)| *name == go_name) {
            d.report(Kind::NameCollision, place, &[&what, other, &go_name])
                .also(*there, format!("`{go_name}` in Go too"));
        } else {
            self.claimed.push((go_name, what, place));
        }
    }
}
