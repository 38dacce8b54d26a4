#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: str,
    pub ids: [u8],
    pub home: std::path::Path,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(users: Vec<User>);
    fn two(ids: Arc<[[u8]]>);
}
