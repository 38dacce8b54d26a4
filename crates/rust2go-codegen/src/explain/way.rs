//! On which ways a value goes, and how it crosses on each.

use serde::Serialize;

use super::cost;
use crate::layout;
use crate::model::{Interface, Type};

/// How a value is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// `T`: Go gets its own.
    Given,
    /// `&T` and `Lend<T>`: Go reads Rust's memory.
    Lent,
    /// `&mut [T]` and `&mut Vec<T>`: Go may also write to it.
    LentMut,
    /// A result `T`: Rust gets its own.
    Result,
    /// A result `GoRef<T>`: Rust reads Go's memory.
    View,
}

impl Way {
    /// The ways that any type can go.
    pub(super) const OF_A_TYPE: &'static [Way] = &[Way::Lent, Way::Given, Way::Result, Way::View];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Way::Given => "given",
            Way::Lent => "lent",
            Way::LentMut => "lent to write",
            Way::Result => "result",
            Way::View => "view",
        }
    }
}

/// How a value crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// It stands in the block of the call, whole.
    Itself,
    /// The block points to where the other side has it.
    PointedTo,
    /// One side copies what is pointed to.
    CopiedOnce,
    /// Rust puts it into Go's layout, and Go makes its own copy of that.
    CopiedTwice,
    /// Generated Go code makes Go's form of what crosses, and the other way round.
    Converted,
}

impl Crossing {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Crossing::Itself => "itself",
            Crossing::PointedTo => "pointed to",
            Crossing::CopiedOnce => "copied once",
            Crossing::CopiedTwice => "copied twice",
            Crossing::Converted => "converted",
        }
    }
}

/// How a value of this type crosses on this way.
pub(crate) fn crossing(interface: &Interface, ty: &Type, way: Way) -> Crossing {
    if layout::converted(&layout::converted_types(interface), ty) {
        return Crossing::Converted;
    }
    if way == Way::LentMut {
        return Crossing::PointedTo;
    }
    if layout::flat(interface, ty) {
        return Crossing::Itself;
    }
    let needs_buffer = !cost::buffer(interface, ty).is_nothing();
    match way {
        Way::Given if needs_buffer => Crossing::CopiedTwice,
        Way::Lent if needs_buffer => Crossing::CopiedOnce,
        Way::Lent | Way::LentMut | Way::View => Crossing::PointedTo,
        Way::Given | Way::Result => Crossing::CopiedOnce,
    }
}
