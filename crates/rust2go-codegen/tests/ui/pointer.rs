#[rust2go::r2g]
pub trait Demo {
    fn one(start: *const u8, len: usize);
}
