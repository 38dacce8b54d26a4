#[rust2go::r2g]
pub trait Demo {
    fn one(names: HashSet<String>) -> std::collections::LinkedList<u8>;
    fn two() -> BytesMut;
}
