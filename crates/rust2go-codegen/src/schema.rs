//! The schema: the text by which both halves recognise that they were generated from the same file. Its form is
//! described in `docs/abi.md`; the run time makes the same text from its types.

use std::collections::VecDeque;
use std::fmt::Write;

use crate::check::names::rust as bare;
use crate::layout::{self, Layout};
use crate::model::{
    Direction, Field, Interface, Method, Naming, Passing, Return, Trait, Type, TypeDef, TypeKind,
};

/// The schema of a trait and of the types that it reaches.
pub fn schema(interface: &Interface, of: &Trait) -> String {
    let mut schema = Schema {
        interface,
        text: String::new(),
        met: Vec::new(),
        queue: VecDeque::new(),
    };
    let keyword = match of.direction {
        Direction::RustCallsGo => "trait",
        Direction::GoCallsRust => "g2r trait",
    };
    schema.line(format_args!("{keyword} {}", of.label()));
    for method in &of.methods {
        schema.method(method);
    }
    while let Some(index) = schema.queue.pop_front() {
        schema.definition(index);
    }
    schema.text
}

struct Schema<'a> {
    interface: &'a Interface,
    text: String,
    /// The types that were met, in order, and those of them that are still to be written.
    met: Vec<usize>,
    queue: VecDeque<usize>,
}

impl Schema<'_> {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn method(&mut self, method: &Method) {
        let keyword = match method.asynchronous {
            Some(_) => "async fn",
            None if method.nonblocking => "nonblocking fn",
            None => "fn",
        };
        let params: Vec<String> = method
            .params
            .iter()
            .map(|param| {
                let prefix = match param.passing {
                    _ if matches!(param.ty, Type::Primitive(_)) => "",
                    Passing::Given => "",
                    Passing::Lent => "&",
                    Passing::LentMut | Passing::LentVec => "&mut ",
                    Passing::Lend => "lend ",
                };
                format!("{prefix}{}", self.ty(&param.ty))
            })
            .collect();
        let results = self.results(&method.ret);
        let space = if results.is_empty() { "" } else { " " };
        let (name, params) = (bare(&method.name), params.join(", "));
        self.line(format_args!("{keyword} {name}({params}){space}{results}"));
    }

    fn results(&mut self, ret: &Return) -> String {
        let view = if ret.view { "view " } else { "" };
        let mut results: Vec<String> = ret
            .values
            .iter()
            .map(|ty| format!("{view}{}", self.ty(ty)))
            .collect();
        if let Some(error) = &ret.error {
            results.push(format!("error {}", self.ty(error)));
        } else if ret.fallible {
            results.push("error".to_string());
        }
        results.join(", ")
    }

    /// A type expression; a named type in it is met.
    fn ty(&mut self, ty: &Type) -> String {
        self.meet(ty);
        expression(self.interface, ty)
    }

    fn meet(&mut self, ty: &Type) {
        match ty {
            Type::Primitive(_) | Type::String | Type::Standard(_) => {}
            Type::List(of) | Type::Array(of, _) | Type::Option(of) | Type::Box(of) | Type::Set(of) => {
                self.meet(of);
            }
            Type::Map(key, value) => {
                self.meet(key);
                self.meet(value);
            }
            Type::Named(index) => {
                if !self.met.contains(index) {
                    self.met.push(*index);
                    self.queue.push_back(*index);
                }
            }
        }
    }

    /// A line with the layout of these fields, and one for each of them.
    fn structure(&mut self, head: &str, fields: &[Field]) {
        let types: Vec<Type> = fields.iter().map(|field| field.ty.clone()).collect();
        let layout::Fields { offsets, layout } = layout::fields(self.interface, &types);
        let Layout { size, align } = layout;
        self.line(format_args!("{head} {size} {align}"));
        for (field, offset) in fields.iter().zip(offsets) {
            let ty = self.ty(&field.ty);
            self.line(format_args!("{} {ty} {offset}", field.name));
        }
    }

    fn definition(&mut self, index: usize) {
        let interface = self.interface;
        let name = name(interface, index);
        match &interface.named(index).kind {
            TypeKind::Struct { fields } => {
                self.structure(&format!("struct {name}"), fields);
            }
            TypeKind::Sum { variants } => {
                self.line(format_args!("sum {name}"));
                for variant in variants {
                    self.structure(&format!("| {}", bare(&variant.name)), &variant.fields);
                }
            }
            TypeKind::Object(direction) => {
                let side = match direction {
                    Direction::RustCallsGo => "Go",
                    Direction::GoCallsRust => "Rust",
                };
                self.line(format_args!("object {name} {side}"));
            }
            TypeKind::Newtype { inner } => {
                let inner = self.ty(inner);
                self.line(format_args!("newtype {name} {inner}"));
            }
            TypeKind::Enum { repr, variants } => {
                self.line(format_args!("enum {name} {}", repr.rust()));
                for variant in variants {
                    self.line(format_args!("{} {}", bare(&variant.name), variant.value));
                }
            }
        }
    }
}

/// A type expression.
fn expression(interface: &Interface, ty: &Type) -> String {
    let inner = |ty: &Type| expression(interface, ty);
    match ty {
        Type::Primitive(primitive) => primitive.rust().to_string(),
        Type::String => "String".to_string(),
        Type::List(of) => format!("[]{}", inner(of)),
        Type::Array(of, length) => format!("[{length}]{}", inner(of)),
        Type::Option(of) if interface.naming == Naming::Verbatim => format!("?{}", inner(of)),
        Type::Option(of) | Type::Box(of) => format!("*{}", inner(of)),
        Type::Map(key, value) => format!("map[{}]{}", inner(key), inner(value)),
        Type::Set(of) => format!("set[{}]", inner(of)),
        Type::Standard(standard) => standard.rust().to_string(),
        Type::Named(index) => name(interface, *index),
    }
}

/// The name of a named type, with its type arguments.
fn name(interface: &Interface, index: usize) -> String {
    let TypeDef { name, arguments, .. } = interface.named(index);
    let name = bare(name);
    if arguments.is_empty() {
        return name;
    }
    let arguments = arguments.iter().map(|argument| match argument {
        // An `Option` of it is no second pointer, so it is another type than an `Option`.
        Type::Box(of) => format!("Box<{}>", expression(interface, of)),
        other => expression(interface, other),
    });
    format!("{name}<{}>", arguments.collect::<Vec<_>>().join(", "))
}
