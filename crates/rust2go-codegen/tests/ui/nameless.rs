#[derive(rust2go::R2G)]
pub struct Nameless<_> {
    pub _: u8,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(nameless: Nameless<u8>);
}
