use std::future::Future;

#[rust2go::g2r]
pub trait Store {
    async fn get(key: String) -> Vec<u8>;
    fn put(key: String) -> impl Future<Output = bool>;
    #[send]
    fn clear();
}
