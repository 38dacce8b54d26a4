//! The rows of the table: one call each.

use bench_ours::calls::{Makers, MakersImpl};
use bench_ours::rust2go::BoxStream;
use rust2go_bench::{Aim, Contest, Entry, Row};

use crate::{go, stream};

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
        row("callback", "a closure of Rust's"),
        row("numbers", "an item of a stream of integers").aiming(Aim::Nanoseconds(OURS, 200.0)),
        row("messages", "an item of a stream of 1 KiB each"),
        made(
            "numbers_back",
            "an integer of a stream of Go's",
            MakersImpl::numbers,
        )
        .aiming(Aim::Nanoseconds(OURS, 200.0)),
        made("messages_back", "1 KiB of a stream of Go's", MakersImpl::messages),
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

/// A row of a stream that Go makes and Rust reads.
fn made<T: 'static>(key: &str, title: &str, make: fn(u64) -> BoxStream<T>) -> Row {
    let mut row = row(key, title);
    row.sides[OURS] = Some(stream::side(make));
    row
}
