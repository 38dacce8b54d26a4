#[derive(rust2go::R2G)]
pub enum Mood {
    Fine,
    Bad = -1,
    Unknown,
}

#[rust2go::r2g]
pub trait Diary {
    fn feel(mood: Mood);
}
