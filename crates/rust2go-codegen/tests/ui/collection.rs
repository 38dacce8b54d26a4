#[rust2go::r2g]
pub trait Demo {
    fn one(names: HashSet<String>) -> VecDeque<u8>;
    fn two() -> Bytes;
}
