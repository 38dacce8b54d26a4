//! What the templates are filled with: the file from top to bottom, every name and type as it will stand there.

mod agreement;
mod call;
mod interface;
mod named;
mod old_sizes;

use std::collections::BTreeSet;

use serde::Serialize;

pub(crate) use interface::{parameter_type, signature};

use super::names::Scope;
use super::wires::Wires;
use super::Options;
use crate::model::{Interface, Type, TypeKind};

/// The generated file.
#[derive(Debug, Serialize)]
pub(super) struct File {
    package: String,
    std_imports: BTreeSet<&'static str>,
    /// The import path of the support module, where something needs it.
    support_import: Option<String>,
    interfaces: Vec<interface::GoInterface>,
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
        let interfaces: Vec<_> = interface
            .traits
            .iter()
            .map(|r#trait| interface::GoInterface::of(interface, &wires, r#trait, &mut scope))
            .collect();
        let types: Vec<_> = (0..interface.types.len())
            .map(|index| named::Named::of(interface, &wires, index, &scope))
            .collect();
        let agreement = agreement::lines(interface, &wires, interfaces.iter().flat_map(|i| i.calls()));

        let mut std_imports = BTreeSet::new();
        if interfaces
            .iter()
            .flat_map(|i| i.calls())
            .any(|call| call.asynchronous)
        {
            std_imports.insert("context");
        }
        std_imports.extend(types.iter().flat_map(named::Named::imports));
        if uses_time(interface) {
            std_imports.insert("time");
        }
        if !agreement.is_empty() || interfaces.iter().flat_map(|i| i.calls()).next().is_some() {
            std_imports.insert("unsafe");
        }
        let needs_support = !interfaces.is_empty() || types.iter().any(named::Named::needs_support);
        File {
            package: options.package.clone(),
            std_imports,
            support_import: needs_support.then(|| options.support_import.clone()),
            interfaces,
            types,
            agreement,
            with_main: options.with_main,
        }
    }
}

/// Whether a type of Go's package `time` is named anywhere.
fn uses_time(interface: &Interface) -> bool {
    fn in_type(ty: &Type) -> bool {
        match ty {
            Type::Duration | Type::Time => true,
            Type::List(of) | Type::Array(of, _) | Type::Option(of) | Type::Box(of) | Type::Set(of) => {
                in_type(of)
            }
            Type::Map(key, value) => in_type(key) || in_type(value),
            Type::Primitive(_) | Type::String | Type::Named(_) => false,
        }
    }
    let methods = interface.traits.iter().flat_map(|one| &one.methods);
    let in_methods = methods
        .flat_map(|method| {
            method
                .params
                .iter()
                .map(|param| &param.ty)
                .chain(&method.ret.values)
        })
        .any(in_type);
    in_methods
        || interface.types.iter().any(|def| match &def.kind {
            TypeKind::Newtype { inner } => in_type(inner),
            kind => kind.fields().iter().any(|field| in_type(&field.ty)),
        })
}
