use rust2go::Stream;

#[rust2go::g2r]
pub trait Sink {
    fn write(lines: impl Stream<Item = String> + Send + 'static) -> u64;
}
