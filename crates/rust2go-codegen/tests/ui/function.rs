#[rust2go::r2g]
pub trait Demo {
    fn one(done: fn(u8) -> u8);
}
