//! Closures as parameters: Rust's in Go, Go's in Rust.

#[derive(rust2go::R2G, Clone)]
pub struct Entry {
    pub path: String,
    pub size: u64,
}

#[derive(rust2go::R2G, Debug)]
pub struct Refused(pub [String; 2]);

/// Walker calls closures of Rust's.
#[rust2go::r2g]
pub trait Walker {
    /// Walk visits each entry.
    fn walk(root: &str, visit: Box<dyn Fn(&Entry, u64) -> bool + Send + Sync>) -> u64;
    fn count(entries: &[Entry], each: &(dyn Fn(&Entry) -> bool + Sync)) -> u64;
    fn each(run: impl Fn() + Send + Sync + 'static);
    async fn fetch(get: Box<dyn Fn(String) -> rust2go::BoxFuture<Result<Entry, Refused>> + Send + Sync>);
    fn maybe(visit: Option<Box<dyn Fn(Vec<Entry>) -> Result<(String, u64), rust2go::GoError> + Send + Sync>>);
}

/// Rules call closures of Go's.
#[rust2go::g2r]
pub trait Rules {
    fn apply(rule: Box<dyn Fn(u64) -> u64 + Send + Sync>) -> u64;
    fn check(allow: impl Fn(&Entry, &[u8]) -> Result<(), Refused> + Send + Sync + 'static);
    fn maybe(rule: Option<Box<dyn Fn(&str) -> Option<Entry> + Send + Sync>>);
    async fn later(get: Box<dyn Fn(String) -> std::pin::Pin<Box<dyn std::future::Future<Output = u64> + Send>> + Send + Sync>);
    fn sum(each: &(dyn Fn(u64) -> u64 + Sync)) -> u64;
    fn twice(outer: Box<dyn Fn(Box<dyn Fn(u64) -> u64 + Send + Sync>) -> u64 + Send + Sync>) -> u64;
}

/// Filter is an object that takes one.
#[rust2go::g2r]
pub trait Filter {
    fn run(&self, keep: Box<dyn Fn(&Entry) -> bool + Send + Sync>) -> Vec<Entry>;
}

#[rust2go::g2r]
pub trait Filters {
    fn open() -> FilterImpl;
}

/// Names that Rust has to mark.
#[rust2go::r2g]
pub trait r#try {
    fn r#loop(r#fn: Box<dyn Fn() + Send + Sync>);
}
