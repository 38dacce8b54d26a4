//! Types of the user's that are called as what Rust has everywhere.

use e2e_structs::api::prelude::{self, HashMap, Option, PreludeImpl};
use e2e_structs::api::prelude::{Prelude, Result, Vec};
use futures::executor::block_on;

fn text(text: &str) -> prelude::String {
    prelude::String {
        text: text.to_owned(),
        letters: text.chars().count() as u32,
    }
}

#[test]
fn each_comes_back() {
    assert_eq!(PreludeImpl::text(&text("größe")), text("größe"));
    let list = Vec {
        first: text(""),
        rest: vec![text("a"), text("b")],
    };
    assert_eq!(PreludeImpl::list(list.clone()), list);
    let cow = prelude::Cow { of: 3 };
    assert_eq!(PreludeImpl::cow(&cow), cow);
    let result = Result { number: u64::MAX };
    assert_eq!(PreludeImpl::result(result.clone()), result);
    let maps = [("full", HashMap::Full), ("", HashMap::Empty)];
    let maps = maps.map(|(name, map)| (name.to_owned(), map));
    for option in [
        Option::None,
        Option::Some(text("some")),
        Option::Both {
            one: prelude::Box { maps: maps.into() },
            other: Box::new(Option::Some(text(""))),
        },
    ] {
        assert_eq!(PreludeImpl::option(option.clone()), Some(option.clone()));
        assert_eq!(block_on(PreludeImpl::later(option.clone().into())), option);
    }
}

#[test]
fn one_of_them_is_an_error() {
    let list = |first| Vec {
        first,
        rest: vec![1, 2],
    };
    assert_eq!(PreludeImpl::fails(list(0)), Ok(list(0)));
    assert_eq!(PreludeImpl::fails(list(9)), Err(Result { number: 9 }));
}

#[test]
fn a_trait_that_is_called_string() {
    use prelude::text::{String as _, StringImpl};
    assert_eq!(StringImpl::shout("ada"), "ADA!");
}
