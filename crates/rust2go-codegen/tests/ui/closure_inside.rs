#[derive(rust2go::R2G)]
pub struct Plugin {
    pub name: String,
    pub on_load: Box<dyn Fn(String) -> String + Send + Sync>,
}

#[rust2go::r2g]
pub trait Host {
    fn add(plugin: Plugin);
    fn all(visits: Vec<Box<dyn Fn(u64) + Send + Sync>>);
    fn lent(visits: &[Box<dyn Fn(u64) + Send + Sync>]);
    fn made() -> Box<dyn Fn(u64) + Send + Sync>;
}
