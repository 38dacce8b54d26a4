#[rust2go::g2r]
pub trait Store {
    fn get() -> rust2go::GoRef<Vec<u8>>;
    fn find() -> Result<rust2go::GoRef<String>, rust2go::GoError>;
}
