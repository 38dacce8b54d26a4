#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub at: (u8, u8),
}

#[rust2go::r2g]
pub trait Demo {
    fn one(pairs: Vec<(u8, u8)>) -> (u8,);
    fn two(user: User) -> (u8, String);
}
