#[rust2go::r2g]
pub trait Demo {
    fn one();
}

pub mod other {
    #[rust2go::r2g]
    #[go(name = "Other")]
    pub trait Demo {
        fn two();
    }
}
