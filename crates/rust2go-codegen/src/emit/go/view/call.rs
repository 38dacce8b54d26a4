//! A call: its block, and the function that takes the parameters out of it and leaves the result there.

use serde::Serialize;

use crate::emit::go::align::{rows, Row};
use crate::emit::go::clone::Copied;
use crate::emit::go::names::{implementation, lower_camel, upper_camel, Scope};
use crate::emit::go::types::{flat, go_type};
use crate::model::{Interface, Method, Naming, Param, Passing, Return, Trait, Type};

#[derive(Debug, Serialize)]
pub(super) struct Call {
    /// The method's name in Go.
    method: String,
    pub(super) asynchronous: bool,
    /// The handler gets the context.
    passes_context: bool,
    /// The function that handles the call.
    function: String,
    /// The variable of the handler.
    implementation: String,
    /// The type of the block, where the call needs it: the header alone where there is nothing to pass.
    pub(super) block: Option<String>,
    /// The lines of the block's `in`.
    params: Vec<String>,
    /// The handler's arguments are taken from a copy of the parameters.
    copies_in: bool,
    /// Something is copied to memory of Go's own.
    needs_arena: bool,
    /// What is copied before the handler is called.
    copies: Vec<Step>,
    args: Vec<Arg>,
    result: Results,
    #[serde(skip)]
    pub(super) param_types: Vec<Type>,
    #[serde(skip)]
    pub(super) result_types: Vec<Type>,
}

/// A copy made in a statement of its own.
#[derive(Debug, Serialize)]
struct Step {
    /// What is copied, and where the copy goes.
    place: String,
    copy: Copied,
}

/// An argument of the handler.
#[derive(Debug, Serialize)]
struct Arg {
    /// The value, or the place to copy it from.
    value: String,
    /// A copy made where the argument stands.
    copy: Option<Copied>,
}

/// What the handler returns and where it goes.
#[derive(Debug, Serialize)]
struct Results {
    fallible: bool,
    /// Local variables for the values.
    locals: Vec<String>,
    /// Where a value without pointers is stored.
    places: Vec<String>,
    /// The type of the block's `out`.
    go_type: Option<String>,
    /// The lines of that type, where it is a struct.
    fields: Vec<String>,
    /// The results have pointers, so that type has a name, and this variable knows where the pointers are.
    pointers: Option<String>,
}

/// As many copies as fit in the line that calls the handler and can still be read.
const COPIES_IN_LINE: usize = 2;

impl Call {
    pub(super) fn of(interface: &Interface, r#trait: &Trait, method: &Method, scope: &mut Scope) -> Call {
        let asynchronous = method.asynchronous.is_some();
        let method_name = upper_camel(&method.go_name);
        let stem = format!("{}{method_name}", lower_camel(&r#trait.go_name));
        let verb = if asynchronous { "start" } else { "call" };

        let copied: Vec<Option<Copied>> = method
            .params
            .iter()
            .map(|param| {
                if given(param) {
                    Copied::of(interface, &param.ty)
                } else {
                    None
                }
            })
            .collect();
        let short =
            copied.iter().flatten().all(Copied::short) && copied.iter().flatten().count() <= COPIES_IN_LINE;
        let needs_arena = copied.iter().any(Option::is_some);
        // A pointer to a given value points to the handler's own copy, not into the block.
        let copies_in = !short || method.params.iter().any(|param| given(param) && param.go_pointer);
        let (mut copies, mut args) = (Vec::new(), Vec::new());
        for (param, copy) in method.params.iter().zip(copied) {
            let from = if copies_in && given(param) { "in" } else { "b.in" };
            let place = format!("{from}.{}", param.go_name);
            let value = format!("{}{place}", if param.go_pointer { "&" } else { "" });
            match copy {
                Some(copy) if copies_in => {
                    copies.push(Step { place, copy });
                    args.push(Arg { value, copy: None });
                }
                copy => args.push(Arg { value, copy }),
            }
        }

        Call {
            method: method.go_name.clone(),
            asynchronous,
            passes_context: asynchronous && interface.naming == Naming::Idiomatic,
            function: scope.claim(format!("{verb}{}{method_name}", upper_camel(&r#trait.go_name))),
            implementation: implementation(&r#trait.go_name),
            block: match (
                method.params.is_empty() && method.ret.values.is_empty(),
                method.ret.fallible,
            ) {
                (false, _) => Some(scope.claim(format!("{stem}Block"))),
                (true, true) => Some("rust2go.Header".to_owned()),
                (true, false) => None,
            },
            params: fields(
                interface,
                method
                    .params
                    .iter()
                    .map(|param| (param.go_name.clone(), &param.ty)),
            ),
            copies_in,
            needs_arena,
            copies,
            args,
            result: Results::of(interface, &method.ret, &stem, scope),
            param_types: method.params.iter().map(|param| param.ty.clone()).collect(),
            result_types: method.ret.values.clone(),
        }
    }
}

impl Results {
    fn of(interface: &Interface, ret: &Return, stem: &str, scope: &mut Scope) -> Results {
        let several = ret.values.len() > 1;
        let names: Vec<String> = (0..ret.values.len()).map(|i| format!("r{i}")).collect();
        let has_pointers = ret.values.iter().any(|ty| !flat(interface, ty));
        Results {
            fallible: ret.fallible,
            places: match ret.values.len() {
                0 => Vec::new(),
                1 => vec!["b.out".to_owned()],
                _ => names.iter().map(|name| format!("b.out.{name}")).collect(),
            },
            go_type: match ret.values.as_slice() {
                [] => None,
                [one] => Some(go_type(interface, one)),
                _ => Some(scope.claim(format!("{stem}Out"))),
            },
            fields: if several {
                fields(interface, names.iter().cloned().zip(&ret.values))
            } else {
                Vec::new()
            },
            pointers: has_pointers.then(|| scope.claim(format!("{stem}Result"))),
            locals: if several {
                names
            } else {
                ret.values.iter().map(|_| "out".to_owned()).collect()
            },
        }
    }
}

/// Go owns the value, so what is behind its pointers is copied.
fn given(param: &Param) -> bool {
    param.passing == Passing::Given
}

/// The fields of a struct, aligned.
fn fields<'a>(interface: &Interface, fields: impl Iterator<Item = (String, &'a Type)>) -> Vec<String> {
    let list: Vec<Row> = fields
        .map(|(name, ty)| Row {
            docs: Vec::new(),
            cells: vec![name, go_type(interface, ty)],
        })
        .collect();
    rows(&list)
}
