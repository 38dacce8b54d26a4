//! Types of Rust's libraries come back as they went; what they cannot hold is an error.

use std::net::{IpAddr, Ipv6Addr, SocketAddr, SocketAddrV6};

use chrono::{DateTime, Utc};
use e2e_converted::api::library::*;
use futures::executor::block_on;
use rust2go::{GoError, Lend};
use serde_json::{json, Value};

const WIDE: [u128; 5] = [0, 1, u64::MAX as u128 + 1, i128::MAX as u128 + 1, u128::MAX];
const SIGNED: [i128; 6] = [0, -1, 1 << 64, -(1 << 64) - 1, i128::MIN, i128::MAX];

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

fn time(seconds: i64, nanoseconds: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, nanoseconds).expect("a time")
}

fn labels() -> Value {
    json!({
        "": null,
        "naïve ☃ <&>": [true, false, {}, []],
        "numbers": [0, -1, u64::MAX, i64::MIN, 1.0, 0.1, 1e300],
        "nested": {"a": {"b": [[["c\u{0}\n\""]]]}},
    })
}

fn server() -> Server {
    Server {
        name: "one".into(),
        at: SocketAddr::new(ip("2001:db8::1"), 443),
        others: vec![ip("192.0.2.7"), ip("::ffff:192.0.2.7")],
        gateway: Some(ip("10.0.0.1")),
        balance: u128::MAX,
        limit: Some(-1),
        counts: WIDE.to_vec(),
        nested: Some(None),
        boxed: Some(Box::new(i128::MIN)),
        labels: labels(),
        extra: Some(Value::Null),
        by_name: [("a".to_string(), json!(1)), ("b".to_string(), labels())].into(),
        pair: [1, u128::MAX - 1],
        since: time(-1, 999_999_999),
    }
}

fn bare() -> Server {
    Server {
        name: String::new(),
        at: SocketAddr::new(ip("0.0.0.0"), 0),
        others: vec![],
        gateway: None,
        balance: 0,
        limit: None,
        counts: vec![],
        nested: None,
        boxed: None,
        labels: Value::Null,
        extra: None,
        by_name: Default::default(),
        pair: [0; 2],
        since: time(0, 0),
    }
}

#[test]
fn structs_of_them() {
    for server in [server(), bare()] {
        assert_eq!(LibraryImpl::server(server.clone()), server);
        assert_eq!(block_on(LibraryImpl::server_later(server.clone())), server);
        assert_eq!(LibraryImpl::lent(&server), server);
        assert_eq!(block_on(LibraryImpl::lend(Lend(server.clone()))), server);
    }
    assert_eq!(LibraryImpl::servers(vec![server(), bare()]), [server(), bare()]);
    let mut nested = bare();
    nested.nested = Some(Some(7));
    assert_eq!(LibraryImpl::server(nested.clone()), nested);
}

#[test]
fn addresses() {
    for text in ["0.0.0.0", "192.0.2.7", "::", "::ffff:192.0.2.7", "2001:db8::1"] {
        assert_eq!(LibraryImpl::ip(ip(text)), ip(text));
        let socket = SocketAddr::new(ip(text), 65535);
        assert_eq!(LibraryImpl::socket(socket), socket);
        match socket {
            SocketAddr::V4(v4) => {
                assert_eq!(LibraryImpl::ipv4(*v4.ip()), *v4.ip());
                assert_eq!(LibraryImpl::socket_v4(v4), v4);
            }
            SocketAddr::V6(v6) => {
                assert_eq!(LibraryImpl::ipv6(*v6.ip()), *v6.ip());
                assert_eq!(LibraryImpl::socket_v6(v6), v6);
            }
        }
    }
    let scoped = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 1, 0, 42);
    assert_eq!(LibraryImpl::socket_v6(scoped), scoped);
}

#[test]
fn wide_integers() {
    for n in WIDE {
        assert_eq!(LibraryImpl::wide(n), n);
        assert_eq!(LibraryImpl::maybe_wide(Some(n)), Some(n));
    }
    assert_eq!(LibraryImpl::maybe_wide(None), None);
    for n in SIGNED {
        assert_eq!(LibraryImpl::signed(n), n);
    }
    assert_eq!(LibraryImpl::sum(&[1, 2, u128::from(u64::MAX)]), Ok((1 << 64) + 2));
}

#[test]
fn a_clone_shares_no_digits() {
    let amount = Amount {
        value: u128::MAX,
        change: i128::MIN,
    };
    assert_eq!(LibraryImpl::cloned(amount), amount);
}

#[test]
fn json_values() {
    for value in [
        labels(),
        Value::Null,
        json!(1.0),
        json!(u64::MAX),
        json!("☃"),
        json!([]),
    ] {
        assert_eq!(LibraryImpl::json(value.clone()), value);
        assert_eq!(LibraryImpl::maybe_json(Some(value.clone())), Some(value));
    }
    assert_eq!(LibraryImpl::maybe_json(None), None);
    // To the last bit, which serde_json alone does not promise.
    let floats: Vec<f64> = (1..2000_u32)
        .map(|n| f64::from(n).sqrt() * f64::from(n).exp2().recip())
        .chain([f64::MAX, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2])
        .filter(|n| n.is_finite() && *n != 0.0)
        .collect();
    assert_eq!(LibraryImpl::json(json!(floats)), json!(floats));
    assert_eq!(
        LibraryImpl::json_lent(&json!({"a": [1]})),
        "{\n \"a\": [\n  1\n ]\n}"
    );
}

#[test]
fn chrono_times() {
    for at in [
        time(0, 0),
        time(-1, 1),
        time(1_700_000_000, 123_456_789),
        DateTime::<Utc>::MIN_UTC,
        DateTime::<Utc>::MAX_UTC,
    ] {
        assert_eq!(LibraryImpl::time(at), at);
    }
}

#[test]
fn views() {
    let server = server();
    let view = LibraryImpl::view(&server);
    assert_eq!(view.at.get(), Some(server.at));
    assert_eq!(view.balance.get_u128(), Some(server.balance));
    assert_eq!(view.limit.as_ref().and_then(|n| n.get_i128()), server.limit);
    let labels: Value = serde_json::from_str(&view.labels).expect("JSON");
    assert_eq!(labels, server.labels);
}

#[test]
fn what_rust_cannot_hold_is_an_error() {
    fn malformed<T: std::fmt::Debug>(result: Result<T, GoError>, with: &str) {
        match result {
            Err(GoError::Malformed { message }) => assert!(message.contains(with), "{message}"),
            other => panic!("{other:?}"),
        }
    }
    malformed(LibraryImpl::no_address(), "the zero value of netip.Addr");
    malformed(LibraryImpl::zoned(), "a zone that is no number");
    malformed(LibraryImpl::other_version(), ":: is no IPv4 address");
    malformed(LibraryImpl::nil_wide(), "a nil *big.Int");
    malformed(LibraryImpl::negative_wide(), "no u128");
    malformed(LibraryImpl::too_wide(), "[1]: a *big.Int that is no i128");
    malformed(LibraryImpl::no_json(), "JSON cannot say");
    malformed(LibraryImpl::bad_text_in_json(), "no UTF-8");
}
