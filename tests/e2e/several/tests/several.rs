//! Every trait of every file answers, from one archive.

use e2e_several::clock::*;
use e2e_several::greeting::*;
use e2e_several::people::*;
use e2e_several::store::*;
use futures::executor::block_on;
use rust2go::GoError;

fn people() -> Vec<Person> {
    let person = |name: &str, born| Person {
        name: name.into(),
        born,
    };
    vec![person("grace", 1906), person("ada", 1815)]
}

#[test]
fn traits_of_one_file() {
    let sorted = block_on(PeopleImpl::sorted(people()));
    assert_eq!(PeopleImpl::oldest(&people()).as_ref(), sorted.first());
    assert_eq!(PeopleImpl::oldest(&[]), None);
    assert_eq!(NamesImpl::sorted(&["b".to_string(), "a".to_string()]), ["a", "b"]);
}

#[test]
fn files_of_one_package() {
    assert_eq!(GreetingImpl::hello(&people()[1]), "hello, ada");
    assert_eq!(ClockImpl::tick(1), 2);
}

#[test]
fn another_package() {
    let record = Record {
        key: "k".into(),
        value: Some(vec![]),
    };
    StoreImpl::put(record.clone());
    assert_eq!(block_on(StoreImpl::get("k".into())), Ok(record));
    let missing = GoError::Returned {
        message: "there is no x".into(),
        chain: vec![],
    };
    assert_eq!(block_on(StoreImpl::get("x".into())), Err(missing));
    assert_eq!(CounterImpl::count(), 1);
}

/// Two traits of one name in one program, which Go calls: each package means its own.
#[test]
fn traits_of_one_name() {
    assert_eq!(ClockImpl::strike(12), 1_200);
    assert_eq!(CounterImpl::announce("k"), "k!");
}
