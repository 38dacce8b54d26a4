#[rust2go::r2g]
#[rust2go::g2r]
pub trait Demo {
    fn one();
}

#[rust2go::g2r]
#[r2g]
pub trait Other {
    fn one();
}
