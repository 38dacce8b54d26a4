//! The smallest interface that still fails in the same way, as far as some builds tell.

use std::time::{Duration, Instant};

use super::accept;
use super::batch::{Failure, Step, Workshop};
use super::model::{Fields, Form, Interface, Item};
use super::rust;

/// So many builds, and so much time, are spent at most.
const BUILDS: usize = 60;
const TIME: Duration = Duration::from_secs(400);

/// What is left of the interfaces, and the failure that it has.
pub(crate) fn shrink(
    workshop: &Workshop,
    interfaces: Vec<Interface>,
    failure: Failure,
    seed: u64,
    values: u64,
) -> (Vec<Interface>, Failure) {
    let mut shrinking = Shrinking {
        workshop,
        interfaces,
        failure,
        seed,
        values,
        builds: 0,
        begin: Instant::now(),
    };
    shrinking.files();
    shrinking.method();
    shrinking.items();
    shrinking.fields();
    (shrinking.interfaces, shrinking.failure)
}

struct Shrinking<'a> {
    workshop: &'a Workshop,
    interfaces: Vec<Interface>,
    failure: Failure,
    seed: u64,
    values: u64,
    builds: usize,
    begin: Instant,
}

impl Shrinking<'_> {
    /// Keeps these interfaces if they fail in the same way.
    fn keep(&mut self, interfaces: Vec<Interface>) -> bool {
        if self.builds >= BUILDS || self.begin.elapsed() > TIME || interfaces.is_empty() {
            return false;
        }
        let accepted =
            |of: &Interface| !of.items.is_empty() && accept::check(of, &self.workshop.scratch()).is_ok();
        if !interfaces.iter().all(accepted) {
            return false;
        }
        self.builds += 1;
        match self.workshop.run(&interfaces, self.seed, self.values) {
            Err(failure) if signature(&failure) == signature(&self.failure) => {
                self.interfaces = interfaces;
                self.failure = failure;
                true
            }
            _ => false,
        }
    }

    /// Only the file of which the failure tells, or else one of them, or else as few as have it together.
    fn files(&mut self) {
        let told = |of: &Interface| {
            let file = &of.file;
            let methods = self.failure.methods.iter();
            let mut names = methods.filter_map(|method| method.split('.').next());
            names.any(|name| name == file)
                || [
                    format!("src/{file}.rs"),
                    format!("{file}/gen.go"),
                    format!("fuzz/{file}"),
                ]
                .iter()
                .any(|path| self.failure.text.contains(path.as_str()))
        };
        let (mut first, rest): (Vec<Interface>, Vec<Interface>) =
            self.interfaces.clone().into_iter().partition(told);
        first.extend(rest);
        for one in first {
            if self.keep(vec![one]) {
                return;
            }
        }
        // It takes several.
        let mut at = 0;
        while at < self.interfaces.len() && self.interfaces.len() > 1 {
            let mut less = self.interfaces.clone();
            less.remove(at);
            if !self.keep(less) {
                at += 1;
            }
        }
    }

    /// Only the method of which the failure tells, with the definitions that it needs.
    fn method(&mut self) {
        let (Some(name), [of]) = (self.failure.methods.first(), self.interfaces.as_slice()) else {
            return;
        };
        let mut less = of.clone();
        less.items
            .retain(|item| matches!(item, Item::Defs(..)) || rust::full_name(of, item.method()) == *name);
        self.keep(vec![less]);
    }

    /// Fewer items: half of them, then a quarter, and at last one.
    fn items(&mut self) {
        let mut size = self.interfaces.iter().map(|of| of.items.len()).max().unwrap_or(0) / 2;
        while size > 0 {
            for of in 0..self.interfaces.len() {
                let mut at = self.interfaces[of].items.len();
                while at > 0 {
                    at = at.saturating_sub(size);
                    let mut less = self.interfaces.clone();
                    let end = (at + size).min(less[of].items.len());
                    less[of].items.drain(at.min(end)..end);
                    let closed = less[of].clone().closed();
                    less[of] = closed;
                    self.keep(less);
                    at = at.min(self.interfaces[of].items.len());
                }
            }
            size /= 2;
        }
    }

    /// Fewer fields, variants and attributes: one after another.
    fn fields(&mut self) {
        for of in 0..self.interfaces.len() {
            let mut at = 0;
            loop {
                let mut less = self.interfaces.clone();
                match without(&mut less[of], at) {
                    false => break,
                    true if self.keep(less) => {}
                    true => at += 1,
                }
            }
        }
    }
}

/// Takes the piece with this number out of an interface; `false` when there is none.
fn without(interface: &mut Interface, number: usize) -> bool {
    let mut left = number;
    let mut here = |count: usize| {
        let hit = left < count;
        let at = left;
        left = left.saturating_sub(count);
        hit.then_some(at)
    };
    let fields = |fields: &mut Fields, here: &mut dyn FnMut(usize) -> Option<usize>| {
        here(fields.fields.len())
            .map(|at| fields.fields.remove(at))
            .is_some()
    };
    for item in &mut interface.items {
        let (Item::Defs(_, method) | Item::Method(method)) = &mut *item;
        if here(usize::from(method.back.is_some())).is_some() {
            method.back = None;
            return true;
        }
        let Item::Defs(defs, _) = item else { continue };
        for def in defs {
            if here(usize::from(!def.attrs.is_empty())).is_some() {
                def.attrs.retain(|line| line.starts_with("#[repr"));
                return true;
            }
            let taken = match &mut def.form {
                Form::Struct(of) => fields(of, &mut here),
                Form::Enum(variants) => here(variants.len().saturating_sub(1))
                    .map(|at| variants.remove(at + 1))
                    .is_some(),
                Form::Sum(variants) => {
                    let variant = here(variants.len().saturating_sub(1));
                    variant.map(|at| variants.remove(at + 1)).is_some()
                        || variants.iter_mut().any(|(_, of)| fields(of, &mut here))
                }
            };
            if taken {
                return true;
            }
        }
    }
    false
}

/// What two failures have in common that are the same: the step, and for a build the first line that tells of an error.
fn signature(failure: &Failure) -> (Step, String) {
    let line = match failure.step {
        Step::Build | Step::Vet => failure
            .text
            .lines()
            .find(|line| line.contains("error") && !line.contains("failed to"))
            .unwrap_or_default(),
        Step::Values | Step::Crash => "",
    };
    let letters = line.split('`').step_by(2).collect::<String>();
    let letters = letters.split("panicked").next().unwrap_or_default().chars();
    (
        failure.step,
        letters.filter(|letter| !letter.is_ascii_digit()).collect(),
    )
}
