//! Values without a size where Go would put a byte behind them.
//!
//! Go pads a struct whose last field has no size, because a pointer to that field must not point behind the struct. Rust does
//! not, so the two would not agree on such a layout. The macros refuse it too, for all that they can say is that something does
//! not agree.

use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::layout::Layout;
use crate::model::{Field, Interface, Method, Type, TypeKind};

/// Reports them. The interface has no endless type, and none that is too large.
pub(super) fn judge(interface: &Interface, d: &mut Diagnostics) {
    let mut judge = Judge { interface, d };
    for def in &interface.types {
        let place = Place::from(def.span);
        match &def.kind {
            TypeKind::Struct { fields } => judge.fields(fields, &format!("`{}`", def.name), place),
            TypeKind::Sum { variants } => {
                for variant in variants {
                    judge.fields(
                        &variant.fields,
                        &format!("`{}::{}`", def.name, variant.name),
                        place,
                    );
                }
            }
            TypeKind::Newtype { .. } | TypeKind::Enum { .. } | TypeKind::Object(_) => {}
        }
        for field in def.kind.fields() {
            judge.maps(&field.ty, place);
        }
    }
    for method in interface.traits.iter().flat_map(|of| &of.methods) {
        judge.method(method);
    }
}

struct Judge<'a, 'd> {
    interface: &'a Interface,
    d: &'d mut Diagnostics,
}

impl Judge<'_, '_> {
    fn size(&self, ty: &Type) -> usize {
        Layout::of(self.interface, ty).size
    }

    /// Whether the last of these has no size, and others have.
    fn ends_in_nothing<'t>(&self, types: impl Iterator<Item = &'t Type>) -> bool {
        let sizes: Vec<usize> = types.map(|ty| self.size(ty)).collect();
        sizes.last() == Some(&0) && sizes.iter().any(|size| *size > 0)
    }

    fn fields(&mut self, fields: &[Field], of: &str, place: Place) {
        if self.ends_in_nothing(fields.iter().map(|field| &field.ty)) {
            let last = fields.last().map_or("", |field| field.name.as_str());
            self.report(
                &format!("the last field of {of}, `{last}`,"),
                "put it before the others, or leave it out",
                place,
            );
        }
    }

    fn method(&mut self, method: &Method) {
        let place = Place::from(method.name.span());
        let name = &method.name;
        if self.ends_in_nothing(method.params.iter().map(|param| &param.ty)) {
            self.report(
                &format!("the last parameter of `{name}`"),
                "put it before the others, or leave it out",
                place,
            );
        }
        let results = &method.ret.values;
        if self.ends_in_nothing(results.iter()) {
            self.report(
                &format!("the last result of `{name}`"),
                "put it before the others, or leave it out",
                place,
            );
        } else if let (Some(error), false) = (&method.ret.error, results.is_empty()) {
            if results.iter().all(|ty| self.size(ty) == 0) && self.size(error) > 0 {
                self.report(&format!("the value of `{name}`"), "write `()`", place);
            }
        }
        let params = method.params.iter().map(|param| &param.ty);
        for ty in params.chain(results).chain(&method.ret.error) {
            self.maps(ty, place);
        }
    }

    /// Reports the maps in a type whose values have no size.
    fn maps(&mut self, ty: &Type, place: Place) {
        match ty {
            Type::Map(_, value) if self.size(value) == 0 => {
                self.report("the value of a map", "write a `HashSet` or a `BTreeSet`", place);
            }
            Type::Map(_, of) | Type::List(of) | Type::Array(of, _) | Type::Option(of) | Type::Box(of) => {
                self.maps(of, place);
            }
            Type::Primitive(_) | Type::String | Type::Set(_) | Type::Standard(_) | Type::Named(_) => {}
        }
    }

    fn report(&mut self, what: &str, instead: &str, place: Place) {
        self.d.report(Kind::Padding, place, &[what, instead]);
    }
}
