//! The interface file, as rust2go 0.4.3 reads it.

/// The bindings that its builder makes.
pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

/// What crosses: a name to point to or to copy, and a value that lies in place.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub age: u8,
}

/// The calls of the benchmark.
#[rust2go::r2g]
pub trait Peer {
    fn nothing();
    #[go_pass_struct]
    fn add(a: u64, b: u64) -> u64;
    #[go_pass_struct]
    fn echo(user: &User) -> User;
    #[go_pass_struct]
    fn count(users: &Vec<User>) -> usize;
    #[go_pass_struct]
    fn echo_users(users: &Vec<User>) -> Vec<User>;
    #[go_pass_struct]
    fn bytes(data: &Vec<u8>) -> usize;
    #[go_pass_struct]
    fn echo_bytes(data: &Vec<u8>) -> Vec<u8>;
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn add_later(a: u64, b: u64) -> u64;
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn work_later(steps: u64) -> u64;
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn nap_later(microseconds: u64) -> u64;
}
