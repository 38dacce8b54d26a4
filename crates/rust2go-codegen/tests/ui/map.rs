#[rust2go::r2g]
pub trait Demo {
    fn one(ages: &IndexMap<String, u8>) -> indexmap::IndexMap<u8, Vec<u8>>;
}
