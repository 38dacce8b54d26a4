#[rust2go::r2g]
pub trait Demo {
    #[send]
    fn one();
    #[drop_safe]
    fn two(n: u8) -> u8;
    #[mem]
    fn three();
}
