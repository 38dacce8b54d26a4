//! What comes of a row's turns.

use crate::rows::{Row, OURS};
use crate::turn::Turn;

/// The figures of one side in one row: the median of each over the rounds.
pub(crate) struct Figures {
    /// Nanoseconds a call, all tasks together.
    pub(crate) call: f64,
    /// Latencies in microseconds: median, 99 %, 99.9 %.
    pub(crate) latency: [f64; 3],
    /// CPU seconds of a million calls.
    pub(crate) cpu: f64,
    /// Nanoseconds a call in each round.
    pub(crate) rounds: Vec<f64>,
}

impl Row {
    /// A side's figures, if a turn of it came to an end.
    pub(crate) fn figures(&self, side: usize) -> Option<Figures> {
        let turns: Vec<&Turn> = self.turns[side].iter().flatten().collect();
        if turns.is_empty() {
            return None;
        }
        let of = |f: &dyn Fn(&Turn) -> f64| median(turns.iter().map(|turn| f(turn)).collect());
        Some(Figures {
            call: of(&per_call),
            latency: [0, 1, 2].map(|at| of(&|turn| turn.latencies[at])),
            cpu: of(&|turn| turn.cpu.as_secs_f64() * 1e6 / turn.calls as f64),
            rounds: turns.iter().map(|turn| per_call(turn)).collect(),
        })
    }

    /// A figure of one side as a multiple of another's: the median of the ratios within each round.
    pub(crate) fn ratio(&self, side: usize, other: usize, figure: fn(&Turn) -> f64) -> Option<f64> {
        let pairs = self.turns[side].iter().zip(&self.turns[other]);
        let ratios: Vec<f64> = pairs
            .filter_map(|(a, b)| Some(figure(a.as_ref()?) / figure(b.as_ref()?)))
            .collect();
        (side != other && !ratios.is_empty()).then(|| median(ratios))
    }

    /// The time of our calls as a multiple of another side's.
    pub(crate) fn ours_to(&self, other: usize) -> Option<f64> {
        self.ratio(OURS, other, per_call)
    }
}

/// Nanoseconds a call.
pub(crate) fn per_call(turn: &Turn) -> f64 {
    turn.wall.as_nanos() as f64 / turn.calls as f64
}

/// The latency of one call in a thousand.
pub(crate) fn slowest(turn: &Turn) -> f64 {
    turn.latencies[2]
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
