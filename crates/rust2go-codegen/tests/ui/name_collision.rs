#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub user_id: u8,
    pub userId: u8,
}

#[derive(rust2go::R2G, Clone)]
pub enum Color {
    Red,
}

#[derive(rust2go::R2G, Clone)]
pub struct ColorRed {}

#[derive(rust2go::R2G, Clone)]
#[go(name = "DemoImpl")]
pub struct Handler {}

#[rust2go::r2g]
pub trait Demo {
    fn get_url(user: User);
    fn getURL(color: Color, red: ColorRed, demo: Handler);
    fn two(a_b: u8, aB: u8);
}

#[derive(rust2go::R2G, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
}

#[derive(rust2go::R2G, Clone)]
pub struct PageUser {}

#[derive(rust2go::R2G, Clone)]
pub struct ListUser {}

#[rust2go::r2g]
pub trait Pages {
    fn one(page: Page<User>, user: PageUser);
    fn two(lists: Page<Vec<User>>, list: Page<ListUser>);
}
