//! What Rust keeps for Go until Go has made its own copy: a result with the buffer that its twin reaches, or the texts of a
//! failure.
//!
//! It goes to Go as one address, and comes back as that. What stands there begins with the function that drops it, so
//! whoever drops it need not know its type.

use std::ffi::c_void;

use super::{panics, promise};

/// A value behind the function that drops it.
#[repr(C)]
struct Kept<T> {
    /// Takes the address of the box.
    drop: unsafe fn(*mut c_void),
    value: T,
}

/// The owner of a value until it is handed over.
pub(crate) struct Owner<T>(*mut Kept<T>);

impl<T> Owner<T> {
    /// Puts a value where it stays.
    pub(crate) fn new(value: T) -> Owner<T> {
        unsafe fn drop_it<T>(address: *mut c_void) {
            // SAFETY: the address is that of the box below, and nobody else uses it any more.
            drop(unsafe { Box::from_raw(address.cast::<Kept<T>>()) });
        }
        unsafe fn drop_now<T>(address: *mut c_void) {
            // SAFETY: as above.
            let contained = || drop(panics::contain(|| unsafe { drop_it::<T>(address) }));
            promise::nonblocking(contained);
        }
        // The result of a method under `#[nonblocking]` is dropped as the method was called.
        let drop = match promise::is_given() {
            true => drop_now::<T>,
            false => drop_it::<T>,
        };
        Owner(Box::into_raw(Box::new(Kept { drop, value })))
    }

    /// The value, which does not move.
    pub(crate) fn get(&mut self) -> *mut T {
        // SAFETY: computes an address within the box.
        unsafe { std::ptr::addr_of_mut!((*self.0).value) }
    }

    /// Hands it over: the address is to be released.
    pub(crate) fn hand_over(self) -> *mut c_void {
        std::mem::ManuallyDrop::new(self).0.cast()
    }
}

impl<T> Drop for Owner<T> {
    fn drop(&mut self) {
        // SAFETY: made of a box, and not handed over.
        drop(unsafe { Box::from_raw(self.0) });
    }
}

/// Drops what Rust has kept for Go. A panic in the drop of the user's value ends here: the panic hook has told of it, and
/// there is nobody left who waits for the value.
pub(crate) unsafe extern "C" fn release(address: *mut c_void) {
    let dropped = panics::contain(|| {
        // SAFETY: Go gives back, once, an address that was handed over, where the function is the first field.
        unsafe {
            let drop = *address.cast::<unsafe fn(*mut c_void)>();
            drop(address);
        }
    });
    drop(dropped);
}
