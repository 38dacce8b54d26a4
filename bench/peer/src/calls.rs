//! What Go calls with rust2go 0.4.3.

use crate::api::{PeerCalls, PeerCallsImpl, PeerCgoCalls, PeerCgoCallsImpl, User};
use crate::byhand::TITLE;

impl PeerCalls for PeerCallsImpl {
    fn nothing() {}

    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    fn length(text: String) -> usize {
        text.len()
    }

    fn title() -> String {
        TITLE.to_owned()
    }

    fn echo(user: User) -> User {
        user
    }
}

impl PeerCgoCalls for PeerCgoCallsImpl {
    fn nothing() {}

    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    fn length(text: String) -> usize {
        text.len()
    }

    fn title() -> String {
        TITLE.to_owned()
    }

    fn echo(user: User) -> User {
        user
    }
}
