//! A row of a table: one call, made in several ways.

use crate::side::Side;

/// A side of all rows.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What the tables call it.
    pub name: &'static str,
    /// What the JSON file calls it.
    pub key: &'static str,
}

/// Who takes part.
#[derive(Debug)]
pub struct Contest {
    /// The sides.
    pub sides: &'static [Entry],
    /// Which of them is this project.
    pub ours: usize,
    /// Those that it is compared with, in the order of the columns.
    pub against: &'static [usize],
    /// What stands in the table where a side is missing.
    pub missing: &'static str,
}

/// What this project sets out to reach: at most so many times the cost of something else.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    /// Of that side of the row.
    Side(usize, f64),
    /// Of this project's own call in the first row, which has no arguments.
    Empty(f64),
}

/// One call.
pub struct Row {
    /// Its name in the JSON file.
    pub key: String,
    /// Its name in the tables.
    pub title: String,
    /// The sides, as in [`Contest::sides`]; a side that cannot make the call is missing.
    pub sides: Vec<Option<Box<dyn Side>>>,
    /// What it should reach.
    pub aim: Option<Aim>,
}

impl Row {
    /// A row with these sides.
    pub fn new(key: impl Into<String>, title: impl Into<String>, sides: Vec<Option<Box<dyn Side>>>) -> Row {
        Row {
            key: key.into(),
            title: title.into(),
            sides,
            aim: None,
        }
    }

    /// The same with an aim.
    pub fn aiming(mut self, aim: Aim) -> Row {
        self.aim = Some(aim);
        self
    }
}
