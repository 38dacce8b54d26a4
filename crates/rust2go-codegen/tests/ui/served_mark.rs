use std::future::Future;

#[rust2go::g2r]
pub trait Store {
    #[drop_safe]
    async fn get(key: String) -> Vec<u8>;
    #[send]
    #[r2g(max_in_flight = 3)]
    fn put(key: std::borrow::Cow<'_, str>) -> impl Future<Output = bool>;
    #[send]
    fn clear();
}
