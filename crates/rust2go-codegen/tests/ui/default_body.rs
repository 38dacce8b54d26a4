#[rust2go::r2g]
pub trait Demo {
    fn one(n: u8) -> u8 {
        n
    }
}
