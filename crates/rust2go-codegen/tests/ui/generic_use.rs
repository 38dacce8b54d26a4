#[derive(rust2go::R2G)]
pub struct Page<T>(Vec<T>);

#[derive(rust2go::R2G)]
pub struct User {
    pub id: u8,
}

type Names<T> = Vec<T>;
type Row<const N: usize> = [u8; N];

#[rust2go::r2g]
pub trait Demo {
    fn one(page: Page<u8, u8>);
    fn two(page: &Page);
    fn three(user: User<u8>);
    fn four(names: Names);
    fn five(page: Page<'static, u8>);
    fn six(row: Row);
}
