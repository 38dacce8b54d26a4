pub mod a {
    #[derive(rust2go::R2G, Clone)]
    pub struct User {}
}

pub mod b {
    #[derive(rust2go::R2G, Clone)]
    pub struct User {}
}

use a::*;

#[rust2go::r2g]
pub trait Demo {
    fn one(user: User);
    fn two(user: &b::User);
}
