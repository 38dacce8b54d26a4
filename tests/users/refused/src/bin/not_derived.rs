//! A type that crosses has `#[derive(rust2go::R2G)]`.

struct Plain;

#[rust2go::r2g] //~ E0277 Plain:
trait Given {
    fn given(plain: Plain);
}

#[rust2go::r2g] //~ E0277 Plain:
trait Lent {
    fn lent(plain: &[Plain]);
}

#[rust2go::r2g] //~ E0277 Plain:
trait Returned {
    fn returned() -> Plain;
}

#[rust2go::r2g] //~ E0277 Plain:
trait Viewed {
    fn viewed() -> rust2go::GoRef<Plain>; //~ E0277 Plain: R2G
}

#[derive(rust2go::R2G)] //~ E0277 Plain:
struct Outer {
    plain: Plain, //~ E0277 Plain:
}

fn main() {}
