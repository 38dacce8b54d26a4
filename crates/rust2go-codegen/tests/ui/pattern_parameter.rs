#[rust2go::r2g]
pub trait Demo {
    fn one((x, y): Point, _: u8);
}

#[derive(rust2go::R2G, Clone)]
pub struct Point {
    pub x: u8,
    pub y: u8,
}
