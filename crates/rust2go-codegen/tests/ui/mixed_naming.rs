#[rust2go::r2g(naming = verbatim)]
pub trait Demo {
    fn one();
}

#[rust2go::r2g(naming = idiomatic)]
pub trait Other {
    fn one();
}
