//! The handshake: which number a trait's methods have in the Go archive, and whether both sides mean the same trait.

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicU32, Ordering};

use super::begin::Functions;
use super::ffi::{self, Block, Header};
use super::holder::Held;
use super::method::Method;
use super::promise;
use super::registry::{self, Go};
use super::schema::Schema;
use super::traits::ToGo;
use super::Idiomatic;
use crate::types::GoStr;
use crate::GoError;

const NOT_ATTACHED: u32 = u32::MAX;

/// A trait that is implemented in Go.
#[derive(Debug)]
pub struct Api {
    name: &'static str,
    describe: fn(&mut Schema),
    methods: &'static [Method],
    first: AtomicU32,
}

/// The parameters of the attach call.
#[repr(C)]
struct Attach {
    abi: u32,
    name: GoStr,
    schema: GoStr,
    functions: Functions,
}

impl Api {
    /// An interface whose methods `describe` writes into a schema.
    #[must_use]
    pub const fn new(name: &'static str, describe: fn(&mut Schema), methods: &'static [Method]) -> Api {
        Api {
            name,
            describe,
            methods,
            first: AtomicU32::new(NOT_ATTACHED),
        }
    }

    /// The trait's methods, by their numbers.
    #[inline]
    pub(crate) fn methods(&self) -> &'static [Method] {
        self.methods
    }

    /// The number of the trait's first method.
    #[inline]
    pub(crate) fn attach(&'static self) -> Result<u32, GoError> {
        // After the call has been counted, both in the one order that all threads see: `close` does it the other way round.
        match self.first.load(Ordering::SeqCst) {
            NOT_ATTACHED => self.ask(),
            first => Ok(first),
        }
    }

    /// Asks Go. Several threads may do so at once: all get the same answer.
    #[cold]
    #[inline]
    fn ask(&'static self) -> Result<u32, GoError> {
        if registry::is_closed() {
            return Err(GoError::ShutDown);
        }
        let mut schema = Schema::default();
        schema.line(&format!("trait {}", self.name));
        (self.describe)(&mut schema);
        let first = hand_over(self.name, &schema.finish())?;
        let go = Go {
            figures: ffi::figures,
            cancel: ffi::cancel,
        };
        registry::attach(self, first, go)?;
        Ok(first)
    }

    /// Calls know the trait's number from here on. The registry does this, under its lock.
    pub(crate) fn open(&self, first: u32) {
        self.first.store(first, Ordering::SeqCst);
    }

    /// Calls have to ask from here on.
    pub(crate) fn close(&self) {
        self.first.store(NOT_ATTACHED, Ordering::SeqCst);
    }
}

/// Hands Go the functions by which it calls Rust, and asks for the number of a trait's first method. Without a name, it only
/// hands over.
#[inline]
pub(crate) fn hand_over(name: &str, schema: &str) -> Result<u32, GoError> {
    // Before Go can make any use of what it gets.
    registry::set_wake(ffi::wake);
    promise::judge("what `rust2go::start` calls");
    let mut buffer = super::encode::Storage::new();
    let mut buffer = buffer.buffer(super::Size::default());
    let mut block = Block {
        header: Header::new(0, 0, 0),
        params: Attach {
            abi: ffi::ABI_VERSION,
            // SAFETY: both texts outlive the call below, after which nobody reads the twins.
            name: unsafe { <str as ToGo<Idiomatic>>::encode(name, &mut buffer) },
            // SAFETY: as above.
            schema: unsafe { <str as ToGo<Idiomatic>>::encode(schema, &mut buffer) },
            functions: Functions::all(),
        },
        result: MaybeUninit::<u32>::uninit(),
    };
    // SAFETY: it is an attach block.
    unsafe { ffi::attach(&mut block) };
    let _held = Held::once(block.header.holder);
    if block.header.status != ffi::status::DONE {
        // SAFETY: Go has set the texts with the status, and the holder still keeps them.
        return Err(unsafe { GoError::read(&block.header) });
    }
    // SAFETY: with this status, Go has written the number.
    Ok(unsafe { block.result.assume_init() })
}
