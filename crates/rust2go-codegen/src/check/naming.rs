//! One interface has one naming: the attribute of any trait, or the caller, may ask for verbatim names.

use super::Options;
use crate::diagnostic::{Diagnostics, Kind};
use crate::model::Naming;
use crate::parse::SourceTree;

/// The naming of the whole interface.
pub(super) fn decide(tree: &SourceTree, options: &Options, d: &mut Diagnostics) -> Naming {
    let asks = |naming: Naming| {
        let mut traits = tree.traits.iter().map(|found| &found.item);
        traits.find(move |item| item.args.naming == Some(naming))
    };
    let verbatim = asks(Naming::Verbatim);
    let by_caller = options.naming == Some(Naming::Verbatim);
    if verbatim.is_none() && !by_caller {
        return Naming::Idiomatic;
    }
    if let Some(idiomatic) = asks(Naming::Idiomatic) {
        let diagnostic = d.report(Kind::MixedNaming, idiomatic.name.span(), &[]);
        match verbatim {
            Some(verbatim) => diagnostic.also(verbatim.name.span(), "asks for `verbatim`"),
            None => diagnostic.note("the builder or the command line asks for `verbatim`"),
        };
    }
    Naming::Verbatim
}
