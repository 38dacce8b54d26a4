//! What the templates are filled with: the file from top to bottom, every name and type as it will stand there.

mod agreement;
mod call;
mod interface;
mod named;
mod old_sizes;

use std::collections::BTreeSet;

use serde::Serialize;

use super::names::Scope;
use super::Options;
use crate::model::Interface;

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
        let interfaces: Vec<_> = interface
            .traits
            .iter()
            .map(|r#trait| interface::GoInterface::of(interface, r#trait, &mut scope))
            .collect();
        let types: Vec<_> = (0..interface.types.len())
            .map(|index| named::Named::of(interface, index, &scope))
            .collect();
        let agreement = agreement::lines(interface, interfaces.iter().flat_map(|i| i.calls()));

        let mut std_imports = BTreeSet::new();
        if interfaces
            .iter()
            .flat_map(|i| i.calls())
            .any(|call| call.asynchronous)
        {
            std_imports.insert("context");
        }
        if types.iter().any(named::Named::is_enum) {
            std_imports.insert("strconv");
        }
        if !agreement.is_empty() || interfaces.iter().flat_map(|i| i.calls()).next().is_some() {
            std_imports.insert("unsafe");
        }
        let needs_support = !interfaces.is_empty() || types.iter().any(named::Named::has_pointers);
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
