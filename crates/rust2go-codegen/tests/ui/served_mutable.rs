#[rust2go::g2r]
pub trait Store {
    fn read(into: &mut [u8]) -> usize;
    fn append(to: &mut Vec<u64>);
    fn change(text: &mut String);
}
