#[rust2go::r2g(max_in_flight = 0)]
pub trait Demo {
    #[r2g]
    async fn one();
    #[r2g(max_in_flight = "8")]
    async fn two();
    #[r2g(max_in_flight = 8, naming = verbatim)]
    async fn three();
    #[r2g(max_in_flight = 8)]
    fn four();
}
