#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: Cow<'_, str>,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(users: &[User]) -> Cow<'_, str>;
    fn two(names: Vec<Cow<'_, str>>);
    async fn three(path: Cow<'_, Path>);
    async fn four(bytes: Lend<Cow<[u8]>>);
}
