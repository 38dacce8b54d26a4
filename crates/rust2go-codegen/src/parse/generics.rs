//! Type parameters, lifetimes and bounds. A type may have type parameters: the interface names its instances. A trait or a method
//! has none, because Go is compiled before anybody could know the types.

use syn::{GenericParam, Generics};

use crate::diagnostic::{Diagnostics, Kind, Place};

/// Judges the generics of the `what` (trait or method) of this name.
pub(super) fn judge(generics: &Generics, name: &syn::Ident, what: &str, d: &mut Diagnostics) {
    let named = format!("`{name}`");
    let only_lifetimes = generics
        .params
        .iter()
        .all(|param| matches!(param, GenericParam::Lifetime(_)));
    if generics.params.is_empty() {
        if let Some(clause) = &generics.where_clause {
            d.report(Kind::Generic, Place::of(clause), &[&named, what]);
        }
    } else if only_lifetimes {
        let help = "leave it out: what is lent is lent until the method returns";
        d.report(Kind::Lifetime, Place::of(&generics.params), &[&named, help]);
    } else {
        d.report(Kind::Generic, Place::of(generics), &[&named, what]);
    }
}

/// Judges the generics of a type. Bounds are the compiler's to judge.
pub(super) fn judge_type(generics: &Generics, name: &syn::Ident, d: &mut Diagnostics) {
    let named = format!("`{name}`");
    for param in &generics.params {
        match param {
            // The compiler refuses it too; nobody else has parsed a file that the command line reads.
            GenericParam::Type(param) if param.ident == "_" => {
                let problem = "`_` cannot be the name of a type parameter";
                d.report(Kind::Syntax, Place::of(param), &[problem]);
            }
            GenericParam::Type(_) => {}
            GenericParam::Lifetime(_) => {
                let help = "leave it out: a type that crosses owns its values";
                d.report(Kind::Lifetime, Place::of(param), &[&named, help]);
            }
            GenericParam::Const(_) => {
                d.report(Kind::Generic, Place::of(param), &[&named, "type"])
                    .note("parameters that are types do cross, constants do not");
            }
        }
    }
}

/// The names of the type parameters; `None` where there are parameters of other kinds, which were reported with the item.
pub(crate) fn parameters(generics: &Generics) -> Option<Vec<String>> {
    let names = generics.params.iter().map(|param| match param {
        GenericParam::Type(param) => Some(crate::check::names::rust(&param.ident)),
        GenericParam::Lifetime(_) | GenericParam::Const(_) => None,
    });
    names.collect()
}
