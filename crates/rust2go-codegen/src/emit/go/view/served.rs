//! A trait that Rust implements: a Go type whose methods call it.

use std::collections::HashSet;

use serde::Serialize;

use super::call::{fields, in_block, Block, Results, Struct};
use super::interface::{self, takes_context};
use crate::check::names;
use crate::emit::go::clone::Copied;
use crate::emit::go::docs;
use crate::emit::go::names::{implementation, lower_camel, upper_camel, Scope};
use crate::emit::go::types::{self, flat};
use crate::emit::go::wires::{Sent, Wires};
use crate::layout::{self, Layout};
use crate::model::{Interface, Method, Trait, Type, What};
use crate::schema;

#[derive(Debug, Serialize)]
pub(super) struct Served {
    docs: Vec<String>,
    /// The Go type.
    name: String,
    /// The trait's name, by which Go asks for it.
    rust_name: String,
    /// The variable by which the methods find Rust's.
    variable: String,
    /// The name and the text of the schema.
    schema_name: String,
    schema: String,
    methods: Vec<ServedMethod>,
    /// It is one of objects, whose type is one of the interface.
    object: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ServedMethod {
    docs: Vec<String>,
    /// `StoreImpl`, or `s *Store`.
    receiver: String,
    name: String,
    /// The number by which the call names it.
    number: usize,
    /// The name in Rust, for messages.
    rust_name: String,
    /// Parameters and results.
    signature: String,
    block: String,
    /// The block is a variable, and the call one that neither blocks nor calls Go.
    now: bool,
    /// The variable by which the method is called whose parameters and result go as words. Then what is called a block here has no
    /// header.
    words: Option<Words>,
    /// The variable with the blocks that are used again, where they have no pointers.
    blocks: Option<String>,
    /// The lines of the block's `in`.
    params: Vec<String>,
    sets: Vec<Set>,
    local: Locals,
    fallible: bool,
    /// The context of an async method.
    context: Option<String>,
    /// The type of the block's `out`, and the structs that it is made of.
    out: Option<String>,
    structs: Vec<Struct>,
    /// Rust keeps what the result points to until it has been copied.
    kept: bool,
    needs_arena: bool,
    /// The error of the user's own type.
    error: Option<Value>,
    values: Vec<Value>,
    /// The values go to variables before they are returned.
    in_locals: bool,
    #[serde(skip)]
    param_types: Vec<Type>,
    #[serde(skip)]
    result_types: Vec<Type>,
}

/// What is there for a method whose parameters and result go as words.
#[derive(Debug, Serialize)]
struct Words {
    variable: String,
    /// Where a result would begin, if there is none.
    place: Option<usize>,
    /// Bytes that the struct has to have more.
    padding: usize,
    /// Parameters have pointers.
    keeps: bool,
}

/// A parameter on its way into the block.
#[derive(Debug, Serialize)]
struct Set {
    place: String,
    value: String,
    sent: Option<Sent>,
}

/// A value in the block, and what makes Go's own of it.
#[derive(Debug, Serialize)]
struct Value {
    place: String,
    copy: Option<Copied>,
}

/// The local variables, which have no names of parameters.
#[derive(Debug, Serialize)]
struct Locals {
    block: String,
    err: String,
    context: String,
    values: Vec<String>,
}

/// The local variable of what copies are taken from.
const ARENA: &str = "arena";

impl Served {
    pub(super) fn of(interface: &Interface, wires: &Wires, r#trait: &Trait, scope: &mut Scope) -> Self {
        let name = implementation(&r#trait.go_name);
        let stem = lower_camel(&r#trait.go_name);
        let mut docs = docs::comment(&r#trait.docs);
        if docs.is_empty() {
            docs.push(format!("// {name} is implemented in Rust and called from Go."));
        }
        let variable = scope.claim(format!("{stem}InRust"));
        Served {
            docs,
            name,
            rust_name: r#trait.label(),
            variable,
            object: r#trait.object,
            schema_name: scope.claim(format!("{stem}Schema")),
            schema: schema::schema(interface, r#trait),
            methods: r#trait
                .methods
                .iter()
                .enumerate()
                .map(|(number, method)| ServedMethod::of(interface, wires, r#trait, (number, method), scope))
                .collect(),
        }
    }

    pub(super) fn needs_unsafe(&self) -> bool {
        self.methods.iter().any(|method| method.words.is_some())
    }

    pub(super) fn is_async(&self) -> bool {
        self.methods.iter().any(|method| method.context.is_some())
    }

    pub(super) fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        self.methods.iter().map(|method| Block {
            header: method.words.is_none(),
            name: &method.block,
            params: &method.param_types,
            results: &method.result_types,
        })
    }
}

impl ServedMethod {
    fn of(
        interface: &Interface,
        wires: &Wires,
        of: &Trait,
        (number, method): (usize, &Method),
        scope: &mut Scope,
    ) -> Self {
        let closure = of.made.as_ref().is_some_and(|made| made.what == What::Closure);
        let stem = match closure {
            true => lower_camel(&of.go_name),
            false => format!("{}{}", lower_camel(&of.go_name), upper_camel(&method.go_name)),
        };
        let ret = &method.ret;
        let bare = method.params.is_empty() && ret.values.is_empty() && ret.error.is_none();
        let words = Words::of(interface, wires, method, &stem, scope);
        let block = match (bare, &words) {
            (true, None) => "rust2go.Header".to_owned(),
            (_, None) => scope.claim(format!("{stem}Block")),
            (_, Some(_)) => scope.claim(format!("{stem}Words")),
        };
        let results = Results::of(interface, wires, ret, &stem, scope);
        let result_types: Vec<Type> = ret.error.iter().chain(&ret.values).cloned().collect();
        let kept = result_types.iter().any(|ty| !flat(interface, ty));
        let no_pointers = !kept
            && words.is_none()
            && !method.nonblocking
            && method.params.iter().all(|param| flat(interface, &param.ty));
        let blocks = no_pointers.then(|| scope.claim(format!("{stem}Blocks")));

        // A parameter must not hide what the body names.
        let hidden = |name: &str| name == ARENA || names::predeclared(name) || scope.has(name);
        let mut taken = HashSet::new();
        let own = scope.receiver(&of.go_name);
        let names: Vec<String> = method
            .params
            .iter()
            .enumerate()
            .map(|(at, param)| match method.receiver && at == 0 {
                true => free(&own, hidden, &mut taken),
                false => free(&param.go_name, hidden, &mut taken),
            })
            .collect();
        let mut local = |name: &str| free(name, hidden, &mut taken);
        let local = Locals {
            block: local("b"),
            err: local("err"),
            context: local("ctx"),
            values: match ret.values.len() {
                1 => vec![local("out")],
                several => (0..several).map(|i| local(&format!("r{i}"))).collect(),
            },
        };

        let copied = |ty: &Type| match wires.converts(ty) {
            true => Copied::taken(interface, wires, ty),
            false => Copied::of(interface, wires, ty),
        };
        let root = match ret.error {
            Some(_) => format!("{}.out.value", local.block),
            None => format!("{}.out", local.block),
        };
        let values: Vec<Value> = ret
            .values
            .iter()
            .enumerate()
            .map(|(at, ty)| Value {
                place: match ret.values.len() {
                    1 => root.clone(),
                    _ => format!("{root}.r{at}"),
                },
                copy: copied(ty),
            })
            .collect();
        let error = ret.error.as_ref().map(|ty| Value {
            place: format!("{}.out.err", local.block),
            copy: copied(ty),
        });
        // An array is copied by a statement, and what takes several lines does so best in one of its own.
        let in_statement = |value: &Value| match &value.copy {
            Some(Copied::Array { .. }) => true,
            Some(copy) => ret.values.len() > 1 && !copy.short(),
            None => false,
        };
        ServedMethod {
            docs: docs::comment(&method.docs),
            receiver: match names.first().filter(|_| method.receiver) {
                Some(name) => format!("{name} *{}", of.go_name),
                None => implementation(&of.go_name),
            },
            name: match &of.made {
                Some(_) if closure => "call".to_owned(),
                Some(_) => names::rust(&method.name),
                None => method.go_name.clone(),
            },
            number,
            rust_name: names::rust(&method.name),
            signature: signature(interface, method, &names, &local),
            params: fields(
                method
                    .params
                    .iter()
                    .map(|param| (param.go_name.clone(), in_block(interface, wires, param))),
            ),
            sets: method
                .params
                .iter()
                .zip(&names)
                .map(|(param, name)| {
                    let pointer = if param.go_pointer { "*" } else { "" };
                    Set {
                        place: format!("{}.in.{}", local.block, param.go_name),
                        value: format!("{pointer}{name}"),
                        sent: Sent::of(interface, wires, &param.ty),
                    }
                })
                .collect(),
            needs_arena: kept && values.iter().chain(&error).any(|value| value.copy.is_some()),
            in_locals: !values.is_empty() && (blocks.is_some() || values.iter().any(in_statement)),
            block,
            now: method.nonblocking,
            words,
            blocks,
            context: method
                .asynchronous
                .map(|_| match takes_context(interface, method) {
                    true => local.context.clone(),
                    false => "context.Background()".to_owned(),
                }),
            local,
            fallible: ret.fallible,
            out: results.go_type,
            structs: results.structs,
            kept,
            error,
            values,
            param_types: method.params.iter().map(|param| param.ty.clone()).collect(),
            result_types,
        }
    }
}

impl Words {
    /// Where a call of the method needs no block in Go: cgo takes four words there, and one back.
    fn of(
        interface: &Interface,
        wires: &Wires,
        method: &Method,
        stem: &str,
        scope: &mut Scope,
    ) -> Option<Words> {
        const WORD: usize = 8;
        const WORDS: usize = 4 * WORD;
        let ret = &method.ret;
        let params: Vec<&Type> = method.params.iter().map(|param| &param.ty).collect();
        let params = layout::fields_of(interface, &params).layout;
        let out = ret.values.first().map(|ty| Layout::of(interface, ty));
        let flat_values = ret
            .values
            .iter()
            .all(|ty| flat(interface, ty) && !wires.converts(ty));
        let small = params.size <= WORDS && out.map_or(0, |out| out.size) <= WORD;
        let fits = small && ret.values.len() <= 1 && flat_values;
        if !fits || method.asynchronous.is_some() || method.nonblocking || ret.error.is_some() {
            return None;
        }
        // Where there is no result, what comes in its place is behind the parameters.
        let (place, end) = match out {
            Some(out) => {
                let place = params.size.next_multiple_of(out.align);
                (place, place + out.size)
            }
            None => (WORDS, params.size),
        };
        Some(Words {
            variable: scope.claim(format!("{stem}InWords")),
            place: out.is_none().then_some(place),
            padding: WORDS.max(place + WORD) - end,
            keeps: !method.params.iter().all(|param| flat(interface, &param.ty)),
        })
    }
}

/// This name if it is free, else one like it, which then is taken.
fn free(wanted: &str, hidden: impl Fn(&str) -> bool, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    while hidden(&name) || !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// `(key string) (out Value, err error)`: the results have names where an error may stand beside them, so that an error
/// is returned with whatever is in them.
fn signature(interface: &Interface, method: &Method, names: &[String], local: &Locals) -> String {
    let ret = &method.ret;
    let params = method
        .arguments()
        .iter()
        .zip(&names[usize::from(method.receiver)..]);
    let params = params.map(|(param, name)| (name.as_str(), interface::parameter_type(interface, param)));
    let context = takes_context(interface, method);
    let context = context.then(|| (local.context.as_str(), "context.Context".to_owned()));
    let params = interface::grouped(context.into_iter().chain(params));
    let types = ret.values.iter().map(|ty| types::go_type(interface, ty));
    if ret.fallible && !ret.values.is_empty() {
        let results = local.values.iter().map(String::as_str).zip(types);
        let results = interface::grouped(results.chain([(local.err.as_str(), "error".to_owned())]));
        return format!("({params}) ({results})");
    }
    format!("({params}){}", interface::results(interface, ret))
}
