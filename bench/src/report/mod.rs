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
    aims: Vec<Aim>,
}

impl Line {
    /// The row, measured.
    pub(crate) fn new(row: Row, costs: Vec<Option<Cost>>) -> Line {
        Line {
            key: row.key,
            title: row.title,
            costs,
            aims: row.aims,
        }
    }

    /// The first side's cost as a multiple of that of the second.
    pub(crate) fn ratio(&self, (one, other): (usize, usize)) -> Option<f64> {
        Some(self.costs[one].as_ref()?.times(self.costs[other].as_ref()?))
    }

    /// The row's aims in words, and whether they are reached; `empty` is the row of the call without arguments.
    pub(crate) fn aims<'a>(
        &'a self,
        contest: &'a Contest,
        empty: &'a Line,
    ) -> impl Iterator<Item = (String, bool)> + 'a {
        self.aims.iter().filter_map(move |aim| match *aim {
            Aim::Side(side, most, other) => {
                let ratio = self.ratio((side, other))?;
                Some((format!("{most} × {}", contest.sides[other].name), ratio <= most))
            }
            Aim::Nanoseconds(side, most) => {
                let cost = self.costs[side].as_ref()?;
                Some((format!("{most} ns"), cost.at(0.5) <= most))
            }
            Aim::Empty(side, most) => {
                let (cost, empty) = (self.costs[side].as_ref()?, empty.costs[side].as_ref()?);
                Some((format!("{most} × no arguments"), cost.times(empty) <= most))
            }
        })
    }
}
