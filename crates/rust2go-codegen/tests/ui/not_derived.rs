#[derive(Clone)]
pub struct User {
    pub name: String,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(users: &[User]);
}
