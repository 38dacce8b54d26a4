#[derive(rust2go::R2G)]
pub struct Page<T, const N: usize> {
    pub items: [T; N],
}

#[rust2go::r2g]
pub trait Demo<T> {
    fn one<'a, T>(name: &'a T);
    fn two<U: Copy>(n: u8);
    fn three() where u8: Copy;
    fn four(page: Page<u8, 3>);
}
