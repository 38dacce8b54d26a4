#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
}

pub trait Demo {
    fn count() -> usize;
}
