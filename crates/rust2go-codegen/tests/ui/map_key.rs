use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(rust2go::R2G, Clone)]
pub struct Weight(pub f64);

#[derive(rust2go::R2G, Clone)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(by_weight: HashMap<f32, u8>, by_list: BTreeMap<Vec<u8>, u8>);
    fn two(points: BTreeSet<Point>) -> Vec<HashMap<Weight, u8>>;
}

#[derive(rust2go::R2G)]
pub struct Index<K> {
    pub by_key: HashMap<K, u8>,
}

#[rust2go::r2g]
pub trait Indices {
    fn good(index: Index<String>);
    fn bad(index: Index<Vec<u8>>);
}
