//! Whether a value is so large that neither language could have it on its stack, or a type is written so deep that what is
//! made of it would be.
//!
//! Each type is measured once, also where many contain it: the layout of an interface that passes can be computed as often as
//! anybody likes.

use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Field, Interface, Primitive, Type, TypeKind};

/// The most bytes that a value may take in place.
const MOST_BYTES: usize = 16 << 20;
/// The most fields that it may have in place, those of the structs in it counted too, and those of an array once.
const MOST_FIELDS: usize = 1 << 16;
/// How many type constructors may stand around one another, aliases resolved.
const MOST_LEVELS: usize = 32;

/// Reports what is too large or nested too deeply. The interface has no endless type.
pub(super) fn judge(interface: &Interface, d: &mut Diagnostics) {
    let mut judge = Judge {
        interface,
        sizes: vec![None; interface.types.len()],
        pointed_to: Vec::new(),
        d,
    };
    for (index, def) in interface.types.iter().enumerate() {
        judge.named(index);
        // A variant lies behind a pointer, as a struct of its own.
        if let TypeKind::Sum { variants } = &def.kind {
            for variant in variants {
                let name = variant.name.to_string();
                let size = judge.structure(&variant.fields, &name, def.span.into());
                judge.judged(size, &name, def.span.into());
            }
        }
    }
    for method in interface.traits.iter().flat_map(|of| &of.methods) {
        let place = Place::from(method.name.span());
        for ty in method
            .params
            .iter()
            .map(|param| &param.ty)
            .chain(&method.ret.values)
        {
            judge.whole(ty, &method.name.to_string(), place);
        }
    }
    while let Some((ty, user, place)) = judge.pointed_to.pop() {
        judge.written(ty, &user, place);
    }
}

/// What a value takes in place.
#[derive(Debug, Clone, Copy)]
struct Size {
    bytes: usize,
    align: usize,
    fields: usize,
}

impl Size {
    const NOTHING: Size = Size {
        bytes: 0,
        align: 1,
        fields: 0,
    };
    /// At most: a list.
    const POINTERS: Size = Size {
        bytes: 24,
        align: 8,
        fields: 1,
    };

    fn primitive(primitive: Primitive) -> Size {
        Size {
            bytes: primitive.size(),
            align: primitive.size(),
            fields: 1,
        }
    }

    /// This and then the next one, as in a struct.
    fn followed_by(self, next: Size) -> Size {
        Size {
            bytes: aligned(self.bytes, next.align).saturating_add(next.bytes),
            align: self.align.max(next.align),
            fields: self.fields.saturating_add(next.fields),
        }
    }
}

fn aligned(bytes: usize, align: usize) -> usize {
    bytes.checked_next_multiple_of(align).unwrap_or(usize::MAX)
}

struct Judge<'a> {
    interface: &'a Interface,
    sizes: Vec<Option<Size>>,
    /// Types behind a pointer, as written in the type or method of this name. They wait for their turn, because they
    /// may contain what is being measured.
    pointed_to: Vec<(&'a Type, String, Place)>,
    d: &'a mut Diagnostics,
}

impl<'a> Judge<'a> {
    /// The size of a named type. One that is too large is reported, and then counts as nothing.
    fn named(&mut self, index: usize) -> Size {
        if let Some(size) = self.sizes[index] {
            return size;
        }
        let def = self.interface.named(index);
        let (name, place) = (def.name.to_string(), Place::from(def.span));
        let size = match &def.kind {
            TypeKind::Struct { fields } => self.structure(fields, &name, place),
            TypeKind::Sum { .. } | TypeKind::Object(_) => Size::POINTERS,
            TypeKind::Newtype { inner } => self.whole(inner, &name, place),
            TypeKind::Enum { repr, .. } => Size::primitive(*repr),
        };
        let size = self.judged(size, &name, place);
        self.sizes[index] = Some(size);
        size
    }

    /// The size of these fields one after another.
    fn structure(&mut self, fields: &'a [Field], name: &str, place: Place) -> Size {
        let mut sum = Size::NOTHING;
        for field in fields {
            sum = sum.followed_by(self.whole(&field.ty, name, place));
        }
        Size {
            bytes: aligned(sum.bytes, sum.align),
            fields: sum.fields.max(1),
            ..sum
        }
    }

    /// The size of a type as it stands in `user`, reported where it is too large or too deep.
    fn whole(&mut self, ty: &'a Type, user: &str, place: Place) -> Size {
        if levels(ty) > MOST_LEVELS {
            self.d.report(Kind::TooDeep, place, &[]);
            return Size::NOTHING;
        }
        self.written(ty, user, place)
    }

    fn written(&mut self, ty: &'a Type, user: &str, place: Place) -> Size {
        match ty {
            Type::Primitive(primitive) => Size::primitive(*primitive),
            Type::Named(index) => self.named(*index),
            Type::Array(element, length) => {
                let element = self.written(element, user, place);
                let array = Size {
                    // Also where the elements have no size, Go counts them with an integer.
                    bytes: element.bytes.max(1).saturating_mul(*length),
                    ..element
                };
                self.judged(array, user, place)
            }
            Type::List(of) | Type::Set(of) | Type::Option(of) | Type::Box(of) => {
                self.pointed_to.push((of, user.to_string(), place));
                Size::POINTERS
            }
            Type::Map(key, value) => {
                self.pointed_to.push((key, user.to_string(), place));
                self.pointed_to.push((value, user.to_string(), place));
                Size::POINTERS
            }
            Type::String | Type::Standard(_) => Size::POINTERS,
        }
    }

    /// The size, or nothing where it is too large, which is reported.
    fn judged(&mut self, size: Size, name: &str, place: Place) -> Size {
        let (what, most) = match size {
            Size { bytes, .. } if bytes > MOST_BYTES => (format!("{bytes} bytes"), MOST_BYTES),
            Size { fields, .. } if fields > MOST_FIELDS => (format!("{fields} fields"), MOST_FIELDS),
            _ => return size,
        };
        self.d
            .report(Kind::TooLarge, place, &[name, &what, &most.to_string()]);
        Size::NOTHING
    }
}

/// How many type constructors stand around one another.
fn levels(ty: &Type) -> usize {
    match ty {
        Type::List(of) | Type::Set(of) | Type::Option(of) | Type::Box(of) | Type::Array(of, _) => {
            1 + levels(of)
        }
        Type::Map(key, value) => 1 + levels(key).max(levels(value)),
        Type::Primitive(_) | Type::String | Type::Standard(_) | Type::Named(_) => 0,
    }
}
