//! Rust's side of `Short`.

use std::collections::BTreeMap;

use rust2go::GoError;

use crate::api::*;

impl Short for ShortImpl {
    fn touch() {}

    fn add(a: u64, b: u64) -> u64 {
        a.wrapping_add(b)
    }

    fn length(text: &str) -> usize {
        text.len()
    }

    fn echo(text: String) -> String {
        text
    }

    fn user(user: &User) -> User {
        user.clone()
    }

    fn by_name(users: Vec<User>) -> BTreeMap<String, User> {
        users.into_iter().map(|user| (user.name.clone(), user)).collect()
    }

    fn sum(numbers: &[u32]) -> u64 {
        numbers.iter().copied().map(u64::from).sum()
    }

    fn parse(text: &str) -> Result<i64, GoError> {
        text.parse()
            .map_err(|error: std::num::ParseIntError| GoError::wrap(&error))
    }

    fn find(name: &str) -> Result<User, Missing> {
        match name {
            "ada" => Ok(User {
                name: name.to_owned(),
                age: 36,
            }),
            _ => Err(Missing {
                name: name.to_owned(),
            }),
        }
    }

    fn panics(text: &str) -> u8 {
        panic!("{text}")
    }

    fn deep(levels: u32) -> u64 {
        let mut room = [0_u8; 1024];
        room[levels as usize % 1024] = 1;
        let below = match levels {
            0 => 0,
            _ => Self::deep(levels - 1),
        };
        below
            + std::hint::black_box(&room)
                .iter()
                .copied()
                .map(u64::from)
                .sum::<u64>()
    }

    fn trace() -> String {
        std::backtrace::Backtrace::force_capture().to_string()
    }

    fn long_add(a: u64, b: u64) -> u64 {
        a.wrapping_add(b)
    }
}
