type A = B;
type B = Vec<A>;

#[rust2go::r2g]
pub trait Demo {
    fn one(a: A);
}
