//! An interface file that shares a Go file, and a struct, with another.

use crate::people::Person;

#[rust2go::r2g]
pub trait Greeting {
    fn hello(person: &Person) -> String;
}
