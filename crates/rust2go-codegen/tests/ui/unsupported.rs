#[rust2go::r2g]
pub trait Demo {
    fn one(file: std::fs::File);
    fn two(item: <User as Owner>::Item);
}
