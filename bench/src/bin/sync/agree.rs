//! Before anything is timed: every side gives the answer that it should.

use bench_ours::{Bench, BenchImpl};
use bench_peer::{Peer, PeerImpl};

use crate::floor;
use crate::rows::{data, peer_users, users};

/// Makes every call once and compares.
///
/// # Panics
///
/// When a side gives a wrong answer: its time would mean nothing.
pub(crate) fn check() {
    assert_eq!(
        [floor::add(3, 4), PeerImpl::add(3, 4), BenchImpl::add(3, 4)],
        [7; 3]
    );
    lists(10);
    lists(1000);
    bytes(64);
    bytes(1 << 20);
}

fn lists(n: usize) {
    let (users, same) = (users(n), peer_users(n));
    let last = &users[n - 1];
    assert_eq!(&floor::echo(last), last);
    assert_eq!(PeerImpl::echo(&same[n - 1]), same[n - 1]);
    assert_eq!(&BenchImpl::echo(last), last);

    assert_eq!(
        [
            floor::count(&users),
            PeerImpl::count(&same),
            BenchImpl::count(&users)
        ],
        [n; 3]
    );
    assert_eq!(
        [
            floor::count_given(users.clone()),
            BenchImpl::count_given(users.clone())
        ],
        [n; 2]
    );

    assert_eq!(floor::echo_users(&users), users);
    assert_eq!(PeerImpl::echo_users(&same), same);
    assert_eq!(BenchImpl::echo_users(&users), users);

    assert_eq!(floor::view_users(&users), (n, users[0].age));
    let view = BenchImpl::view_users(&users);
    assert_eq!(view.len(), n);
    assert!(view
        .iter()
        .zip(&users)
        .all(|(seen, user)| *seen.name == user.name && seen.age == user.age));
}

fn bytes(size: usize) {
    let data = data(size);
    assert_eq!(
        [
            floor::bytes(&data),
            PeerImpl::bytes(&data),
            BenchImpl::bytes(&data)
        ],
        [size; 3]
    );
    let (hand, peer, ours) = (
        floor::echo_bytes(&data),
        PeerImpl::echo_bytes(&data),
        BenchImpl::echo_bytes(&data),
    );
    assert!([hand, peer, ours].iter().all(|echo| *echo == data));
    assert_eq!(floor::view_bytes(&data), (size, data[0]));
    assert_eq!(BenchImpl::view_bytes(&data)[..], data);
}
