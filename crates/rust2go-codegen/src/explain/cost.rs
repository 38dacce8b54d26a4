//! What is allocated and copied for a value, on both sides, in a release build.
//!
//! Rust's own memory is pointed to. What is not in Go's layout there (lists of structs, what is behind a pointer) Rust puts into a
//! buffer, one for all parameters of a call. Go copies what it is given: all bytes of strings and of lists that Rust points to in
//! one allocation, each other list and pointer in one of its own, and what is converted is made anew. A result stays where
//! Go has made it until Rust has read it.

use std::cell::RefCell;

use serde::Serialize;

use super::count::Count;
use super::way::Way;
use crate::emit::go;
use crate::layout::{self, Layout};
use crate::model::{Direction, Interface, Param, Passing, Primitive, Standard, Type, TypeKind};

/// Bytes up to which the buffer of a call is on the stack, or in the call's task.
pub const BUFFER_ON_THE_STACK: usize = 256;

/// What a value costs.
#[derive(Debug, Default, Clone, PartialEq, Serialize)]
pub struct Cost {
    /// On Rust's side.
    #[serde(rename = "rust_side")]
    pub rust: Side,
    /// On Go's side; what the handler itself allocates is not counted.
    #[serde(rename = "go_side")]
    pub go: Side,
}

/// What a value costs on one side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Side {
    /// Allocations of its own.
    pub allocations: Count,
    /// Allocations that are made once for all parameters of the call.
    pub shared_allocations: u8,
    /// How often what it points to is copied.
    pub copies: u8,
    /// The copy is made only where it has room in the block of the call, which saves Go from keeping the result.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub copies_if_small: bool,
}

/// How much of the buffer something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Buffer {
    /// At most so many bytes.
    AtMost(usize),
    /// As many as the lists are long.
    AnyNumber,
}

impl Buffer {
    pub(super) fn is_nothing(self) -> bool {
        self == Buffer::AtMost(0)
    }

    fn is_allocated(self) -> bool {
        match self {
            Buffer::AtMost(bytes) => bytes > BUFFER_ON_THE_STACK,
            Buffer::AnyNumber => true,
        }
    }

    /// One value of this layout.
    fn of(layout: Layout) -> Buffer {
        Buffer::AtMost(layout.size.checked_next_multiple_of(8).unwrap_or(usize::MAX))
    }

    fn or(self, other: Buffer) -> Buffer {
        match (self, other) {
            (Buffer::AtMost(a), Buffer::AtMost(b)) => Buffer::AtMost(a.max(b)),
            _ => Buffer::AnyNumber,
        }
    }

    fn and(self, other: Buffer) -> Buffer {
        match (self, other) {
            (Buffer::AtMost(a), Buffer::AtMost(b)) => Buffer::AtMost(a.saturating_add(b)),
            _ => Buffer::AnyNumber,
        }
    }

    fn times(self, times: usize) -> Buffer {
        match self {
            Buffer::AtMost(bytes) => Buffer::AtMost(bytes.saturating_mul(times)),
            Buffer::AnyNumber if times == 0 => Buffer::AtMost(0),
            Buffer::AnyNumber => Buffer::AnyNumber,
        }
    }
}

/// What a value takes of the buffer.
pub(super) fn buffer(interface: &Interface, ty: &Type) -> Buffer {
    Walk::new(interface).buffer(ty)
}

/// What several values take of the buffer.
pub(super) fn buffer_of_all<'a>(interface: &Interface, types: impl Iterator<Item = &'a Type>) -> Buffer {
    types.fold(Buffer::AtMost(0), |sum, ty| sum.and(buffer(interface, ty)))
}

/// What a parameter costs; `whole` is the buffer of its call.
pub(super) fn parameter(interface: &Interface, param: &Param, whole: Buffer) -> Cost {
    let way = Way::of(param.passing);
    if way == Way::LentMut {
        return Cost::default();
    }
    let mut cost = of_way(interface, &param.ty, way, whole);
    if param.passing == Passing::Given && param.go_pointer {
        // The handler's pointer points to a copy of the parameters that Go has made for it.
        cost.go.shared_allocations += 1;
    }
    cost
}

/// What a value costs that is the only parameter.
pub(super) fn of_a_parameter(interface: &Interface, ty: &Type, way: Way) -> Cost {
    of_way(interface, ty, way, buffer(interface, ty))
}

fn of_way(interface: &Interface, ty: &Type, way: Way, whole: Buffer) -> Cost {
    let walk = Walk::new(interface);
    let needs_buffer = !buffer(interface, ty).is_nothing();
    let rust = Side {
        shared_allocations: u8::from(needs_buffer && whole.is_allocated()),
        copies: u8::from(needs_buffer),
        ..Side::default()
    };
    let mut go = Side::default();
    if way == Way::Given && !layout::flat(interface, ty) {
        go.allocations = walk.taken(ty, way);
        go.shared_allocations = u8::from(walk.bytes(ty));
        go.copies = 1;
    } else if walk.converts(ty) {
        go.allocations = walk.taken(ty, way);
        go.copies = 1;
    }
    Cost { rust, go }
}

/// What a result costs.
pub(super) fn result(interface: &Interface, ty: &Type, way: Way, asynchronous: bool) -> Cost {
    let walk = Walk::new(interface);
    let (mut rust, mut go) = (Side::default(), Side::default());
    let pointers = !layout::flat(interface, ty);
    if walk.converts(ty) {
        go.allocations = walk.sent(ty);
        go.copies = 1;
    } else if way == Way::Result && pointers && !asynchronous && copied_out(interface, ty) {
        go.copies = 1;
        go.copies_if_small = true;
    }
    if way == Way::Result {
        rust.allocations = walk.read(ty);
        rust.copies = u8::from(pointers);
    }
    Cost { rust, go }
}

/// What a parameter costs that comes from Go, where Rust makes its own of it.
pub(super) fn from_go(interface: &Interface, ty: &Type) -> Cost {
    let mut cost = result(interface, ty, Way::Result, true);
    cost.go.copies_if_small = false;
    cost
}

/// What a result costs that goes back to Go. Rust puts it aside, with its buffer, until Go has copied it.
pub(super) fn back_to_go(interface: &Interface, ty: &Type, whole: Buffer) -> Cost {
    let mut cost = of_way(interface, ty, Way::Given, whole);
    if !layout::flat(interface, ty) {
        cost.rust.shared_allocations += 1;
    }
    cost
}

/// Whether nothing that the value points to has pointers itself, so that Go can put it into the block.
fn copied_out(interface: &Interface, ty: &Type) -> bool {
    match ty {
        Type::Primitive(_) | Type::String | Type::Standard(_) => true,
        Type::List(of) | Type::Set(of) | Type::Option(of) | Type::Box(of) => layout::flat(interface, of),
        Type::Map(key, value) => layout::flat(interface, key) && layout::flat(interface, value),
        Type::Array(of, _) => copied_out(interface, of),
        Type::Named(index) => match &interface.named(*index).kind {
            TypeKind::Struct { fields } => fields.iter().all(|field| copied_out(interface, &field.ty)),
            TypeKind::Newtype { inner } => copied_out(interface, inner),
            TypeKind::Sum { .. } | TypeKind::Object(_) => false,
            TypeKind::Enum { .. } => true,
        },
    }
}

/// What either side allocates to make a value of such a type of what crosses: Go's big integers have their digits elsewhere.
fn made(standard: Standard) -> Count {
    if standard.is_text() {
        Count::fixed(2).for_each("value of the JSON text".to_owned())
    } else if standard.is_pointer() {
        Count::fixed(2)
    } else {
        Count::default()
    }
}

/// A way down a type.
struct Walk<'a> {
    interface: &'a Interface,
    converted: Vec<bool>,
    /// The named types that it is within: to meet one again is to be in a type that contains itself.
    open: RefCell<Vec<usize>>,
    /// Those of them that were met again.
    recursive: RefCell<Vec<usize>>,
}

impl<'a> Walk<'a> {
    fn new(interface: &'a Interface) -> Walk<'a> {
        Walk {
            interface,
            converted: layout::converted_types(interface),
            open: RefCell::new(Vec::new()),
            recursive: RefCell::new(Vec::new()),
        }
    }

    /// Whether Go's form of it is not the one that crosses.
    fn converts(&self, ty: &Type) -> bool {
        layout::converted(&self.converted, ty)
    }

    /// Whether it is an enum with data: an interface in Go.
    fn is_sum(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(index) if matches!(self.interface.named(*index).kind, TypeKind::Sum { .. }))
    }

    /// Whose objects they are, if they are objects.
    fn object(&self, ty: &Type) -> Option<Direction> {
        match ty {
            Type::Named(index) => match self.interface.named(*index).kind {
                TypeKind::Object(direction) => Some(direction),
                _ => None,
            },
            _ => None,
        }
    }

    /// `of` the parts of a named type, for each of its variants, or `None` where it is within itself.
    fn within<R>(&self, index: usize, of: impl FnOnce(&[Vec<&Type>]) -> R) -> Option<R> {
        if self.open.borrow().contains(&index) {
            self.recursive.borrow_mut().push(index);
            return None;
        }
        self.open.borrow_mut().push(index);
        let parts: Vec<Vec<&Type>> = match &self.interface.named(index).kind {
            TypeKind::Struct { fields } => vec![fields.iter().map(|field| &field.ty).collect()],
            TypeKind::Newtype { inner } => vec![vec![inner]],
            TypeKind::Sum { variants } => variants
                .iter()
                .map(|variant| variant.fields.iter().map(|field| &field.ty).collect())
                .collect(),
            TypeKind::Enum { .. } | TypeKind::Object(_) => Vec::new(),
        };
        let result = of(&parts);
        self.open.borrow_mut().pop();
        Some(result)
    }

    /// The sum over the parts of a named type, and `own`. What a type costs that contains itself is told for each value of it.
    fn sum(&self, index: usize, own: usize, name: String, of: impl Fn(&Type) -> Count) -> Count {
        let sum = self.within(index, |variants| {
            let sums = variants.iter().map(|parts| {
                parts
                    .iter()
                    .map(|part| of(part))
                    .fold(Count::default(), Count::and)
            });
            Count::fixed(own).and(sums.fold(Count::default(), Count::or))
        });
        match sum {
            Some(sum) if self.recursive.borrow().contains(&index) => sum.for_each(name),
            Some(sum) => sum,
            None => Count::default(),
        }
    }

    /// What it takes of the buffer.
    fn buffer(&self, ty: &Type) -> Buffer {
        match ty {
            Type::Standard(standard) if standard.is_text() => Buffer::AnyNumber,
            Type::Primitive(_) | Type::String | Type::Standard(_) => Buffer::AtMost(0),
            Type::List(of) if layout::in_place(self.interface, of) => Buffer::AtMost(0),
            Type::List(_) | Type::Map(..) | Type::Set(_) => Buffer::AnyNumber,
            Type::Option(of) | Type::Box(of) => {
                Buffer::of(Layout::of(self.interface, of)).and(self.buffer(of))
            }
            Type::Array(of, length) => self.buffer(of).times(*length),
            Type::Named(index) => {
                let is_sum = self.is_sum(ty);
                let variants = self.within(*index, |variants| {
                    let variants = variants.iter().map(|parts| {
                        let whole = match is_sum {
                            true => Buffer::of(layout::fields_of(self.interface, parts).layout),
                            false => Buffer::AtMost(0),
                        };
                        parts
                            .iter()
                            .map(|part| self.buffer(part))
                            .fold(whole, Buffer::and)
                    });
                    variants.fold(Buffer::AtMost(0), Buffer::or)
                });
                variants.unwrap_or(Buffer::AnyNumber)
            }
        }
    }

    /// What Go allocates to make its own form of what crosses, the bytes of [`Walk::bytes`] apart. Of what is lent, that is
    /// only what has to be converted.
    fn taken(&self, ty: &Type, way: Way) -> Count {
        let name = |ty: &Type| go::type_text(self.interface, ty);
        let inner = |ty: &Type| self.taken(ty, way);
        if !self.converts(ty) && (way != Way::Given || layout::flat(self.interface, ty)) {
            return Count::default();
        }
        match ty {
            Type::Standard(standard) => made(*standard),
            Type::Primitive(_) | Type::String => Count::default(),
            Type::List(of) if layout::in_place(self.interface, of) => Count::default(),
            Type::List(of) | Type::Set(of) => Count::fixed(1).and(inner(of).for_each(name(of))),
            Type::Map(key, value) => {
                let entry = inner(key).and(inner(value));
                Count::fixed(1).and(entry.for_each(format!("entry of {}", name(ty))))
            }
            // Nil is a value of the interface.
            Type::Option(of) | Type::Box(of) if self.is_sum(of) || self.object(of).is_some() => inner(of),
            Type::Option(of) | Type::Box(of) => Count::fixed(1).and(inner(of)),
            Type::Array(of, length) => inner(of).times(*length),
            // Go has a struct for an object of Rust's, and what knows its number.
            Type::Named(_) if self.object(ty) == Some(Direction::GoCallsRust) => Count::fixed(2),
            // A variant goes into its interface by a pointer.
            Type::Named(index) => self.sum(*index, usize::from(self.is_sum(ty)), name(ty), inner),
        }
    }

    /// What Go allocates to make the form that crosses.
    fn sent(&self, ty: &Type) -> Count {
        let name = |ty: &Type| go::type_text(self.interface, ty);
        if !self.converts(ty) {
            return Count::default();
        }
        match ty {
            Type::Standard(standard) if standard.is_text() => made(*standard),
            Type::Primitive(_) | Type::String | Type::Standard(_) => Count::default(),
            Type::List(of) | Type::Set(of) => Count::fixed(1).and(self.sent(of).for_each(name(of))),
            Type::Map(_, value) => {
                let entry = self.sent(value);
                Count::fixed(1).and(entry.for_each(format!("entry of {}", name(ty))))
            }
            Type::Option(of) | Type::Box(of) => Count::fixed(1).and(self.sent(of)),
            Type::Array(of, length) => self.sent(of).times(*length),
            // What is shown of an object of Go's.
            Type::Named(_) if self.object(ty) == Some(Direction::RustCallsGo) => Count::fixed(1),
            Type::Named(index) => self.sum(*index, usize::from(self.is_sum(ty)), name(ty), |part| {
                self.sent(part)
            }),
        }
    }

    /// Whether there are bytes in it that Go copies to the one allocation for those of all parameters.
    fn bytes(&self, ty: &Type) -> bool {
        match ty {
            Type::Primitive(_) | Type::Standard(_) => false,
            Type::String => true,
            Type::List(of) => layout::in_place(self.interface, of) || self.bytes(of),
            Type::Option(of) | Type::Box(of) | Type::Array(of, _) | Type::Set(of) => self.bytes(of),
            Type::Map(key, value) => self.bytes(key) || self.bytes(value),
            Type::Named(index) => self
                .within(*index, |variants| {
                    variants.iter().flatten().any(|part| self.bytes(part))
                })
                .unwrap_or(false),
        }
    }

    /// What Rust allocates when it reads one.
    fn read(&self, ty: &Type) -> Count {
        match ty {
            Type::Standard(standard) if standard.is_text() => made(*standard),
            Type::Primitive(_) | Type::Standard(_) => Count::default(),
            Type::String => Count::fixed(1),
            Type::List(of) | Type::Set(of) => Count::fixed(1).and(self.read(of).for_each(self.rust(of))),
            Type::Map(key, value) => {
                let entry = self.read(key).and(self.read(value));
                let name = format!("({}, {})", self.rust(key), self.rust(value));
                Count::fixed(1).and(entry.for_each(name))
            }
            Type::Option(of) => self.read(of),
            Type::Box(of) => Count::fixed(1).and(self.read(of)),
            // An array whose elements may be wrong is read into a list first.
            Type::Array(of, length) => {
                let list = usize::from(!self.plain(of) && *length > 0);
                Count::fixed(list).and(self.read(of).times(*length))
            }
            // What knows the number of an object of Go's.
            Type::Named(_) if self.object(ty) == Some(Direction::RustCallsGo) => Count::fixed(1),
            Type::Named(index) => self.sum(*index, 0, self.rust(ty), |part| self.read(part)),
        }
    }

    /// Whether any bytes are a value, in Go's layout, so that Rust copies a run of them as one piece.
    fn plain(&self, ty: &Type) -> bool {
        layout::in_place(self.interface, ty)
            && match ty {
                Type::Primitive(primitive) => !primitive.checked(),
                Type::Array(of, _) => self.plain(of),
                Type::Named(index) => self
                    .within(*index, |variants| {
                        !variants.is_empty() && variants.iter().flatten().all(|part| self.plain(part))
                    })
                    .unwrap_or(false),
                _ => false,
            }
    }

    /// The type as Rust writes it, for the names of what is counted.
    fn rust(&self, ty: &Type) -> String {
        match ty {
            Type::Primitive(primitive) => Primitive::rust(*primitive).to_owned(),
            Type::String => "String".to_owned(),
            Type::List(of) => format!("Vec<{}>", self.rust(of)),
            Type::Array(of, length) => format!("[{}; {length}]", self.rust(of)),
            Type::Option(of) => format!("Option<{}>", self.rust(of)),
            Type::Box(of) => format!("Box<{}>", self.rust(of)),
            Type::Map(key, value) => format!("HashMap<{}, {}>", self.rust(key), self.rust(value)),
            Type::Set(of) => format!("HashSet<{}>", self.rust(of)),
            Type::Standard(standard) => standard.rust().to_owned(),
            Type::Named(index) => crate::check::names::rust(&self.interface.named(*index).name),
        }
    }
}
