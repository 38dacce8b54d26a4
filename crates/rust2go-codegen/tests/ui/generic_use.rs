pub struct Page<T>(Vec<T>);

type Names<T> = Vec<T>;

#[rust2go::r2g]
pub trait Demo {
    fn one(page: Page<u8>);
    fn two(names: Names<String>);
}
