//! The Rust of an interface: the file itself, and, in `calls`, the calls with random values.

mod calls;

use std::collections::HashSet;

pub(crate) use self::calls::calls;
use super::model::{Def, Fields, Form, Interface, Method, Mode, Passing, Returns, Shape, Ty};
use super::words::PRELUDE;

/// The names of type parameters.
const PARAMETERS: &[&str] = &["T", "U"];

impl Ty {
    /// The type as it is written where the names of the interface are found behind `prefix`.
    pub(crate) fn text(&self, interface: &Interface, prefix: &str) -> String {
        match self {
            Ty::Leaf(leaf) => spelled(leaf.rust, interface),
            Ty::Of(wrapper, arguments) => filled(wrapper.rust, arguments, interface, prefix),
            Ty::Array(of, length) => format!("[{}; {length}]", of.text(interface, prefix)),
            Ty::Param(index) => PARAMETERS[*index].to_string(),
            Ty::Named(id, arguments) => {
                let Some(def) = interface.def(*id) else {
                    return "MISSING".to_string();
                };
                let arguments: Vec<String> = arguments.iter().map(|of| of.text(interface, prefix)).collect();
                format!("{prefix}{}{}", path(def), angle(&arguments))
            }
        }
    }

    /// The type of a parameter that passes it so.
    fn passed(&self, passing: Passing, interface: &Interface, prefix: &str) -> String {
        let text = || self.text(interface, prefix);
        match (passing, self) {
            (Passing::Given, _) => text(),
            (Passing::Lend, _) => format!("rust2go::Lend<{}>", text()),
            (Passing::LentVec, _) => format!("&mut {}", text()),
            (Passing::LentMut, Ty::Of(_, arguments)) => {
                format!("&mut [{}]", arguments[0].text(interface, prefix))
            }
            (Passing::Lent, Ty::Leaf(leaf)) => match leaf.lent {
                Some(lent) => spelled(lent, interface),
                None => format!("&{}", text()),
            },
            (Passing::Lent, Ty::Of(wrapper, arguments)) => match wrapper.lent {
                Some(lent) => filled(lent, arguments, interface, prefix),
                None => format!("&{}", text()),
            },
            (Passing::Lent | Passing::LentMut, _) => format!("&{}", text()),
        }
    }
}

/// The names that Rust has everywhere with their paths, where the interface wants them so.
fn spelled(template: &str, interface: &Interface) -> String {
    let mut text = template.to_string();
    for (name, path) in PRELUDE.iter().filter(|_| interface.paths) {
        let word = |c: char| c == ':' || c.is_alphanumeric();
        let found: Vec<usize> = text.match_indices(name).map(|(at, _)| at).collect();
        for at in found.into_iter().rev() {
            if !text[..at].ends_with(word) {
                text.replace_range(at..at + name.len(), path);
            }
        }
    }
    text
}

fn filled(template: &str, arguments: &[Ty], interface: &Interface, prefix: &str) -> String {
    let mut text = spelled(template, interface);
    for (index, argument) in arguments.iter().enumerate() {
        text = text.replace(&format!("#{index}"), &argument.text(interface, prefix));
    }
    text
}

fn angle(arguments: &[String]) -> String {
    match arguments {
        [] => String::new(),
        some => format!("<{}>", some.join(", ")),
    }
}

/// The way to a definition from the root of the file.
fn path(def: &Def) -> String {
    match &def.module {
        Some(module) => format!("{module}::{}", def.name),
        None => def.name.clone(),
    }
}

fn parameters(def: &Def, bound: &str) -> String {
    let names: Vec<String> = PARAMETERS[..def.params]
        .iter()
        .map(|name| format!("{name}{bound}"))
        .collect();
    angle(&names)
}

/// The interface file.
pub(crate) fn interface(of: &Interface) -> String {
    let mut text = String::from("//! A random interface.\n#![allow(warnings)]\n\nuse rust2go::R2G;\n");
    for def in of.defs() {
        let written = definition(of, def);
        match &def.module {
            None => text += &format!("\n{written}"),
            Some(module) => text += &format!("\npub mod {module} {{\n    use rust2go::R2G;\n{written}}}\n"),
        }
    }
    let mut errors: HashSet<String> = HashSet::new();
    for method in of.methods() {
        if let (Returns::Either, [_, _, error]) = (method.returns, method.params.as_slice()) {
            let name = error.ty.text(of, "");
            if errors.insert(name.clone()) {
                text += &format!(
                    "\nimpl ::std::convert::From<rust2go::GoError> for {name} {{\n    fn from(error: rust2go::GoError) -> Self {{ panic!(\"{{error}}\") }}\n}}\n"
                );
            }
        }
    }
    let naming = if of.verbatim { "(naming = verbatim)" } else { "" };
    text += &format!("\n#[rust2go::r2g{naming}]\npub trait {} {{\n", of.name);
    for method in of.methods() {
        text += &signature(of, method);
    }
    text += "}\n";
    let served: String = of.methods().filter_map(|method| served(of, method, "")).collect();
    if !served.is_empty() {
        text += &format!(
            "\n#[rust2go::g2r{naming}]\npub trait {} {{\n{served}}}\n",
            of.served
        );
    }
    text
}

fn definition(of: &Interface, def: &Def) -> String {
    let mut derives = vec!["R2G", "Debug"];
    if def.key {
        derives.extend(["Clone", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord"]);
    } else if of.clone {
        derives.push("Clone");
    }
    let prefix = if def.module.is_some() { "super::" } else { "" };
    let mut text = format!("#[derive({})]\n", derives.join(", "));
    def.attrs.iter().for_each(|line| text += &format!("{line}\n"));
    let head = format!("{}{}", def.name, parameters(def, ""));
    match &def.form {
        Form::Struct(fields) => {
            let end = if fields.shape == Shape::Named { "" } else { ";" };
            text += &format!("pub struct {head}{}{end}\n", body(of, fields, prefix, "pub "));
        }
        Form::Enum(variants) => {
            text += &format!("pub enum {head} {{\n");
            for (name, value) in variants {
                let value = value.map_or(String::new(), |value| format!(" = {value}"));
                text += &format!("    {name}{value},\n");
            }
            text += "}\n";
        }
        Form::Sum(variants) => {
            text += &format!("pub enum {head} {{\n");
            for (name, fields) in variants {
                text += &format!("    {name}{},\n", body(of, fields, prefix, ""));
            }
            text += "}\n";
        }
    }
    text
}

fn body(of: &Interface, fields: &Fields, prefix: &str, visible: &str) -> String {
    let written = fields.fields.iter().map(|field| {
        let attrs: String = field.attrs.iter().map(|line| format!("    {line}\n")).collect();
        let ty = field.ty.text(of, prefix);
        match fields.shape {
            Shape::Named => format!("\n{attrs}    {visible}{}: {ty},", field.name),
            _ => format!("\n{attrs}    {visible}{ty},"),
        }
    });
    let written: String = written.collect();
    match fields.shape {
        Shape::Named => format!(" {{{written}\n}}"),
        Shape::Tuple => format!("({written}\n)"),
        Shape::Unit => String::new(),
    }
}

fn signature(of: &Interface, method: &Method) -> String {
    let params = method.params.iter();
    let params = params.map(|param| format!("{}: {}", param.name, param.ty.passed(param.passing, of, "")));
    let params: Vec<String> = params.collect();
    let result = result(of, method, method.returns, "");
    let attrs: String = method.attrs.iter().map(|line| format!("    {line}\n")).collect();
    attrs + &declared(method.mode, &method.name, &params, &result)
}

/// `async fn name(params) -> result;`
fn declared(mode: Mode, name: &str, params: &[String], result: &str) -> String {
    let params = params.join(", ");
    match mode {
        Mode::Sync => format!("    fn {name}({params}) -> {result};\n"),
        Mode::Async => format!("    async fn {name}({params}) -> {result};\n"),
        Mode::Future => format!("    fn {name}({params}) -> impl std::future::Future<Output = {result}>;\n"),
    }
}

/// What a method with these parameters returns.
fn result(of: &Interface, method: &Method, returns: Returns, prefix: &str) -> String {
    let values: Vec<String> = method
        .params
        .iter()
        .map(|param| param.ty.text(of, prefix))
        .collect();
    let together = |values: &[String]| match values {
        [one] => one.clone(),
        several => format!("({})", several.join(", ")),
    };
    let all = together(&values);
    let result = spelled("Result", of);
    match returns {
        Returns::Values => all,
        Returns::View => format!("rust2go::GoRef<{all}>"),
        Returns::Fallible => format!("{result}<{all}, rust2go::GoError>"),
        Returns::FallibleView => format!("{result}<rust2go::GoRef<{all}>, rust2go::GoError>"),
        Returns::Either => format!("{result}<{}, {}>", values[1], values[2]),
        Returns::Filled => together(&values[2..]),
    }
}

/// The method of the served trait that a handler calls, if it does.
fn served(of: &Interface, method: &Method, prefix: &str) -> Option<String> {
    let back = method.back.as_ref()?;
    let params = method.params.iter().zip(&back.passing);
    let params = params.map(|(param, passing)| {
        let ty = param.ty.passed(*passing, of, prefix);
        format!("{}: {ty}", param.name)
    });
    let params: Vec<String> = params.collect();
    let result = result(of, method, returned(method), prefix);
    let mark = if back.nonblocking {
        "    #[nonblocking]\n"
    } else {
        ""
    };
    Some(mark.to_string() + &declared(back.mode, &back.name, &params, &result))
}

/// What the method that the handler calls returns.
fn returned(method: &Method) -> Returns {
    match (method.returns, &method.back) {
        (Returns::Either, _) => Returns::Either,
        (_, Some(back)) if back.fallible => Returns::Fallible,
        _ => Returns::Values,
    }
}

/// The name of a method in the program's report.
pub(crate) fn full_name(of: &Interface, method: &Method) -> String {
    format!("{}.{}", of.file, plain(&method.name))
}

/// A name without `r#`.
pub(crate) fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
