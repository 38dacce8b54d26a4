//! What `#[go(..)]` says of a field that is none in Go: that of a newtype, `struct UserId(u64)`, which is
//! `type UserId uint64` there.

use super::resolve::Resolved;
use crate::diagnostic::{Diagnostics, Kind};
use crate::model::{Interface, TypeKind};
use crate::parse::SourceTree;

/// Reports each name and each tag that would be nowhere.
pub(super) fn judge(tree: &SourceTree, resolved: &Resolved, interface: &Interface, d: &mut Diagnostics) {
    let instances = &resolved.instances;
    for (index, model) in instances.in_order().into_iter().zip(&interface.types) {
        if !matches!(model.kind, TypeKind::Newtype { .. }) {
            continue;
        }
        for field in instances.raw(tree, index).kind.fields() {
            for (_, span) in field.go_name.iter().chain(&field.tag) {
                let problem = format!("`{}` has no field in Go, it is a type of its own", model.go_name);
                d.report(Kind::MalformedAttribute, *span, &["go", &problem])
                    .help("leave it out");
            }
        }
    }
}
