//! A call: its block, and the function that takes the parameters out of it and leaves the result there.

use serde::Serialize;

use super::interface::takes_context;
use crate::emit::go::align::{rows, Row};
use crate::emit::go::clone::Copied;
use crate::emit::go::names::{implementation, lower_camel, upper_camel, Scope};
use crate::emit::go::types::{self, flat};
use crate::emit::go::wires::{Sent, Wires};
use crate::model::{Interface, Method, Param, Passing, Return, Trait, Type};

#[derive(Debug, Serialize)]
pub(super) struct Call {
    /// The method's name in Go.
    method: String,
    pub(super) asynchronous: bool,
    /// The handler gets the context.
    passes_context: bool,
    /// The function that handles the call.
    function: String,
    /// What is called: a method of the variable or of the object, or a function that is the object.
    handler: String,
    /// The type of the block, where the call needs it: the header alone where there is nothing to pass.
    block: Option<String>,
    /// The lines of the block's `in`.
    params: Vec<String>,
    /// The handler's arguments are taken from a copy of the parameters.
    copies_in: bool,
    /// Something is copied to memory of Go's own.
    needs_arena: bool,
    /// What is copied before the handler is called.
    copies: Vec<Step>,
    /// The arguments that are made of what crosses, where that takes a statement of its own.
    locals: Vec<Local>,
    /// The lists of Rust's that the handler may make longer.
    vecs: Vec<LentVec>,
    /// Where the handler puts the items of its stream.
    yields: Option<LentVec>,
    args: Vec<Arg>,
    result: Results,
    #[serde(skip)]
    param_types: Vec<Type>,
    #[serde(skip)]
    result_types: Vec<Type>,
}

/// What a block is made of.
pub(super) struct Block<'a> {
    /// It begins with the header.
    pub(super) header: bool,
    pub(super) name: &'a str,
    pub(super) params: &'a [Type],
    pub(super) results: &'a [Type],
}

/// A copy made in a statement of its own.
#[derive(Debug, Serialize)]
struct Step {
    /// What is copied, and where the copy goes.
    place: String,
    copy: Copied,
}

/// A list of Rust's that the handler gets a pointer to, as a slice.
#[derive(Debug, Serialize)]
struct LentVec {
    /// The variable of the slice.
    name: String,
    /// Where the list is.
    place: String,
}

/// An argument that is made in a statement of its own.
#[derive(Debug, Serialize)]
struct Local {
    name: String,
    made: Arg,
}

/// An argument of the handler.
#[derive(Debug, Serialize)]
struct Arg {
    /// The value, or the place to copy it from.
    value: String,
    /// A copy made where the argument stands.
    copy: Option<Copied>,
    /// What the copy is taken from.
    arena: &'static str,
}

/// The arena of what Go owns, a local variable, and that of what Rust lends.
const GIVEN: &str = "arena";
const LENT: &str = "rust2go.Lent";

/// What the handler returns and where it goes.
#[derive(Debug, Serialize)]
pub(super) struct Results {
    fallible: bool,
    /// Local variables for the values, and for the error.
    locals: Vec<String>,
    err: String,
    /// Where a value without pointers is stored.
    places: Vec<String>,
    /// The type of the block's `out`.
    pub(super) go_type: Option<String>,
    /// The structs that it is made of: of several values, and of the values with an error.
    pub(super) structs: Vec<Struct>,
    /// The type of the values, where there are several.
    values: Option<String>,
    /// The error that stands beside the values.
    error: Option<OwnError>,
    /// The results have pointers, so that type has a name, and this variable knows where the pointers are.
    pointers: Option<String>,
    /// How each value becomes what crosses.
    sends: Vec<Option<Sent>>,
    /// Whether any of them differs.
    converted: bool,
}

/// A struct of a block.
#[derive(Debug, Serialize)]
pub(super) struct Struct {
    name: String,
    fields: Vec<String>,
}

/// An error type of the user's.
#[derive(Debug, Serialize)]
struct OwnError {
    go_type: String,
    /// The function of the support module that finds such an error among those that it is wrapped in.
    find: &'static str,
    sent: Option<Sent>,
}

/// As many copies as fit in the line that calls the handler and can still be read.
const COPIES_IN_LINE: usize = 2;

impl Call {
    pub(super) fn of(
        interface: &Interface,
        wires: &Wires,
        r#trait: &Trait,
        method: &Method,
        scope: &mut Scope,
    ) -> Call {
        let asynchronous = method.asynchronous.is_some();
        let method_name = match r#trait.made {
            Some(_) => String::new(),
            None => upper_camel(&method.go_name),
        };
        let stem = format!("{}{method_name}", lower_camel(&r#trait.go_name));
        let verb = if asynchronous { "start" } else { "call" };

        let copied: Vec<Option<Copied>> = method
            .params
            .iter()
            .map(|param| match wires.converts(&param.ty) {
                true if is_receiver(method, param) => None,
                true => Copied::taken(interface, wires, &param.ty),
                false if given(param) => Copied::of(interface, wires, &param.ty),
                false => None,
            })
            .collect();
        let (mut locals, mut copies, mut args) = (Vec::new(), Vec::new(), Vec::new());
        let mut vecs = Vec::new();
        let mut yields = None;
        // Copies of what crosses as it is; what is converted is new memory anyway.
        let plain = || {
            let both = method.params.iter().zip(&copied);
            both.filter(|(param, _)| !wires.converts(&param.ty))
                .filter_map(|(_, copy)| copy.as_ref())
        };
        let short = plain().all(Copied::short) && plain().count() <= COPIES_IN_LINE;
        // A pointer to a given value points to the handler's own copy, not into the block.
        let copies_in = !short
            || method
                .params
                .iter()
                .any(|param| given(param) && param.go_pointer && !wires.converts(&param.ty));
        let needs_arena = method
            .params
            .iter()
            .zip(&copied)
            .any(|(param, copy)| given(param) && copy.is_some() && !interface.is_yield(&param.ty));
        for (number, (param, copy)) in method.params.iter().zip(copied).enumerate() {
            let converted = wires.converts(&param.ty);
            let from = if copies_in && given(param) && !converted {
                "in"
            } else {
                "b.in"
            };
            let place = format!("{from}.{}", param.go_name);
            let pointer = if param.go_pointer { "&" } else { "" };
            let arena = if given(param) { GIVEN } else { LENT };
            match copy {
                _ if is_receiver(method, param) => {}
                _ if interface.is_yield(&param.ty) => {
                    let name = format!("a{number}");
                    args.push(Arg::place(format!("{name}.Put")));
                    yields = Some(LentVec { name, place });
                }
                _ if param.passing == Passing::LentVec => {
                    let name = format!("a{number}");
                    args.push(Arg::place(format!("&{name}")));
                    vecs.push(LentVec { name, place });
                }
                Some(copy) if converted => {
                    let long = param.go_pointer || !copy.short();
                    let made = Arg {
                        value: place,
                        copy: Some(copy),
                        arena,
                    };
                    if long {
                        let name = format!("a{number}");
                        args.push(Arg::place(format!("{pointer}{name}")));
                        locals.push(Local { name, made });
                    } else {
                        args.push(made);
                    }
                }
                Some(copy) if copies_in => {
                    args.push(Arg::place(format!("{pointer}{place}")));
                    copies.push(Step { place, copy });
                }
                copy => args.push(Arg {
                    value: format!("{pointer}{place}"),
                    copy,
                    arena,
                }),
            }
        }

        Call {
            method: method.go_name.clone(),
            asynchronous,
            passes_context: takes_context(interface, method),
            function: scope.claim(format!("{verb}{}{method_name}", upper_camel(&r#trait.go_name))),
            handler: match method.params.first().filter(|_| method.receiver) {
                Some(object) if r#trait.made.is_some() => format!("b.in.{}.take()", object.go_name),
                Some(object) => format!("b.in.{}.take(nil).{}", object.go_name, method.go_name),
                None => format!("{}.{}", implementation(&r#trait.go_name), method.go_name),
            },
            block: match (
                method.params.is_empty() && method.ret.values.is_empty() && method.ret.error.is_none(),
                method.ret.fallible,
            ) {
                (false, _) => Some(scope.claim(format!("{stem}Block"))),
                (true, true) => Some("rust2go.Header".to_owned()),
                (true, false) => None,
            },
            params: fields(
                method
                    .params
                    .iter()
                    .map(|param| (param.go_name.clone(), in_block(interface, wires, param))),
            ),
            copies_in,
            needs_arena,
            copies,
            locals,
            vecs,
            yields,
            args,
            result: Results::of(interface, wires, &method.ret, &stem, scope),
            param_types: method.params.iter().map(|param| param.ty.clone()).collect(),
            result_types: method
                .ret
                .error
                .iter()
                .chain(&method.ret.values)
                .cloned()
                .collect(),
        }
    }
}

impl Call {
    pub(super) fn block(&self) -> Option<Block<'_>> {
        Some(Block {
            header: true,
            name: self.block.as_deref()?,
            params: &self.param_types,
            results: &self.result_types,
        })
    }
}

impl Arg {
    fn place(value: String) -> Arg {
        Arg {
            value,
            copy: None,
            arena: GIVEN,
        }
    }
}

impl Results {
    pub(super) fn of(
        interface: &Interface,
        wires: &Wires,
        ret: &Return,
        stem: &str,
        scope: &mut Scope,
    ) -> Results {
        let names: Vec<String> = (0..ret.values.len()).map(|i| format!("r{i}")).collect();
        let everything = || ret.error.iter().chain(&ret.values);
        let mut structs = Vec::new();
        let mut values = None;
        let mut go_type = match ret.values.as_slice() {
            [] => None,
            [one] => Some(wires.ty(interface, one)),
            _ => {
                let end = if ret.error.is_some() { "Values" } else { "Out" };
                let name = scope.claim(format!("{stem}{end}"));
                structs.push(Struct {
                    name: name.clone(),
                    fields: fields(
                        names
                            .iter()
                            .cloned()
                            .zip(ret.values.iter().map(|ty| wires.ty(interface, ty))),
                    ),
                });
                values = Some(name.clone());
                Some(name)
            }
        };
        if let Some(error) = &ret.error {
            let mut list = vec![row("err", wires.ty(interface, error))];
            list.extend(go_type.map(|values| row("value", values)));
            let name = scope.claim(format!("{stem}Out"));
            structs.push(Struct {
                name: name.clone(),
                fields: rows(&list),
            });
            go_type = Some(name);
        }
        Results {
            fallible: ret.fallible,
            sends: ret
                .values
                .iter()
                .map(|ty| Sent::of(interface, wires, ty))
                .collect(),
            converted: ret.values.iter().any(|ty| wires.converts(ty)),
            places: match ret.values.len() {
                0 => Vec::new(),
                1 => vec!["b.out".to_owned()],
                _ => names.iter().map(|name| format!("b.out.{name}")).collect(),
            },
            pointers: everything()
                .any(|ty| !flat(interface, ty))
                .then(|| scope.claim(format!("{stem}Result"))),
            locals: match ret.values.as_slice() {
                [_] => vec![scope.local("out")],
                _ => names.iter().map(|name| scope.local(name)).collect(),
            },
            err: scope.local("err"),
            error: ret.error.as_ref().map(|error| OwnError {
                go_type: types::go_type(interface, error),
                find: if types::is_sum(interface, error) {
                    "FindVariant"
                } else {
                    "FindError"
                },
                sent: Sent::of(interface, wires, error),
            }),
            go_type,
            structs,
            values,
        }
    }
}

/// Whether the handler is the object that crosses in this parameter.
fn is_receiver(method: &Method, param: &Param) -> bool {
    method.receiver
        && method
            .params
            .first()
            .is_some_and(|first| std::ptr::eq(first, param))
}

/// Go owns the value, so what is behind its pointers is copied.
fn given(param: &Param) -> bool {
    param.passing == Passing::Given
}

/// The fields of a struct, aligned.
pub(super) fn fields(fields: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let list: Vec<Row> = fields.map(|(name, ty)| row(&name, ty)).collect();
    rows(&list)
}

/// The type of a parameter as it stands in the block.
pub(super) fn in_block(interface: &Interface, wires: &Wires, param: &Param) -> String {
    if let (Passing::LentVec, Type::Box(list)) = (param.passing, &param.ty) {
        if let Type::List(element) = &**list {
            return format!("*rust2go.Vec[{}]", types::go_type(interface, element));
        }
    }
    wires.ty(interface, &param.ty)
}

fn row(name: &str, go_type: String) -> Row {
    Row {
        docs: Vec::new(),
        cells: vec![name.to_owned(), go_type],
    }
}
