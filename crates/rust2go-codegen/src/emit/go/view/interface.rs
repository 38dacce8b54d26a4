//! A trait: the Go interface, the variable by which a handler is registered, and the calls.

use serde::Serialize;

use super::call::Call;
use crate::check::names;
use crate::emit::go::names::{implementation, lower_camel, Scope};
use crate::emit::go::{docs, types};
use crate::model::{Interface, Method, Naming, Param, Passing, Return, Trait};
use crate::schema;

#[derive(Debug, Serialize)]
pub(super) struct GoInterface {
    docs: Vec<String>,
    name: String,
    /// The trait's name, by which Rust asks for it.
    rust_name: String,
    implementation: String,
    /// The name and the text of the schema.
    schema_name: String,
    schema: String,
    methods: Vec<GoMethod>,
    calls: Vec<Call>,
}

#[derive(Debug, Serialize)]
struct GoMethod {
    docs: Vec<String>,
    name: String,
    /// Parameters and results.
    signature: String,
}

impl GoInterface {
    pub(super) fn of(interface: &Interface, r#trait: &Trait, scope: &mut Scope) -> Self {
        let name = &r#trait.go_name;
        let mut docs = docs::comment(&r#trait.docs);
        if docs.is_empty() {
            docs.push(format!("// {name} is implemented in Go and called from Rust."));
        }
        GoInterface {
            docs,
            name: name.clone(),
            rust_name: names::rust(&r#trait.name),
            implementation: implementation(name),
            schema_name: scope.claim(format!("{}Schema", lower_camel(name))),
            schema: schema::schema(interface, r#trait),
            methods: r#trait
                .methods
                .iter()
                .map(|method| GoMethod::of(interface, method))
                .collect(),
            calls: r#trait
                .methods
                .iter()
                .map(|method| Call::of(interface, r#trait, method, scope))
                .collect(),
        }
    }

    pub(super) fn calls(&self) -> impl Iterator<Item = &Call> {
        self.calls.iter()
    }
}

impl GoMethod {
    fn of(interface: &Interface, method: &Method) -> Self {
        GoMethod {
            docs: docs::comment_with(&method.docs, borrowed(interface, method)),
            name: method.go_name.clone(),
            signature: format!(
                "({}){}",
                parameters(interface, method),
                results(interface, &method.ret)
            ),
        }
    }
}

/// `ctx context.Context, name string, from, to uint64`
fn parameters(interface: &Interface, method: &Method) -> String {
    let mut groups: Vec<(Vec<&str>, String)> = Vec::new();
    if method.asynchronous.is_some() && interface.naming == Naming::Idiomatic {
        groups.push((vec!["ctx"], "context.Context".to_owned()));
    }
    for param in &method.params {
        let ty = parameter_type(interface, param);
        match groups.last_mut() {
            Some((names, same)) if *same == ty => names.push(&param.go_name),
            _ => groups.push((vec![&param.go_name], ty)),
        }
    }
    groups
        .iter()
        .map(|(names, ty)| format!("{} {ty}", names.join(", ")))
        .collect::<Vec<_>>()
        .join(", ")
}

fn parameter_type(interface: &Interface, param: &Param) -> String {
    let pointer = if param.go_pointer { "*" } else { "" };
    format!("{pointer}{}", types::go_type(interface, &param.ty))
}

/// ` (User, error)`, with the space before it.
fn results(interface: &Interface, ret: &Return) -> String {
    let mut results: Vec<String> = ret
        .values
        .iter()
        .map(|ty| types::go_type(interface, ty))
        .collect();
    if ret.fallible {
        results.push("error".to_owned());
    }
    match results.as_slice() {
        [] => String::new(),
        [one] => format!(" {one}"),
        several => format!(" ({})", several.join(", ")),
    }
}

/// The sentence that says which parameters are Rust's own memory.
fn borrowed(interface: &Interface, method: &Method) -> Option<String> {
    let lent: Vec<&str> = method
        .params
        .iter()
        .filter(|param| param.passing != Passing::Given)
        .filter(|param| param.go_pointer || !types::flat(interface, &param.ty))
        .map(|param| param.go_name.as_str())
        .collect();
    let (last, others) = lent.split_last()?;
    let until = format!("borrowed from Rust until {} returns", method.go_name);
    Some(if others.is_empty() {
        format!("{last} is {until}: read it, and clone what you keep.")
    } else {
        format!(
            "{} and {last} are {until}: read them, and clone what you keep.",
            others.join(", ")
        )
    })
}
