//! The rows, in the order of the README's table of types.

mod library;
mod made;
mod plain;
mod results;

use rust2go_bench::Row;

use crate::builder::{row, Builder};

type Make = fn(Builder) -> Builder;

const ROWS: &[(&str, &str, Make)] = &[
    ("integer", "a `u64`", plain::integer),
    (
        "numbers",
        "a struct of 13 numbers, one of each kind",
        plain::numbers,
    ),
    ("nonzero", "100 `NonZeroU64`", plain::nonzero),
    ("wide", "100 `u128`", plain::wide),
    ("text", "a string of 100 bytes", plain::text),
    ("path", "a path of 40 bytes", plain::path),
    ("octets", "4 KiB of bytes", plain::octets),
    ("integers", "1,000 `u64`", plain::integers),
    ("texts", "100 strings of 20 bytes", plain::texts),
    ("flip", "1,000 `u64` changed in place", plain::flip),
    ("grow", "the same, and Go appends one", plain::grow),
    ("matrix", "`[f64; 16]`", plain::matrix),
    (
        "profiles",
        "100 structs of two options, half of them set",
        made::profiles,
    ),
    ("shared", "100 `Arc<Person>`", made::shared),
    ("body", "4 KiB of `Bytes`", library::body),
    ("uuids", "100 `Uuid`", library::uuids),
    ("people", "100 structs: three texts and more", made::people),
    ("tree", "a tree of 63 nodes", made::tree),
    ("page", "a generic page of 20 structs", made::page),
    ("accounts", "100 newtypes of `u64`", made::accounts),
    ("colors", "100 enums without data", made::colors),
    ("shapes", "100 enums with data", made::shapes),
    ("counts", "a map of 100 entries", made::counts),
    ("words", "a set of 100 strings", made::words),
    ("durations", "100 `Duration`", library::durations),
    ("times", "100 `SystemTime`", library::times),
    ("dates", "100 `DateTime<Utc>`", library::dates),
    ("addresses", "100 `IpAddr`", library::addresses),
    ("sockets", "100 `SocketAddr`", library::sockets),
    ("document", "a JSON document of 40 values", library::document),
    ("pair", "two results", results::pair),
    ("found", "`Result<Person, GoError>`, `Ok`", results::found),
    ("missing", "`Result<u64, Missing>`, `Err`", results::missing),
];

/// The rows whose key begins so.
pub(crate) fn rows(only: &str) -> Vec<Row> {
    let wanted = ROWS.iter().filter(|(key, ..)| key.starts_with(only));
    wanted
        .map(|(key, title, make)| make(row(key, title)).done())
        .collect()
}
