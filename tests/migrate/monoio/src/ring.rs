pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!("ring_bindings.rs");
}

#[rust2go::r2g(binding = binding, queue_size = 4096)]
pub trait Ring {
    #[mem]
    #[drop_safe]
    async fn put(entry: Entry) -> Entry;
    #[shm]
    #[send]
    fn add(a: u64, b: u64) -> impl std::future::Future<Output = u64>;
    // No version has ever known this one.
    #[mem_call]
    #[drop_safe_ret]
    async fn put_back(entry: Entry, times: u8) -> Vec<Entry>;
}

#[rust2go::r2g(binding)]
pub trait Plain {
    #[cgo_callback]
    fn by_callback(entry: &Entry) -> Entry;
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub value: Vec<u8>,
    pub next: Option<i64>,
}
