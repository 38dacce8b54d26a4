//! Structs, enums, and collections other than lists.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use bench_ours::types::{AccountNumber, Color, Types, TypesImpl as Ours};
use bench_peer::{Types as _, TypesImpl as Peer};

use crate::builder::Builder;
use crate::values::{self, list};
use crate::{messages as pb, peer};

pub(super) fn profiles(row: Builder) -> Builder {
    row.ours(list(values::profile), |v| Ours::profiles(v))
        .peer(list(|n| peer::profile(values::profile(n))), Peer::profiles)
        .json(list(values::profile))
        .proto(pb::Profiles {
            v: list(|n| values::profile(n).into()),
        })
}

pub(super) fn shared(row: Builder) -> Builder {
    let make = |n| Arc::new(values::person(n));
    row.ours(list(make), |v| Ours::shared(v))
        .json(list(make))
        .proto(message_of_people())
}

fn message_of_people() -> pb::People {
    pb::People {
        v: list(|n| values::person(n).into()),
    }
}

pub(super) fn people(row: Builder) -> Builder {
    row.ours(list(values::person), |v| Ours::people(v))
        .peer(list(|n| peer::person(values::person(n))), Peer::people)
        .json(list(values::person))
        .proto(message_of_people())
}

pub(super) fn tree(row: Builder) -> Builder {
    let v = values::tree(6);
    row.ours(v.clone(), Ours::tree)
        .json(v.clone())
        .proto(pb::Tree::from(v))
}

pub(super) fn page(row: Builder) -> Builder {
    let v = values::page();
    row.ours(v.clone(), Ours::page)
        .json(v.clone())
        .proto(pb::Page::from(v))
}

pub(super) fn accounts(row: Builder) -> Builder {
    let make = |n| AccountNumber(values::integer(n));
    row.ours(list(make), |v| Ours::accounts(v))
        .json(list(make))
        .proto(pb::Integers {
            v: list(values::integer),
        })
}

pub(super) fn colors(row: Builder) -> Builder {
    let make = |n| [Color::Red, Color::Green, Color::Blue][n % 3];
    row.ours(list(make), |v| Ours::colors(v))
        .json(list(make))
        .proto(pb::Colors {
            v: list(|n| n as i32 % 3),
        })
}

pub(super) fn shapes(row: Builder) -> Builder {
    row.ours(list(values::shape), |v| Ours::shapes(v))
        .json(list(values::shape))
        .proto(pb::Shapes {
            v: list(|n| values::shape(n).into()),
        })
}

pub(super) fn counts(row: Builder) -> Builder {
    let v: HashMap<String, u64> = (0..100).map(|n| (values::word(n), values::integer(n))).collect();
    row.ours(v.clone(), Ours::counts)
        .json(v.clone())
        .proto(pb::Counts { v })
}

pub(super) fn words(row: Builder) -> Builder {
    let v: HashSet<String> = (0..100).map(values::word).collect();
    row.ours(v.clone(), Ours::words).json(v).proto(pb::Words {
        v: list(|n| (values::word(n), true)).into_iter().collect(),
    })
}
