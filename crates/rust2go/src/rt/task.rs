//! The memory of an async call: slot, block, parameters and their twins in one allocation that the future and Go share.

use std::mem::{align_of, MaybeUninit};
use std::ptr::addr_of_mut;
use std::sync::Arc;

use super::encode::{Size, Storage};
use super::ffi::{Block, Header, SCRATCH, SCRATCH_BYTES};
use super::method::Method;
use super::mode::Mode;
use super::output::Output;
use super::params::Params;
use super::scope::Scope;
use super::slot::Slot;
use super::traits::Twin;
use super::wakes::Awaiting;

/// An async call while it runs. `slot.rs` says who may touch which part.
#[repr(C)]
pub(crate) struct Task<M: Mode, P: Params<M>, O: Output<M>> {
    // First: Go's address of the task is the slot's.
    slot: Slot,
    storage: Storage,
    /// `None` once the future has taken them, which it may after completion.
    params: Option<P>,
    // Last: scratch may follow.
    block: MaybeUninit<Block<P::Twins, O::Twin>>,
}

/// A task with room behind its block, as sync calls have it.
#[repr(C)]
struct WithScratch<M: Mode, P: Params<M>, O: Output<M>> {
    task: Task<M, P, O>,
    scratch: [MaybeUninit<u64>; SCRATCH],
}

impl<M: Mode, P: Params<M>, O: Output<M>> Task<M, P, O> {
    /// Whether a task has scratch: where its result is copied and has pointers, and nothing stands between block and scratch.
    const SCRATCH: bool = O::Twin::POINTERS && !O::VIEW && align_of::<Self>() == align_of::<Header>();

    /// Makes a task with both references, its block ready for Go. Without a waker, the future polls the slot before it
    /// waits.
    pub(crate) fn new(
        params: P,
        awaiting: Option<Awaiting>,
        scope: Option<Arc<Scope>>,
        method: u32,
        of: &'static Method,
    ) -> *mut Self {
        let (task, free) = if Self::SCRATCH {
            room::<Self, WithScratch<M, P, O>>()
        } else {
            room::<Self, Self>()
        };
        let new = Task {
            slot: Slot::new(awaiting, method, Self::block(task).cast(), scope, of, free),
            storage: Storage::new(),
            params: None,
            block: MaybeUninit::uninit(),
        };
        // SAFETY: the memory is a task's, and nobody else has it.
        unsafe { task.write(new) };
        let mut size = Size::default();
        // SAFETY: nobody else has the task yet; it does not move any more, so that the buffer may point into it. The
        // twins are used until the task is freed, and parameters and storage live as long.
        unsafe {
            let params = (*addr_of_mut!((*task).params)).insert(params);
            let given = params.measure(&mut size);
            let storage = &mut *addr_of_mut!((*task).storage);
            let mut buffer = storage.buffer(size);
            let mut header = Header::new(0, given, task as usize);
            if Self::SCRATCH {
                header.scratch = SCRATCH_BYTES;
            }
            let block = Block {
                header,
                params: params.encode(&mut buffer),
                result: MaybeUninit::uninit(),
            };
            #[cfg(debug_assertions)]
            buffer.finish(&mut storage.watch);
            (*task).block.write(block);
            #[cfg(debug_assertions)]
            (*task)
                .storage
                .watch
                .block(addr_of_mut!((*Self::block(task)).params));
        }
        task
    }

    /// The slot.
    pub(crate) fn slot(this: *mut Self) -> *mut Slot {
        this.cast()
    }

    /// The block.
    pub(crate) fn block(this: *mut Self) -> *mut Block<P::Twins, O::Twin> {
        // SAFETY: computes an address within the task.
        unsafe { addr_of_mut!((*this).block).cast() }
    }

    /// Compares what was lent with what it was.
    ///
    /// # Safety
    ///
    /// The call is complete, and the caller is the future.
    #[cfg(debug_assertions)]
    pub(crate) unsafe fn check(this: *mut Self, method: &str) {
        // SAFETY: the caller's promise.
        unsafe { (*this).storage.watch.check(method) }
    }

    /// Takes the parameters out, if they have not been taken yet.
    ///
    /// # Safety
    ///
    /// The call is complete, and the caller is the future.
    pub(crate) unsafe fn take_params(this: *mut Self) -> Option<P> {
        // SAFETY: Go is done with the parameters, and only the future comes here.
        unsafe { (*addr_of_mut!((*this).params)).take() }
    }
}

/// Memory for a `Task` that begins a `T`, and what frees the whole.
fn room<Task, T>() -> (*mut Task, unsafe fn(*mut Slot)) {
    /// # Safety
    ///
    /// The slot begins a `T`, and the last reference is gone.
    unsafe fn free<T>(slot: *mut Slot) {
        // SAFETY: the caller's promise.
        drop(unsafe { Box::from_raw(slot.cast::<T>()) });
    }
    (
        Box::into_raw(Box::new(MaybeUninit::<T>::uninit())).cast(),
        free::<T>,
    )
}
