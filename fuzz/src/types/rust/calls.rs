//! The calls of an interface with random values, and the implementation of what Go calls.

use super::super::model::{Def, Field, Fields, Form, Interface, Method, Mode, Passing, Returns, Shape, Ty};
use super::{full_name, parameters, path, plain, result, returned};

/// The module that sends values through all methods: `pub fn run(report: &mut Report)`.
pub(crate) fn calls(of: &Interface) -> String {
    let prefix = format!("crate::{}::", of.file);
    let mut text = String::from(
        "#![allow(warnings)]\n\nuse fuzz_values::{pause as P_, Maker as M_, Report as R_, Value as V_};\n",
    );
    for def in of.defs() {
        text += &value(def, &prefix);
    }
    text += &implementation(of, &prefix);
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
    let name = |(index, field): (usize, &Field)| match fields.shape {
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

/// The implementation of the trait that Go calls: each method gives back what it gets.
fn implementation(of: &Interface, prefix: &str) -> String {
    let methods: String = of
        .methods()
        .filter_map(|method| giving(of, method, prefix))
        .collect();
    if methods.is_empty() {
        return methods;
    }
    let (name, plain) = (&of.served, plain(&of.served));
    format!("\nimpl {prefix}{name} for {prefix}{plain}Impl {{\n{methods}}}\n")
}

fn giving(of: &Interface, method: &Method, prefix: &str) -> Option<String> {
    let back = method.back.as_ref()?;
    let (mut params, mut values) = (Vec::new(), Vec::new());
    for (at, (param, passing)) in method.params.iter().zip(&back.passing).enumerate() {
        params.push(format!("a{at}_: {}", param.ty.passed(*passing, of, prefix)));
        values.push(match passing {
            Passing::Lent => param.ty.owned(&format!("a{at}_")),
            _ => format!("a{at}_"),
        });
    }
    let together = match values.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(", ")),
    };
    let body = match returned(method) {
        Returns::Either => format!(
            "if {} {{ Err({}) }} else {{ Ok({}) }}",
            values[0], values[2], values[1]
        ),
        Returns::Fallible => format!("Ok({together})"),
        _ => together,
    };
    let result = result(of, method, returned(method), prefix);
    let (head, pause) = match back.mode {
        Mode::Sync => ("fn", ""),
        Mode::Async | Mode::Future => ("async fn", "P_().await; "),
    };
    Some(format!(
        "    {head} {}({}) -> {result} {{ {pause}{body} }}\n",
        back.name,
        params.join(", ")
    ))
}

impl Ty {
    /// An expression that makes a value of what is lent of one.
    fn owned(&self, lent: &str) -> String {
        match self {
            Ty::Leaf(leaf) => match leaf.lent {
                Some(cow) if cow.contains("Cow") => {
                    format!("std::borrow::Cow::Owned({lent}.clone().into_owned())")
                }
                Some(_) => format!("{lent}.into()"),
                None => format!("{lent}.clone()"),
            },
            Ty::Of(wrapper, _) if wrapper.lent.is_some() => format!("{lent}.to_vec()"),
            _ => format!("{lent}.clone()"),
        }
    }
}

fn call(of: &Interface, method: &Method, prefix: &str) -> String {
    let types = method.params.iter().map(|param| param.ty.text(of, prefix));
    let types: Vec<String> = types.collect();
    let full = full_name(of, method);
    let target = format!(
        "<{prefix}{}Impl as {prefix}{}>::{}",
        plain(&of.name),
        of.name,
        method.name
    );
    let arguments = method.params.iter().enumerate().map(|(at, param)| {
        // These are references already.
        let referred = method.returns == Returns::Filled && at < 2;
        match param.passing {
            Passing::Lent if !referred => format!("&a{at}_"),
            Passing::Given if referred => format!("a{at}_.clone()"),
            Passing::Lend => format!("a{at}_.into()"),
            _ => format!("a{at}_"),
        }
    });
    let arguments: Vec<String> = arguments.collect();
    let call = format!("{target}({})", arguments.join(", "));
    let mut back = match method.mode {
        Mode::Sync => call,
        _ => format!("unsafe {{ {call} }}.await"),
    };
    let names = |from: usize| -> String { (from..types.len()).map(|at| format!("a{at}_, ")).collect() };
    let tuple = |types: &[String]| -> String { types.iter().map(|ty| format!("{ty}, ")).collect() };
    match method.returns {
        Returns::Either => {
            let (value, error) = (&types[1], &types[2]);
            return match method.mode {
                Mode::Sync => {
                    format!(
                        "    r_.either::<{value}, {error}>(\"{full}\", |{}| {back});\n",
                        names(0)
                    )
                }
                _ => format!(
                    "    r_.either_later::<{value}, {error}, _>(\"{full}\", |{}| async move {{ {back} }});\n",
                    names(0)
                ),
            };
        }
        Returns::Filled => {
            let element = match &method.params[0].ty {
                Ty::Of(_, arguments) => arguments[0].text(of, prefix),
                other => other.text(of, prefix),
            };
            let way = match method.params[0].passing {
                Passing::LentVec => "refill",
                _ => "fill",
            };
            let rest = tuple(&types[2..]);
            let back = if rest.is_empty() {
                back
            } else {
                format!("({back},)")
            };
            return format!(
                "    r_.{way}::<{element}, ({rest})>(\"{full}\", |a0_, a1_, ({})| {back});\n",
                names(2)
            );
        }
        Returns::Fallible | Returns::FallibleView => back += ".unwrap()",
        Returns::Values | Returns::View => {}
    }
    if matches!(method.returns, Returns::View | Returns::FallibleView) {
        back += ".to_owned().unwrap()";
    }
    if types.len() == 1 {
        back = format!("({back},)");
    }
    let (types, names) = (tuple(&types), names(0));
    match method.mode {
        Mode::Sync => format!("    r_.echo::<({types})>(\"{full}\", |({names})| {back});\n"),
        _ => format!("    r_.echo_later::<({types}), _>(\"{full}\", |({names})| async move {{ {back} }});\n"),
    }
}
