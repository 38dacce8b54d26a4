#[derive(rust2go::R2G, Clone)]
pub enum Never {}

#[rust2go::r2g]
pub trait Demo {
    fn one(never: Never);
}
