const KNOWN: usize = 2 * 8;
const LEN: usize = len();

#[rust2go::r2g]
pub trait Demo {
    fn one(key: [u8; LEN]);
    fn two(key: [u8; KNOWN]);
    fn three(key: [u8; other::N]);
}
