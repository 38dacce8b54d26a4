//! Types of Rust's library, and of well-known crates.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Maker, Value};

macro_rules! values {
    ($($ty:ty: $maker:ident => $make:expr;)*) => {$(
        impl Value for $ty {
            fn make($maker: &mut Maker) -> Self {
                $make
            }
            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    )*};
}

values! {
    // What is longer than Go's longest one is cut, which is no echo.
    Duration: maker => Duration::from_nanos(u64::make(maker) >> 1);
    SystemTime: maker => system_time(maker);
    DateTime<Utc>: maker => chrono_time(maker);
    Ipv4Addr: maker => Ipv4Addr::from(u32::make(maker));
    Ipv6Addr: maker => ipv6(maker);
    IpAddr: maker => match maker.make() {
        true => IpAddr::V4(maker.make()),
        false => IpAddr::V6(maker.make()),
    };
    SocketAddrV4: maker => SocketAddrV4::new(maker.make(), maker.make());
    SocketAddrV6: maker => {
        let scope = if bool::make(maker) { maker.make() } else { 0 };
        // Flow information does not cross.
        SocketAddrV6::new(maker.make(), maker.make(), 0, scope)
    };
    SocketAddr: maker => match maker.make() {
        true => SocketAddr::V4(maker.make()),
        false => SocketAddr::V6(maker.make()),
    };
    Uuid: maker => Uuid::from_u128(maker.make());
    Bytes: maker => Vec::<u8>::make(maker).into();
    serde_json::Value: maker => json(maker, 0);
}

/// Whole seconds around 1970, and nanoseconds.
fn seconds(maker: &mut Maker, most: i64) -> (i64, u32) {
    let seconds = match i64::make(maker) {
        near if maker.random().one_in(2) => near % 100,
        far => far % most,
    };
    let nanoseconds = match u32::make(maker) {
        0..=1 => 999_999_999,
        some => some % 1_000_000_000,
    };
    (seconds, nanoseconds)
}

fn system_time(maker: &mut Maker) -> SystemTime {
    // 150 thousand years of either side: Go's calendar has them.
    let (seconds, nanoseconds) = seconds(maker, 1 << 42);
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time = match seconds < 0 {
        true => SystemTime::UNIX_EPOCH - whole,
        false => SystemTime::UNIX_EPOCH + whole,
    };
    time + Duration::from_nanos(nanoseconds.into())
}

fn chrono_time(maker: &mut Maker) -> DateTime<Utc> {
    let (seconds, nanoseconds) = seconds(maker, 1 << 42);
    DateTime::from_timestamp(seconds, nanoseconds).unwrap_or_default()
}

fn ipv6(maker: &mut Maker) -> Ipv6Addr {
    match maker.random().one_in(4) {
        // One of the fourth version in this form stays one of the sixth.
        true => Ipv4Addr::make(maker).to_ipv6_mapped(),
        false => Ipv6Addr::from(u128::make(maker)),
    }
}

fn json(maker: &mut Maker, depth: usize) -> serde_json::Value {
    use serde_json::Value as Json;

    let kinds = if depth < 6 && !maker.ends() { 8 } else { 6 };
    match maker.random().below(kinds) {
        0 => Json::Null,
        1 => Json::Bool(maker.make()),
        2 => Json::String(maker.make()),
        3 => u64::make(maker).into(),
        4 => i64::make(maker).into(),
        // JSON has no others: what is not finite becomes null.
        5 => f64::make(maker).into(),
        6 => {
            let length = maker.length().min(20);
            let items = (0..length).map(|_| maker.inside(|maker| json(maker, depth + 1)));
            Json::Array(items.collect())
        }
        _ => {
            let length = maker.length().min(20);
            let entries = (0..length).map(|_| (maker.make(), maker.inside(|maker| json(maker, depth + 1))));
            Json::Object(entries.collect())
        }
    }
}
