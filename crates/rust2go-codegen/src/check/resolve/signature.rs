//! The types of a method's result, and what the macros tell by its form.

use super::path::segments;
use super::{Context, Resolver};
use crate::check::lookup::{self, Lookup, Meant};
use crate::diagnostic::{Kind, Place};
use crate::model::{Passing, Type};
use crate::parse;
use crate::parse::raw::{RawMethod, RawReturn};

impl Resolver<'_> {
    /// The values that a method returns.
    pub(super) fn values(&mut self, ret: &RawReturn, context: Context<'_>) -> Vec<Option<Type>> {
        if let (None, [syn::Type::Path(path)]) = (&ret.error, ret.values.as_slice()) {
            let value = &ret.values[0];
            if parse::is_named(value, "Result") && parse::arguments(value).is_empty() {
                let hidden = match lookup::meant(self.tree, &segments(path), context.scope) {
                    Meant::Here(Lookup::Alias(index)) => {
                        parse::is_named(&self.tree.aliases[index].item.ty, "Result")
                    }
                    Meant::Here(_) => false,
                    Meant::Elsewhere(_) => true,
                };
                if hidden {
                    parse::report_hidden_error(value, "T", self.d);
                    return vec![None];
                }
            }
        }
        ret.values.iter().map(|value| self.ty(value, context)).collect()
    }

    /// Reports types of the user's where the macros have gone by the name: `Result<T, E>`, `GoRef<T>`, `Lend<T>`.
    pub(super) fn forms(&mut self, method: &RawMethod, context: Context<'_>) {
        let lent = method
            .params
            .iter()
            .filter(|param| param.passing == Passing::Lend);
        let mut written: Vec<&syn::Type> = lent.map(|param| &param.written).collect();
        written.extend(method.ret.error.is_some().then_some(&method.ret.written));
        if method.ret.view {
            let whole = std::iter::once(&method.ret.written);
            let inner = parse::arguments(&method.ret.written);
            written.extend(whole.chain(inner).filter(|ty| parse::is_named(ty, "GoRef")));
        }
        for ty in written {
            let syn::Type::Path(path) = parse::peel(ty) else {
                continue;
            };
            let name = segments(path).pop().unwrap_or_default();
            match lookup::meant(self.tree, &segments(path), context.scope) {
                Meant::Here(Lookup::Other(definition)) => {
                    parse::report_name(&name, definition, self.d).also(Place::of(path), "crosses here");
                }
                Meant::Here(Lookup::Trait(definition)) => self.names_a_trait(path, definition),
                _ => {}
            }
        }
    }

    /// The error type of a method: a struct or an enum of the interface.
    pub(super) fn error(
        &mut self,
        written: &syn::Type,
        ret: &RawReturn,
        context: Context<'_>,
    ) -> Option<Type> {
        let ty = self.ty(written, context)?;
        if !matches!(ty, Type::Named(_)) {
            // What can be told from the form alone was reported with the method.
            if !parse::can_be_error(written) {
                return None;
            }
            let label = format!("`{}` cannot be an error in Go", parse::text(written));
            let value = parse::arguments(&ret.written)
                .first()
                .map_or("T".to_string(), |of| parse::text(*of));
            self.d
                .report(Kind::ErrorType, Place::of(written), &[&label, &value]);
            return None;
        }
        Some(ty)
    }
}
