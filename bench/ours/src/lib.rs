#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub age: u8,
}
pub trait Bench {
    fn nothing() {}
    fn add(a: u64, b: u64) -> u64 {
        a + b
    }
    fn echo(user: &User) -> User {
        user.clone()
    }
    fn count(users: &[User]) -> usize {
        users.len()
    }
    fn count_given(users: Vec<User>) -> usize {
        users.len()
    }
    fn echo_users(users: &[User]) -> Vec<User> {
        users.to_vec()
    }
    fn view_users(users: &[User]) -> &[User] {
        users
    }
    fn bytes(data: &[u8]) -> usize {
        data.len()
    }
    fn echo_bytes(data: &[u8]) -> Vec<u8> {
        data.to_vec()
    }
    fn view_bytes(data: &[u8]) -> &[u8] {
        data
    }
}
pub struct BenchImpl;
impl Bench for BenchImpl {}
