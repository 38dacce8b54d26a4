use rust2go::GoError;

#[derive(rust2go::R2G, Clone)]
pub struct Result<T> {
    pub value: T,
}

#[derive(rust2go::R2G, Clone)]
pub struct Lend<T>(pub T);

#[derive(rust2go::R2G, Clone)]
pub struct bool {
    pub set: u8,
}

pub struct GoRef<T>(T);

#[rust2go::r2g]
pub trait Demo {
    fn one(user: String) -> Vec<bool>;
    fn two() -> GoRef<String>;
}
