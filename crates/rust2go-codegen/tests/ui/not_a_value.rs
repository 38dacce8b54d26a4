#[rust2go::r2g]
pub trait Demo {
    fn one(nothing: ()) -> !;
}
