#[rust2go::r2g(naming)]
pub trait Demo {
    #[go]
    fn one();
    #[go(name = 1)]
    fn two();
    fn three(user: User, id: UserId);
}

#[derive(rust2go::R2G)]
pub struct User {
    #[go]
    pub id: u8,
    #[go(tag = "json")]
    pub name: String,
    #[go(tag)]
    pub mail: String,
    #[go(skip, name = "Cache")]
    pub cache: Cache,
    #[go(skip = true)]
    pub level: u8,
}

#[derive(rust2go::R2G)]
pub struct UserId(#[go(tag = "json:\"id\"")] u64);
