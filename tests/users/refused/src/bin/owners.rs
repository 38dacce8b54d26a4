//! An `Rc` does not leave its thread, and Go writes only where each bit pattern is a value, also where the type has
//! another name.

use std::num::NonZeroU8;
use std::rc::Rc;

type Count = NonZeroU8;

#[rust2go::r2g] //~ E0277 `Rc<str>` cannot be sent
trait Takes {
    async fn takes(text: Rc<str>);
}

#[rust2go::r2g] //~ E0277 `Rc<u8>` cannot be sent
trait Gives {
    async fn gives() -> Rc<u8>;
}

#[rust2go::r2g] //~ E0080 Go may write to a slice of numbers
trait Writes {
    fn writes(counts: &mut [Count]);
}

fn main() {}
