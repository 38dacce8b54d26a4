//! What the files of an interface define, each with the module in which it stands.

use std::path::PathBuf;

use proc_macro2::{Ident, Span};

use super::raw::{RawTrait, RawType};

/// The marked items of one or more files, and what is needed to understand them.
#[derive(Debug, Default)]
pub struct SourceTree {
    /// The files that were read, in the order of reading: when one changes, the interface may have changed.
    pub files: Vec<PathBuf>,
    /// The traits marked `#[r2g]`.
    pub(crate) traits: Vec<Found<RawTrait>>,
    /// The types with `derive(R2G)`.
    pub(crate) types: Vec<Found<RawType>>,
    /// All other types: named in messages only.
    pub(crate) others: Vec<Found<Ident>>,
    /// All other traits: as names, they are in the way of types.
    pub(crate) other_traits: Vec<Found<Ident>>,
    /// The type aliases.
    pub(crate) aliases: Vec<Found<syn::ItemType>>,
    /// The constants, for the lengths of arrays.
    pub(crate) consts: Vec<Found<syn::ItemConst>>,
    /// The `use` declarations, one name each.
    pub(crate) imports: Vec<Found<Import>>,
    /// What could not be read. It matters only when a name is missing.
    pub(crate) gaps: Vec<Gap>,
}

/// Something with the place where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Found<T> {
    pub(crate) item: T,
    pub(crate) scope: Scope,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Scope {
    /// The names of the modules, outermost first.
    pub(crate) module: Vec<String>,
}

/// A name that `use` brings into a module.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The name in this module.
    pub(crate) name: Ident,
    /// What it stands for.
    pub(crate) path: Vec<String>,
}

/// A `mod x;` whose file was not found or cannot be parsed.
#[derive(Debug, Clone)]
pub(crate) struct Gap {
    pub(crate) module: String,
    pub(crate) span: Span,
    pub(crate) why: String,
}

impl SourceTree {
    /// Whether a marked trait of this name stands in this module.
    pub(super) fn has_trait(&self, name: &Ident, scope: &Scope) -> bool {
        self.traits
            .iter()
            .any(|found| found.item.name == *name && found.scope == *scope)
    }

    /// Whether a marked type of this name stands in this module.
    pub(super) fn has_type(&self, name: &Ident, scope: &Scope) -> bool {
        self.types
            .iter()
            .any(|found| found.item.name == *name && found.scope == *scope)
    }
}
