//! The floor: calls written by hand against the exports of `go/floor`.

use std::mem::MaybeUninit;
use std::ptr::null_mut;
use std::slice;

use bench_ours::User;

/// A Go string.
#[repr(C)]
#[derive(Clone, Copy)]
struct GoString {
    bytes: *const u8,
    len: usize,
}

/// A Go slice.
#[repr(C)]
struct GoSlice<T> {
    first: *const T,
    len: usize,
    capacity: usize,
}

/// A user as Go lays it out. What it points to is borrowed.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct GoUser {
    name: GoString,
    age: u8,
}

impl GoUser {
    fn of(user: &User) -> GoUser {
        let bytes = if user.name.is_empty() {
            null_mut()
        } else {
            user.name.as_ptr().cast_mut()
        };
        let name = GoString {
            bytes,
            len: user.name.len(),
        };
        GoUser { name, age: user.age }
    }

    /// # Safety
    ///
    /// The name must be UTF-8 that is still there.
    unsafe fn to_user(self) -> User {
        let name = if self.name.len == 0 {
            String::new()
        } else {
            // SAFETY: the caller says that the bytes are there, and UTF-8.
            unsafe {
                let bytes = slice::from_raw_parts(self.name.bytes, self.name.len);
                std::str::from_utf8_unchecked(bytes).to_owned()
            }
        };
        User { name, age: self.age }
    }
}

fn lend(users: &[User]) -> Vec<GoUser> {
    users.iter().map(GoUser::of).collect()
}

fn text_len(users: &[User]) -> usize {
    users.iter().map(|user| user.name.len()).sum()
}

pub(crate) fn nothing() {
    // SAFETY: the function takes and returns nothing.
    unsafe { floor_nothing() }
}

pub(crate) fn add(a: u64, b: u64) -> u64 {
    // SAFETY: integers only.
    unsafe { floor_add(a, b) }
}

pub(crate) fn echo(user: &User) -> User {
    let mut name = Vec::with_capacity(user.name.len());
    let mut out = MaybeUninit::uninit();
    // SAFETY: Go reads the user, and writes its answer and as many bytes of name as the user has; those are UTF-8,
    // for they are the user's own.
    unsafe {
        floor_echo(&GoUser::of(user), out.as_mut_ptr(), name.as_mut_ptr());
        let out: GoUser = out.assume_init();
        name.set_len(out.name.len);
        User {
            name: String::from_utf8_unchecked(name),
            age: out.age,
        }
    }
}

pub(crate) fn count(users: &[User]) -> usize {
    let lent = lend(users);
    // SAFETY: Go reads the users, and keeps nothing.
    unsafe { floor_count(lent.as_ptr(), lent.len()) }
}

pub(crate) fn count_given(users: Vec<User>) -> usize {
    let lent = lend(&users);
    // SAFETY: as above: what Go keeps is its copy.
    unsafe { floor_count_given(lent.as_ptr(), lent.len(), text_len(&users)) }
}

pub(crate) fn echo_users(users: &[User]) -> Vec<User> {
    let lent = lend(users);
    let mut out = Vec::with_capacity(lent.len());
    let mut text = Vec::<u8>::with_capacity(text_len(users));
    // SAFETY: Go writes as many users as it reads, and their names, which are UTF-8, to `text`.
    unsafe {
        floor_echo_users(lent.as_ptr(), lent.len(), out.as_mut_ptr(), text.as_mut_ptr());
        out.set_len(lent.len());
        out.iter().map(|user: &GoUser| user.to_user()).collect()
    }
}

/// Reads the first user and the length of Go's answer in place.
pub(crate) fn view_users(users: &[User]) -> (usize, u8) {
    let lent = lend(users);
    let mut out = MaybeUninit::uninit();
    // SAFETY: Go answers with a list of its own, which is pinned.
    unsafe {
        floor_view_users(lent.as_ptr(), lent.len(), out.as_mut_ptr());
        let out: GoSlice<GoUser> = out.assume_init();
        (out.len.min(out.capacity), (*out.first).age)
    }
}

pub(crate) fn bytes(data: &[u8]) -> usize {
    // SAFETY: Go reads the bytes, and keeps nothing.
    unsafe { floor_bytes(data.as_ptr(), data.len()) }
}

pub(crate) fn echo_bytes(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    // SAFETY: Go writes as many bytes as it reads.
    unsafe {
        floor_echo_bytes(data.as_ptr(), data.len(), out.as_mut_ptr());
        out.set_len(data.len());
    }
    out
}

/// Reads the first byte and the length of Go's answer in place.
pub(crate) fn view_bytes(data: &[u8]) -> (usize, u8) {
    let mut out = MaybeUninit::uninit();
    // SAFETY: as above.
    unsafe {
        floor_view_bytes(data.as_ptr(), data.len(), out.as_mut_ptr());
        let out: GoSlice<u8> = out.assume_init();
        (out.len.min(out.capacity), *out.first)
    }
}

extern "C" {
    fn floor_nothing();
    fn floor_add(a: u64, b: u64) -> u64;
    fn floor_echo(user: *const GoUser, out: *mut GoUser, text: *mut u8);
    fn floor_count(users: *const GoUser, len: usize) -> usize;
    fn floor_count_given(users: *const GoUser, len: usize, leaf: usize) -> usize;
    fn floor_echo_users(users: *const GoUser, len: usize, out: *mut GoUser, text: *mut u8);
    fn floor_view_users(users: *const GoUser, len: usize, out: *mut GoSlice<GoUser>);
    fn floor_bytes(data: *const u8, len: usize) -> usize;
    fn floor_echo_bytes(data: *const u8, len: usize, out: *mut u8);
    fn floor_view_bytes(data: *const u8, len: usize, out: *mut GoSlice<u8>);
}
