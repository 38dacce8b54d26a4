#[rust2go::r2g]
pub trait Demo: Send + Sync {
    fn one();
}
