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
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn hold_later(n: u64) -> u64;
}

/// A number.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Sum {
    pub value: u64,
}

/// The same calls through the shared memory of rust2go 0.4.3. A number as the result does not compile there.
#[rust2go::r2g]
pub trait PeerMem {
    #[mem]
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn add_mem(a: u64, b: u64) -> Sum;
    #[mem]
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn work_mem(steps: u64) -> Sum;
    #[mem]
    #[send]
    #[drop_safe]
    #[go_pass_struct]
    async fn nap_mem(microseconds: u64) -> Sum;
}

/// A number of each kind.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Numbers {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: usize,
    pub f: i8,
    pub g: i16,
    pub h: i32,
    pub i: i64,
    pub j: isize,
    pub k: f32,
    pub l: f64,
    pub m: bool,
}

/// A record as a directory has it.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub email: String,
    pub age: u8,
    pub score: f64,
    pub tags: Vec<String>,
}

/// A struct half of whose fields are not set.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Profile {
    pub nick: Option<String>,
    pub visits: Option<u64>,
}

/// Echoes, one for each row of the table of types that can be said.
#[rust2go::r2g]
pub trait Types {
    #[go_pass_struct]
    fn integer(v: u64) -> u64;
    #[go_pass_struct]
    fn numbers(v: &Numbers) -> Numbers;
    #[go_pass_struct]
    fn text(v: &String) -> String;
    #[go_pass_struct]
    fn octets(v: &Vec<u8>) -> Vec<u8>;
    #[go_pass_struct]
    fn integers(v: &Vec<u64>) -> Vec<u64>;
    #[go_pass_struct]
    fn texts(v: &Vec<String>) -> Vec<String>;
    #[go_pass_struct]
    fn profiles(v: &Vec<Profile>) -> Vec<Profile>;
    #[go_pass_struct]
    fn people(v: &Vec<Person>) -> Vec<Person>;
}

/// What Go calls, by assembly.
#[rust2go::g2r]
pub trait PeerCalls {
    fn nothing();
    fn add(a: u64, b: u64) -> u64;
    fn length(text: String) -> usize;
    fn title() -> String;
    fn echo(user: User) -> User;
}

/// The same by cgo.
#[rust2go::g2r]
pub trait PeerCgoCalls {
    #[cgo_call]
    fn nothing();
    #[cgo_call]
    fn add(a: u64, b: u64) -> u64;
    #[cgo_call]
    fn length(text: String) -> usize;
    #[cgo_call]
    fn title() -> String;
    #[cgo_call]
    fn echo(user: User) -> User;
}
