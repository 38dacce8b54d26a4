#[rust2go::r2g]
pub trait Walker {
    #[drop_safe_ret]
    async fn walk(path: String, visit: Box<dyn Fn(String) + Send + Sync>) -> u64;
}
