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
    /// Those that are compared, the first as a multiple of the second, in the order of the columns.
    pub ratios: &'static [(usize, usize)],
    /// What stands in the table where a side is missing.
    pub missing: &'static str,
}

/// What this project sets out to reach with a side: at most so many times the cost of something else.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    /// The first side costs at most so many times what the other side of the row does.
    Side(usize, f64, usize),
    /// The side costs at most so many nanoseconds.
    Nanoseconds(usize, f64),
    /// The side costs at most so many times what it does in the first row, which has no arguments.
    Empty(usize, f64),
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
    pub aims: Vec<Aim>,
}

impl Row {
    /// A row with these sides.
    pub fn new(key: impl Into<String>, title: impl Into<String>, sides: Vec<Option<Box<dyn Side>>>) -> Row {
        Row {
            key: key.into(),
            title: title.into(),
            sides,
            aims: Vec::new(),
        }
    }

    /// The same with an aim more.
    pub fn aiming(mut self, aim: Aim) -> Row {
        self.aims.push(aim);
        self
    }
}
