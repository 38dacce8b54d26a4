//! A future is `Send` only if what it holds is, also with `#[send]`.

use std::rc::Rc;

use rust2go::rt::{Buffer, Decoder, Idiomatic, Malformed, Schema, Size, ToGo, R2G};

/// Nothing that is derived is bound to a thread, so this is done by hand.
struct Bound(Rc<u8>);

unsafe impl ToGo<Idiomatic> for Bound {
    type Twin = u8;
    const IN_PLACE: bool = false;
    fn measure(&self, _: &mut Size) {}
    unsafe fn encode(&self, _: &mut Buffer) -> u8 {
        *self.0
    }
    fn describe(_: &mut Schema, text: &mut String) {
        text.push_str("u8");
    }
}

unsafe impl R2G<Idiomatic> for Bound {
    rust2go::__own_pointee!(Idiomatic);
    unsafe fn decode(twin: &u8, _: &mut Decoder) -> Result<Bound, Malformed> {
        Ok(Bound(Rc::new(*twin)))
    }
}

#[rust2go::r2g] //~ E0277 `Rc<u8>` cannot be sent
trait Takes {
    #[send]
    async fn bound(bound: Bound);
}

#[rust2go::r2g] //~ E0277 `Rc<u8>` cannot be sent
trait Gives {
    #[send]
    async fn bound() -> Bound;
}

fn main() {}
