#[derive(rust2go::R2G, Clone)]
pub union Number {
    pub int: u32,
    pub float: f32,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(number: Number);
}
