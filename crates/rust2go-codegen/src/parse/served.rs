//! What a method of a `#[g2r]` trait must not have.

use proc_macro2::Span;
use syn::Signature;

use super::raw::{RawParam, RawReturn};
use super::{owners, value};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::Passing;

/// Attributes that say how Rust calls an async method.
const NOT_SERVED: &[&str] = &["r2g", "send", "drop_safe", "drop_safe_ret", "mem", "shm"];

/// Judges a method that Go calls.
pub(super) fn judge(
    signature: &Signature,
    marks: &[(String, Span)],
    is_async: bool,
    params: &[RawParam],
    ret: &RawReturn,
    d: &mut Diagnostics,
) {
    let name = signature.ident.to_string();
    if is_async {
        for (mark, span) in marks
            .iter()
            .filter(|(mark, _)| NOT_SERVED.contains(&mark.as_str()))
        {
            d.report(Kind::ServedMark, *span, &[mark, &name]);
        }
        for param in params {
            owners::judge_async(&param.value, d);
        }
    }
    for param in params {
        let place = Place::of(&param.written);
        let owned = value::owned_text(&param.value);
        match param.passing {
            Passing::Given | Passing::Lent => {}
            Passing::LentMut | Passing::LentVec => {
                d.report(Kind::ServedMutable, place, &[&name, &owned]);
            }
            Passing::Lend => {
                d.report(Kind::ServedLend, place, &[&owned]);
            }
        }
    }
    if ret.view {
        let values: Vec<String> = ret.values.iter().map(value::owned_text).collect();
        d.report(Kind::ServedView, Place::of(&ret.written), &[&values.concat()]);
    }
}
