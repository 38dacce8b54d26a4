//! Types of Rust's libraries.

use std::time::Duration;

use bench_ours::types::{Types, TypesImpl as Ours};
use bytes::Bytes;
use uuid::Uuid;

use crate::base64::Base64;
use crate::builder::Builder;
use crate::values::{self, list};
use crate::{convert, messages as pb};

pub(super) fn body(row: Builder) -> Builder {
    let v = Bytes::from(values::octets());
    row.ours(v.clone(), Ours::body)
        .json(Base64(values::octets()))
        .proto(pb::Body { v })
}

pub(super) fn uuids(row: Builder) -> Builder {
    let make = |n| Uuid::from_u128(values::wide(n));
    row.ours(list(make), |v| Ours::uuids(v))
        .json(list(make))
        .proto(pb::OctetsList {
            v: list(|n| make(n).as_bytes().to_vec()),
        })
}

pub(super) fn durations(row: Builder) -> Builder {
    let message = |d: Duration| prost_types::Duration {
        seconds: d.as_secs() as i64,
        nanos: d.subsec_nanos() as i32,
    };
    row.ours(list(values::duration), |v| Ours::durations(v))
        .json(list(values::duration))
        .proto(pb::Durations {
            v: list(|n| message(values::duration(n))),
        })
}

fn message_of_times() -> pb::Times {
    pb::Times {
        v: list(|n| values::time(n).into()),
    }
}

pub(super) fn times(row: Builder) -> Builder {
    row.ours(list(values::time), |v| Ours::times(v))
        .json(list(values::time))
        .proto(message_of_times())
}

pub(super) fn dates(row: Builder) -> Builder {
    row.ours(list(values::date), |v| Ours::dates(v))
        .json(list(values::date))
        .proto(message_of_times())
}

pub(super) fn addresses(row: Builder) -> Builder {
    row.ours(list(values::address), |v| Ours::addresses(v))
        .json(list(values::address))
        .proto(pb::OctetsList {
            v: list(|n| convert::address(values::address(n))),
        })
}

pub(super) fn sockets(row: Builder) -> Builder {
    row.ours(list(values::socket), |v| Ours::sockets(v))
        .json(list(values::socket))
        .proto(pb::Sockets {
            v: list(|n| pb::Socket {
                address: convert::address(values::address(n)),
                port: values::socket(n).port().into(),
            }),
        })
}

pub(super) fn document(row: Builder) -> Builder {
    row.ours(values::document(), Ours::document)
        .json(values::document())
        .proto(pb::Document {
            v: Some(convert::document(values::document())),
        })
}
