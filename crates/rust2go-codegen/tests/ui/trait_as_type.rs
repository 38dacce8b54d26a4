use lists::Vec;

#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
    pub nicknames: Vec<u8>,
}

mod lists {
    pub trait Vec {}
}

#[rust2go::r2g]
pub trait String {
    fn one(user: &User) -> std::string::String;
}

#[rust2go::r2g]
pub trait Result {
    fn two() -> Result<u8, rust2go::GoError>;
}
