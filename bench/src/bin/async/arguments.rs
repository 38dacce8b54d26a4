//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use crate::rows::SIDES;

/// How the program is used.
pub(crate) const USAGE: &str = "\
usage: rust2go-bench-async [--rounds N] [--batch-ms N] [--only TEXT].. [--side NAME].. [--json FILE] [--markdown FILE]
       rust2go-bench-async flight [--calls N] [--json FILE] [--markdown FILE]

  --rounds N        rounds, of which the median is reported (7)
  --batch-ms N      how long a side calls within a round (60)
  --only TEXT       only rows with this in their name; may be given several times
  --side NAME       only this side: 'by hand', '0.4.3', '0.4.3 mem', 'gRPC' or 'ours'; may be given several times
  --json FILE       also write all figures to FILE
  --markdown FILE   also write the table to FILE
  --calls N         flight: calls in flight at once (1000000)";

/// What is asked for.
pub(crate) struct Arguments {
    pub(crate) rounds: usize,
    pub(crate) batch: Duration,
    pub(crate) only: Vec<String>,
    side: Vec<String>,
    pub(crate) json: Option<PathBuf>,
    pub(crate) markdown: Option<PathBuf>,
    pub(crate) calls: usize,
}

impl Arguments {
    /// Reads the arguments, the program's name left out.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
        let mut arguments = Arguments {
            rounds: 7,
            batch: Duration::from_millis(60),
            only: Vec::new(),
            side: Vec::new(),
            json: None,
            markdown: None,
            calls: 1_000_000,
        };
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--rounds" => arguments.rounds = positive(&name, &value)? as usize,
                "--batch-ms" => arguments.batch = Duration::from_millis(positive(&name, &value)?),
                "--only" => arguments.only.push(value),
                "--side" if SIDES.iter().any(|side| side.name == value) => arguments.side.push(value),
                "--side" => return Err(format!("there is no side {value}")),
                "--json" => arguments.json = Some(value.into()),
                "--calls" => arguments.calls = positive(&name, &value)? as usize,
                "--markdown" => arguments.markdown = Some(value.into()),
                _ => return Err(format!("there is no option {name}")),
            }
        }
        Ok(arguments)
    }

    /// The numbers of the sides that take part.
    pub(crate) fn sides(&self) -> impl Iterator<Item = usize> + '_ {
        (0..SIDES.len()).filter(|&n| self.side.is_empty() || self.side.iter().any(|s| s == SIDES[n].name))
    }
}

fn positive(name: &str, value: &str) -> Result<u64, String> {
    match value.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(format!("{name} needs a number from 1 on, not {value}")),
    }
}
