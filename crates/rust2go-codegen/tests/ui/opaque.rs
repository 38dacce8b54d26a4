#[rust2go::r2g]
pub trait Demo {
    fn one(reader: Box<dyn Read>);
    fn two(names: impl Iterator<Item = String>);
    fn three() -> Pin<Box<dyn Future<Output = u8>>>;
    fn four() -> Self;
}
