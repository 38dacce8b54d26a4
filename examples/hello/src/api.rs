//! The interface: what Go implements.

/// Somebody in the directory.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct User {
    pub name: String,
    pub age: u8,
}

/// Knows people.
#[rust2go::r2g]
pub trait Directory {
    /// How many of them are of age.
    fn adults(users: &[User]) -> usize;
    /// Looks somebody up.
    async fn find(name: String) -> Result<User, rust2go::GoError>;
}
