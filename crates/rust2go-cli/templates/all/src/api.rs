//! The interface between Rust and Go. `go/gen.go` is made from it.

/// Somebody to greet.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub age: u8,
}

/// Implemented in Go, called from Rust.
#[rust2go::r2g]
pub trait Greeter {
    /// Says hello. Go reads the person in Rust's memory, until it returns.
    fn hello(person: &Person) -> String;
    /// Looks a person up. The handler may take its time: no thread waits for it.
    async fn find(name: String) -> Result<Person, rust2go::GoError>;
}
