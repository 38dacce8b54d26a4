//! What was measured, for a terminal, for the documentation and for a program.

pub(crate) mod json;
mod number;
pub(crate) mod table;

use crate::measure::Cost;
use crate::row::{Aim, Contest, Row};

/// One row with its costs.
pub(crate) struct Line {
    /// Its name in the JSON file.
    pub(crate) key: String,
    /// Its name in the tables.
    pub(crate) title: String,
    /// What each side costs, as in [`Row::sides`].
    pub(crate) costs: Vec<Option<Cost>>,
    /// What it should reach.
    pub(crate) aim: Option<Aim>,
}

impl Line {
    /// The row, measured.
    pub(crate) fn new(row: Row, costs: Vec<Option<Cost>>) -> Line {
        Line {
            key: row.key,
            title: row.title,
            costs,
            aim: row.aim,
        }
    }

    /// This project's cost as a multiple of that of another side.
    pub(crate) fn ratio(&self, contest: &Contest, other: usize) -> Option<f64> {
        let (ours, other) = (self.costs[contest.ours].as_ref()?, self.costs[other].as_ref()?);
        Some(ours.times(other))
    }

    /// Whether the row has reached its aim; `empty` is the row of the call without arguments.
    pub(crate) fn reached(&self, contest: &Contest, empty: &Line) -> Option<bool> {
        let (ratio, most) = match self.aim? {
            Aim::Side(side, most) => (self.ratio(contest, side)?, most),
            Aim::Empty(most) => {
                let (ours, empty) = (
                    self.costs[contest.ours].as_ref()?,
                    empty.costs[contest.ours].as_ref()?,
                );
                (ours.times(empty), most)
            }
        };
        Some(ratio <= most)
    }
}

/// An aim in words.
pub(crate) fn aim(contest: &Contest, aim: Aim) -> String {
    match aim {
        Aim::Side(side, most) => format!("{most} × {}", contest.sides[side].name),
        Aim::Empty(most) => format!("{most} × no arguments"),
    }
}
