//! A row, side by side: each is checked before it is timed.

use prost::Message;
use rust2go_bench::{borrowing, Contest, Entry, Row, Side};
use serde::de::DeserializeOwned;
use serde::Serialize;

use crate::wire::{tally, Wire};
use crate::{json, proto};

const OURS: usize = 0;
const PEER: usize = 1;
const JSON: usize = 2;
const PROTO: usize = 3;

/// The sides.
pub(crate) const CONTEST: Contest = Contest {
    sides: &[
        Entry {
            name: "ours",
            key: "ours",
        },
        Entry {
            name: "0.4.3",
            key: "peer",
        },
        Entry {
            name: "JSON",
            key: "json",
        },
        Entry {
            name: "protobuf",
            key: "protobuf",
        },
    ],
    ratios: &[(OURS, PEER), (OURS, JSON), (OURS, PROTO)],
    missing: "cannot",
};

/// The sides of the row that changes a list.
#[derive(Clone, Copy)]
pub(crate) enum Flip {
    Ours = OURS as isize,
    Json = JSON as isize,
    Proto = PROTO as isize,
}

/// A row that is being put together.
pub(crate) struct Builder {
    key: &'static str,
    title: &'static str,
    sides: [Option<Box<dyn Side>>; 4],
    /// What Go has read in the first call that counts.
    read: Option<u64>,
}

/// A row without sides.
pub(crate) fn row(key: &'static str, title: &'static str) -> Builder {
    Builder {
        key,
        title,
        sides: [None, None, None, None],
        read: None,
    }
}

impl Builder {
    /// This project's side: an echo of what it is lent.
    pub(crate) fn ours<V: PartialEq + 'static>(
        self,
        value: V,
        call: impl FnMut(&V) -> V + 'static,
    ) -> Builder {
        self.echo(OURS, value, call)
    }

    /// The side of rust2go 0.4.3.
    pub(crate) fn peer<V: PartialEq + 'static>(
        self,
        value: V,
        call: impl FnMut(&V) -> V + 'static,
    ) -> Builder {
        self.echo(PEER, value, call)
    }

    /// The side of JSON.
    pub(crate) fn json<V: Serialize + DeserializeOwned + PartialEq + 'static>(self, value: V) -> Builder {
        let mut wire = Wire::find("json", self.key);
        self.echo(JSON, value, move |value| json::call(&mut wire, value))
    }

    /// The side of JSON where the answer is of another type, and has the value in it.
    pub(crate) fn json_answer<V, A>(self, value: V, inner: impl Fn(A) -> V + 'static) -> Builder
    where
        V: Serialize + PartialEq + 'static,
        A: DeserializeOwned,
    {
        let mut wire = Wire::find("json", self.key);
        self.echo(JSON, value, move |value| inner(json::call(&mut wire, value)))
    }

    /// The side of protobuf.
    pub(crate) fn proto<V: Message + Default + PartialEq + 'static>(self, value: V) -> Builder {
        let mut wire = Wire::find("protobuf", self.key);
        self.echo(PROTO, value, move |value| proto::call(&mut wire, value))
    }

    /// The side of protobuf where the answer is another message, and has the value in it.
    pub(crate) fn proto_answer<V, A>(self, value: V, inner: impl Fn(A) -> V + 'static) -> Builder
    where
        V: Message + PartialEq + 'static,
        A: Message + Default,
    {
        let mut wire = Wire::find("protobuf", self.key);
        self.echo(PROTO, value, move |value| inner(proto::call(&mut wire, value)))
    }

    /// A side that flips the lowest bit of each number where it is.
    pub(crate) fn flipping(
        mut self,
        at: Flip,
        list: Vec<u64>,
        mut flip: impl FnMut(&mut Vec<u64>) + 'static,
    ) -> Builder {
        let at = at as usize;
        let mut own = list.clone();
        // The first call finds out how much room the answer needs, and the second undoes it.
        flip(&mut own);
        flip(&mut own);
        let read = reading(|| flip(&mut own));
        let flipped: Vec<u64> = list.iter().map(|n| n ^ 1).collect();
        self.check(at, own == flipped, read);
        self.add(at, borrowing(move || flip(&mut own)))
    }

    fn echo<V, F>(mut self, at: usize, value: V, mut call: F) -> Builder
    where
        V: PartialEq + 'static,
        F: FnMut(&V) -> V + 'static,
    {
        // The first call finds out how much room the answer needs.
        call(&value);
        let mut answer = None;
        let read = reading(|| answer = Some(call(&value)));
        self.check(at, answer.as_ref() == Some(&value), read);
        self.add(at, borrowing(move || call(&value)))
    }

    /// # Panics
    ///
    /// When the answer is wrong, or Go has read something else than on the other sides: the time would mean nothing.
    fn check(&mut self, at: usize, right: bool, read: u64) {
        let name = CONTEST.sides[at].name;
        assert!(right, "the answer of {name} for {}", self.key);
        assert_eq!(
            *self.read.get_or_insert(read),
            read,
            "what Go has read of {}, {name}",
            self.key
        );
    }

    fn add(mut self, at: usize, side: Box<dyn Side>) -> Builder {
        self.sides[at] = Some(side);
        self
    }

    /// The row.
    pub(crate) fn done(self) -> Row {
        Row::new(self.key, self.title, self.sides.into())
    }
}

/// What Go's handler reads in a call.
fn reading(call: impl FnOnce()) -> u64 {
    let before = tally();
    call();
    tally().wrapping_sub(before)
}
