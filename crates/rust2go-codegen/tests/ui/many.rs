//! All that is wrong is told at once, in the order of the file.

#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub friend: &'static User,
    pub tags: HashMap<String, String>,
    pub account: Account,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(&mut self, user: &mut User) -> Unknown;
    #[drop_save]
    async fn two(user: Option<&User>) -> Result<f128, String>;
}
