#[rust2go::r2g]
pub trait Demo {
    fn one(name: CString);
    fn two(name: &CStr) -> std::ffi::CString;
    fn three() -> Url;
}
