#[rust2go::r2g]
pub trait Demo {
    fn count(users: &[User) -> usize;
}
