#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: Cow<'static, Label>,
}

#[derive(rust2go::R2G, Clone)]
pub struct Label(String);

#[rust2go::r2g]
pub trait Demo {
    fn one(user: std::rc::Weak<User>) -> std::cell::RefCell<u8>;
    fn two(user: Arc<Mutex<User>>);
}
