#[derive(rust2go::R2G)]
pub struct User<'a> {
    pub name: &'a str,
}

#[rust2go::r2g]
pub trait Demo {
    fn one<'a>(name: &'a str);
    fn two(name: &'static str);
}
