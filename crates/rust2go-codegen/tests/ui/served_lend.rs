#[rust2go::g2r]
pub trait Store {
    fn put(value: rust2go::Lend<Vec<u8>>);
}
