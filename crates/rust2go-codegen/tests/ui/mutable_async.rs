use std::future::Future;

#[rust2go::r2g]
pub trait Demo {
    async fn one(bytes: &mut [u8]) -> usize;
    fn two(numbers: &mut [f64]) -> impl Future<Output = usize>;
}
