#[rust2go::r2g]
pub trait Demo {
    fn one(name: Cow<'static, str>);
    fn two(name: Box<str>) -> std::path::PathBuf;
    fn three() -> PathBuf;
}
