//! On which ways a value goes, and how it crosses on each.

use serde::Serialize;

use super::cost;
use crate::layout;
use crate::model::{Interface, Param, Type, TypeKind};

/// How a value is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// `T`: Go gets its own.
    Given,
    /// `&T` and `Lend<T>`: Go reads Rust's memory.
    Lent,
    /// `&mut [T]` and `&mut Vec<T>`: Go may also write to it.
    LentMut,
    /// A result `T`: Rust gets its own.
    Result,
    /// A result `GoRef<T>`: Rust reads Go's memory.
    View,
    /// A parameter `T` of a method that Go calls: Rust gets its own.
    FromGo,
    /// A parameter `&T` of a method that Go calls.
    LentByGo,
    /// A result of a method that Go calls: Go gets its own.
    BackToGo,
}

impl Way {
    /// The ways that any type can go where Rust calls Go.
    pub(super) const TO_GO: &'static [Way] = &[Way::Lent, Way::Given, Way::Result, Way::View];
    /// The same where Go calls Rust.
    pub(super) const FROM_GO: &'static [Way] = &[Way::LentByGo, Way::FromGo, Way::BackToGo];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Way::Given => "given",
            Way::Lent => "lent",
            Way::LentMut => "lent to write",
            Way::Result => "result",
            Way::View => "view",
            Way::FromGo => "from Go",
            Way::LentByGo => "lent by Go",
            Way::BackToGo => "back to Go",
        }
    }
}

/// How a value crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// It stands in the block of the call, whole.
    Itself,
    /// The block points to where the other side has it.
    PointedTo,
    /// One side copies what is pointed to.
    CopiedOnce,
    /// Rust puts it into Go's layout, and Go makes its own copy of that.
    CopiedTwice,
    /// Generated Go code makes Go's form of what crosses, and the other way round.
    Converted,
}

impl Crossing {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Crossing::Itself => "itself",
            Crossing::PointedTo => "pointed to",
            Crossing::CopiedOnce => "copied once",
            Crossing::CopiedTwice => "copied twice",
            Crossing::Converted => "converted",
        }
    }
}

/// How a value of this type crosses on this way.
pub(crate) fn crossing(interface: &Interface, ty: &Type, way: Way) -> Crossing {
    if layout::converted(&layout::converted_types(interface), ty) {
        return Crossing::Converted;
    }
    if way == Way::LentMut {
        return Crossing::PointedTo;
    }
    if layout::flat(interface, ty) {
        return Crossing::Itself;
    }
    let needs_buffer = !cost::buffer(interface, ty).is_nothing();
    match way {
        Way::Given | Way::BackToGo if needs_buffer => Crossing::CopiedTwice,
        Way::Lent if needs_buffer => Crossing::CopiedOnce,
        Way::Lent | Way::LentMut | Way::View => Crossing::PointedTo,
        Way::Given | Way::Result | Way::FromGo | Way::LentByGo | Way::BackToGo => Crossing::CopiedOnce,
    }
}

/// How a parameter of a method that Go calls crosses: a text, and a list of plain values that lies in Go as in Rust, is read
/// where Go has it.
pub(super) fn crossing_from_go(interface: &Interface, param: &Param, way: Way) -> Crossing {
    let whole = match way {
        Way::LentByGo => match &param.ty {
            Type::String => ["&str", "Path", "OsStr"]
                .iter()
                .any(|text| param.written.ends_with(text)),
            Type::List(of) => param.written.starts_with("&[") && plain(interface, of, &param.written),
            _ => false,
        },
        _ => false,
    };
    match whole {
        true => Crossing::PointedTo,
        false => crossing(interface, &param.ty, way),
    }
}

/// Whether values of the type are in Rust what they are in Go, whatever their bytes.
fn plain(interface: &Interface, ty: &Type, written: &str) -> bool {
    layout::in_place(interface, ty)
        && !written.contains("NonZero")
        && match ty {
            Type::Primitive(primitive) => !primitive.checked(),
            Type::Array(of, _) => plain(interface, of, written),
            Type::Named(index) => match &interface.named(*index).kind {
                TypeKind::Struct { fields } => fields
                    .iter()
                    .all(|field| plain(interface, &field.ty, &field.written)),
                TypeKind::Newtype { inner } => plain(interface, inner, ""),
                TypeKind::Sum { .. } | TypeKind::Enum { .. } | TypeKind::Object(_) => false,
            },
            _ => false,
        }
}
