//! Each value comes back as it went.

use e2e_types::api::*;
use futures::executor::block_on;
use rust2go::Lend;
use values::{a_scrambled, a_tree, all_of_it};

macro_rules! echoes {
    ($($method:ident: $($value:expr),+;)*) => {$(
        #[test]
        fn $method() {
            // A borrowed and an owned value of one type have one `Debug` text.
            $({
                let sent = $value;
                let expected = format!("{sent:?}");
                assert_eq!(format!("{:?}", EchoImpl::$method(sent)), expected);
            })+
        }
    )*};
}

mod values {
    use e2e_types::api::*;

    pub fn a_pair() -> Pair {
        Pair("pair".into(), -5)
    }

    pub fn a_scrambled() -> Scrambled {
        Scrambled {
            a: 1,
            b: u64::MAX,
            c: 3,
            d: 4,
        }
    }

    pub fn all_of_it() -> All {
        All {
            small: 1,
            large: u64::MAX - 1,
            tail: 255,
            name: "naïve ☃".into(),
            bytes: (0..=255).collect(),
            words: vec!["".into(), "x".into(), "y".repeat(1000)],
            nested: vec![vec![], vec![1], vec![2, 3]],
            maybe: Some(String::new()),
            maybe_list: Some(vec![]),
            nothing_twice: Some(None),
            list_of_maybe: vec![None, Some(a_scrambled()), None],
            scrambled: a_scrambled(),
            shapes: vec![a_pair(), Pair::default()],
            color: Color::Negative,
            colors: [Color::Blue, Color::Green],
            grid: [[1, -2, 3], [4, 5, i16::MIN]],
            names: ["a".into(), String::new()],
            letter: '☃',
            flag: true,
            ratio: f64::MIN_POSITIVE,
            boxed: Box::new(a_pair()),
            id: UserId(9),
            alias: vec![UserId(1), UserId(2)],
        }
    }

    pub fn a_in_place() -> InPlace {
        InPlace {
            a: 1,
            b: 2,
            c: true,
            d: [3, 4, 5],
            level: Level::High,
        }
    }

    pub fn a_tree(depth: usize) -> Tree {
        let children = if depth == 0 {
            vec![]
        } else {
            vec![a_tree(depth - 1), a_tree(0)]
        };
        let left = (depth > 1).then(|| Box::new(a_tree(depth - 2)));
        Tree {
            value: format!("depth {depth}"),
            children,
            left,
        }
    }

    pub fn a_list(length: u8) -> Linked {
        (0..length).fold(Linked { value: 0, next: None }, |next, value| Linked {
            value,
            next: Some(Box::new(next)),
        })
    }
}

mod echo {
    use super::values::*;
    use e2e_types::api::*;

    echoes! {
        u8: 0, u8::MAX;
        u16: u16::MAX;
        u32: u32::MAX;
        u64: u64::MAX;
        usize: usize::MAX;
        i8: i8::MIN;
        i16: i16::MIN;
        i32: i32::MIN;
        i64: i64::MIN;
        isize: isize::MIN;
        f32: f32::INFINITY, -0.0;
        f64: f64::MAX;
        bool: true, false;
        char: 'a', '\u{10FFFF}', '\0';
        string: String::new(), "text with \0 and ☃".to_owned();
        str_lent: "", "lent";
        string_lent: &"lent".to_owned();
        bytes: &[], &[1, 2, 3];
        bytes_given: vec![], vec![0; 100_000];
        vec_lent: &vec![], &vec![1, u64::MAX];
        boxed: vec![].into_boxed_slice(), vec![-1, 2].into_boxed_slice();
        strings: vec![], vec![String::new()], vec!["a".to_owned(), "b".to_owned()];
        deep: &[], &[vec![], vec![vec!["x".to_owned()], vec![]]];
        array: [1, 2, 3, 4, 5];
        arrays: [["a".to_owned(), String::new()], ["b".to_owned(), "c".to_owned()], [String::new(), "d".to_owned()]];
        option: None, Some(u64::MAX);
        // Defect 3.
        option_option: None, Some(None), Some(Some(3));
        option_vec: None, Some(vec![]), Some(vec![String::new()]);
        vec_option: vec![], vec![None], vec![Some(String::new()), None, Some("x".to_owned())];
        boxed_value: Box::new(7);
        color: Color::Red, Color::Green, Color::Blue, Color::Negative;
        colors: &[], &[Color::Blue, Color::Negative];
        level: Level::Low;
        levels: &[Level::Low, Level::High];
        wide: Wide::Large, Wide::Small;
        scrambled: &[a_scrambled(), Scrambled::default(), a_scrambled()];
        in_place: &[a_in_place(), a_in_place()];
        in_place_given: vec![a_in_place(), a_in_place()];
        aligned: &[Aligned { a: 1 }, Aligned { a: 2 }];
        flags: &[true, false, true];
        text: &['a', '☃'];
        all: &all_of_it(), &All::default();
        all_given: all_of_it(), All::default();
        alls: vec![], vec![all_of_it(), All::default(), all_of_it()];
        pair: a_pair();
        unit: Unit;
        units: &[Unit; 3], &[];
        user_id: UserId(u64::MAX);
        user_ids: &[UserId(1), UserId(2)];
        label: Label("label".into());
        tree: &a_tree(0), &a_tree(5);
        tree_given: a_tree(6);
        list: a_list(0), a_list(200);
    }
}

/// Defect 1. An echo would not show it: what goes out scrambled may come back unscrambled.
#[test]
fn both_sides_see_the_same_fields() {
    let other = Scrambled {
        a: 5,
        b: 6,
        c: 7,
        d: 8,
    };
    assert_eq!(
        EchoImpl::scrambled_read(&[a_scrambled(), Scrambled::default(), other.clone()]),
        "[{1 18446744073709551615 3 4} {0 0 0 0} {5 6 7 8}]"
    );
    let made = EchoImpl::scrambled_made();
    assert_eq!((made[0].a, made[0].b, made[0].c, made[0].d), (1, 2, 3, 4));
    assert_eq!(made[1], other);
}

/// Defect 6.
#[test]
fn names_that_are_go_keywords_cross() {
    let more = Keywords {
        r#type: 0,
        func: 0,
        range: 0,
        len: 0,
        interface: "b".into(),
        map: true,
    };
    assert_eq!(
        EchoImpl::keyword(1, 2, 3, 4, "a".into(), &more),
        Keywords {
            r#type: 1,
            func: 2,
            range: 3,
            len: 4,
            interface: "ab".into(),
            map: true
        }
    );
}

#[test]
fn tuples_and_many_parameters_and_none() {
    assert_eq!(
        EchoImpl::tuple(1, "two".into(), Color::Blue),
        (1, "two".to_owned(), Color::Blue)
    );
    EchoImpl::nothing();
    assert_eq!(
        EchoImpl::twelve(
            1,
            2,
            3,
            4,
            -5,
            "six".into(),
            "seven",
            true,
            9.5,
            'j',
            vec![11],
            Some(12)
        ),
        "1 2 3 4 -5sixseventrue 9.5j[11] 12"
    );
}

#[test]
fn async_methods_echo_too() {
    block_on(async {
        assert_eq!(AsyncEchoImpl::number(7).await, 7);
        assert_eq!(AsyncEchoImpl::string("s".into()).await, "s");
        assert_eq!(AsyncEchoImpl::all(all_of_it()).await, all_of_it());
        assert_eq!(
            AsyncEchoImpl::alls(vec![all_of_it(); 3]).await,
            vec![all_of_it(); 3]
        );
        assert_eq!(
            AsyncEchoImpl::lend(Lend(vec![all_of_it(); 3])).await,
            vec![all_of_it(); 3]
        );
        assert_eq!(AsyncEchoImpl::tree(a_tree(4)).await, Ok(a_tree(4)));
        assert_eq!(
            AsyncEchoImpl::view(vec![all_of_it(); 2]).await.to_owned(),
            Ok(vec![all_of_it(); 2])
        );
        assert_eq!(AsyncEchoImpl::tuple(1, "b".into()).await, (1, "b".to_owned()));
        AsyncEchoImpl::nothing().await;
        assert_eq!(AsyncEchoImpl::future("f".into()).await, "f");
        // SAFETY: polled to its end, with what it borrows alive.
        assert_eq!(
            unsafe { AsyncEchoImpl::borrowed(&all_of_it()) }.await,
            all_of_it()
        );
    });
}

#[test]
fn many_times_with_the_collector_at_work() {
    for _ in 0..200 {
        assert_eq!(EchoImpl::all_given(all_of_it()), all_of_it());
        assert_eq!(EchoImpl::alls(vec![all_of_it(); 20]), vec![all_of_it(); 20]);
    }
}
