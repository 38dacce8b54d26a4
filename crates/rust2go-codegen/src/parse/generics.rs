//! Type parameters, lifetimes and bounds: an interface has none, because Go is compiled before anybody could know them.

use syn::{GenericParam, Generics};

use crate::diagnostic::{Diagnostics, Kind, Place};

/// Judges the generics of the `what` (trait, method, type) of this name.
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
        let help = match what {
            "type" => "leave it out: a type that crosses owns its values",
            _ => "leave it out: what is lent is lent until the method returns",
        };
        d.report(Kind::Lifetime, Place::of(&generics.params), &[&named, help]);
    } else {
        d.report(Kind::Generic, Place::of(generics), &[&named, what]);
    }
}
