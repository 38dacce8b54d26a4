#[derive(rust2go::R2G, Clone)]
#[go(name = "string")]
pub struct Text {
    pub clone: String,
    #[go(name = "Fine")]
    pub other: u8,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(text: Text);
    fn two(memory: &[Memory], index: Index);
}

#[rust2go::r2g]
#[go(name = "context")]
pub trait Context {
    fn one();
}

#[derive(rust2go::R2G, Clone)]
#[go(name = "arena")]
pub struct Memory {
    pub text: String,
}

#[derive(rust2go::R2G, Clone)]
#[go(name = "i3")]
pub struct Index(u8);
