#[rust2go::r2g]
pub trait Demo {
    fn one(&self, n: u8) -> u8;
    fn two(self: Box<Self>);
}
