//! What an interface becomes in Go, and what each value costs on its way: the answer to `rust2go explain`.
//!
//! Everything is read off the [`model`](crate::model) and its [`layout`](crate::layout); no type is listed here a second time.
//!
//! | module | decides |
//! |---|---|
//! | `way` | on which ways a value goes, and how it crosses on each |
//! | `cost` | what is allocated and copied for it, on both sides |
//! | `count` | how a number is told that depends on how long the lists are |
//! | `text` | the table for people |

mod cost;
mod count;
mod text;
mod way;

use std::path::PathBuf;

use serde::Serialize;

pub use cost::{Cost, Side, BUFFER_ON_THE_STACK};
pub use count::Count;
pub use way::{Crossing, Way};

use crate::check::names::rust as bare;
use crate::emit::go;
use crate::generate::{read, Error};
use crate::layout::Layout;
use crate::model::{
    Direction, Field, Interface, Method, Naming, Param, Passing, Trait, Type, TypeDef, TypeKind,
};

/// An interface, explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The traits, in order.
    pub traits: Vec<ExplainedTrait>,
    /// The named types that they reach.
    pub types: Vec<ExplainedType>,
    /// What the numbers do not tell, where something in the interface needs it.
    pub notes: Vec<String>,
}

/// A trait and its methods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedTrait {
    /// The trait.
    pub rust: String,
    /// The Go interface, or the Go type where Rust implements the trait.
    pub go: String,
    /// Rust implements it, and Go calls.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub from_go: bool,
    /// The methods, in order.
    pub methods: Vec<ExplainedMethod>,
}

/// A method and the values that it passes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedMethod {
    /// As it is written in Rust.
    pub rust: String,
    /// As it stands in the Go interface.
    pub go: String,
    /// It is async. Where Rust calls, that is one more allocation in Rust, for the call's task, and a goroutine in Go.
    #[serde(rename = "async")]
    pub asynchronous: bool,
    /// The parameters, then the results.
    pub values: Vec<ExplainedValue>,
}

/// A parameter or a result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedValue {
    /// The parameter's name in Rust; `None` for a result.
    pub name: Option<String>,
    /// The type as written.
    pub rust: String,
    /// The type in Go.
    pub go: String,
    /// How it is passed.
    pub way: Way,
    /// How it crosses.
    pub crossing: Crossing,
    /// What that costs.
    #[serde(flatten)]
    pub cost: Cost,
}

/// A named type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedType {
    /// As it is written in Rust: `struct User`.
    pub rust: String,
    /// As it is declared in Go: `type User struct`.
    pub go: String,
    /// Bytes that the value itself takes in the block of a call.
    pub size: usize,
    /// The fields, in order.
    pub fields: Vec<ExplainedField>,
    /// The variants of an enum.
    pub variants: Vec<ExplainedVariant>,
    /// One value, on each of the ways.
    pub ways: Vec<OnAWay>,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedVariant {
    /// The name in Rust.
    pub name: String,
    /// The Go constant, or the Go struct where the enum has data.
    pub go_name: String,
    /// Its data.
    pub fields: Vec<ExplainedField>,
}

/// A field of a struct or of a variant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedField {
    /// The name in Rust, or the index.
    pub name: String,
    /// The name in Go.
    pub go_name: String,
    /// The type as written.
    pub rust: String,
    /// The type in Go.
    pub go: String,
}

/// How a value crosses on one way, and what that costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnAWay {
    /// The way.
    pub way: Way,
    /// How it crosses.
    pub crossing: Crossing,
    /// What that costs.
    #[serde(flatten)]
    pub cost: Cost,
}

/// Explains the interface of some files.
///
/// # Errors
///
/// A file that cannot be read, or an interface with a mistake.
pub fn explain_files(sources: &[PathBuf], naming: Option<Naming>) -> Result<Explanation, Error> {
    let (_, interface) = read::read(sources, naming)?;
    Ok(explain(&interface))
}

/// Explains an interface.
pub fn explain(interface: &Interface) -> Explanation {
    // A closure is explained where it is a parameter.
    let types = (0..interface.types.len()).filter(|index| interface.types[*index].function.is_none());
    Explanation {
        traits: interface
            .traits
            .iter()
            .filter(|one| one.made.is_none())
            .map(|one| explain_trait(interface, one))
            .collect(),
        types: types.map(|index| explain_type(interface, index)).collect(),
        notes: notes(interface),
    }
}

fn explain_trait(interface: &Interface, of: &Trait) -> ExplainedTrait {
    let methods = of.methods.iter();
    ExplainedTrait {
        rust: bare(&of.name),
        go: match of.direction {
            Direction::RustCallsGo => of.go_name.clone(),
            Direction::GoCallsRust if of.object => of.go_name.clone(),
            Direction::GoCallsRust => format!("{}Impl", of.go_name),
        },
        from_go: of.direction == Direction::GoCallsRust,
        methods: methods
            .map(|method| match of.direction {
                Direction::RustCallsGo => explain_method(interface, method),
                Direction::GoCallsRust => explain_served(interface, method),
            })
            .collect(),
    }
}

fn explain_method(interface: &Interface, method: &Method) -> ExplainedMethod {
    let asynchronous = method.asynchronous.is_some();
    // One buffer serves all parameters, so whether it needs memory of its own is a question to all of them.
    let encoded = method
        .params
        .iter()
        .filter(|param| Way::of(param.passing) != Way::LentMut);
    let buffer = cost::buffer_of_all(interface, encoded.map(|param| &param.ty));
    let params = method.params.iter().map(|param| {
        let way = Way::of(param.passing);
        ExplainedValue {
            name: Some(bare(&param.name)),
            rust: param.written.clone(),
            go: go::parameter_type(interface, param),
            way,
            crossing: way::crossing(interface, &param.ty, way),
            cost: cost::parameter(interface, param, buffer),
        }
    });
    let way = if method.ret.view { Way::View } else { Way::Result };
    let results = method
        .ret
        .values
        .iter()
        .zip(&method.ret.written)
        .map(|(ty, written)| ExplainedValue {
            name: None,
            rust: written.clone(),
            go: go::type_text(interface, ty),
            way,
            crossing: way::crossing(interface, ty, way),
            cost: cost::result(interface, ty, way, asynchronous),
        });
    ExplainedMethod {
        rust: rust_signature(interface, method),
        go: format!("{}{}", method.go_name, go::signature(interface, method)),
        asynchronous,
        values: params.chain(results).collect(),
    }
}

/// A method that Go calls.
fn explain_served(interface: &Interface, method: &Method) -> ExplainedMethod {
    let params = method.params.iter().map(|param| {
        let way = match param.passing {
            Passing::Lent => Way::LentByGo,
            _ => Way::FromGo,
        };
        let crossing = match method.asynchronous {
            // The future owns what the method borrows.
            Some(_) => way::crossing(interface, &param.ty, way),
            None => way::crossing_from_go(interface, param, way),
        };
        ExplainedValue {
            name: Some(bare(&param.name)),
            rust: param.written.clone(),
            go: go::parameter_type(interface, param),
            way,
            crossing,
            cost: match crossing {
                Crossing::PointedTo => Cost::default(),
                _ => cost::from_go(interface, &param.ty),
            },
        }
    });
    let buffer = cost::buffer_of_all(interface, method.ret.values.iter());
    let values = method.ret.values.iter().zip(&method.ret.written);
    let results = values.map(|(ty, written)| ExplainedValue {
        name: None,
        rust: written.clone(),
        go: go::type_text(interface, ty),
        way: Way::BackToGo,
        crossing: way::crossing(interface, ty, Way::BackToGo),
        cost: cost::back_to_go(interface, ty, buffer),
    });
    ExplainedMethod {
        rust: rust_signature(interface, method),
        go: format!("{}{}", method.go_name, go::signature(interface, method)),
        asynchronous: method.asynchronous.is_some(),
        values: params.chain(results).collect(),
    }
}

/// `async fn find(name: String) -> Result<User, GoError>`
fn rust_signature(interface: &Interface, method: &Method) -> String {
    // What takes the items of a stream is no parameter in Rust, where the stream is the result.
    let stream = method.params.last().filter(|param| interface.is_yield(&param.ty));
    let keyword = match method.asynchronous {
        Some(_) if stream.is_none() => "async fn",
        None if method.nonblocking => "#[nonblocking] fn",
        _ => "fn",
    };
    let receiver = method.receiver.then(|| "&self".to_owned());
    let arguments = method
        .arguments()
        .iter()
        .filter(|param| !interface.is_yield(&param.ty));
    let params: Vec<String> = receiver
        .into_iter()
        .chain(arguments.map(|param| format!("{}: {}", bare(&param.name), param.written)))
        .collect();
    let mut result = match method.ret.written.as_slice() {
        [] => "()".to_owned(),
        [one] if method.ret.view => format!("GoRef<{one}>"),
        [one] => one.clone(),
        several => format!("({})", several.join(", ")),
    };
    if method.ret.fallible {
        let error = match &method.ret.error {
            Some(Type::Named(index)) => bare(&interface.named(*index).name),
            _ => "GoError".to_owned(),
        };
        result = format!("Result<{result}, {error}>");
    }
    if let Some(stream) = stream {
        result.clone_from(&stream.written);
    }
    let arrow = if result == "()" {
        String::new()
    } else {
        format!(" -> {result}")
    };
    format!("{keyword} {}({}){arrow}", bare(&method.name), params.join(", "))
}

fn explain_type(interface: &Interface, index: usize) -> ExplainedType {
    let def = interface.named(index);
    let ty = Type::Named(index);
    let (rust, go) = declared(interface, def);
    let (fields, variants) = match &def.kind {
        TypeKind::Struct { fields } => (explain_fields(interface, fields), Vec::new()),
        TypeKind::Sum { variants } => {
            let variants = variants.iter().map(|variant| ExplainedVariant {
                name: bare(&variant.name),
                go_name: variant.go_name.clone(),
                fields: explain_fields(interface, &variant.fields),
            });
            (Vec::new(), variants.collect())
        }
        TypeKind::Enum { variants, .. } => {
            let variants = variants.iter().map(|variant| ExplainedVariant {
                name: bare(&variant.name),
                go_name: variant.go_name.clone(),
                fields: Vec::new(),
            });
            (Vec::new(), variants.collect())
        }
        TypeKind::Newtype { .. } | TypeKind::Object(_) => (Vec::new(), Vec::new()),
    };
    let goes = |direction: Direction| interface.traits.iter().any(|one| one.direction == direction);
    let mut ways: Vec<Way> = Vec::new();
    if goes(Direction::RustCallsGo) {
        ways.extend(Way::TO_GO);
    }
    if goes(Direction::GoCallsRust) {
        ways.extend(Way::FROM_GO);
    }
    let ways = ways.iter().map(|way| OnAWay {
        way: *way,
        crossing: way::crossing(interface, &ty, *way),
        cost: match way {
            Way::Result | Way::View => cost::result(interface, &ty, *way, false),
            Way::FromGo | Way::LentByGo => cost::from_go(interface, &ty),
            Way::BackToGo => cost::back_to_go(interface, &ty, cost::buffer(interface, &ty)),
            way => cost::of_a_parameter(interface, &ty, *way),
        },
    });
    ExplainedType {
        rust,
        go,
        size: Layout::of_named(interface, index).size,
        fields,
        variants,
        ways: ways.collect(),
    }
}

fn explain_fields(interface: &Interface, fields: &[Field]) -> Vec<ExplainedField> {
    let fields = fields.iter().map(|field| ExplainedField {
        name: field.name.clone(),
        go_name: field.go_name.clone(),
        rust: field.written.clone(),
        go: go::type_text(interface, &field.ty),
    });
    fields.collect()
}

/// The heads of the declarations on both sides.
fn declared(interface: &Interface, def: &TypeDef) -> (String, String) {
    let (name, go_name) = (bare(&def.name), &def.go_name);
    match &def.kind {
        TypeKind::Struct { .. } => (format!("struct {name}"), format!("type {go_name} struct")),
        TypeKind::Newtype { inner } => (
            format!("struct {name}"),
            format!("type {go_name} {}", go::type_text(interface, inner)),
        ),
        TypeKind::Sum { .. } => (format!("enum {name}"), format!("type {go_name} interface")),
        TypeKind::Object(Direction::RustCallsGo) => {
            (format!("struct {name}"), format!("type {go_name} interface"))
        }
        TypeKind::Object(Direction::GoCallsRust) => {
            (format!("struct {name}"), format!("type {go_name} struct"))
        }
        TypeKind::Enum { repr, .. } => (format!("enum {name}"), format!("type {go_name} {}", repr.go())),
    }
}

/// What the model does not keep of the types as written, and what follows from it.
fn notes(interface: &Interface) -> Vec<String> {
    let params = |method: &Method| method.params.iter().map(written).collect::<Vec<_>>();
    let methods = || interface.traits.iter().flat_map(|one| &one.methods);
    let fields = interface.types.iter().flat_map(|def| def.kind.fields());
    let all: Vec<String> = methods()
        .flat_map(params)
        .chain(methods().flat_map(|method| method.ret.written.clone()))
        .chain(fields.map(|field| field.written.clone()))
        .collect();
    let mention = |words: &[&str]| {
        all.iter()
            .any(|text| words.iter().any(|word| text.contains(word)))
    };
    let mut notes = Vec::new();
    if mention(&["VecDeque<", "<Arc<", "<Rc<", "[Arc<", "[Rc<"]) {
        notes.push(
            "The elements of a VecDeque, and those behind Arc or Rc, do not lie in Rust as Go's: such a list is copied into \
             the buffer, never pointed to."
                .to_owned(),
        );
    }
    if mention(&["Arc<", "Rc<", "Option<Box<"]) {
        notes.push(
            "In a result, each Arc, each Rc, and each Box within an Option is one more allocation in Rust."
                .to_owned(),
        );
    }
    notes
}

fn written(param: &Param) -> String {
    param.written.clone()
}

impl Way {
    /// The way of a parameter.
    fn of(passing: Passing) -> Way {
        match passing {
            Passing::Given => Way::Given,
            Passing::Lent | Passing::Lend => Way::Lent,
            Passing::LentMut | Passing::LentVec => Way::LentMut,
        }
    }
}
