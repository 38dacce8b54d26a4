//! A sync call.

use std::mem::MaybeUninit;
use std::ptr::addr_of_mut;

use super::api::Api;
use super::encode::{Size, Storage};
use super::ffi::{self, Block, Header, WithScratch};
use super::holder::Held;
use super::mode::Mode;
use super::output::Output;
use super::params::Params;
use super::promise;
use super::traits::Twin;
use crate::GoError;

/// Calls a method and waits for it. `name` is for messages: `Trait::method`.
///
/// # Safety
///
/// `method` is the number of a method of `api`'s trait that has these parameters and this result: what the schema says.
///
/// # Errors
///
/// Whatever kept the call from giving a value.
#[inline]
#[track_caller]
pub unsafe fn call<M: Mode, P: Params<M>, O: Output<M>>(
    api: &'static Api,
    method: u32,
    name: &'static str,
    params: P,
) -> Result<O::Rust, GoError> {
    promise::judge(name);
    let first = api.attach()?;
    let mut size = Size::default();
    let given = params.measure(&mut size);
    let mut storage = Storage::new();
    let mut buffer = storage.buffer(size);
    let mut held = match (O::Twin::POINTERS, O::VIEW) {
        (false, _) => Held::once(0),
        (true, false) => Held::of_thread(),
        (true, true) => Held::of_view(),
    };
    let mut header = Header::new(held.id, given, 0);
    if O::Twin::POINTERS && !O::VIEW {
        header.scratch = ffi::SCRATCH_BYTES;
    }
    let mut block = WithScratch {
        block: Block {
            header,
            // SAFETY: `measure` has sized the buffer; parameters and storage outlive the call below, after which
            // nobody reads the twins.
            params: unsafe { params.encode(&mut buffer) },
            result: MaybeUninit::<O::Twin>::uninit(),
        },
        scratch: [MaybeUninit::uninit(); ffi::SCRATCH],
    };
    #[cfg(debug_assertions)]
    buffer.finish(&mut storage.watch);
    let block: *mut Block<P::Twins, O::Twin> = addr_of_mut!(block).cast();
    #[cfg(debug_assertions)]
    // SAFETY: the block is here until the end.
    unsafe {
        storage.watch.block(addr_of_mut!((*block).params));
    }
    // SAFETY: the archive has agreed to this trait's schema, so this is the block of that method.
    unsafe { ffi::call(first + method, block) };
    // SAFETY: Go is done with the block.
    let header = unsafe { &(*block).header };
    held.settle(header.holder);
    #[cfg(debug_assertions)]
    storage.watch.check(name);
    if header.status != ffi::status::DONE {
        if let Some(method) = api.methods().get(method as usize) {
            method.fails(header.status);
        }
    }
    if !O::reads(header.status) {
        // Not to be reused: it has the texts.
        held.let_go();
        // SAFETY: with this status Go has set the texts, and `held` keeps them.
        return Err(unsafe { GoError::read(header) });
    }
    // SAFETY: with this status Go has written the result, and `held` keeps what it reaches.
    let value = unsafe {
        O::take(
            std::ptr::read(addr_of_mut!((*block).result)).assume_init(),
            header.status,
            held,
        )
    };
    // What was lent ends here, after the result was read, which may point into it.
    drop(storage);
    drop(params);
    value.map_err(|malformed| GoError::malformed(name, &malformed))
}
