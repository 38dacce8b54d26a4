//! What was measured, for a terminal, for the documentation and for a program.

pub(crate) mod json;
mod number;
pub(crate) mod table;

use crate::measure::Cost;
use crate::rows::{Aim, Row, FLOOR, OURS, PEER, SIDES};

/// One row with its costs.
pub(crate) struct Line {
    /// Its name in the JSON file.
    pub(crate) key: String,
    /// Its name in the tables.
    pub(crate) title: String,
    /// What each side costs, as in [`Row::sides`].
    pub(crate) costs: [Option<Cost>; SIDES],
    /// What it should reach.
    pub(crate) aim: Option<Aim>,
}

/// The sides, as the tables call them.
pub(crate) const NAMES: [&str; SIDES] = ["by hand", "0.4.3", "ours"];

impl Line {
    /// The row, measured.
    pub(crate) fn new(row: Row, costs: [Option<Cost>; SIDES]) -> Line {
        Line {
            key: row.key,
            title: row.title,
            costs,
            aim: row.aim,
        }
    }

    /// This project's cost as a multiple of that of another side.
    pub(crate) fn ratio(&self, other: usize) -> Option<f64> {
        let (ours, other) = (self.costs[OURS].as_ref()?, self.costs[other].as_ref()?);
        Some(ours.times(other))
    }

    /// Whether the row has reached its aim; `empty` is the row of the call without arguments.
    pub(crate) fn reached(&self, empty: &Line) -> Option<bool> {
        let (ratio, most) = match self.aim? {
            Aim::Floor(most) => (self.ratio(FLOOR)?, most),
            Aim::Peer(most) => (self.ratio(PEER)?, most),
            Aim::Empty(most) => {
                let (ours, empty) = (self.costs[OURS].as_ref()?, empty.costs[OURS].as_ref()?);
                (ours.times(empty), most)
            }
        };
        Some(ratio <= most)
    }
}

/// An aim in words.
pub(crate) fn aim(aim: Aim) -> String {
    match aim {
        Aim::Floor(most) => format!("{most} by hand"),
        Aim::Peer(most) => format!("{most} of 0.4.3"),
        Aim::Empty(most) => format!("{most} of no arguments"),
    }
}
