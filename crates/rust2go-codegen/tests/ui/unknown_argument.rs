#[rust2go::r2g(namign = verbatim, queue_size = 4096, binding = crate::binding, ring)]
pub trait Demo {
    #[go(nmae = "Two")]
    fn one();
}
