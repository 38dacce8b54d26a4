#[derive(rust2go::R2G)]
pub struct User {
    #[go(tag = "json:\"id\"")]
    pub user_id: u64,
    #[go(name = "Name", tag = "json:\"name\"")]
    pub name: String,
}

#[rust2go::r2g(naming = verbatim)]
pub trait Demo {
    fn one(user: User);
}
