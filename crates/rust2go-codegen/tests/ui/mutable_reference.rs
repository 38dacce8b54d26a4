#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(user: &mut User);
    fn two(bytes: &mut [u8]);
}
