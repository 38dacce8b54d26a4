//! Numbers, texts and lists of them.

use std::num::NonZeroU64;
use std::path::PathBuf;

use bench_ours::types::{Types, TypesImpl as Ours};
use bench_peer::{Types as _, TypesImpl as Peer};

use crate::base64::Base64;
use crate::builder::{Builder, Flip};
use crate::values::{self, list};
use crate::wire::Wire;
use crate::{convert, json, messages as pb, peer, proto};

pub(super) fn integer(row: Builder) -> Builder {
    let v = 1_u64 << 40;
    row.ours(v, |v| Ours::integer(*v))
        .peer(v, |v| Peer::integer(*v))
        .json(v)
        .proto(pb::Integer { v })
}

pub(super) fn numbers(row: Builder) -> Builder {
    row.ours(values::numbers(), Ours::numbers)
        .peer(peer::numbers(values::numbers()), Peer::numbers)
        .json(values::numbers())
        .proto(pb::Numbers::from(values::numbers()))
}

pub(super) fn nonzero(row: Builder) -> Builder {
    let make = |n| NonZeroU64::new(values::integer(n)).unwrap_or(NonZeroU64::MIN);
    row.ours(list(make), |v| Ours::nonzero(v))
        .json(list(make))
        .proto(pb::Integers {
            v: list(values::integer),
        })
}

pub(super) fn wide(row: Builder) -> Builder {
    row.ours(list(values::wide), |v| Ours::wide(v))
        .json(list(values::wide))
        .proto(pb::Wides {
            v: list(|n| convert::wide(values::wide(n))),
        })
}

pub(super) fn text(row: Builder) -> Builder {
    let text = || values::text(0).repeat(5);
    row.ours(text(), |v| Ours::text(v))
        .peer(text(), Peer::text)
        .json(text())
        .proto(pb::Text { v: text() })
}

pub(super) fn path(row: Builder) -> Builder {
    let text = "/var/lib/somewhere/in/the/deep/file.text";
    row.ours(PathBuf::from(text), |v| Ours::path(v))
        .json(PathBuf::from(text))
        .proto(pb::Text { v: text.into() })
}

pub(super) fn octets(row: Builder) -> Builder {
    row.ours(values::octets(), |v| Ours::octets(v))
        .peer(values::octets(), Peer::octets)
        .json(Base64(values::octets()))
        .proto(pb::Octets { v: values::octets() })
}

pub(super) fn integers(row: Builder) -> Builder {
    let v = || values::integers(1_000);
    row.ours(v(), |v| Ours::integers(v))
        .peer(v(), Peer::integers)
        .json(v())
        .proto(pb::Integers { v: v() })
}

pub(super) fn texts(row: Builder) -> Builder {
    row.ours(list(values::text), |v| Ours::texts(v))
        .peer(list(values::text), Peer::texts)
        .json(list(values::text))
        .proto(pb::Texts {
            v: list(values::text),
        })
}

pub(super) fn flip(row: Builder) -> Builder {
    in_place(row, "flip", |v| Ours::flip(v))
}

pub(super) fn grow(row: Builder) -> Builder {
    in_place(row, "grow", Ours::grow)
}

/// As bytes, the list is sent, and the answer takes its place. What was appended is taken away again.
fn in_place(row: Builder, key: &str, mut ours: impl FnMut(&mut Vec<u64>) + 'static) -> Builder {
    const N: usize = 1_000;
    let mut text = Wire::find("json", key);
    let mut bytes = Wire::find("protobuf", key);
    row.flipping(Flip::Ours, values::integers(N), move |v| {
        ours(v);
        v.truncate(N);
    })
    .flipping(Flip::Json, values::integers(N), move |v| {
        *v = json::call(&mut text, v);
        v.truncate(N);
    })
    .flipping(Flip::Proto, values::integers(N), move |v| {
        let sent = pb::Integers { v: std::mem::take(v) };
        let answer: pb::Integers = proto::call(&mut bytes, &sent);
        *v = answer.v;
        v.truncate(N);
    })
}

pub(super) fn matrix(row: Builder) -> Builder {
    let v: [f64; 16] = std::array::from_fn(values::float);
    row.ours(v, Ours::matrix)
        .json(v)
        .proto(pb::Matrix { v: v.into() })
}
