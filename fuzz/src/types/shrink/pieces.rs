//! What can be taken out of an interface, piece by piece.

use super::super::model::{Def, Fields, Form, Interface, Item, Method, Returns, Ty};

/// How many pieces there are.
pub(super) fn count(interface: &Interface) -> usize {
    let mut taking = Taking {
        left: usize::MAX,
        met: 0,
    };
    taking.interface(&mut interface.clone());
    taking.met
}

/// Takes the piece with this number out of an interface; `false` when there is none.
pub(super) fn without(interface: &mut Interface, number: usize) -> bool {
    let mut taking = Taking { left: number, met: 0 };
    taking.interface(interface)
}

/// On the way to a piece.
struct Taking {
    /// The number of pieces before it.
    left: usize,
    /// The number of pieces that were met.
    met: usize,
}

impl Taking {
    /// Which of so many pieces is the one, if it is here.
    fn here(&mut self, count: usize) -> Option<usize> {
        self.met += count;
        if self.left < count {
            return Some(self.left);
        }
        self.left -= count;
        None
    }

    fn interface(&mut self, interface: &mut Interface) -> bool {
        interface.items.iter_mut().any(|item| match item {
            Item::Method(method) => self.method(method),
            Item::Defs(defs, method) => self.method(method) || defs.iter_mut().any(|def| self.def(def)),
        })
    }

    fn method(&mut self, method: &mut Method) -> bool {
        if self.here(usize::from(method.back.is_some())).is_some() {
            method.back = None;
            return true;
        }
        if self.here(usize::from(!method.attrs.is_empty())).is_some() {
            method.attrs.clear();
            return true;
        }
        if matches!(method.returns, Returns::Values | Returns::Fallible) {
            if let Some(at) = self.here(method.params.len().saturating_sub(1)) {
                method.params.remove(at);
                if let Some(back) = &mut method.back {
                    back.passing.remove(at);
                }
                return true;
            }
        }
        // Others have types that belong together.
        method.returns != Returns::Filled && method.params.iter_mut().any(|param| self.ty(&mut param.ty))
    }

    fn def(&mut self, def: &mut Def) -> bool {
        let attrs = def.attrs.iter().filter(|line| !line.starts_with("#[repr"));
        if self.here(usize::from(attrs.count() > 0)).is_some() {
            def.attrs.retain(|line| line.starts_with("#[repr"));
            return true;
        }
        match &mut def.form {
            Form::Struct(of) => self.fields(of),
            Form::Enum(variants) => {
                let variant = self.here(variants.len().saturating_sub(1));
                variant.map(|at| variants.remove(at + 1)).is_some()
            }
            Form::Sum(variants) => {
                let variant = self.here(variants.len().saturating_sub(1));
                variant.map(|at| variants.remove(at + 1)).is_some()
                    || variants.iter_mut().any(|(_, of)| self.fields(of))
            }
        }
    }

    fn fields(&mut self, of: &mut Fields) -> bool {
        if let Some(at) = self.here(of.fields.len()) {
            of.fields.remove(at);
            return true;
        }
        of.fields.iter_mut().any(|field| {
            if self
                .here(usize::from(!field.skip && !field.attrs.is_empty()))
                .is_some()
            {
                field.attrs.clear();
                return true;
            }
            self.ty(&mut field.ty)
        })
    }

    /// What is around a type.
    fn ty(&mut self, ty: &mut Ty) -> bool {
        let inner = match ty {
            Ty::Of(_, arguments) => arguments.last().cloned(),
            Ty::Array(of, _) => Some((**of).clone()),
            Ty::Leaf(_) | Ty::Named(..) | Ty::Param(_) => None,
        };
        let Some(inner) = inner else { return false };
        if self.here(1).is_some() {
            *ty = inner;
            return true;
        }
        match ty {
            Ty::Of(_, arguments) => arguments.iter_mut().any(|of| self.ty(of)),
            Ty::Array(of, _) => self.ty(of),
            Ty::Leaf(_) | Ty::Named(..) | Ty::Param(_) => false,
        }
    }
}
