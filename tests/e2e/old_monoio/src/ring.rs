//! The interface file.

pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!("ring_bindings.rs");
}

#[rust2go::r2g(binding)]
pub trait Plain {
    fn ping(n: u32) -> u32;
    #[cgo]
    fn by_cgo(key: &String) -> Vec<u8>;
    #[cgo_call]
    fn by_cgo_call(keys: Vec<String>) -> usize;
    #[cgo_callback]
    fn by_callback(entry: &Entry) -> Entry;
}

#[rust2go::r2g(binding = binding, queue_size = 4096)]
pub trait Ring {
    #[mem]
    async fn add(a: u64, b: u64) -> u64;
    #[mem]
    #[drop_safe]
    async fn put(entry: Entry) -> Entry;
    #[shm]
    #[drop_safe_ret]
    async fn put_back(entry: Entry, times: u8) -> Vec<Entry>;
    #[shm]
    #[send]
    fn len(entries: Vec<Entry>) -> impl std::future::Future<Output = usize>;
    #[mem]
    #[go_pass_struct]
    async fn by_value(entry: Entry) -> String;
    #[mem]
    async fn lent(entry: &Entry, keys: &Vec<String>) -> bool;
    #[cgo_callback]
    fn touch(key: String) -> impl core::future::Future<Output = ()>;
}

#[rust2go::r2g(binding = crate::ring::binding)]
pub trait Last {
    #[drop_safe]
    fn last() -> impl std::future::Future<Output = Option<Entry>>;
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub value: Vec<u8>,
    pub meta: Meta,
    pub next: Option<Meta>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Meta {
    pub flag: bool,
    pub stamp: i64,
    pub weight: f32,
}
