//! Rounds: in each, every side of every row makes its calls for a while.
//!
//! A whole table a round, and not a row after the other: a minute in which the machine is busy is then a few rounds of
//! every row, which the medians leave out, and not one row that is wrong.

use std::io::IsTerminal;
use std::time::Duration;

use crate::heap::{self, Heap};
use crate::row::Row;
use crate::side::{self, Side};

/// How long to measure.
pub(crate) struct Plan {
    /// How many rounds; the median of them is reported.
    pub(crate) rounds: usize,
    /// How long a side calls within a round. Long enough that a side collects its own garbage within it.
    pub(crate) batch: Duration,
}

/// What one side of a row costs.
#[derive(Debug, Clone)]
pub(crate) struct Cost {
    /// Nanoseconds a call in each round, in order of time.
    pub(crate) rounds: Vec<f64>,
    /// Calls in a round.
    pub(crate) calls: u64,
    /// What a call allocates in Rust.
    pub(crate) rust: Heap,
    /// What a call allocates in Go.
    pub(crate) go: Heap,
}

impl Cost {
    /// The rounds' value at a part of the way from the least to the greatest: 0.5 is the median.
    pub(crate) fn at(&self, part: f64) -> f64 {
        quantile(self.rounds.clone(), part)
    }

    /// This cost as a multiple of another: the median of the ratios within each round, for a machine that changes
    /// its speed changes it for both.
    pub(crate) fn times(&self, other: &Cost) -> f64 {
        quantile(
            self.rounds
                .iter()
                .zip(&other.rounds)
                .map(|(a, b)| a / b)
                .collect(),
            0.5,
        )
    }
}

/// The costs of each row's sides, where it has them.
pub(crate) fn measure(rows: &mut [Row], plan: &Plan) -> Vec<Vec<Option<Cost>>> {
    let mut costs: Vec<_> = rows.iter_mut().map(|row| prepare(row, plan)).collect();
    let shown = std::io::stderr().is_terminal();
    for round in 0..plan.rounds {
        if shown {
            eprint!("\rround {} of {} ", round + 1, plan.rounds);
        }
        for (row, costs) in rows.iter_mut().zip(&mut costs) {
            let sides = costs.len();
            for turn in 0..sides {
                let at = (round + turn) % sides;
                if let (Some(side), Some(cost)) = (&mut row.sides[at], &mut costs[at]) {
                    cost.rounds.push(turn_of(&mut **side, cost.calls));
                }
            }
        }
    }
    if shown {
        eprintln!();
    }
    costs
}

/// What is found out before the rounds.
fn prepare(row: &mut Row, plan: &Plan) -> Vec<Option<Cost>> {
    let cost = |side: &mut Option<Box<dyn Side>>| {
        let side = &mut **side.as_mut()?;
        let calls = calls_in(side, plan.batch);
        let (rust, go) = allocations(side);
        Some(Cost {
            rounds: Vec::with_capacity(plan.rounds),
            calls,
            rust,
            go,
        })
    };
    row.sides.iter_mut().map(cost).collect()
}

/// One side's turn: nanoseconds a call.
fn turn_of(side: &mut dyn Side, calls: u64) -> f64 {
    heap::collect();
    side::time(side, calls.div_ceil(20));
    side::time(side, calls).as_nanos() as f64 / calls as f64
}

/// How many calls fill `batch`. The lesser of two times counts: the first call of all does what later ones need not,
/// and the machine may have been elsewhere.
fn calls_in(side: &mut dyn Side, batch: Duration) -> u64 {
    let mut calls = 1;
    loop {
        let taken = side::time(side, calls).min(side::time(side, calls));
        if taken * 4 >= batch {
            let exact = calls as f64 * batch.as_secs_f64() / taken.as_secs_f64();
            return (exact as u64).max(1);
        }
        calls *= 2;
    }
}

/// What a call allocates, in Rust and in Go.
fn allocations(side: &mut dyn Side) -> (Heap, Heap) {
    let calls = side.chunk().min(256);
    heap::collect();
    side.prepare(calls);
    heap::counted(calls, || side.run())
}

fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * part).round() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_that_halves_its_speed_changes_no_ratio() {
        let cost = |rounds: &[f64]| Cost {
            rounds: rounds.to_vec(),
            calls: 1,
            rust: Heap::default(),
            go: Heap::default(),
        };
        let (ours, other) = (cost(&[10.0, 20.0, 20.0]), cost(&[20.0, 40.0, 40.0]));
        assert_eq!(ours.times(&other), 0.5);
        assert_eq!(ours.at(0.5), 20.0);
        assert_eq!(ours.at(0.0), 10.0);
    }
}
