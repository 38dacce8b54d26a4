//! What the templates are filled with: the file from top to bottom, every name and type as it will stand there.

mod agreement;
mod call;
mod interface;
mod message;
mod named;
mod old_sizes;
mod served;

use std::collections::BTreeSet;

use serde::Serialize;

pub(crate) use interface::{parameter_type, signature};
pub(super) use interface::{results, takes_context};

use super::names::Scope;
use super::wires::Wires;
use super::Options;
use crate::model::{Direction, Interface, Standard, Trait, Type, TypeKind};

/// The generated file.
#[derive(Debug, Serialize)]
pub(super) struct File {
    package: String,
    std_imports: BTreeSet<&'static str>,
    /// The import paths of the support module and of its packages, as far as something needs them.
    support_imports: Vec<String>,
    interfaces: Vec<interface::GoInterface>,
    /// The traits that Rust implements.
    served: Vec<served::Served>,
    types: Vec<named::Named>,
    /// The lines of the compile-time comparison of layouts.
    agreement: Vec<String>,
    with_main: bool,
}

impl File {
    /// Decides everything about the file.
    pub(super) fn of(interface: &Interface, options: &Options) -> File {
        let mut scope = Scope::of(interface);
        let wires = Wires::of(interface, &mut scope);
        let of = |direction: Direction| {
            let traits = interface.traits.iter();
            traits.filter(move |one: &&Trait| one.direction == direction)
        };
        let interfaces: Vec<_> = of(Direction::RustCallsGo)
            .map(|r#trait| interface::GoInterface::of(interface, &wires, r#trait, &mut scope))
            .collect();
        let served: Vec<_> = of(Direction::GoCallsRust)
            .map(|r#trait| served::Served::of(interface, &wires, r#trait, &mut scope))
            .collect();
        let types: Vec<_> = (0..interface.types.len())
            .map(|index| named::Named::of(interface, &wires, index, &scope))
            .collect();
        let calls = || interfaces.iter().flat_map(|i| i.calls());
        let blocks = calls().filter_map(call::Call::block);
        let blocks = blocks.chain(served.iter().flat_map(served::Served::blocks));
        let agreement = agreement::lines(interface, &wires, blocks);

        let mut std_imports = BTreeSet::new();
        if calls().any(|call| call.asynchronous) || served.iter().any(served::Served::is_async) {
            std_imports.insert("context");
        }
        std_imports.extend(types.iter().flat_map(named::Named::imports));
        let standard = standard_types(interface);
        std_imports.extend(standard.iter().filter_map(|standard| standard.import()));
        let in_words = served.iter().any(served::Served::needs_unsafe);
        if !agreement.is_empty() || in_words || calls().next().is_some() {
            std_imports.insert("unsafe");
        }
        let mut support_imports = Vec::new();
        if !interfaces.is_empty() || !served.is_empty() || types.iter().any(named::Named::needs_support) {
            support_imports.push(options.support_import.clone());
        }
        if standard.contains(&Standard::Json) {
            support_imports.push(format!("{}/jsonvalue", options.support_import));
        }
        File {
            package: options.package.clone(),
            std_imports,
            support_imports,
            interfaces,
            served,
            types,
            agreement,
            with_main: options.with_main,
        }
    }
}

/// The types of Go's standard library that are named anywhere.
pub(super) fn standard_types(interface: &Interface) -> Vec<Standard> {
    fn in_type(ty: &Type, found: &mut Vec<Standard>) {
        match ty {
            Type::Standard(standard) => found.push(*standard),
            Type::List(of) | Type::Array(of, _) | Type::Option(of) | Type::Box(of) | Type::Set(of) => {
                in_type(of, found);
            }
            Type::Map(key, value) => {
                in_type(key, found);
                in_type(value, found);
            }
            Type::Primitive(_) | Type::String | Type::Named(_) => {}
        }
    }
    let mut found = Vec::new();
    for method in interface.traits.iter().flat_map(|one| &one.methods) {
        let params = method.params.iter().map(|param| &param.ty);
        params
            .chain(&method.ret.values)
            .for_each(|ty| in_type(ty, &mut found));
    }
    for def in &interface.types {
        match &def.kind {
            TypeKind::Newtype { inner } => in_type(inner, &mut found),
            kind => kind
                .fields()
                .iter()
                .for_each(|field| in_type(&field.ty, &mut found)),
        }
    }
    found
}
