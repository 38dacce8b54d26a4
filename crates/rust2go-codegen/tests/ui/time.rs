#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub born: std::time::Instant,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(user: User, wait: NaiveDateTime);
}
