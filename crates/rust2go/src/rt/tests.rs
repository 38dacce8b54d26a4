//! Rust to Go's layout and back, with no Go between: what Miri can follow.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::num::NonZeroU8;
use std::path::PathBuf;
use std::sync::Arc;
use std::task::{Wake, Waker};

use super::encode::{Size, Storage};
use super::ffi::Block;
use super::params::Block1;
use super::slot::{complete, Polled, Slot};
use super::task::Task;
use super::wakes::Awaiting;
use super::{Counts, Given, LentMut, Method, One, Param};
use super::{Decoder, Idiomatic, Mode, Verbatim, R2G};
use crate::types::GoStr;

#[derive(crate::R2G, Clone, Debug, PartialEq)]
struct User {
    age: u8,
    id: u64,
    name: String,
    friends: Vec<User>,
    best: Option<Box<User>>,
    scores: [Option<Vec<i16>>; 2],
    grade: char,
    mood: Mood,
}

#[derive(crate::R2G, Clone, Copy, Debug, PartialEq)]
enum Mood {
    Fine = -1,
    Tired = 300,
}

fn user(depth: u8) -> User {
    User {
        age: depth,
        id: u64::MAX,
        name: "naïve".repeat(depth.into()),
        friends: (0..depth).map(user).collect(),
        best: (depth > 0).then(|| Box::new(user(depth - 1))),
        scores: [None, Some(vec![-1; depth.into()])],
        grade: '☃',
        mood: if depth % 2 == 0 { Mood::Fine } else { Mood::Tired },
    }
}

fn round_trip<M: Mode, T: R2G<M>>(value: &T) -> T {
    let mut size = Size::default();
    value.measure(&mut size);
    let mut storage = Storage::new();
    let mut buffer = storage.buffer(size);
    // SAFETY: the buffer is of the measured size; value and storage outlive the twin.
    let twin = unsafe { value.encode(&mut buffer) };
    #[cfg(debug_assertions)]
    buffer.finish(&mut storage.watch);
    // SAFETY: as above.
    let decoded = unsafe { T::decode(&twin, &mut Decoder::default()) };
    decoded.unwrap_or_else(|malformed| panic!("{malformed}"))
}

#[test]
fn a_value_comes_back_in_both_modes() {
    for depth in 0..4 {
        assert_eq!(round_trip::<Idiomatic, _>(&user(depth)), user(depth));
        assert_eq!(round_trip::<Verbatim, _>(&user(depth)), user(depth));
    }
}

/// Go's thread writes the result through the address that it was given, while the future has the task.
struct Go {
    block: *mut Block<Block1<GoStr>, u64>,
    task: usize,
}

// SAFETY: the block is Go's until completion.
unsafe impl Send for Go {}

impl Go {
    fn run(self) -> u32 {
        // SAFETY: the task lives until both references are gone, and Go's is not gone yet.
        unsafe { (*self.block).result.write(7) };
        complete(self.task)
    }
}

struct Ignored;

impl Wake for Ignored {
    fn wake(self: Arc<Self>) {}
}

/// Defect 12: Miri reports it if Go's address comes from a shared reference, or if both sides reach the block at once.
#[test]
fn go_writes_the_result_while_the_future_has_the_task() {
    type Call = Task<Idiomatic, (Given<String>,), One<u64>>;
    let waker = Waker::from(Arc::new(Ignored));
    static COUNTS: Counts = Counts::new();
    static METHOD: Method = Method::asynchronous("T::m", &COUNTS);
    let task = Call::new(
        (Given("parameter".to_owned()),),
        Some(Awaiting::new(&waker)),
        None,
        0,
        &METHOD,
    );
    let go = Go {
        block: Call::block(task),
        task: task as usize,
    };
    let go = std::thread::spawn(move || go.run());
    // SAFETY: the future's reference is released at the end, and the block is read after completion only.
    unsafe {
        while (*Call::slot(task)).poll(&waker) == Polled::Pending {
            std::thread::yield_now();
        }
        assert_eq!((*Call::block(task)).result.assume_init(), 7);
        assert_eq!(
            Call::take_params(task).map(|(given,)| given.0),
            Some("parameter".to_owned())
        );
        Slot::release(task.cast());
    }
    assert_eq!(go.join().ok(), Some(0), "somebody reads the result");
}

/// Miri reports it if the address that Go writes to comes from a shared reference.
#[test]
fn go_writes_to_what_is_lent_to_write_to() {
    let mut numbers = [1_u32, 2, 3];
    {
        let lent = LentMut::new(numbers.as_mut_slice());
        let (mut size, mut given) = (Size::default(), 0);
        Param::<Idiomatic>::measure(&lent, &mut size, &mut given);
        let mut storage = Storage::new();
        let mut buffer = storage.buffer(size);
        // SAFETY: the buffer is of the measured size; the numbers and the storage outlive the twin.
        let twin = unsafe { Param::<Idiomatic>::encode(&lent, &mut buffer) };
        assert_eq!((twin.len(), given), (3, 0));
        // SAFETY: the twin points to three numbers, which nobody else touches.
        unsafe { twin.address().add(1).write(42) };
        assert_eq!(Param::<Idiomatic>::back(lent), [1, 42, 3]);
    }
    assert_eq!(numbers, [1, 42, 3]);
}

#[test]
fn owners_come_back() {
    fn same<T: R2G<Idiomatic> + R2G<Verbatim> + PartialEq + std::fmt::Debug>(value: T) {
        assert_eq!(round_trip::<Idiomatic, T>(&value), value);
        assert_eq!(round_trip::<Verbatim, T>(&value), value);
    }
    same::<Arc<str>>("shared".into());
    same::<Arc<[User]>>(vec![user(1), user(2)].into());
    same(vec![Some(Arc::new(Box::new(user(1)))), None]);
    same::<Cow<'static, [String]>>(vec!["owned".to_owned()].into());
    let mut deque: VecDeque<Mood> = vec![Mood::Fine; 3].into();
    deque.push_front(Mood::Tired);
    same(deque);
    same(PathBuf::from("a/☃"));
    same([NonZeroU8::MIN, NonZeroU8::MAX]);
}

/// Defect 3.
#[test]
fn some_of_nothing_is_not_none() {
    for value in [
        None,
        Some(None),
        Some(Some(vec![])),
        Some(Some(vec![None, Some(String::new())])),
    ] {
        assert_eq!(
            round_trip::<Idiomatic, Option<Option<Vec<Option<String>>>>>(&value),
            value
        );
        assert_eq!(
            round_trip::<Verbatim, Option<Option<Vec<Option<String>>>>>(&value),
            value
        );
    }
}

#[test]
fn twins_have_gos_sizes() {
    use super::ToGo;
    use std::mem::size_of;
    assert_eq!(size_of::<<String as ToGo<Idiomatic>>::Twin>(), 16);
    assert_eq!(size_of::<<Vec<u8> as ToGo<Idiomatic>>::Twin>(), 24);
    assert_eq!(size_of::<<Option<Box<u8>> as ToGo<Idiomatic>>::Twin>(), 8);
    assert_eq!(size_of::<<Option<u8> as ToGo<Verbatim>>::Twin>(), 24);
    assert_eq!(
        size_of::<<User as ToGo<Idiomatic>>::Twin>(),
        8 + 8 + 16 + 24 + 8 + 16 + 8
    );
}
