#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
}

#[derive(rust2go::R2G, Clone)]
pub struct Scrambled {
    pub a: u8,
    pub b: u64,
}

#[derive(rust2go::R2G, Clone)]
#[repr(C)]
pub struct Flag {
    pub set: [bool; 2],
}

#[rust2go::r2g]
pub trait Demo {
    fn one(user: &mut User);
    fn two(names: &mut Vec<String>, scrambled: &mut Vec<Scrambled>);
    fn three(bytes: &mut [u8; 16]);
    fn four(flags: &mut [bool]);
    fn five(names: &mut [String]);
    fn six(users: &mut [User], scrambled: &mut [Scrambled], flags: &mut [Flag]);
    fn seven(counts: &mut [NonZeroU8]);
    fn eight(lists: &mut [Vec<u8>]);
    fn nine(bytes: Option<&mut [u8]>);
}
