#[rust2go::r2g]
pub trait Demo {
    fn one(ages: &HashMap<String, u8>) -> std::collections::BTreeMap<u8, Vec<u8>>;
}
