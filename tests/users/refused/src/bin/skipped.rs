//! What Go does not have needs a default, and what stands for a type parameter has to cross.

struct NoDefault;

#[derive(rust2go::R2G)]
struct User {
    name: String,
    #[go(skip)]
    cache: NoDefault, //~ E0277 NoDefault: Default
}

#[derive(rust2go::R2G)]
struct Page<T> {
    items: Vec<T>,
}

struct Plain;

#[rust2go::r2g] //~ E0277 Plain:
trait Pages {
    fn get(page: Page<Plain>);
}

fn main() {}
