//! The rows of the table: one call each, made in three ways.

use bench_ours::{Bench, BenchImpl, User};
use bench_peer::{Peer, PeerImpl};

use rust2go_bench::{borrowing, taking, Aim, Contest, Entry, Row, Side};

use crate::floor;

const FLOOR: usize = 0;
const PEER: usize = 1;
const OURS: usize = 2;

/// The sides.
pub(crate) const CONTEST: Contest = Contest {
    sides: &[
        Entry {
            name: "by hand",
            key: "floor",
        },
        Entry {
            name: "0.4.3",
            key: "peer",
        },
        Entry {
            name: "ours",
            key: "ours",
        },
    ],
    ratios: &[(OURS, FLOOR), (OURS, PEER)],
    missing: "-",
};

fn row(key: impl Into<String>, title: impl Into<String>, sides: [Box<dyn Side>; 3]) -> Row {
    Row::new(key, title, sides.map(Some).into())
}

/// All rows, in the order of the tables. The first is the call without arguments.
pub(crate) fn rows() -> Vec<Row> {
    let mut rows = vec![
        nothing(),
        add().aiming(Aim::Side(OURS, 1.15, FLOOR)),
        echo().aiming(Aim::Side(OURS, 0.75, PEER)),
    ];
    rows.extend([lent(10), given(10)]);
    rows.push(lent(1000).aiming(Aim::Side(OURS, 0.15, PEER)));
    rows.push(given(1000).aiming(Aim::Side(OURS, 1.5, PEER)));
    rows.push(freed(1000));
    rows.push(echoed(1000).aiming(Aim::Side(OURS, 0.55, PEER)));
    rows.push(viewed(1000).aiming(Aim::Side(OURS, 0.02, PEER)));
    for (size, title) in [(64, "64 B"), (64 << 10, "64 KiB"), (1 << 20, "1 MiB")] {
        rows.extend([bytes(size, title), bytes_echoed(size, title)]);
        let view = bytes_viewed(size, title);
        rows.push(if size == 1 << 20 {
            view.aiming(Aim::Empty(OURS, 1.5))
        } else {
            view
        });
    }
    rows
}

fn nothing() -> Row {
    let ours = borrowing(BenchImpl::nothing);
    let sides = [borrowing(floor::nothing), borrowing(PeerImpl::nothing), ours];
    row("nothing", "no arguments", sides)
}

fn add() -> Row {
    let ours = borrowing(|| BenchImpl::add(3, 4));
    let sides = [
        borrowing(|| floor::add(3, 4)),
        borrowing(|| PeerImpl::add(3, 4)),
        ours,
    ];
    row("add", "two integers", sides)
}

fn echo() -> Row {
    let (a, b, c) = (user(1), peer_user(1), user(1));
    let sides = [
        borrowing(move || floor::echo(&a)),
        borrowing(move || PeerImpl::echo(&b)),
        borrowing(move || BenchImpl::echo(&c)),
    ];
    row("echo", "a struct echoed", sides)
}

fn lent(n: usize) -> Row {
    let (a, b, c) = (users(n), peer_users(n), users(n));
    let sides = [
        borrowing(move || floor::count(&a)),
        borrowing(move || PeerImpl::count(&b)),
        borrowing(move || BenchImpl::count(&c)),
    ];
    row(
        format!("lent_{n}"),
        format!("{} structs in, lent", grouped(n)),
        sides,
    )
}

/// The caller gives the structs away, so the call frees them; rust2go 0.4.3 can only lend them.
fn given(n: usize) -> Row {
    let chunk = (160 / n as u64).max(1);
    let sides = [
        taking(chunk, move || users(n), floor::count_given),
        taking(chunk, move || peer_users(n), |users| PeerImpl::count(&users)),
        taking(chunk, move || users(n), BenchImpl::count_given),
    ];
    row(
        format!("given_{n}"),
        format!("{} structs in, given and freed", grouped(n)),
        sides,
    )
}

/// What of [`given`] is the freeing.
fn freed(n: usize) -> Row {
    let side = || taking((160 / n as u64).max(1), move || users(n), drop);
    let mut row = row(
        format!("freed_{n}"),
        format!("{} structs freed, no call", grouped(n)),
        [side(), side(), side()],
    );
    row.sides[PEER] = None;
    row.sides[OURS] = None;
    row
}

fn echoed(n: usize) -> Row {
    let (a, b, c) = (users(n), peer_users(n), users(n));
    let sides = [
        borrowing(move || floor::echo_users(&a)),
        borrowing(move || PeerImpl::echo_users(&b)),
        borrowing(move || BenchImpl::echo_users(&c)),
    ];
    row(
        format!("echo_{n}"),
        format!("{} structs echoed, owned", grouped(n)),
        sides,
    )
}

/// The answer is read where it is; rust2go 0.4.3 can only copy it.
fn viewed(n: usize) -> Row {
    let (a, b, c) = (users(n), peer_users(n), users(n));
    let sides = [
        borrowing(move || floor::view_users(&a)),
        borrowing(move || PeerImpl::echo_users(&b).len()),
        borrowing(move || BenchImpl::view_users(&c).len()),
    ];
    row(
        format!("view_{n}"),
        format!("{} structs echoed, as a view", grouped(n)),
        sides,
    )
}

fn bytes(size: usize, title: &str) -> Row {
    let (a, b, c) = (data(size), data(size), data(size));
    let sides = [
        borrowing(move || floor::bytes(&a)),
        borrowing(move || PeerImpl::bytes(&b)),
        borrowing(move || BenchImpl::bytes(&c)),
    ];
    row(format!("bytes_{size}"), format!("{title} in, lent"), sides)
}

fn bytes_echoed(size: usize, title: &str) -> Row {
    let (a, b, c) = (data(size), data(size), data(size));
    let sides = [
        borrowing(move || floor::echo_bytes(&a)),
        borrowing(move || PeerImpl::echo_bytes(&b)),
        borrowing(move || BenchImpl::echo_bytes(&c)),
    ];
    row(
        format!("echo_bytes_{size}"),
        format!("{title} echoed, owned"),
        sides,
    )
}

fn bytes_viewed(size: usize, title: &str) -> Row {
    let (a, b, c) = (data(size), data(size), data(size));
    let sides = [
        borrowing(move || floor::view_bytes(&a)),
        borrowing(move || PeerImpl::echo_bytes(&b).len()),
        borrowing(move || BenchImpl::view_bytes(&c).len()),
    ];
    row(
        format!("view_bytes_{size}"),
        format!("{title} echoed, as a view"),
        sides,
    )
}

/// A number with a comma before its thousands.
fn grouped(n: usize) -> String {
    match n / 1000 {
        0 => n.to_string(),
        thousands => format!("{thousands},{:03}", n % 1000),
    }
}

pub(crate) fn users(n: usize) -> Vec<User> {
    (0..n).map(user).collect()
}

pub(crate) fn peer_users(n: usize) -> Vec<bench_peer::User> {
    (0..n).map(peer_user).collect()
}

fn user(index: usize) -> User {
    User {
        name: name(index),
        age: index as u8,
    }
}

fn peer_user(index: usize) -> bench_peer::User {
    bench_peer::User {
        name: name(index),
        age: index as u8,
    }
}

fn name(index: usize) -> String {
    format!("user number {index}")
}

pub(crate) fn data(size: usize) -> Vec<u8> {
    (0..size).map(|index| index as u8).collect()
}
