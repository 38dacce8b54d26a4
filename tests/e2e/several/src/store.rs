//! An interface file whose Go file is in package store.

/// Not the `Person` of package main.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Record {
    pub key: String,
    pub value: Option<Vec<u8>>,
}

#[rust2go::r2g]
pub trait Store {
    fn put(record: Record);
    async fn get(key: String) -> Result<Record, rust2go::GoError>;
}

#[rust2go::r2g]
pub trait Counter {
    fn count() -> usize;
    fn announce(key: &str) -> String;
}

/// Not the `Bell` of package main.
#[rust2go::g2r]
pub trait Bell {
    fn ring(key: &str) -> String;
}

impl Bell for BellImpl {
    fn ring(key: &str) -> String {
        format!("{key}!")
    }
}
