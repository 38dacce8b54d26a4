#[rust2go::r2g]
pub trait Directory {
    #[nonblocking]
    fn count(names: &[String]) -> usize;
    #[nonblocking]
    async fn find(name: String) -> bool;
}
