use rust2go::{BoxStream, Stream};

#[derive(rust2go::R2G)]
pub struct Channel {
    pub name: String,
    pub messages: BoxStream<String>,
}

#[rust2go::r2g]
pub trait Source {
    fn open() -> Channel;
    fn both() -> (BoxStream<u8>, BoxStream<u8>);
    fn all(streams: Vec<BoxStream<u64>>);
    fn maybe(stream: Option<std::pin::Pin<Box<dyn Stream<Item = u64> + Send>>>);
}
