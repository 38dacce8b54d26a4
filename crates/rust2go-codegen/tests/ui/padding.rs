#[derive(rust2go::R2G)]
pub struct Unit;

#[derive(rust2go::R2G)]
pub struct User {
    pub name: String,
    pub nothing: Unit,
}

#[derive(rust2go::R2G)]
pub enum Event {
    Left(u8, [u8; 0]),
    Right { first: Unit, then: u8 },
    Neither(Unit),
}

#[rust2go::r2g]
pub trait Demo {
    fn one(user: User, event: Event);
    fn two(id: u8, unit: Unit);
    fn three(unit: Unit, id: u8) -> (u8, Unit);
    fn four() -> Result<Unit, Event>;
    fn five(map: Vec<HashMap<u8, Unit>>) -> Unit;
}
