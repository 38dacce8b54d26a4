//! Rust's side of `Trouble`.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};

use rust2go::GoError;
use serde_json::Value;

use crate::api::*;

static REACHED: AtomicU64 = AtomicU64::new(0);

fn reached() -> Result<(), GoError> {
    REACHED.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

/// A panic of each kind.
pub(crate) fn fail(how: u8) -> u64 {
    match how {
        0 => 1,
        1 => panic!("a literal"),
        2 => panic!("a text with {how}"),
        3 => std::panic::panic_any(17_u64),
        4 => std::panic::panic_any(Armed(true)),
        5 => "".parse().expect("there is none"),
        6 => {
            let _dropped = Counted {
                text: "dropped on the way".to_owned(),
                alive: Alive::default(),
            };
            panic!("with something to drop")
        }
        _ => std::panic::resume_unwind(Box::new("resumed")),
    }
}

impl Trouble for TroubleImpl {
    fn panics(how: u8) -> u64 {
        fail(how)
    }

    fn tries(how: u8) -> Result<String, GoError> {
        Ok(fail(how).to_string())
    }

    fn own(how: u8) -> Result<String, Code> {
        Ok(fail(how).to_string())
    }

    fn bomb(armed: bool) -> Bomb {
        Bomb {
            text: "tick".to_owned(),
            armed: Armed(armed),
        }
    }

    fn text(_: &str) {
        let _ = reached();
    }

    fn try_text(_: String) -> Result<(), GoError> {
        reached()
    }

    fn letter(_: char) -> Result<(), GoError> {
        reached()
    }

    fn color(_: &[Color]) -> Result<(), GoError> {
        reached()
    }

    fn nonzero(_: NonZeroU32) -> Result<(), GoError> {
        reached()
    }

    fn tree(_: u8, _: &Tree) -> Result<(), GoError> {
        reached()
    }

    fn boxed(_: Box<Box<u8>>) -> Result<(), GoError> {
        reached()
    }

    fn drawing(_: Drawing) -> Result<(), GoError> {
        reached()
    }

    fn plain_drawing(_: Drawing) {
        let _ = reached();
    }

    fn json(_: &Value) -> Result<(), GoError> {
        reached()
    }

    fn wide(_: u128) -> Result<(), GoError> {
        reached()
    }

    fn reached() -> u64 {
        REACHED.load(Ordering::Relaxed)
    }
}
