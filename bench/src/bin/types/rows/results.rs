//! What only a result can be: a tuple, a `Result`.

use bench_ours::types::{Missing, Person, Types, TypesImpl as Ours};
use serde::{Deserialize, Serialize};

use crate::builder::Builder;
use crate::messages as pb;
use crate::values;

/// What the tuple is in JSON, which needs names.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Pair {
    a: u64,
    b: String,
}

pub(super) fn pair(row: Builder) -> Builder {
    let (a, b) = (values::integer(1), values::text(1));
    row.ours((a, b.clone()), |(a, b)| Ours::pair(*a, b))
        .json(Pair { a, b: b.clone() })
        .proto(pb::Pair { a, b })
}

pub(super) fn found(row: Builder) -> Builder {
    let v = values::person(1);
    row.ours(v.clone(), |v| Ours::found(v).expect("Go has found it"))
        .json_answer(v.clone(), |answer: Result<Person, String>| {
            answer.expect("Go has found it")
        })
        .proto_answer(pb::Person::from(v), |answer: pb::Found| match answer.result {
            Some(pb::FoundResult::Ok(v)) => v,
            other => panic!("Go has not found it: {other:?}"),
        })
}

pub(super) fn missing(row: Builder) -> Builder {
    let v = Missing {
        name: values::text(1),
        tries: 3,
    };
    row.ours(v.clone(), |v| Ours::missing(v).expect_err("it is missing"))
        .json_answer(v.clone(), |answer: Result<u64, Missing>| {
            answer.expect_err("it is missing")
        })
        .proto_answer(pb::Missing::from(v), |answer: pb::MissingAnswer| {
            match answer.result {
                Some(pb::MissingResult::Err(v)) => v,
                other => panic!("it is not missing: {other:?}"),
            }
        })
}
