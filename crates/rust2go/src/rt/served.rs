//! The traits that Rust implements: how Go finds them.
//!
//! `#[g2r]` puts a function into the program that the platform runs before `main`, by [`__serve!`](crate::__serve), and that links
//! the trait into a list. It allocates nothing and calls nothing else, because so early nothing else may be there yet.
//! The static that has the function also has a name of its own in the program. A linker takes of a static library only what is asked for
//! by name, and it is by this one that `rust2go build-rust` asks.
//! Go looks a trait up by its name, and by its schema where several have that, when it first calls it.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ptr::{addr_of, addr_of_mut};
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::OnceLock;

use super::ffi::{status, Block};
use super::panics;
use super::schema::Schema;
use super::serve::{fail, Entry};
use crate::types::GoStr;

/// A trait that is implemented in Rust.
#[derive(Debug)]
pub struct Served {
    name: &'static str,
    describe: fn(&mut Schema),
    methods: &'static [Entry],
    schema: OnceLock<String>,
    linked: AtomicBool,
    next: AtomicPtr<Served>,
}

/// The trait that was linked last.
static FIRST: AtomicPtr<Served> = AtomicPtr::new(std::ptr::null_mut());

impl Served {
    /// A trait with these methods, which `describe` writes into a schema.
    #[must_use]
    pub const fn new(name: &'static str, describe: fn(&mut Schema), methods: &'static [Entry]) -> Served {
        Served {
            name,
            describe,
            methods,
            schema: OnceLock::new(),
            linked: AtomicBool::new(false),
            next: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// Makes the trait one that Go finds.
    pub fn link(&'static self) {
        if self.linked.swap(true, Ordering::Relaxed) {
            return;
        }
        let this: *const Served = self;
        let mut first = FIRST.load(Ordering::Relaxed);
        loop {
            self.next.store(first, Ordering::Relaxed);
            match FIRST.compare_exchange_weak(first, this.cast_mut(), Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                Err(other) => first = other,
            }
        }
    }

    fn schema(&'static self) -> &'static str {
        self.schema.get_or_init(|| {
            let mut schema = Schema::default();
            schema.line(&format!("g2r trait {}", self.name));
            (self.describe)(&mut schema);
            schema.finish()
        })
    }
}

/// All traits of the process.
fn all() -> impl Iterator<Item = &'static Served> {
    // SAFETY: only statics are linked, whole, before their address is there to be read.
    let at = |address: &AtomicPtr<Served>| unsafe { address.load(Ordering::Acquire).as_ref() };
    std::iter::successors(at(&FIRST), move |one| at(&one.next))
}

/// The parameters and the result of the call by which Go asks for a trait.
#[repr(C)]
struct Asked {
    name: GoStr,
    schema: GoStr,
}

#[repr(C)]
struct Found {
    table: *const Entry,
    schema: GoStr,
}

/// Answers Go's question for a trait.
pub(crate) unsafe extern "C" fn lookup(block: *mut c_void) {
    let block = block.cast::<Block<Asked, Found>>();
    // SAFETY: computes an address within the block.
    let header = unsafe { addr_of_mut!((*block).header) };
    let answered = panics::contain(|| {
        panics::install_hook();
        // SAFETY: Go has written both texts, and leaves them alone until this returns.
        let asked = unsafe { &*addr_of!((*block).params) };
        let named = || all().filter(|one| asked.name == one.name);
        // Two crates may have a trait of that name. Of another one Go tells what differs.
        let same = named().find(|one| asked.schema == one.schema());
        let Some(found) = same.or_else(|| named().next()) else {
            // SAFETY: the block is there.
            return unsafe { fail(header, status::UNKNOWN, unknown(), String::new()) };
        };
        let schema = found.schema();
        // SAFETY: the block has room for the answer, which points to what stays.
        unsafe {
            addr_of_mut!((*block).result).write(MaybeUninit::new(Found {
                table: found.methods.as_ptr(),
                schema: GoStr::new(schema.as_ptr(), schema.len()),
            }));
            addr_of_mut!((*header).status).write(status::DONE);
        }
    });
    if let Err(text) = answered {
        // SAFETY: the block is there.
        unsafe { fail(header, status::PANIC, text, String::new()) };
    }
}

fn unknown() -> String {
    let names: Vec<&str> = all().map(|one| one.name).collect();
    let has = match names.is_empty() {
        true => "none".to_owned(),
        false => names.join(", "),
    };
    format!(
        "this program does not have it (it has: {has}). Either `#[rust2go::g2r]` is missing on the trait, or the crate that \
         has the trait is not linked because nothing of it is used: write `use that_crate as _;` in the program"
    )
}

/// Puts the function into the program that links a trait.
#[doc(hidden)]
#[macro_export]
macro_rules! __serve {
    ($served:ident, $symbol:literal) => {
        #[used]
        #[export_name = $symbol]
        #[cfg_attr(
            any(
                target_os = "linux",
                target_os = "android",
                target_os = "freebsd",
                target_os = "netbsd",
                target_os = "openbsd",
                target_os = "dragonfly",
                target_os = "illumos",
                target_os = "solaris"
            ),
            link_section = ".init_array"
        )]
        #[cfg_attr(target_vendor = "apple", link_section = "__DATA,__mod_init_func")]
        #[cfg_attr(windows, link_section = ".CRT$XCU")]
        static __LINK: extern "C" fn() = {
            extern "C" fn link() {
                $served.link();
            }
            link
        };
    };
}
