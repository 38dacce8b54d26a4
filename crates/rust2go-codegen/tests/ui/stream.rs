use rust2go::{BoxStream, GoError, Stream};

#[rust2go::r2g]
pub trait Source {
    fn here(to: u64) -> impl Stream<Item = u64> + 'static;
    fn short(to: u64) -> impl Stream<Item = u64> + Send;
    async fn later(to: u64) -> BoxStream<u64>;
    fn fails(to: u64) -> Result<BoxStream<u64>, GoError>;
    fn lent(topic: &str) -> BoxStream<u64>;
    fn reads(numbers: std::pin::Pin<Box<dyn Stream<Item = u64>>>);
    fn of_what() -> BoxStream<(u8, u8)>;
}
