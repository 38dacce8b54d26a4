//! Who owns a value in Rust, and what is checked of it, makes no difference to Go.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::num::{NonZeroI32, NonZeroU64, NonZeroU8};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use e2e_types::api::*;
use futures::executor::block_on;
use rust2go::{GoError, Lend};
use uuid::Uuid;

macro_rules! echoes {
    ($($method:ident: $($value:expr),+;)*) => {$(
        #[test]
        fn $method() {
            // A borrowed and an owned value of one type have one `Debug` text. In a `match`, temporaries live long enough.
            $(match $value {
                sent => {
                    let expected = format!("{sent:?}");
                    assert_eq!(format!("{:?}", OwnersImpl::$method(sent)), expected);
                }
            })+
        }
    )*};
}

fn pair(number: i32) -> Pair {
    Pair("pair".repeat(number as usize), number)
}

fn number(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not zero")
}

fn small(number: u8) -> NonZeroU8 {
    NonZeroU8::new(number).expect("not zero")
}

/// What only Unix has; elsewhere any text.
fn no_unicode() -> OsString {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(b"not \xFF\xFE text".to_vec());
    #[cfg(not(unix))]
    return "not text".into();
}

/// A ring that has come round: its elements stand in two pieces.
fn turned<T: Clone>(elements: &[T]) -> VecDeque<T> {
    let (front, back) = elements.split_at(elements.len() / 2);
    let mut deque: VecDeque<T> = back.iter().cloned().collect();
    for element in front.iter().rev() {
        deque.push_front(element.clone());
    }
    assert!(!deque.as_slices().1.is_empty());
    deque
}

fn owned() -> Owned {
    Owned {
        boxed: "boxed".into(),
        arc: "".into(),
        cow: Cow::Borrowed("cow ☃"),
        cow_list: vec![1, 2, 3].into(),
        list: vec!["a".to_owned(), String::new()].into(),
        deque: turned(&[pair(1), pair(2), pair(3)]),
        shared: Arc::new(pair(2)),
        path: no_unicode().into(),
        boxed_path: Path::new("/").into(),
        os: no_unicode(),
        count: number(u64::MAX),
        negative: NonZeroI32::new(-1).expect("not zero"),
        maybe: Some("".into()),
        maybe_shared: Some(Arc::new(pair(1))),
        maybe_count: Some(small(255)),
        maybe_path: Some(PathBuf::new()),
        list_of_cow: vec![Cow::Borrowed("b"), Cow::Owned("o".to_owned())],
        array: [small(1), small(2)],
    }
}

fn bare() -> Owned {
    Owned {
        cow_list: Cow::Owned(vec![]),
        list: Arc::new([]),
        deque: VecDeque::new(),
        maybe: None,
        maybe_shared: None,
        maybe_count: None,
        maybe_path: None,
        list_of_cow: Vec::new(),
        ..owned()
    }
}

fn foreign() -> Foreign {
    let id = Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff);
    let body = Bytes::from(vec![1, 2, 3]);
    Foreign {
        id,
        body: body.slice(1..),
        ids: vec![id, Uuid::nil()],
        maybe_id: Some(id),
        maybe_body: None,
        bodies: vec![body, Bytes::new(), Bytes::from_static(b"static")],
    }
}

fn node(depth: u8) -> Node {
    let next = (depth > 0).then(|| Arc::new(node(depth - 1)));
    let children = next.iter().flat_map(|next| vec![Node::clone(next); 2]).collect();
    Node {
        name: format!("depth {depth}").into(),
        next,
        children,
    }
}

mod echo {
    use super::*;

    echoes! {
        box_str: "".into(), "text with \0 and ☃".into();
        arc_str: "".into(), "shared".into();
        rc_str: "".into(), "shared".into();
        cow_str: Cow::Borrowed("borrowed"), Cow::Owned("owned".to_owned()), String::from("by reference").as_str().into();
        cow_lent: &Cow::Borrowed("borrowed"), &Cow::Owned(String::new());
        cow_list: Cow::Owned(vec![]), Cow::Borrowed([pair(1), pair(2)].as_slice()), Cow::Owned(vec![pair(3)]);
        cow_path: Cow::Borrowed(Path::new("a/b")), Cow::Owned(no_unicode().into());
        arc_list: Arc::new([]), vec![1, u64::MAX].into();
        rc_list: &Vec::new().into(), &["a".to_owned(), String::new()].into();
        deque: VecDeque::new(), turned(&[1, 2, 3, 4, 5, 6, 7]);
        deque_lent: &VecDeque::new(), &turned(&[pair(0), pair(1), pair(2)]);
        deque_of_nothing: vec![Unit; 3].into(), VecDeque::new();
        arc: Arc::new(pair(3));
        arc_lent: &Arc::new(pair(3));
        arc_number: &Arc::new(3);
        arcs: vec![], vec![Arc::new(pair(3)); 3];
        path: Path::new(""), Path::new("/a/☃"), Path::new(&no_unicode());
        path_given: PathBuf::new(), "/a/b".into(), no_unicode().into();
        paths: &[], &["a".into(), no_unicode().into()];
        os: OsStr::new(""), OsStr::new("☃"), &no_unicode();
        os_given: OsString::new(), no_unicode();
        nonzero: number(1), number(u64::MAX);
        nonzero_lent: &[], &[small(1), small(255)];
        maybe: None, NonZeroI32::new(-7);
        home: &Home(no_unicode().into());
        ticket: Ticket(number(9));
        uuid: super::foreign().id, Uuid::max();
        uuids: &super::foreign().ids;
        body: &super::foreign().body, &Bytes::new();
        body_given: super::foreign().body, Bytes::new();
        foreign: &super::foreign();
        foreign_given: super::foreign();
        owned: &super::owned(), &bare();
        owned_given: super::owned(), bare();
        owneds: vec![], vec![super::owned(), bare(), super::owned()];
        node: &super::node(0), &super::node(4);
    }
}

#[test]
fn an_option_of_a_shared_box_is_one_pointer() {
    let text = Rc::new(Box::new("text".to_owned()));
    assert_eq!(OwnersImpl::rc_boxed(text.clone()), Some(text));
}

#[test]
fn both_sides_write_an_id_alike() {
    let id = foreign().id;
    assert_eq!(OwnersImpl::uuid_text(id), id.to_string());
}

#[test]
fn zero_and_what_is_no_text_are_malformed() {
    assert_eq!(OwnersImpl::zero(3), Ok(Ticket(number(3))));
    let malformed = |result: Result<(), GoError>| match result {
        Err(GoError::Malformed { message }) => message,
        other => panic!("{other:?}"),
    };
    let message = malformed(OwnersImpl::zero(0).map(drop));
    assert!(message.contains("result.0: 0 is no NonZeroU64"), "{message}");
    assert_eq!(OwnersImpl::zeros(0), Ok(vec![small(1)]));
    let message = malformed(OwnersImpl::zeros(2).map(drop));
    assert!(message.contains("result[1]: 0 is no NonZeroU8"), "{message}");
    let message = malformed(OwnersImpl::not_text().map(drop));
    assert!(message.contains("no UTF-8"), "{message}");
}

#[test]
fn a_view_shows_what_they_are_in_go() {
    let view = OwnersImpl::view();
    assert_eq!((&*view.arc, view.count, &*view.list[0]), ("arc", 7, "list"));
    assert_eq!(view.path.as_bytes(), b"\xFF");
    let pair = view.maybe_shared.as_ref().expect("a pair");
    assert_eq!(&*pair.f0, "pair");
    assert!(view.maybe.as_ref().is_none());
    // Zeros stand where none may be.
    assert!(matches!(view.to_owned(), Err(GoError::Malformed { .. })));
}

#[test]
fn async_methods_echo_too() {
    block_on(async {
        assert_eq!(&*AsyncOwnersImpl::arc_str("s".into()).await, "s");
        assert_eq!(AsyncOwnersImpl::cow("s".into()).await, "s");
        assert_eq!(
            AsyncOwnersImpl::arc(Arc::new(pair(2))).await,
            Some(Arc::new(pair(2)))
        );
        let deque = turned(&[pair(1), pair(2), pair(3)]);
        assert_eq!(AsyncOwnersImpl::deque(deque.clone()).await, deque);
        assert_eq!(AsyncOwnersImpl::path(no_unicode().into()).await, no_unicode());
        assert_eq!(AsyncOwnersImpl::nonzero(number(2)).await, Ok(number(1)));
        let zero = AsyncOwnersImpl::nonzero(number(1)).await;
        assert!(matches!(zero, Err(GoError::Malformed { .. })), "{zero:?}");
        assert_eq!(
            AsyncOwnersImpl::foreign(vec![foreign(); 2]).await,
            vec![foreign(); 2]
        );
        assert_eq!(AsyncOwnersImpl::body(Lend(foreign().body)).await, foreign().body);
        assert_eq!(AsyncOwnersImpl::owned(owned()).await, owned());
        assert_eq!(
            AsyncOwnersImpl::owneds(vec![owned(), bare()]).await,
            [owned(), bare()]
        );
        let list: Arc<[Pair]> = vec![pair(1), pair(2)].into();
        assert_eq!(AsyncOwnersImpl::lend(Lend(list.clone())).await, *list);
        // SAFETY: polled to its end, with what it borrows alive.
        assert_eq!(
            unsafe { AsyncOwnersImpl::borrowed(Path::new("p")) }.await,
            Path::new("p")
        );
    });
}

/// Builds with debug assertions would name the handler if it were not allowed to write.
mod fill {
    use super::*;

    #[test]
    fn go_fills_a_buffer_of_rust() {
        let mut buf = [b'.'; 20];
        assert_eq!(FillImpl::read(&mut buf), 13);
        assert_eq!(&buf, b"written by Go.......");
        assert_eq!(FillImpl::read(&mut buf[..4]), 4);
        assert_eq!(FillImpl::read(&mut []), 0);
        let mut list = vec![0; 3];
        assert_eq!(FillImpl::address(&mut list), list.as_ptr() as usize);
        assert_eq!(FillImpl::address(&mut []), 0);
    }

    #[test]
    fn go_makes_a_list_longer() {
        let mut list = Vec::with_capacity(100);
        list.push(0);
        let data = list.as_ptr();
        assert_eq!(FillImpl::extend(&mut list, 99), 100);
        assert_eq!((list.as_ptr(), list.capacity()), (data, 100), "there was room");
        for by in [1, 100, 100_000] {
            let before = list.len();
            assert_eq!(FillImpl::extend(&mut list, by), before + by);
            assert!(list.iter().copied().eq(0..(before + by) as u64));
        }
        let mut empty = Vec::new();
        assert_eq!(FillImpl::extend(&mut empty, 0), 0);
        assert_eq!(FillImpl::extend(&mut empty, 3), 3);
        assert_eq!(empty, [0, 1, 2]);
    }

    #[test]
    fn go_makes_a_list_another_one() {
        let mut list: Vec<u16> = (0..10).collect();
        let data = list.as_ptr();
        FillImpl::keep(&mut list, 0, 8);
        assert_eq!(list.as_ptr(), data, "copied");
        FillImpl::keep(&mut list, 3, 8);
        assert_eq!(list, [3, 4, 5, 6, 7]);
        FillImpl::keep(&mut list, 2, 2);
        assert!(list.is_empty());

        let points = vec![Point { x: 1.0, y: [2, 3] }; 50];
        let (mut list, mut also) = (vec![Point::default()], vec![1, 2, 3]);
        FillImpl::replace(&mut list, points.clone(), &mut also);
        assert_eq!((list, also), (points, vec![]));
    }

    #[test]
    fn what_go_takes_unwritten_is_zero() {
        let mut list = vec![7; 64];
        list.truncate(1);
        FillImpl::whole(&mut list);
        assert!(list.len() >= 64 && list[0] == 7);
        assert!(list[1..].iter().all(|n| *n == 0));
    }

    #[test]
    fn a_list_is_what_a_failing_handler_has_left() {
        let mut list = b"a".to_vec();
        for (how, length) in [("no", 2), ("panic", 3)] {
            FillImpl::fails(&mut list, how).expect_err(how);
            assert_eq!((list.len(), list.last()), (length, Some(&b'x')));
        }
        assert_eq!(FillImpl::same(&mut list), b"axx!");
        assert_eq!(list, b"axx!");
        list.shrink_to_fit();
        assert_eq!(FillImpl::same(&mut list), b"axx!!");
        assert_eq!(list, b"axx!!");
    }

    #[test]
    fn a_part_of_a_list_that_has_grown_is_still_there() {
        for length in [1, 300, 100_000] {
            let mut list = vec![b'x'; length];
            assert_eq!(FillImpl::before(&mut list), vec![b'x'; length]);
            assert_eq!(list, vec![0; 2 * length + 1]);
        }
    }

    /// Up to 32 numbers of a result are in the block's scratch.
    const LENGTHS: [usize; 8] = [1, 2, 31, 32, 33, 64, 1000, 100_000];

    fn numbers(length: usize) -> Vec<u64> {
        (10..).take(length).collect()
    }

    #[test]
    fn what_go_takes_out_of_a_list_is_still_there() {
        for length in LENGTHS {
            let all = numbers(length);
            for n in [1, 31, 32, 33, length / 2, length - 1, length] {
                let (mut list, n) = (all.clone(), n.min(length));
                assert_eq!(FillImpl::drain(&mut list, n), all[..n], "{n} of {length}");
                assert_eq!(list, all[n..], "without {n} of {length}");
            }
        }
    }

    #[test]
    fn what_a_list_was_is_still_there() {
        for length in LENGTHS {
            let mut list = numbers(length);
            assert_eq!(FillImpl::renew(&mut list), numbers(length));
            assert_eq!(list, [1, 2, 3]);
        }
    }

    #[test]
    fn go_exchanges_two_lists() {
        for length in LENGTHS {
            for others in [0, 1, length / 2, length, 2 * length] {
                let (mut one, mut other) = (numbers(length), vec![7; others]);
                FillImpl::swap(&mut one, &mut other);
                assert_eq!(one, vec![7; others], "in place of {length}");
                assert_eq!(other, numbers(length), "in place of {others}");
            }
        }
    }

    #[test]
    fn go_changes_numbers_and_structs_of_them() {
        let mut numbers = vec![1.5, -0.0, f64::INFINITY];
        FillImpl::double(&mut numbers);
        assert_eq!(numbers, [3.0, -0.0, f64::INFINITY]);
        let before = vec![Point { x: 1.0, y: [2, 3] }, Point::default()];
        let mut points = before.clone();
        assert_eq!(FillImpl::mirror(&mut points, 5), before);
        assert_eq!(
            points,
            [Point { x: -1.0, y: [2, 8] }, Point { x: -0.0, y: [0, 5] }]
        );
    }

    #[test]
    fn beside_what_is_only_lent() {
        let (mut to, mut rest) = ([0; 2], [[0; 2]; 2]);
        assert_eq!(FillImpl::copy(&[1, 2, 3, 4, 5], &mut to, &mut rest), Ok(2));
        assert_eq!((to, rest), ([1, 2], [[3, 4], [5, 0]]));
    }

    #[test]
    fn what_was_written_before_a_panic_stays() {
        let mut buf = vec![0; 4];
        assert!(matches!(FillImpl::half(&mut buf), Err(GoError::Panic { .. })));
        assert_eq!(buf, [1, 1, 0, 0]);
    }

    /// A copy would be filled in place of the buffer.
    #[cfg(debug_assertions)]
    #[test]
    fn poisoning_lends_the_buffer_itself() {
        rust2go::debug::poison_lent(true);
        let mut buf = [0; 13];
        let read = catch_unwind(move || (FillImpl::read(&mut buf), buf));
        rust2go::debug::poison_lent(false);
        assert_eq!(read.ok(), Some((13, *b"written by Go")));
    }
}

#[test]
fn bytes_of_go_are_shared_without_a_copy() {
    for length in [0, 1, 200, 1 << 20] {
        let expected: Vec<u8> = (0..length).map(|i| i as u8).collect();
        let view = OwnersImpl::body_made(length);
        let there = view.as_ptr();
        let body = Bytes::from(view);
        assert_eq!(body, expected);
        assert!(length == 0 || body.as_ptr() == there, "copied");
        // A part of it outlives the whole, and goes to another thread.
        let part = body.slice(length / 2..);
        drop(body);
        let other = std::thread::spawn(move || part.to_vec()).join();
        assert_eq!(other.expect("a thread that ends"), expected[length / 2..]);

        let later = Bytes::from(block_on(AsyncOwnersImpl::body_made(length)));
        OwnersImpl::body_made(1 << 20);
        assert_eq!(later, expected);
    }
}
