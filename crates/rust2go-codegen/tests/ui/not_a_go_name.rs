#[rust2go::r2g]
pub trait Demo {
    #[go(name = "func")]
    fn one();
    #[go(name = "2nd")]
    fn two(#[go(name = "a b")] n: u8);
}
