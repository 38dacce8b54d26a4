#[rust2go::r2g(naming)]
pub trait Demo {
    #[go]
    fn one();
    #[go(name = 1)]
    fn two();
}
