#[rust2go::r2g(namign = verbatim, queue_size = 4096, binding = crate::binding, ring)]
pub trait Demo {
    #[go(nmae = "Two")]
    fn one(#[go(skip)] n: u8);
    fn two(user: User);
}

#[derive(rust2go::R2G)]
#[go(tag = "json:\"user\"")]
pub struct User {
    #[go(rename = "ID")]
    pub id: u8,
}
