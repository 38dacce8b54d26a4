//! The validated interface: what a file says once every diagnostic has been answered.
//!
//! [`check`](crate::check) is the only maker of these values. Whatever reads them (layout, the emitters,
//! the schema) can no longer fail on a user's input.

use proc_macro2::{Ident, Span};

pub use standard::{Converted, Standard};

mod standard;

/// Everything that one or more interface files say.
#[derive(Debug, Clone)]
pub struct Interface {
    /// How Go names are made and how parameters reach a handler.
    pub naming: Naming,
    /// The traits marked `#[r2g]` or `#[g2r]`, in the order of the files.
    pub traits: Vec<Trait>,
    /// The types that the traits reach, in the order in which they stand in the files.
    pub types: Vec<TypeDef>,
}

/// How Go sees the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// Go's own conventions: exported names, `ctx` first on async methods, values where Rust has values.
    #[default]
    Idiomatic,
    /// The shape of rust2go 0.x: names as in Rust, no `ctx`, parameters as pointers, `Option` as a slice of 0 or 1.
    Verbatim,
}

/// Who calls the methods of a trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `#[r2g]`: Go implements it.
    RustCallsGo,
    /// `#[g2r]`: Rust implements it.
    GoCallsRust,
}

impl Direction {
    /// The attribute that asks for it.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Direction::RustCallsGo => "r2g",
            Direction::GoCallsRust => "g2r",
        }
    }
}

/// A trait whose methods one language implements and the other calls.
#[derive(Debug, Clone)]
pub struct Trait {
    /// Who calls whom.
    pub direction: Direction,
    /// The name in Rust.
    pub name: Ident,
    /// The name of the Go interface; where Rust implements the trait, of the Go type without its `Impl`.
    pub go_name: String,
    /// The lines of the doc comment, without their markers.
    pub docs: Vec<String>,
    /// The methods, in order; the index is the number by which a call names its method.
    pub methods: Vec<Method>,
    /// Its methods take `&self`: values that implement it cross as objects, which are a type of the interface, `<Trait>Impl`.
    pub object: bool,
    /// It was made of a closure or a stream: such an object is a function in Go.
    pub made: Option<Made>,
}

/// Why there is a trait that the user has not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The trait and the method in which it stands: `Directory::walk`.
    pub of: String,
    /// What stands there.
    pub what: What,
}

/// What is written in a signature for an object that is a function in Go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A closure: `func(A) R`, of either side.
    Closure,
    /// A stream of Rust's: `func(yield func(T) bool)`, by a method that gives the next items.
    Stream,
    /// Where Go puts the items of a stream that it makes: `func(T) bool`, by a method that takes an item and one that waits for room.
    Yield,
}

/// How many parameters a method can have: as many as the run time has blocks for.
pub const MAX_PARAMETERS: usize = 16;
/// How many values a method can return, for the same reason.
pub const MAX_RESULTS: usize = 8;

/// A method of a trait.
#[derive(Debug, Clone)]
pub struct Method {
    /// The name in Rust.
    pub name: Ident,
    /// The name in Go.
    pub go_name: String,
    /// The lines of the doc comment.
    pub docs: Vec<String>,
    /// The parameters, in order; the first is the object where the trait is one of objects.
    pub params: Vec<Param>,
    /// What it returns.
    pub ret: Return,
    /// `Some` when the method is async.
    pub asynchronous: Option<Async>,
    /// `#[nonblocking]`: it has promised to be short, not to block and not to call Go, which is its caller.
    pub nonblocking: bool,
    /// The first parameter is the object on which the method is called.
    pub receiver: bool,
    /// It is called by generated code alone, which has no context for it.
    pub detached: bool,
}

impl Made {
    /// The name of a trait in messages and in the schema; `name` is its own.
    pub(crate) fn label(made: Option<&Made>, name: &Ident) -> String {
        made.map_or_else(|| crate::check::names::rust(name), |made| made.of.clone())
    }
}

impl Trait {
    /// Its name in messages and in the schema.
    #[must_use]
    pub fn label(&self) -> String {
        Made::label(self.made.as_ref(), &self.name)
    }
}

impl Method {
    /// The parameters that stand between the parentheses of a call.
    #[must_use]
    pub fn arguments(&self) -> &[Param] {
        &self.params[usize::from(self.receiver)..]
    }
}

/// What is particular to an async method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Async {
    /// `#[send]`: the future is declared `Send + Sync`.
    pub send: bool,
    /// `#[drop_safe]` or `#[drop_safe_ret]`.
    pub drop_safe: bool,
    /// `#[drop_safe_ret]`: the future's output also gives the parameters back.
    pub gives_back: bool,
    /// How the method is written in the trait.
    pub spelling: Spelling,
}

/// The two ways to write an async method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `async fn f() -> T`
    AsyncFn,
    /// `fn f() -> impl Future<Output = T>`
    ImplFuture,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Param {
    /// The name in Rust.
    pub name: Ident,
    /// The name in Go.
    pub go_name: String,
    /// The type as written.
    pub written: String,
    /// The type of the value, references and `Lend` taken off.
    pub ty: Type,
    /// Who owns the value while Go has it.
    pub passing: Passing,
    /// The Go parameter is a pointer to the value (a lent struct, or any parameter in verbatim mode
    /// without `#[go_pass_struct]`).
    pub go_pointer: bool,
}

/// Who owns a parameter while Go has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// `T`: Go gets a copy of its own. (Also every plain value without pointers.)
    Given,
    /// `&T`: Rust's memory, read-only, until the method returns.
    Lent,
    /// `&mut [T]`: Rust's memory, which Go may also write to, until the method returns.
    LentMut,
    /// `&mut Vec<T>`: the same, and Go may change the length.
    LentVec,
    /// `Lend<T>`: as `&T`, but the call owns the value.
    Lend,
}

/// What a method returns.
#[derive(Debug, Clone)]
pub struct Return {
    /// The values: none for `()`, several for a tuple.
    pub values: Vec<Type>,
    /// These types as written.
    pub written: Vec<String>,
    /// `Result<_, _>`: the Go method has a last result of type `error`.
    pub fallible: bool,
    /// The error type where it is not `GoError`: a type of the interface, which is an `error` in Go.
    pub error: Option<Type>,
    /// `GoRef<T>`: Rust reads Go's memory in place.
    pub view: bool,
}

/// A named type of the interface.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// The name in Rust.
    pub name: Ident,
    /// What stands for its type parameters: each instance of a generic type is a type of its own.
    pub arguments: Vec<Type>,
    /// The name in Go.
    pub go_name: String,
    /// The lines of the doc comment.
    pub docs: Vec<String>,
    /// The text of such an error, where one is written.
    pub message: Option<Vec<Piece>>,
    /// `#[repr(C)]` stands on the struct, or the integer on the enum: a list of such values can be Go's as it lies in Rust's
    /// memory.
    pub fixed: bool,
    /// What it is.
    pub kind: TypeKind,
    /// Of an object that is a function in Go: the trait of its one method, as an index into [`Interface::traits`].
    pub function: Option<usize>,
    /// Where its name stands.
    pub span: Span,
}

/// What a named type is.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// A struct with named fields, a tuple struct of other than one field, or a unit struct.
    Struct {
        /// The fields, in order.
        fields: Vec<Field>,
    },
    /// A tuple struct of one field whose Go type can carry methods: `struct UserId(u64)` is `type UserID uint64`.
    Newtype {
        /// The type within.
        inner: Type,
    },
    /// An enum with data: one of several structs.
    Sum {
        /// The variants, in order; the index is the tag that crosses.
        variants: Vec<SumVariant>,
    },
    /// An object of a trait, which one side has and the other holds.
    Object(Direction),
    /// An enum without data.
    Enum {
        /// The integer that crosses: `#[repr(..)]`, else `i32`, else `i64` where a value needs it.
        repr: Primitive,
        /// The variants, in order.
        variants: Vec<Variant>,
    },
}

/// A field of a struct.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name in Rust: an identifier, or the index of a tuple struct's field.
    pub name: String,
    /// The name in Go.
    pub go_name: String,
    /// The struct tag in Go.
    pub tag: Option<String>,
    /// The lines of the doc comment.
    pub docs: Vec<String>,
    /// The type as written.
    pub written: String,
    /// The type.
    pub ty: Type,
}

/// A variant of an enum with data, which is a type of its own in Go.
#[derive(Debug, Clone)]
pub struct SumVariant {
    /// The name in Rust.
    pub name: Ident,
    /// The name of the struct in Go, with the enum's name before it.
    pub go_name: String,
    /// The lines of the doc comment.
    pub docs: Vec<String>,
    /// The text of such an error, where one is written.
    pub message: Option<Vec<Piece>>,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The fields have names, not indices.
    pub named: bool,
}

/// A variant of an enum without data.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The name in Rust; `String()` in Go gives it.
    pub name: Ident,
    /// The name of the Go constant, with the type's name before it.
    pub go_name: String,
    /// The lines of the doc comment.
    pub docs: Vec<String>,
    /// The text of such an error, where one is written.
    pub message: Option<Vec<Piece>>,
    /// The discriminant.
    pub value: i128,
}

/// A piece of the text of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stands there as it is.
    Text(String),
    /// A field's value.
    Field {
        /// The name in Rust, or the index.
        member: String,
        /// A text is put between quotes.
        quoted: bool,
    },
}

/// A type that crosses, aliases resolved.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// An integer (also one that is not zero), a float, `bool` or `char`.
    Primitive(Primitive),
    /// `String`, `&str`, paths, and each of them behind `Box`, `Arc`, `Rc` or `Cow`.
    String,
    /// `Vec<T>`, `VecDeque<T>`, `&[T]`, `&mut [T]`, and `[T]` behind `Box`, `Arc`, `Rc` or `Cow`.
    List(Box<Type>),
    /// `[T; N]`
    Array(Box<Type>, usize),
    /// `Option<T>`; `Option<Box<T>>` is the same as `Option<T>`.
    Option(Box<Type>),
    /// `Box<T>`
    Box(Box<Type>),
    /// `HashMap<K, V>`, `BTreeMap<K, V>`
    Map(Box<Type>, Box<Type>),
    /// `HashSet<T>`, `BTreeSet<T>`
    Set(Box<Type>),
    /// A type that Go's standard library has too.
    Standard(Standard),
    /// A struct or an enum of the interface, as an index into [`Interface::types`].
    Named(usize),
}

macro_rules! primitives {
    ($($variant:ident $rust:literal $go:literal $size:literal $check:expr;)*) => {
        /// A type that is the same in both languages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Primitive { $(#[doc = concat!("`", $rust, "`, in Go `", $go, "`")] $variant,)* }

        impl Primitive {
            /// All of them, one row each: the only list of primitives there is.
            pub const ALL: &'static [Primitive] = &[$(Primitive::$variant),*];
            /// The name in Rust.
            pub fn rust(self) -> &'static str { match self { $(Primitive::$variant => $rust),* } }
            /// The name in Go.
            pub fn go(self) -> &'static str { match self { $(Primitive::$variant => $go),* } }
            /// Size and alignment in bytes, on the 64-bit targets that are supported.
            pub fn size(self) -> usize { match self { $(Primitive::$variant => $size),* } }
            /// Whether a value that comes from Go has to be checked.
            pub fn checked(self) -> bool { match self { $(Primitive::$variant => $check),* } }
        }
    };
}

primitives! {
    U8    "u8"    "uint8"   1 false;
    U16   "u16"   "uint16"  2 false;
    U32   "u32"   "uint32"  4 false;
    U64   "u64"   "uint64"  8 false;
    Usize "usize" "uint"    8 false;
    I8    "i8"    "int8"    1 false;
    I16   "i16"   "int16"   2 false;
    I32   "i32"   "int32"   4 false;
    I64   "i64"   "int64"   8 false;
    Isize "isize" "int"     8 false;
    F32   "f32"   "float32" 4 false;
    F64   "f64"   "float64" 8 false;
    Bool  "bool"  "bool"    1 true;
    Char  "char"  "rune"    4 true;
}

impl Primitive {
    /// The primitive of this Rust name.
    pub fn from_rust(name: &str) -> Option<Primitive> {
        Primitive::ALL.iter().copied().find(|p| p.rust() == name)
    }

    /// Whether it is an integer.
    pub fn is_integer(self) -> bool {
        !matches!(
            self,
            Primitive::F32 | Primitive::F64 | Primitive::Bool | Primitive::Char
        )
    }
}

impl TypeKind {
    /// All fields that a value can have: those of each variant one after another.
    pub fn fields(&self) -> Vec<&Field> {
        match self {
            TypeKind::Struct { fields } => fields.iter().collect(),
            TypeKind::Sum { variants } => variants.iter().flat_map(|variant| &variant.fields).collect(),
            TypeKind::Newtype { .. } | TypeKind::Enum { .. } | TypeKind::Object(_) => Vec::new(),
        }
    }
}

impl Interface {
    /// Whether a named type is the error type of a method.
    pub fn is_error(&self, index: usize) -> bool {
        let mut methods = self.traits.iter().flat_map(|one| &one.methods);
        methods.any(|method| method.ret.error == Some(Type::Named(index)))
    }

    /// What a named type is that is a function in Go, and its first method.
    pub fn function(&self, index: usize) -> Option<(What, &Method)> {
        let of = &self.traits[self.types[index].function?];
        Some((of.made.as_ref()?.what, of.methods.first()?))
    }

    /// Whether it is where Go puts the items of a stream.
    pub fn is_yield(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(index) if matches!(self.function(*index), Some((What::Yield, _))))
    }

    /// The named type that a [`Type::Named`] points to.
    pub fn named(&self, index: usize) -> &TypeDef {
        &self.types[index]
    }
}
