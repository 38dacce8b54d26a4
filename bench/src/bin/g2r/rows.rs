//! The rows of the table: one call each.

use rust2go_bench::{Aim, Contest, Entry, Row};

use crate::go;

const EMPTY: usize = 0;
const HAND: usize = 1;
const PEER: usize = 2;
const PEER_CGO: usize = 3;
const OURS: usize = 4;
const QUICK: usize = 5;

/// The sides.
pub(crate) const CONTEST: Contest = Contest {
    sides: &[
        Entry {
            name: "empty",
            key: "floor",
        },
        Entry {
            name: "by hand",
            key: "hand",
        },
        Entry {
            name: "0.4.3",
            key: "peer",
        },
        Entry {
            name: "0.4.3 cgo",
            key: "peer_cgo",
        },
        Entry {
            name: "ours",
            key: "ours",
        },
        Entry {
            name: "nonblocking",
            key: "quick",
        },
    ],
    ratios: &[
        (OURS, EMPTY),
        (OURS, HAND),
        (OURS, PEER_CGO),
        (QUICK, EMPTY),
        (QUICK, PEER),
    ],
    missing: "-",
};

/// All rows, in the order of the table.
pub(crate) fn rows() -> Vec<Row> {
    vec![
        quick("nothing", "no arguments"),
        quick("add", "two integers").aiming(Aim::Side(OURS, 1.25, EMPTY)),
        quick("length", "a string in"),
        quick("title", "a string out"),
        quick("echo", "a struct echoed"),
        row("ready", "async, ready at once"),
        row("woken", "async, woken once"),
        row("woken64", "async, woken once, 64 goroutines"),
    ]
}

fn row(key: &str, title: &str) -> Row {
    let sides = CONTEST.sides.iter().map(|side| go::side(side.key, key));
    Row::new(key, title, sides.collect())
}

/// A row of a call that may be under `#[nonblocking]`.
fn quick(key: &str, title: &str) -> Row {
    row(key, title).aiming(Aim::Side(QUICK, 1.0, PEER))
}
