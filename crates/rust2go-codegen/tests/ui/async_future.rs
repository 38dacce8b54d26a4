#[rust2go::r2g]
pub trait Demo {
    async fn one() -> impl std::future::Future<Output = u8>;
}
