//! The interface of docs and README: the smallest one that has both kinds of call.

/// User is somebody whom the directory knows.
#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
    pub age: u8,
}

#[rust2go::r2g]
pub trait Directory {
    /// Count returns how many users there are.
    fn count(users: &[User]) -> usize;
    /// Find looks somebody up.
    async fn find(name: String) -> Result<User, rust2go::GoError>;
}
