#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: &'static str,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(users: &[&User]);
    fn two(name: Option<&str>);
    fn three(n: &&u8);
}
