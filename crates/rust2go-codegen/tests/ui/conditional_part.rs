#[derive(rust2go::R2G, Clone)]
pub struct User {
    #[cfg(feature = "age")]
    pub age: u8,
    #[cfg_attr(feature = "serde", serde(default))]
    pub name: String,
}

#[rust2go::r2g]
pub trait Demo {
    #[cfg(unix)]
    fn one();
    #[cfg_attr(unix, send)]
    async fn two(user: User);
}
