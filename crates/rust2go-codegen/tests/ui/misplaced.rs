#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub last: Result<u8, rust2go::GoError>,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(user: rust2go::GoRef<User>);
    fn two() -> rust2go::Lend<User>;
    fn three(users: Vec<Lend<User>>);
    fn four() -> (GoRef<User>, u8);
}
