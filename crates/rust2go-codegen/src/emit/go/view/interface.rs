//! A trait: the Go interface, the variable by which a handler is registered, and the calls.

use serde::Serialize;

use super::call::Call;
use crate::emit::go::names::{implementation, lower_camel, Scope};
use crate::emit::go::wires::Wires;
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
    /// It is one of objects, which need no variable.
    object: bool,
    /// These are functions: there is no interface.
    closure: bool,
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
    pub(super) fn of(interface: &Interface, wires: &Wires, r#trait: &Trait, scope: &mut Scope) -> Self {
        let name = &r#trait.go_name;
        let mut docs = docs::comment(&r#trait.docs);
        if docs.is_empty() {
            docs.push(format!("// {name} is implemented in Go and called from Rust."));
        }
        GoInterface {
            docs,
            name: name.clone(),
            rust_name: r#trait.label(),
            implementation: implementation(name),
            object: r#trait.object,
            closure: r#trait.made.is_some(),
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
                .map(|method| Call::of(interface, wires, r#trait, method, scope))
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
            docs: docs::comment_with(&method.docs, &borrowed(interface, method)),
            name: method.go_name.clone(),
            signature: signature(interface, method),
        }
    }
}

/// `(ctx context.Context, name string) (User, error)`
pub(crate) fn signature(interface: &Interface, method: &Method) -> String {
    let (parameters, results) = (parameters(interface, method), results(interface, &method.ret));
    format!("({parameters}){results}")
}

/// `ctx context.Context, name string, from, to uint64`
fn parameters(interface: &Interface, method: &Method) -> String {
    let context = takes_context(interface, method).then(|| ("ctx", "context.Context".to_owned()));
    let params = method
        .arguments()
        .iter()
        .map(|param| (param.go_name.as_str(), parameter_type(interface, param)));
    grouped(context.into_iter().chain(params))
}

/// Whether the Go method has a context.
pub(in crate::emit::go) fn takes_context(interface: &Interface, method: &Method) -> bool {
    method.asynchronous.is_some() && !method.detached && interface.naming == Naming::Idiomatic
}

/// `name string, from, to uint64`: neighbours of one type share it.
pub(super) fn grouped<'a>(params: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut groups: Vec<(Vec<&str>, String)> = Vec::new();
    for (name, ty) in params {
        match groups.last_mut() {
            Some((names, same)) if *same == ty => names.push(name),
            _ => groups.push((vec![name], ty)),
        }
    }
    groups
        .iter()
        .map(|(names, ty)| format!("{} {ty}", names.join(", ")))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The type of one parameter: a pointer where the handler gets one.
pub(crate) fn parameter_type(interface: &Interface, param: &Param) -> String {
    let pointer = if param.go_pointer { "*" } else { "" };
    format!("{pointer}{}", types::go_type(interface, &param.ty))
}

/// ` (User, error)`, with the space before it.
pub(in crate::emit::go) fn results(interface: &Interface, ret: &Return) -> String {
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

/// The sentences that say which parameters are Rust's own memory, and what the handler may do with them.
fn borrowed(interface: &Interface, method: &Method) -> Vec<String> {
    let read = |param: &&Param| {
        matches!(param.passing, Passing::Lent | Passing::Lend)
            && (param.go_pointer || !types::flat(interface, &param.ty))
    };
    let written = |param: &&Param| matches!(param.passing, Passing::LentMut | Passing::LentVec);
    let until = format!("until {} returns", method.go_name);
    let sentences = [
        (
            listed(method.arguments().iter().filter(read)),
            format!("borrowed from Rust {until}: read"),
            "clone what you keep",
        ),
        (
            listed(method.arguments().iter().filter(written)),
            format!("Rust's memory, yours to write to {until}: fill or change"),
            "keep no reference",
        ),
    ];
    let yields = method
        .arguments()
        .iter()
        .find(|param| interface.is_yield(&param.ty));
    let yields = yields.map(|param| {
        let (name, method) = (&param.go_name, &method.go_name);
        format!(
            "{method} hands each item to {name}, and returns once that is false: Rust wants no more then."
        )
    });
    let sentences = sentences.into_iter().filter_map(|(names, what, then)| {
        let (names, several) = names?;
        let (are, them) = if several { ("are", "them") } else { ("is", "it") };
        Some(format!("{names} {are} {what} {them}, and {then}."))
    });
    let lent = method
        .arguments()
        .iter()
        .filter(|param| param.written.starts_with('&') && types::is_function(interface, &param.ty));
    let lent = listed(lent).map(|(names, several)| {
        let (are, they) = if several { ("are", "they") } else { ("is", "it") };
        format!(
            "{names} {are} lent {until}: {they} may be called from any goroutine until then, and not after."
        )
    });
    sentences.chain(lent).chain(yields).collect()
}

/// `a, b and c`, and whether they are several.
fn listed<'a>(params: impl Iterator<Item = &'a Param>) -> Option<(String, bool)> {
    let names: Vec<&str> = params.map(|param| param.go_name.as_str()).collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => ((*last).to_owned(), false),
        others => (format!("{} and {last}", others.join(", ")), true),
    })
}
