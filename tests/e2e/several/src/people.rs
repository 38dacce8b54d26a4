//! Two traits that share a struct.

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub born: u16,
}

#[rust2go::r2g]
pub trait People {
    fn oldest(people: &[Person]) -> Option<Person>;
    async fn sorted(people: Vec<Person>) -> Vec<Person>;
}

#[rust2go::r2g]
pub trait Names {
    /// A method of this name is in `People` too.
    fn sorted(names: &[String]) -> Vec<String>;
}
