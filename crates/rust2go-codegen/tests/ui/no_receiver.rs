#[rust2go::g2r]
pub trait Store {
    fn open(path: &str) -> StoreImpl;
    fn get(&self, key: &str) -> String;
    fn close(&self);
}
