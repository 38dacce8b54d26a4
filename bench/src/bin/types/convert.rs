//! The same values as messages. This is done beforehand, and not timed.

use std::net::IpAddr;

use bench_ours::types as ours;
use serde_json::Value;

use crate::messages as pb;

impl From<ours::Numbers> for pb::Numbers {
    fn from(v: ours::Numbers) -> pb::Numbers {
        pb::Numbers {
            a: v.a.into(),
            b: v.b.into(),
            c: v.c,
            d: v.d,
            e: v.e as u64,
            f: v.f.into(),
            g: v.g.into(),
            h: v.h,
            i: v.i,
            j: v.j as i64,
            k: v.k,
            l: v.l,
            m: v.m,
        }
    }
}

impl From<ours::Person> for pb::Person {
    fn from(v: ours::Person) -> pb::Person {
        pb::Person {
            name: v.name,
            email: v.email,
            age: v.age.into(),
            score: v.score,
            tags: v.tags,
        }
    }
}

impl From<ours::Profile> for pb::Profile {
    fn from(v: ours::Profile) -> pb::Profile {
        pb::Profile {
            nick: v.nick,
            visits: v.visits,
        }
    }
}

impl From<ours::Tree> for pb::Tree {
    fn from(v: ours::Tree) -> pb::Tree {
        let child = |tree: Option<Box<ours::Tree>>| tree.map(|tree| Box::new((*tree).into()));
        pb::Tree {
            value: v.value,
            left: child(v.left),
            right: child(v.right),
        }
    }
}

impl From<ours::Page<ours::Person>> for pb::Page {
    fn from(v: ours::Page<ours::Person>) -> pb::Page {
        pb::Page {
            items: v.items.into_iter().map(Into::into).collect(),
            total: v.total,
            next: v.next,
        }
    }
}

impl From<ours::Shape> for pb::Shape {
    fn from(v: ours::Shape) -> pb::Shape {
        let kind = match v {
            ours::Shape::Circle(radius) => pb::ShapeKind::Circle(radius),
            ours::Shape::Box { width, height } => pb::ShapeKind::Box(pb::BoxShape { width, height }),
            ours::Shape::Label(text) => pb::ShapeKind::Label(text),
        };
        pb::Shape { kind: Some(kind) }
    }
}

impl From<ours::Missing> for pb::Missing {
    fn from(v: ours::Missing) -> pb::Missing {
        pb::Missing {
            name: v.name,
            tries: v.tries,
        }
    }
}

pub(crate) fn wide(v: u128) -> pb::Wide {
    pb::Wide {
        high: (v >> 64) as u64,
        low: v as u64,
    }
}

pub(crate) fn address(v: IpAddr) -> Vec<u8> {
    match v {
        IpAddr::V4(v) => v.octets().into(),
        IpAddr::V6(v) => v.octets().into(),
    }
}

pub(crate) fn document(v: Value) -> prost_types::Value {
    use prost_types::value::Kind;
    let kind = match v {
        Value::Null => Kind::NullValue(0),
        Value::Bool(v) => Kind::BoolValue(v),
        Value::Number(v) => Kind::NumberValue(v.as_f64().unwrap_or(f64::NAN)),
        Value::String(v) => Kind::StringValue(v),
        Value::Array(v) => Kind::ListValue(prost_types::ListValue {
            values: v.into_iter().map(document).collect(),
        }),
        Value::Object(v) => Kind::StructValue(prost_types::Struct {
            fields: v.into_iter().map(|(key, v)| (key, document(v))).collect(),
        }),
    };
    prost_types::Value { kind: Some(kind) }
}
