//! The crate by its public face, behind which the interface is.

#![deny(warnings)]

use e2e_old_busy_lib::{moved, Driver, Event, Failure, Machine};

#[test]
fn the_private_trait_is_called() {
    let mut driver = Driver::default();
    assert_eq!(driver.drive(&[1, 2, 3]), Ok(6));
    assert_eq!(driver.drive(&[]), Ok(0));
    assert_eq!(
        driver.drive(&[700, 301]),
        Err(Failure("1001 is beyond 1000".into()))
    );
    assert_eq!(driver.steps(), [6, 0, 233]);
    assert_eq!(
        (driver.version(), driver.version()),
        ("go".to_string(), "go".to_string())
    );
}

#[test]
fn the_module_under_cfg_is_called() {
    let path = futures::executor::block_on(Driver::fetch(7, &["a", "b"]));
    assert_eq!(path, ["a", "b", "7"]);
}

#[test]
fn the_rest_is_as_it_was() {
    let event = moved!("here" => "there");
    assert!(matches!(&event, Event::Moved { from, to: Some("there") } if from == "here"));
    assert_eq!(Failure("x".into()).to_string(), "the engine failed: x");
}
