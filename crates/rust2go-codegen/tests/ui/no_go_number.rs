#[derive(rust2go::R2G, Clone)]
#[repr(u128)]
pub enum Wide {
    A,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(n: f16, wide: Wide) -> c_int;
    fn two(n: NonZeroU128) -> NonZero<i128>;
}
