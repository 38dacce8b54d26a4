//! Methods of all forms, for values of a type, and what the handler sends back to Rust.

use std::collections::HashSet;

use super::super::leaves::{LEAVES, WRAPPERS};
use super::super::model::{Back, Id, Method, Mode, Param, Passing, Returns, Ty};
use super::{Inside, Making};

impl Making {
    /// A method of any form for values of the type.
    pub(super) fn method(&mut self, ty: Ty) -> Method {
        use Passing::{Given, Lend, Lent};
        use Returns::{Fallible, FallibleView, Values, View};

        let waits = [Mode::Async, Mode::Async, Mode::Future];
        let mode = match self.stays || self.random.one_in(2) {
            true => Mode::Sync,
            false => *self.random.pick(&waits),
        };
        let owned = if mode == Mode::Sync { Lent } else { Lend };
        match self.random.below(13) {
            0 | 1 => self.echo(vec![ty], mode, Given, Values),
            2 | 3 => self.echo(vec![ty], mode, owned, Values),
            4 => self.echo(vec![ty], mode, Lent, Values),
            5 => self.echo(vec![ty], mode, Given, View),
            6 => self.echo(vec![ty], mode, Lent, View),
            7 => self.echo(vec![ty], mode, Given, Fallible),
            8 => self.echo(vec![ty], mode, owned, FallibleView),
            9 | 10 => self.either(ty, mode, owned),
            11 => self.filled(ty),
            _ => {
                let mut types = vec![ty];
                for _ in 0..1 + self.random.below(4) {
                    types.push(self.ty(2, &Inside::default()));
                }
                let returns = *self.random.pick(&[Values, Values, Fallible]);
                let mut method = self.echo(types, mode, Given, returns);
                for param in &mut method.params {
                    param.passing = *self.random.pick(&[Given, owned]);
                }
                method
            }
        }
    }

    /// One with an error type of its own.
    fn either(&mut self, ty: Ty, mode: Mode, owned: Passing) -> Method {
        let errors: Vec<Id> = self
            .interface
            .defs()
            .filter(|def| def.params == 0)
            .map(|def| def.id)
            .collect();
        if errors.is_empty() {
            return self.echo(vec![ty], mode, Passing::Given, Returns::Values);
        }
        let error = Ty::Named(*self.random.pick(&errors), Vec::new());
        let fails = LEAVES.iter().find(|leaf| leaf.rust == "bool").map(Ty::Leaf);
        let types = fails.into_iter().chain([ty, error]).collect();
        let mut method = self.echo(types, mode, Passing::Given, Returns::Either);
        for param in &mut method.params {
            param.passing = *self.random.pick(&[Passing::Given, owned]);
        }
        method
    }

    /// One that fills a list of Rust's with what another one has, and gives a value back beside, or not.
    fn filled(&mut self, ty: Ty) -> Method {
        let numbers = LEAVES.iter().filter(|leaf| leaf.plain).map(Ty::Leaf);
        let plain = self.interface.defs().filter(|def| def.plain);
        let plain = plain.map(|def| Ty::Named(def.id, Vec::new()));
        let all: Vec<Ty> = numbers.chain(plain).collect();
        let list = Ty::Of(&WRAPPERS[0], vec![self.random.pick(&all).clone()]);
        let mut types = vec![list.clone(), list];
        types.extend(self.random.one_in(2).then_some(ty));
        let mut method = self.echo(types, Mode::Sync, Passing::Given, Returns::Filled);
        let clones = self.interface.clone;
        for (at, param) in method.params.iter_mut().enumerate() {
            param.passing = match at {
                0 => *self.random.pick(&[Passing::LentMut, Passing::LentVec]),
                // The program keeps it, to compare.
                1 if !clones => Passing::Lent,
                _ => *self.random.pick(&[Passing::Given, Passing::Lent]),
            };
        }
        method
    }

    pub(super) fn echo(&mut self, types: Vec<Ty>, mode: Mode, passing: Passing, returns: Returns) -> Method {
        let mut taken = HashSet::new();
        let params = types.into_iter().map(|ty| Param {
            name: self.field_name(&mut taken),
            ty,
            passing,
        });
        let params: Vec<Param> = params.collect();
        // What goes to Go is dropped on any thread.
        let goes_back = !self.stays && returns != Returns::Filled;
        let back = (goes_back && self.random.one_in(2)).then(|| self.back(&params));
        Method {
            name: self.method_name(),
            attrs: self.docs(),
            mode,
            params,
            returns,
            back,
        }
    }

    fn back(&mut self, params: &[Param]) -> Back {
        let passing = params.iter().map(|param| {
            let mut named = HashSet::new();
            param.ty.uses(&mut named);
            // What Rust is lent it gives back as a clone.
            let clones = self.interface.clone || named.is_empty();
            match clones && self.random.one_in(2) {
                true => Passing::Lent,
                false => Passing::Given,
            }
        });
        let passing = passing.collect();
        let mode = match self.random.one_in(2) {
            true => Mode::Sync,
            false => *self.random.pick(&[Mode::Async, Mode::Async, Mode::Future]),
        };
        Back {
            passing,
            mode,
            nonblocking: mode == Mode::Sync && self.random.one_in(4),
            fallible: self.random.one_in(3),
            name: super::words::name(&mut self.random, &mut self.backs, "back"),
        }
    }
}
