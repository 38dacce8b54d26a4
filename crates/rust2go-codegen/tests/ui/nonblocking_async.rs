#[rust2go::g2r]
pub trait Store {
    #[nonblocking]
    async fn get(key: String) -> Vec<u8>;
    #[nonblocking]
    fn len() -> usize;
}
