#[rust2go::r2g]
pub unsafe trait Demo {
    unsafe fn one();
    extern "C" fn two();
    const fn three();
}
