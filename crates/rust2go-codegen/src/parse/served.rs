//! What a method of a `#[g2r]` trait must not have yet.

use syn::Signature;

use super::raw::{RawParam, RawReturn};
use super::value;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::Passing;

/// Judges a method that Go calls.
pub(super) fn judge(
    signature: &Signature,
    is_async: bool,
    params: &[RawParam],
    ret: &RawReturn,
    d: &mut Diagnostics,
) {
    let name = signature.ident.to_string();
    if is_async {
        d.report(Kind::ServedAsync, Place::of(&signature.ident), &[&name]);
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
