#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: str,
    pub ids: [u8],
}

#[rust2go::r2g]
pub trait Demo {
    fn one(users: Vec<User>);
}
