//! A trait that Go calls is implemented by the user, with types that cross.

#[rust2go::g2r] //~ E0277 StoreImpl: Store
trait Store {
    fn get(key: &str) -> Vec<u8>;
}

struct Plain;

#[rust2go::g2r] //~ E0277 Plain: R2G
trait Other {
    fn get(key: Plain); //~ E0277 Plain: R2G
}

impl Other for OtherImpl {
    fn get(_: Plain) {}
}

fn main() {}
