//! The side of JSON: serde_json here, encoding/json there.

use serde::de::DeserializeOwned;
use serde::Serialize;

use crate::wire::Wire;

/// Sends the value, and reads the answer.
pub(crate) fn call<A: DeserializeOwned>(wire: &mut Wire, value: &impl Serialize) -> A {
    wire.question.clear();
    serde_json::to_writer(&mut wire.question, value).expect("the value has a form in JSON");
    serde_json::from_slice(wire.call()).expect("Go answers with JSON")
}
