//! A call from Go: its parameters are read from the block, the method is run, and its result is left in the block.
//!
//! The block is Go's memory, on its heap, where Go keeps it and all that it reaches until the call returns. Rust keeps
//! no address of it any longer than that.

use std::ffi::c_void;
use std::ptr::addr_of_mut;

use super::decode::{Decoder, Malformed};
use super::encode::{Size, Storage};
use super::ffi::{status, Block, Header};
use super::kept::Owner;
use super::mode::Mode;
use super::panics;
use super::params::Params;
use super::reply::Reply;
use crate::types::GoStr;

/// The function by which Go calls a method.
pub type Entry = unsafe extern "C" fn(*mut c_void);

/// Serves a call from Go. `body` reads the parameters and runs the method.
///
/// # Safety
///
/// `block` is a block of Go's for a method with these parameters and this result. Until this returns, all that it reaches is
/// alive, and nobody else writes to it.
#[inline]
pub unsafe fn serve<M: Mode, P: Params<M>, O: Reply<M>>(
    block: *mut c_void,
    body: impl FnOnce(&P::Twins, &mut Decoder) -> Result<O::Rust, Malformed>,
) where
    // What Rust keeps for Go is dropped by whatever thread Go has gone on with.
    O::Rust: Send,
{
    let () = P::LAID_OUT_AS_IN_GO;
    let block = block.cast::<Block<P::Twins, O::Twin>>();
    // SAFETY: computes an address within the block.
    let header = unsafe { addr_of_mut!((*block).header) };
    let served = panics::contain(|| {
        // SAFETY: Go has written the parameters, and nobody writes to them.
        let twins = unsafe { &*std::ptr::addr_of!((*block).params) };
        match body(twins, &mut Decoder::default()) {
            Ok(value) => {
                // SAFETY: the block is of this method, so its result has room for the twin.
                unsafe { reply::<M, O>(value, header, addr_of_mut!((*block).result).cast()) };
            }
            // SAFETY: the block is there.
            Err(malformed) => unsafe { fail(header, status::MALFORMED, malformed.text(), String::new()) },
        }
    });
    if let Err(text) = served {
        // SAFETY: as above.
        unsafe { fail(header, status::PANIC, text, String::new()) };
    }
}

/// Leaves the result in the block, and keeps what it reaches.
///
/// # Safety
///
/// It is a block of Go's, which nobody else uses, and `out` its result.
#[inline]
pub(super) unsafe fn reply<M: Mode, O: Reply<M>>(value: O::Rust, header: *mut Header, out: *mut O::Twin)
where
    O::Rust: Send,
{
    if let Some(error) = O::failure(&value) {
        let (message, chain) = error.texts();
        // SAFETY: the block is there.
        return unsafe { fail(header, status::ERROR, message, chain) };
    }
    let mut size = Size::default();
    O::measure(&value, &mut size);
    if size.is_nothing() {
        let mut storage = Storage::new();
        let mut buffer = storage.buffer(size);
        // SAFETY: the caller's promise; the twin reaches nothing of the value's.
        let status = unsafe { O::put(&value, &mut buffer, out) };
        #[cfg(debug_assertions)]
        buffer.finish(&mut storage.watch);
        drop(value);
        // SAFETY: the block is there.
        return unsafe { done(header, status, 0, 0) };
    }
    let mut kept = Owner::new((value, Storage::new()));
    let place = kept.get();
    // SAFETY: the value and the storage are where they stay until Go releases them; the rest is the caller's promise.
    let status = unsafe {
        let storage = &mut *addr_of_mut!((*place).1);
        let mut buffer = storage.buffer(size);
        let status = O::put(&*addr_of_mut!((*place).0), &mut buffer, out);
        #[cfg(debug_assertions)]
        buffer.finish(&mut (*addr_of_mut!((*place).1)).watch);
        status
    };
    // SAFETY: the block is there.
    unsafe { done(header, status, kept.hand_over() as u64, size.leaf) };
}

/// Writes the end of a call that has a result.
#[inline]
unsafe fn done(header: *mut Header, status: u32, kept: u64, leaf: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        addr_of_mut!((*header).holder).write(kept);
        addr_of_mut!((*header).leaf).write(leaf);
        addr_of_mut!((*header).status).write(status);
    }
}

/// Writes the end of a call that has none. Rust keeps the texts until Go has copied them.
#[cold]
pub(super) unsafe fn fail(header: *mut Header, status: u32, message: String, chain: String) {
    let mut kept = Owner::new((message, chain));
    // SAFETY: the texts are where they stay; the caller's promise.
    unsafe {
        let (message, chain) = &*kept.get();
        addr_of_mut!((*header).message).write(text(message));
        addr_of_mut!((*header).stack).write(text(chain));
        done(header, status, kept.hand_over() as u64, 0);
    }
}

fn text(text: &str) -> std::mem::MaybeUninit<GoStr> {
    std::mem::MaybeUninit::new(GoStr::new(text.as_ptr(), text.len()))
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::rt::{kept, Given, Idiomatic, Lent, One, Readable, Tuple, R2G};
    use crate::types::GoSlice;

    type Answer = Tuple<(String, Vec<u8>)>;

    /// A method with a `&str` and a `Vec<u8>`: it gives both back, unless it is told to panic.
    unsafe extern "C" fn method(block: *mut c_void) {
        // SAFETY: the tests make such blocks.
        unsafe {
            serve::<Idiomatic, (Lent<'static, str>, Given<Vec<u8>>), Answer>(block, |twins, decoder| {
                let text = <str as Readable<Idiomatic>>::read(&twins.0, decoder)
                    .map_err(|malformed| malformed.of_parameter("text"))?;
                let bytes = <Vec<u8> as R2G>::decode(&twins.1, decoder)?;
                assert_ne!(text, "panic");
                Ok((text.to_owned(), bytes))
            });
        }
    }

    type Twins = <(Lent<'static, str>, Given<Vec<u8>>) as Params<Idiomatic>>::Twins;

    /// Calls it as Go does; `read` gets the result, or the status and the message.
    fn call<R>(text: &[u8], bytes: &[u8], read: impl FnOnce(Result<(&str, &[u8]), (u32, &str)>) -> R) -> R {
        let mut block = Block::<Twins, <Answer as Reply<Idiomatic>>::Twin> {
            header: Header::new(0, 0, 0),
            params: crate::rt::params::Block2(
                GoStr::new(text.as_ptr(), text.len()),
                GoSlice::new(bytes.as_ptr(), bytes.len()),
            ),
            result: std::mem::MaybeUninit::uninit(),
        };
        let address = addr_of_mut!(block);
        // SAFETY: it is a block of the method; what was written is read before it is released, once.
        unsafe {
            method(address.cast());
            let header = &(*address).header;
            let read = match header.status {
                status::DONE => {
                    let result = (*address).result.assume_init_ref();
                    read(Ok((&result.0, &result.1)))
                }
                status => read(Err((status, header.message.assume_init_ref()))),
            };
            if header.holder != 0 {
                kept::release(header.holder as *mut c_void);
            }
            read
        }
    }

    #[test]
    fn a_result_is_there_until_it_is_released() {
        call(b"text", &[1, 2], |result| {
            assert_eq!(result, Ok(("text", [1, 2].as_slice())));
        });
        // Nothing is kept for this one.
        call(b"", &[], |result| assert_eq!(result, Ok(("", [].as_slice()))));
    }

    #[test]
    fn failures_have_their_text() {
        call(b"\xff", &[], |result| {
            let (status, text) = result.expect_err("no UTF-8");
            assert_eq!(status, status::MALFORMED);
            assert!(
                text.starts_with("parameter text: a string that is no UTF-8"),
                "{text}"
            );
        });
        call(b"panic", &[], |result| {
            let (status, text) = result.expect_err("a panic");
            assert_eq!(status, status::PANIC);
            assert!(text.starts_with("Rust panicked"), "{text}");
        });
    }

    /// Twins that hold no pointers keep nothing.
    #[test]
    fn a_number_is_in_the_block() {
        unsafe extern "C" fn double(block: *mut c_void) {
            // SAFETY: as above.
            unsafe {
                serve::<Idiomatic, (Given<u64>,), One<u64>>(block, |twins, _| Ok(twins.0 * 2));
            }
        }
        let mut block = Block {
            header: Header::new(7, 7, 0),
            params: 21_u64,
            result: std::mem::MaybeUninit::<u64>::uninit(),
        };
        // SAFETY: it is a block of that method.
        let result = unsafe {
            double(addr_of_mut!(block).cast());
            block.result.assume_init()
        };
        assert_eq!((result, block.header.holder, block.header.leaf), (42, 0, 0));
    }
}
