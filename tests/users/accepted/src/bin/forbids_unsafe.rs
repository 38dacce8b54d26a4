//! A crate that allows no `unsafe` of its own may have an interface. (A method that borrows and is async would be an
//! `unsafe fn`, which such a crate could not call.)

#![forbid(unsafe_code)]
#![deny(warnings)]

#[derive(rust2go::R2G, Clone, Debug)]
struct User {
    name: String,
    mood: Mood,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
enum Mood {
    Fine,
    Tired,
}

#[rust2go::r2g]
trait Directory {
    fn first(users: &[User]) -> Option<User>;
    async fn find(name: String, mood: Mood) -> Result<User, rust2go::GoError>;
}

#[rust2go::g2r]
trait Moods {
    fn of(name: &str, users: &[User], now: &Mood) -> Result<Mood, rust2go::GoError>;
}

impl Moods for MoodsImpl {
    fn of(name: &str, users: &[User], now: &Mood) -> Result<Mood, rust2go::GoError> {
        let user = users.iter().find(|user| user.name == name);
        user.map(|_| *now)
            .ok_or_else(|| rust2go::GoError::msg("nobody has that name"))
    }
}

async fn used() -> bool {
    let ada = User {
        name: "ada".to_owned(),
        mood: Mood::Tired,
    };
    let first = DirectoryImpl::first(&[ada]);
    let found = DirectoryImpl::find("bob".to_owned(), Mood::Fine).await;
    matches!((first, found), (Some(first), Ok(found)) if first.name == found.name && first.mood == found.mood)
}

fn main() {
    drop(used());
}
