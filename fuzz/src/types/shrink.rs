//! The smallest interface that still fails in the same way, as far as some builds tell.

mod pieces;

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::accept;
use super::batch::{Failure, Step, Workshop};
use super::model::{Id, Interface, Item};
use super::rust;

/// So many builds, and so much time, are spent at most.
const BUILDS: usize = 100;
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
    shrinking.pieces();
    // With less in them, fewer definitions need each other.
    shrinking.method();
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
        let told = |item: &Item| rust::full_name(of, item.method()) == *name;
        let mut needed: HashSet<Id> = of
            .items
            .iter()
            .filter(|item| told(item))
            .flat_map(Item::uses)
            .collect();
        let here = |item: &Item, needed: &HashSet<Id>| item.defs().iter().any(|def| needed.contains(&def.id));
        loop {
            let before = needed.len();
            for item in &of.items {
                if here(item, &needed) {
                    needed.extend(item.uses());
                }
            }
            if needed.len() == before {
                break;
            }
        }
        let mut less = of.clone();
        less.items.retain(|item| told(item) || here(item, &needed));
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

    /// Less in what is left: half of all pieces, then a quarter, and at last one.
    fn pieces(&mut self) {
        for of in 0..self.interfaces.len() {
            let mut size = pieces::count(&self.interfaces[of]);
            while size > 0 {
                let mut at = 0;
                loop {
                    let mut less = self.interfaces.clone();
                    let taken = (0..size).take_while(|_| pieces::without(&mut less[of], at));
                    if taken.count() == 0 {
                        break;
                    }
                    if !self.keep(less) {
                        at += size;
                    }
                }
                size /= 2;
            }
        }
    }
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
