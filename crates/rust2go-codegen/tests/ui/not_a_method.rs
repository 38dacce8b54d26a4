#[rust2go::r2g]
pub trait Demo {
    const N: u8 = 1;
    type Error;
    methods!();
    fn one();
}
