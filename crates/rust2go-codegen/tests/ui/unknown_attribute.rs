#[rust2go::r2g]
pub trait Demo {
    #[mem_call]
    async fn one();
    #[sned]
    async fn two();
    #[tracing]
    fn three();
    #[drop_safe]
    #[must_use]
    #[tokio::instrument]
    async fn fine();
    fn four(#[skip] n: u8);
}
