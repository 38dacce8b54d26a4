//! Objects: a value of one side that the other holds, and calls methods of.
//!
//! What crosses is two words, an [`ObjectTwin`]. The side that has the value shows its *address*, which is good until the call is over.
//! The other side, while it reads the twin, *adopts* it: the value is put into a table of the side that has it, and a *number* names it from then
//! on. Numbers are never used again, so one that has been given back names nothing, and no address is ever trusted that is not
//! part of a call. Whoever holds an object goes by its number: to send it back, to call its methods (the receiver is the first parameter of the
//! call), and at last to have it forgotten.
//!
//! - Rust's objects: [`Exported`], a reference-counted trait object. The table is here. Go has a type with methods and `Close`, which the collector
//!   closes if nobody else does. A call clones the reference before it runs the method, so `Close` may come at any time.
//! - Go's objects: [`Held`], whose last clone has Go forget the number when it is dropped. The table is in `object.go`.

use std::any::Any;
use std::collections::HashMap;
use std::ffi::c_void;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::decode::Malformed;
use super::encode::Size;
use super::ffi;
use super::panics;
use super::traits::Twin;

/// An object on its way: `ObjectWire` in `object.go`.
#[repr(C)]
#[derive(Debug)]
pub struct ObjectTwin {
    /// Its number on the side that has it; 0 where that shows the address.
    number: u64,
    address: *const c_void,
}

// SAFETY: `repr(C)`, an integer and an address.
unsafe impl Twin for ObjectTwin {
    const POINTERS: bool = true;
}

impl ObjectTwin {
    /// Counts what keeps the value alive until Go has adopted it: a result whose twins need nothing is dropped at once.
    #[inline]
    pub fn measure(size: &mut Size) {
        size.twins::<u64>(1);
    }
}

/// An object of Rust's, of whatever type.
struct Shared(Box<dyn Any + Send + Sync>);

/// An object of Rust's that implements a trait: `D` is the trait object.
pub struct Exported<D: ?Sized>(Arc<Shared>, PhantomData<fn() -> Box<D>>);

/// The objects that Go holds, by their numbers.
static OBJECTS: RwLock<Option<HashMap<u64, Arc<Shared>>>> = RwLock::new(None);

/// The number that was given last.
static LAST: AtomicU64 = AtomicU64::new(0);

impl<D: ?Sized + Send + Sync + 'static> Exported<D> {
    /// An object, with one reference.
    #[must_use]
    pub fn new(object: Box<D>) -> Exported<D> {
        Exported(Arc::new(Shared(Box::new(object))), PhantomData)
    }

    /// Shows it to Go. The address is good as long as `self`.
    #[inline]
    #[must_use]
    pub fn twin(&self) -> ObjectTwin {
        ObjectTwin {
            number: 0,
            address: Arc::as_ptr(&self.0).cast(),
        }
    }

    /// The object that Go means; `name` is its type's, for messages.
    ///
    /// # Errors
    ///
    /// It is nil, or closed.
    #[inline]
    pub fn read(twin: &ObjectTwin, name: &str) -> Result<Exported<D>, Malformed> {
        let shared = OBJECTS
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .and_then(|objects| objects.get(&twin.number).cloned());
        match shared {
            Some(shared) if shared.0.is::<Box<D>>() => Ok(Exported(shared, PhantomData)),
            _ => Err(missing(twin.number, name)),
        }
    }
}

#[cold]
fn missing(number: u64, name: &str) -> Malformed {
    Malformed::new(match number {
        0 => format!("a nil where a {name} must be"),
        _ => format!("a {name} that is closed"),
    })
}

impl<D: ?Sized> Clone for Exported<D> {
    #[inline]
    fn clone(&self) -> Self {
        Exported(Arc::clone(&self.0), PhantomData)
    }
}

impl<D: ?Sized + 'static> Deref for Exported<D> {
    type Target = D;

    #[inline]
    fn deref(&self) -> &D {
        match self.0 .0.downcast_ref::<Box<D>>() {
            Some(object) => object,
            None => unreachable!("an object is made of its type, and read as it"),
        }
    }
}

impl<D: ?Sized> fmt::Debug for Exported<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of Rust's")
    }
}

/// What Go calls to hold an object: puts it into the table, and gives its number.
///
/// # Safety
///
/// The address is that of a twin, and what the twin was made of is alive.
pub(crate) unsafe extern "C" fn adopt(address: *const c_void) -> u64 {
    let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    // SAFETY: the caller's promise: the address is an `Arc`'s, which has a reference.
    let shared = unsafe {
        Arc::increment_strong_count(address.cast::<Shared>());
        Arc::from_raw(address.cast::<Shared>())
    };
    OBJECTS
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .get_or_insert_with(HashMap::new)
        .insert(number, shared);
    number
}

/// The room of a table that is left as it is.
const ROOM: usize = 1024;

/// What Go calls when it holds an object no more.
pub(crate) extern "C" fn forget(number: u64) {
    let mut objects = OBJECTS.write().unwrap_or_else(PoisonError::into_inner);
    let forgotten = objects.as_mut().and_then(|objects| {
        let forgotten = objects.remove(&number);
        // Many objects leave room behind.
        if objects.capacity() > ROOM && objects.len() < objects.capacity() / 8 {
            objects.shrink_to(objects.len() * 2);
        }
        forgotten
    });
    drop(objects);
    // Not under the lock: its drop is the user's code.
    let dropped = panics::contain(|| drop(forgotten));
    drop(dropped);
}

/// An object of Go's. Its clones are one object; Go forgets it with the last.
#[derive(Clone)]
pub struct Held(Arc<Number>);

struct Number {
    number: u64,
    forget: fn(u64),
}

impl Drop for Number {
    fn drop(&mut self) {
        (self.forget)(self.number);
    }
}

impl Held {
    /// Tells Go which object is meant.
    #[inline]
    #[must_use]
    pub fn twin(&self) -> ObjectTwin {
        ObjectTwin {
            number: self.0.number,
            address: ptr::null(),
        }
    }

    /// Holds an object that Go shows; `name` is its type's, for messages.
    ///
    /// # Errors
    ///
    /// It is nil.
    ///
    /// # Safety
    ///
    /// Go keeps the object until this returns.
    #[inline]
    pub unsafe fn read(twin: &ObjectTwin, name: &str) -> Result<Held, Malformed> {
        if twin.address.is_null() {
            return Err(missing(0, name));
        }
        // SAFETY: the caller's promise.
        let number = unsafe { ffi::adopt(twin.address) };
        Ok(Held(Arc::new(Number {
            number,
            forget: ffi::forget,
        })))
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "object {} of Go's", self.0.number)
    }
}

/// Implements `ToGo` and `R2G` for the type of an object, a tuple struct of an [`Exported`] or a [`Held`], of this name.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($object:ident, $line:literal, $read:expr) => {
        // SAFETY: the twin's address is good as long as the object, and what the object is made of is counted.
        unsafe impl<__M: $crate::rt::Mode> $crate::rt::ToGo<__M> for $object {
            type Twin = $crate::rt::ObjectTwin;
            const IN_PLACE: ::std::primitive::bool = false;

            #[inline]
            fn measure(&self, size: &mut $crate::rt::Size) {
                $crate::rt::ObjectTwin::measure(size);
            }

            #[inline]
            unsafe fn encode(&self, _: &mut $crate::rt::Buffer) -> $crate::rt::ObjectTwin {
                self.0.twin()
            }

            fn describe(schema: &mut $crate::rt::Schema, text: &mut ::std::string::String) {
                text.push_str(::std::stringify!($object));
                schema.named(::std::stringify!($object), |schema| schema.line($line));
            }
        }

        // SAFETY: decoding goes by numbers of the table, or adopts what Go keeps.
        unsafe impl<__M: $crate::rt::Mode> $crate::rt::R2G<__M> for $object {
            $crate::__own_pointee!(__M);

            #[inline]
            unsafe fn decode(
                twin: &$crate::rt::ObjectTwin,
                decoder: &mut $crate::rt::Decoder,
            ) -> ::std::result::Result<Self, $crate::rt::Malformed> {
                // What is kept for the next result would keep the object too.
                decoder.count(::std::primitive::usize::MAX);
                // SAFETY: the caller's promise.
                #[allow(unused_unsafe)]
                unsafe { $read(twin, ::std::stringify!($object)) }.map($object)
            }
        }
    };
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    trait Named: Send + Sync {
        fn name(&self) -> &str;
    }

    struct Loud(&'static str, #[allow(dead_code)] Arc<()>);

    impl Named for Loud {
        fn name(&self) -> &str {
            self.0
        }
    }

    /// As Go sends one that it holds.
    fn held(number: u64) -> ObjectTwin {
        ObjectTwin {
            number,
            address: ptr::null(),
        }
    }

    #[test]
    fn an_object_lives_as_long_as_somebody_holds_it() {
        let alive = Arc::new(());
        let object: Exported<dyn Named> = Exported::new(Box::new(Loud("ada", Arc::clone(&alive))));
        // SAFETY: the object is there.
        let numbers = [0; 2].map(|_: u8| unsafe { adopt(object.twin().address) });
        drop(object);
        let [first, second] = numbers;
        assert_ne!(first, second);
        let read = Exported::<dyn Named>::read(&held(first), "NamedImpl").expect("held");
        forget(first);
        forget(first);
        assert_eq!(read.name(), "ada");
        let closed = Exported::<dyn Named>::read(&held(first), "NamedImpl").map(|_| ());
        assert!(closed
            .expect_err("closed")
            .text()
            .contains("a NamedImpl that is closed"));
        drop(read);
        assert_eq!(Arc::strong_count(&alive), 2, "held by its second number");
        forget(second);
        assert_eq!(Arc::strong_count(&alive), 1);
    }

    #[test]
    fn a_number_of_another_type_or_of_none_is_refused() {
        let object: Exported<dyn Named> = Exported::new(Box::new(Loud("ada", Arc::new(()))));
        // SAFETY: the object is there.
        let number = unsafe { adopt(object.twin().address) };
        assert!(Exported::<dyn Any + Send + Sync>::read(&held(number), "X").is_err());
        let nil = Exported::<dyn Named>::read(&held(0), "NamedImpl").map(|_| ());
        assert!(nil
            .expect_err("nil")
            .text()
            .contains("a nil where a NamedImpl must be"));
        forget(number);
    }
}
