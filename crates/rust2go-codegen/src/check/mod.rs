//! Judging: from the items of all files to the validated [`Interface`], or to diagnostics.
//!
//! | module | decides |
//! |---|---|
//! | `naming` | idiomatic or verbatim |
//! | `lookup` | which definition a name means |
//! | `resolve` | what a written type is, aliases and constants resolved; which types the traits reach |
//! | `instances` | the types that are reached, a generic one once for each of its type arguments |
//! | `cycles` | whether a type contains itself without an end |
//! | `names` | the name of everything in Go |
//! | `words` | what Go has as initialisms, keywords and predeclared names |
//! | `collide` | whether two of these names, or one of them and generated code, get into each other's way |
//! | `newtypes` | whether what is said of a field has a field in Go |
//! | `writable` | whether Go may write to what `&mut` lends |
//! | `build` | the model |
//! | `size` | whether a value is too large, or a type is nested too deeply |
//! | `padding` | whether Go would put a byte behind a value without a size |

mod build;
mod collide;
mod cycles;
mod instances;
mod lookup;
pub(crate) mod names;
mod naming;
mod newtypes;
mod padding;
mod resolve;
mod size;
mod words;
mod writable;

use crate::diagnostic::{Diagnostics, Kind};
use crate::model::{Interface, Naming};
use crate::parse::SourceTree;

/// What the caller asks for beside what the files say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The naming; a file may ask for verbatim names by itself.
    pub naming: Option<Naming>,
}

/// Judges what was read. `None` when anything is wrong, be it here or in the reading before.
pub fn check(tree: &SourceTree, options: &Options, d: &mut Diagnostics) -> Option<Interface> {
    if tree.traits.is_empty() && d.is_empty() {
        let paths: Vec<String> = tree
            .files
            .iter()
            .take(1)
            .map(|path| path.display().to_string())
            .collect();
        d.report_nowhere(Kind::NoTrait, &[&paths.concat()]);
    }
    let naming = naming::decide(tree, options, d);
    let resolved = resolve::resolve(tree, naming, d);
    cycles::judge(tree, &resolved, d);
    writable::judge(tree, &resolved, d);
    let interface = build::interface(tree, &resolved, naming);
    collide::judge(tree, &resolved, &interface, d);
    newtypes::judge(tree, &resolved, &interface, d);
    // What is wrong in any other way may have no end.
    if d.is_empty() {
        size::judge(&interface, d);
    }
    if d.is_empty() {
        padding::judge(&interface, d);
    }
    d.is_empty().then_some(interface)
}
