#[derive(rust2go::R2G)]
pub struct Nested<T> {
    pub value: T,
    pub next: Option<Box<Nested<Vec<T>>>>,
}

#[derive(rust2go::R2G)]
pub enum Both<T> {
    None,
    Left(Box<Both<Pair<T>>>),
    Right(Box<Both<Option<T>>>),
}

#[derive(rust2go::R2G)]
pub struct Pair<T>(T, T);

#[rust2go::r2g]
pub trait Demo {
    fn one(nested: Nested<u8>);
    fn two(both: Both<u8>);
}
