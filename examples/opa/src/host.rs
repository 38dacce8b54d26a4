//! What policies may ask of the host: functions in Rust that Rego calls.

use std::collections::HashSet;

use rust2go::GoError;
use serde_json::{json, Value};

use crate::api::{Builtin, Function, FunctionImpl, Kind};
use crate::image::Image;

impl<F> Function for F
where
    F: Fn(Vec<Value>) -> Result<Option<Value>, GoError> + Send + Sync + 'static,
{
    fn call(&self, arguments: Vec<Value>) -> Result<Option<Value>, GoError> {
        self(arguments)
    }
}

impl Builtin {
    /// A function that takes a text, which is what most do.
    pub fn of_text(
        name: &str,
        gives: Kind,
        function: impl Fn(&str) -> Option<Value> + Send + Sync + 'static,
    ) -> Builtin {
        let call = move |arguments: Vec<Value>| match arguments.as_slice() {
            [Value::String(text)] => Ok(function(text)),
            _ => Err(GoError::msg(format!("not one text: {arguments:?}"))),
        };
        Builtin {
            name: name.to_owned(),
            takes: vec![Kind::Text],
            gives,
            function: FunctionImpl::new(call),
        }
    }
}

/// `host.parse_image` and `host.approved`, with what is approved: registries, and what is below them as far as it goes,
/// `docker.io/library` for example.
pub fn functions(approved: HashSet<String>) -> Vec<Builtin> {
    let parse = |reference: &str| {
        let image = Image::parse(reference)?;
        let (tag, digest) = (image.tag, image.digest);
        Some(
            json!({ "registry": image.registry, "repository": image.repository(), "tag": tag, "digest": digest }),
        )
    };
    let is_approved = move |reference: &str| {
        let image = Image::parse(reference)?;
        let full = format!("{}/{}", image.registry, image.repository());
        let mut ends = full.match_indices('/').map(|(end, _)| end).chain([full.len()]);
        Some(Value::Bool(ends.any(|end| approved.contains(&full[..end]))))
    };
    vec![
        Builtin::of_text("host.parse_image", Kind::Object, parse),
        Builtin::of_text("host.approved", Kind::Bool, is_approved),
    ]
}
