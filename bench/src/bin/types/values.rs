//! The values: of the size that is typical of each type.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::{Duration, SystemTime};

use bench_ours::types::{Numbers, Page, Person, Profile, Shape, Tree};
use chrono::{DateTime, Utc};
use serde_json::{json, Value};

/// How long the lists of values are.
const N: usize = 100;

/// A list of one value for each number.
pub(crate) fn list<T>(make: impl FnMut(usize) -> T) -> Vec<T> {
    (0..N).map(make).collect()
}

/// Numbers of one to eight bytes, none of them zero.
pub(crate) fn integer(n: usize) -> u64 {
    let mixed = (n as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (8 * (n % 8))).max(1)
}

pub(crate) fn integers(len: usize) -> Vec<u64> {
    (0..len).map(integer).collect()
}

pub(crate) fn wide(n: usize) -> u128 {
    u128::from(integer(n)) << 64 | u128::from(integer(n + 1))
}

/// Twenty bytes.
pub(crate) fn text(n: usize) -> String {
    format!("the text of number {:1}", n % 10)
}

/// Twenty bytes, each another text.
pub(crate) fn word(n: usize) -> String {
    format!("a word of number {n:03}")
}

pub(crate) fn octets() -> Vec<u8> {
    (0..4096).map(|n| n as u8).collect()
}

/// Short decimals: serde_json, as it is by default, reads others a bit wrong now and then.
pub(crate) fn float(n: usize) -> f64 {
    n as f64 * 1.5 + 0.25
}

pub(crate) fn numbers() -> Numbers {
    Numbers {
        a: 200,
        b: 60_000,
        c: 4_000_000_000,
        d: 1 << 60,
        e: 12_345,
        f: -100,
        g: -30_000,
        h: -2_000_000_000,
        i: -(1 << 60),
        j: -12_345,
        k: 1.25,
        l: 123_456.789,
        m: true,
    }
}

pub(crate) fn person(n: usize) -> Person {
    Person {
        name: text(n),
        email: format!("number{n}@example.com"),
        age: n as u8,
        score: float(n),
        tags: vec!["red".to_owned(), "round".to_owned()],
    }
}

pub(crate) fn profile(n: usize) -> Profile {
    Profile {
        nick: (n % 2 == 0).then(|| text(n)),
        visits: (n % 4 < 2).then(|| integer(n)),
    }
}

/// A tree of `2^depth - 1` nodes.
pub(crate) fn tree(depth: u32) -> Tree {
    let child = || (depth > 1).then(|| Box::new(tree(depth - 1)));
    Tree {
        value: integer(depth as usize),
        left: child(),
        right: child(),
    }
}

pub(crate) fn page() -> Page<Person> {
    Page {
        items: (0..20).map(person).collect(),
        total: 1_000,
        next: Some(text(20)),
    }
}

pub(crate) fn shape(n: usize) -> Shape {
    match n % 3 {
        0 => Shape::Circle(float(n)),
        1 => Shape::Box {
            width: float(n),
            height: float(n + 1),
        },
        _ => Shape::Label(text(n)),
    }
}

pub(crate) fn duration(n: usize) -> Duration {
    Duration::new(n as u64 * 3_600, n as u32 * 1_000_001)
}

pub(crate) fn time(n: usize) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) + duration(n)
}

pub(crate) fn date(n: usize) -> DateTime<Utc> {
    time(n).into()
}

/// One half of the fourth version, one of the sixth.
pub(crate) fn address(n: usize) -> IpAddr {
    if n % 2 == 0 {
        Ipv4Addr::from(0x0A00_0001 + n as u32).into()
    } else {
        Ipv6Addr::from(0x2001_0DB8_u128 << 96 | n as u128).into()
    }
}

pub(crate) fn socket(n: usize) -> SocketAddr {
    SocketAddr::new(address(n), 8_000 + n as u16)
}

/// What a server is asked with: two levels, some forty values.
pub(crate) fn document() -> Value {
    let item = |n: usize| {
        json!({
            "name": text(n), "count": n, "price": float(n), "sold": n % 2 == 0, "tags": ["red", "round"], "note": null,
        })
    };
    json!({
        "title": "a document", "version": 3, "open": true, "items": [item(1), item(2), item(3), item(4), item(5)],
    })
}
