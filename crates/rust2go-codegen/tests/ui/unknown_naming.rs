#[rust2go::r2g(naming = verbtim)]
pub trait Demo {
    fn one();
}
