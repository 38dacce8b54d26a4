const BASE: isize = 7;

#[derive(rust2go::R2G, Clone)]
pub enum Color {
    Red = BASE,
    Green = 1 << 4,
    Blue,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(color: Color);
}
