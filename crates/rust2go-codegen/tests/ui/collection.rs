#[rust2go::r2g]
pub trait Demo {
    fn one(names: BinaryHeap<String>) -> std::collections::LinkedList<u8>;
    fn two() -> BytesMut;
}
