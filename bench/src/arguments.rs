//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use crate::measure::Plan;

/// How a program is used, after its name.
pub(crate) const USAGE: &str = "\
[--rounds N] [--batch-ms N] [--only KEY] [--json FILE] [--markdown FILE]

  --rounds N        rounds, of which the median is reported (41)
  --batch-ms N      how long a side calls within a round (5)
  --only KEY        only rows whose key begins with KEY
  --json FILE       also write all figures to FILE
  --markdown FILE   also write the table to FILE";

/// What is asked for.
pub(crate) struct Arguments {
    /// How long to measure.
    pub(crate) plan: Plan,
    /// How the keys of the rows that are wanted begin.
    pub(crate) only: String,
    /// Where the JSON goes.
    pub(crate) json: Option<PathBuf>,
    /// Where the table goes.
    pub(crate) markdown: Option<PathBuf>,
}

impl Arguments {
    /// Reads the arguments, the program's name left out.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
        let mut arguments = Arguments {
            plan: Plan {
                rounds: 41,
                batch: Duration::from_millis(5),
            },
            only: String::new(),
            json: None,
            markdown: None,
        };
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--rounds" => arguments.plan.rounds = positive(&name, &value)? as usize,
                "--batch-ms" => arguments.plan.batch = Duration::from_millis(positive(&name, &value)?),
                "--only" => arguments.only = value,
                "--json" => arguments.json = Some(value.into()),
                "--markdown" => arguments.markdown = Some(value.into()),
                _ => return Err(format!("there is no option {name}")),
            }
        }
        Ok(arguments)
    }
}

fn positive(name: &str, value: &str) -> Result<u64, String> {
    match value.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(format!("{name} needs a number from 1 on, not {value}")),
    }
}
