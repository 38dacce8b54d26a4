#[derive(rust2go::R2G, Clone)]
#[repr(u8)]
pub enum Level {
    Low = 255,
    High,
    Below = -1,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(level: Level);
}
