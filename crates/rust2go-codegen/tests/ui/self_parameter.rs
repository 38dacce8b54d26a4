#[rust2go::r2g]
pub trait Demo {
    fn one(&mut self, n: u8) -> u8;
    fn two(self: Box<Self>);
    fn three(self);
    fn four<'a>(&'a self);
}
