//! The Rust of an interface: the file itself, and the calls with random values.

use std::collections::HashSet;

use super::model::{Def, Fields, Form, Interface, Method, Mode, Param, Passing, Returns, Shape, Ty};

/// The names of type parameters.
const PARAMETERS: &[&str] = &["T", "U"];

impl Ty {
    /// The type as it is written where the names of the interface are found behind `prefix`.
    pub(crate) fn text(&self, interface: &Interface, prefix: &str) -> String {
        match self {
            Ty::Leaf(leaf) => leaf.rust.to_string(),
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

    /// The type of a parameter that lends it.
    fn lent(&self, interface: &Interface) -> String {
        match self {
            Ty::Leaf(leaf) => leaf
                .lent
                .map_or_else(|| format!("&{}", leaf.rust), str::to_string),
            Ty::Of(wrapper, arguments) if wrapper.lent.is_some() => {
                filled(wrapper.lent.unwrap_or_default(), arguments, interface, "")
            }
            other => format!("&{}", other.text(interface, "")),
        }
    }
}

fn filled(template: &str, arguments: &[Ty], interface: &Interface, prefix: &str) -> String {
    let mut text = template.to_string();
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
                    "\nimpl From<rust2go::GoError> for {name} {{\n    fn from(error: rust2go::GoError) -> Self {{ panic!(\"{{error}}\") }}\n}}\n"
                );
            }
        }
    }
    let naming = if of.verbatim { "(naming = verbatim)" } else { "" };
    text += &format!("\n#[rust2go::r2g{naming}]\npub trait {} {{\n", of.name);
    for method in of.methods() {
        text += &signature(of, method);
    }
    text + "}\n"
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
    let parameter = |param: &Param| {
        let ty = match param.passing {
            Passing::Given => param.ty.text(of, ""),
            Passing::Lent => param.ty.lent(of),
            Passing::Lend => format!("rust2go::Lend<{}>", param.ty.text(of, "")),
            Passing::LentMut => format!("&mut [{}]", element(&param.ty).text(of, "")),
        };
        format!("{}: {ty}", param.name)
    };
    let params: Vec<String> = method.params.iter().map(parameter).collect();
    let values: Vec<String> = method.params.iter().map(|param| param.ty.text(of, "")).collect();
    let together = match values.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(", ")),
    };
    let result = match method.returns {
        Returns::Values => together,
        Returns::View => format!("rust2go::GoRef<{together}>"),
        Returns::Fallible => format!("Result<{together}, rust2go::GoError>"),
        Returns::FallibleView => format!("Result<rust2go::GoRef<{together}>, rust2go::GoError>"),
        Returns::Either => format!("Result<{}, {}>", values[1], values[2]),
        Returns::Filled => "()".to_string(),
    };
    let attrs: String = method.attrs.iter().map(|line| format!("    {line}\n")).collect();
    let (name, params) = (&method.name, params.join(", "));
    match method.mode {
        Mode::Sync => format!("{attrs}    fn {name}({params}) -> {result};\n"),
        Mode::Async => format!("{attrs}    async fn {name}({params}) -> {result};\n"),
        Mode::Future => {
            format!("{attrs}    fn {name}({params}) -> impl std::future::Future<Output = {result}>;\n")
        }
    }
}

/// The `T` of a list.
fn element(ty: &Ty) -> &Ty {
    match ty {
        Ty::Of(_, arguments) => &arguments[0],
        other => other,
    }
}

/// The module that sends values through all methods: `pub fn run(report: &mut Report)`.
pub(crate) fn calls(of: &Interface) -> String {
    let prefix = format!("crate::{}::", of.file);
    let mut text =
        String::from("#![allow(warnings)]\n\nuse fuzz_values::{Maker as M_, Report as R_, Value as V_};\n");
    for def in of.defs() {
        text += &value(def, &prefix);
    }
    text += "\npub fn run(r_: &mut R_) {\n";
    for method in of.methods() {
        text += &call(of, method, &prefix);
    }
    text + "}\n"
}

/// `impl Value` for a definition.
fn value(def: &Def, prefix: &str) -> String {
    let path = format!("{prefix}{}", path(def));
    let (make, same) = match &def.form {
        Form::Struct(fields) => {
            let same: Vec<String> = members(fields)
                .iter()
                .map(|(name, _)| format!("V_::same(&self.{name}, &o_.{name})"))
                .collect();
            (
                literal("Self", fields),
                if same.is_empty() {
                    "true".to_string()
                } else {
                    same.join(" && ")
                },
            )
        }
        Form::Enum(variants) => {
            let arms = variants.iter().enumerate();
            let arms: String = arms
                .map(|(at, (name, _))| format!("{at} => Self::{name}, "))
                .collect();
            (
                format!(
                    "match m_.random().below({}) {{ {arms}_ => unreachable!() }}",
                    variants.len()
                ),
                "self == o_".to_string(),
            )
        }
        Form::Sum(variants) => {
            let arms = variants.iter().enumerate().map(|(at, (name, fields))| {
                let literal = literal(&format!("Self::{name}"), fields);
                format!("{at} => m_.inside(|m_| {literal}), ")
            });
            let arms: String = arms.collect();
            let pairs = variants.iter().map(|(name, fields)| {
                let members = members(fields);
                let side = |letter: char| -> String {
                    let names = members.iter().enumerate();
                    let names = names.map(|(at, (name, _))| format!("{name}: {letter}{at}_, "));
                    format!("Self::{name} {{ {}}}", names.collect::<String>())
                };
                let same = (0..members.len()).map(|at| format!("V_::same(x{at}_, y{at}_) && "));
                let same: String = same.collect();
                format!("({}, {}) => {same}true, ", side('x'), side('y'))
            });
            let pairs: String = pairs.collect();
            (
                format!(
                    "match m_.variant({}) {{ {arms}_ => unreachable!() }}",
                    variants.len()
                ),
                format!("match (self, o_) {{ {pairs}_ => false }}"),
            )
        }
    };
    format!(
        "\nimpl{} V_ for {path}{} {{\n    fn make(m_: &mut M_) -> Self {{ {make} }}\n    fn same(&self, o_: &Self) -> bool {{ {same} }}\n}}\n",
        parameters(def, ": V_"),
        parameters(def, "")
    )
}

/// The names or indices of fields, and whether Go has them.
fn members(fields: &Fields) -> Vec<(String, bool)> {
    let all = fields.fields.iter().enumerate();
    let name = |(index, field): (usize, &super::model::Field)| match fields.shape {
        Shape::Named => (field.name.clone(), !field.skip),
        _ => (index.to_string(), !field.skip),
    };
    all.map(name).collect()
}

fn literal(path: &str, fields: &Fields) -> String {
    let members = members(fields).into_iter().map(|(name, made)| match made {
        true => format!("{name}: m_.make(), "),
        false => format!("{name}: Default::default(), "),
    });
    format!("{path} {{ {}}}", members.collect::<String>())
}

fn call(of: &Interface, method: &Method, prefix: &str) -> String {
    let types: Vec<String> = method
        .params
        .iter()
        .map(|param| param.ty.text(of, prefix))
        .collect();
    let full = full_name(of, method);
    let target = format!(
        "<{prefix}{}Impl as {prefix}{}>::{}",
        plain(&of.name),
        of.name,
        method.name
    );
    let arguments = method
        .params
        .iter()
        .enumerate()
        .map(|(at, param)| match param.passing {
            Passing::Given => format!("a{at}_"),
            Passing::Lent => format!("&a{at}_"),
            Passing::Lend => format!("a{at}_.into()"),
            Passing::LentMut => format!("a{at}_"),
        });
    let arguments: Vec<String> = arguments.collect();
    let names: Vec<String> = (0..types.len()).map(|at| format!("a{at}_")).collect();
    match method.returns {
        Returns::Either => {
            return format!(
                "    r_.either::<{}, {}>(\"{full}\", |{}| {target}({}));\n",
                types[1],
                types[2],
                names.join(", "),
                arguments.join(", ")
            )
        }
        Returns::Filled => {
            return format!(
                "    r_.fill::<{}>(\"{full}\", |a0_, a1_| {{ {target}(a0_, a1_); }});\n",
                element(&method.params[0].ty).text(of, prefix)
            )
        }
        _ => {}
    }
    let mut back = match method.mode {
        Mode::Sync => format!("{target}({})", arguments.join(", ")),
        _ => format!("unsafe {{ {target}({}) }}.await", arguments.join(", ")),
    };
    if matches!(method.returns, Returns::Fallible | Returns::FallibleView) {
        back += ".unwrap()";
    }
    if matches!(method.returns, Returns::View | Returns::FallibleView) {
        back += ".to_owned().unwrap()";
    }
    if types.len() == 1 {
        back = format!("({back},)");
    }
    let values: String = types.iter().map(|ty| format!("{ty}, ")).collect();
    let names: String = names.iter().map(|name| format!("{name}, ")).collect();
    match method.mode {
        Mode::Sync => format!("    r_.echo::<({values})>(\"{full}\", |({names})| {back});\n"),
        _ => {
            format!("    r_.echo_later::<({values}), _>(\"{full}\", |({names})| async move {{ {back} }});\n")
        }
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
