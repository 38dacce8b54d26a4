//! The side of protobuf: prost here, Go's protobuf there.

use prost::Message;

use crate::wire::Wire;

/// Sends the message, and reads the answer.
pub(crate) fn call<A: Message + Default>(wire: &mut Wire, value: &impl Message) -> A {
    wire.question.clear();
    value.encode(&mut wire.question).expect("a vector grows");
    A::decode(wire.call()).expect("Go answers with a message")
}
