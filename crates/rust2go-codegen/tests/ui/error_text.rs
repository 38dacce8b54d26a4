#[derive(rust2go::R2G)]
#[go(error = "cannot open {pth}")]
pub struct Open {
    pub path: String,
    #[go(error = "no")]
    pub line: u32,
    #[go(skip)]
    pub cache: Cache,
}

#[derive(rust2go::R2G)]
#[go(error = "an error")]
pub enum Failure {
    #[go(error = "{0")]
    One(u8),
    #[go(error = "{0:>3}")]
    Two(u8),
    #[go(error = 7)]
    Three,
}

#[rust2go::r2g]
pub trait Demo {
    fn one() -> Result<(), Open>;
    #[go(error = "no")]
    fn two() -> Result<(), Failure>;
}
