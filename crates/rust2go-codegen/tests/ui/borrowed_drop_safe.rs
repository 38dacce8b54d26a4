#[rust2go::r2g]
pub trait Demo {
    #[drop_safe]
    async fn one(name: &str, n: u8);
    #[drop_safe_ret]
    fn two(names: &[String]) -> impl std::future::Future<Output = u8>;
}
