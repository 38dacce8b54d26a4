#[derive(rust2go::R2G)]
pub struct Page {
    pub bytes: [u8; 1 << 20],
}

#[derive(rust2go::R2G)]
pub struct Book {
    pub pages: [Page; 300],
}

#[rust2go::r2g]
pub trait Library {
    fn fetch() -> Box<Book>;
    fn all() -> [u8; 18446744073709551615];
}
