//! What the tests have in common.

use std::collections::BTreeMap;

use example_opa::*;

/// Policies of one file, `test.rego`, whose query is `data.test.violation`.
pub fn prepare(text: &str, builtins: Vec<Builtin>) -> Result<PolicyImpl, PolicyError> {
    let module = Module {
        file: "test.rego".into(),
        text: text.into(),
    };
    let query = "data.test.violation".into();
    OpaImpl::prepare(vec![module], query, BTreeMap::new(), builtins)
}

pub fn document(text: &str) -> Document {
    Document {
        file: "test.yaml".into(),
        line: 1,
        text: text.into(),
    }
}
