//! What one item says on its own, with its types still as written: all that a macro can see.

use proc_macro2::{Ident, Span};

use crate::model::{Async, Direction, Made, Naming, Passing, Piece};

/// The arguments of `#[r2g(..)]` and `#[g2r(..)]`.
#[derive(Debug, Clone, Default)]
pub struct TraitArgs {
    /// `naming = verbatim`; `None` where the attribute does not say.
    pub naming: Option<Naming>,
    /// `max_in_flight = N`: how many async calls of the trait, of all methods without a limit of their own.
    pub max_in_flight: Option<usize>,
}

/// A trait marked `#[r2g]` or `#[g2r]`.
#[derive(Debug, Clone)]
pub struct RawTrait {
    /// By which of them.
    pub direction: Direction,
    /// Its arguments.
    pub args: TraitArgs,
    /// `pub`, `pub(crate)` or nothing.
    pub vis: syn::Visibility,
    /// The attributes that stay on the trait: docs, cfg, allow and whatever is not ours.
    pub attrs: Vec<syn::Attribute>,
    /// The name.
    pub name: Ident,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// The doc comment's lines.
    pub docs: Vec<String>,
    /// The methods.
    pub methods: Vec<RawMethod>,
    /// The parser has made it of a closure or a stream.
    pub made: Option<Made>,
}

impl RawTrait {
    /// Whether its methods take `&self`: it is a trait of objects.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.methods.iter().any(|method| method.receiver)
    }

    /// Its name in messages and in the schema.
    #[must_use]
    pub fn label(&self) -> String {
        Made::label(self.made.as_ref(), &self.name)
    }

    /// The closures that its methods take.
    pub fn closures(&self) -> impl Iterator<Item = &RawClosure> {
        let params = self.methods.iter().flat_map(|method| &method.params);
        params.filter_map(|param| match &param.function {
            Some(RawFunction::Closure(closure)) => Some(closure),
            _ => None,
        })
    }

    /// The streams that its methods take or return.
    pub fn streams(&self) -> impl Iterator<Item = &RawStream> {
        self.methods.iter().flat_map(|method| {
            let params = method.params.iter().filter_map(|param| match &param.function {
                Some(RawFunction::Stream(stream) | RawFunction::Yield(stream)) => Some(stream),
                _ => None,
            });
            params.chain(&method.ret.stream)
        })
    }
}

/// A method of such a trait.
#[derive(Debug, Clone)]
pub struct RawMethod {
    /// The attributes that stay: docs, cfg, allow and whatever is not ours.
    pub attrs: Vec<syn::Attribute>,
    /// The name.
    pub name: Ident,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// The doc comment's lines.
    pub docs: Vec<String>,
    /// It takes `&self`, which is the first of the parameters.
    pub receiver: bool,
    /// The parameters.
    pub params: Vec<RawParam>,
    /// The result.
    pub ret: RawReturn,
    /// `Some` for an async method.
    pub asynchronous: Option<Async>,
    /// The body, which a method may have where Rust implements the trait.
    pub body: Option<syn::Block>,
    /// `#[go_pass_struct]`
    pub go_pass_struct: bool,
    /// `#[nonblocking]`
    pub nonblocking: bool,
    /// `#[r2g(max_in_flight = N)]`
    pub max_in_flight: Option<usize>,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct RawParam {
    /// The name; a pattern other than a name is a diagnostic.
    pub name: Ident,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// The type as written: `&[User]`, `Lend<User>`, `User`.
    pub written: syn::Type,
    /// The type of the value: `&T` and `Lend<T>` taken off (`[User]`, `User`, `str`).
    pub value: syn::Type,
    /// How it passes, by its spelling.
    pub passing: Passing,
    /// It is written as something else than the value, the object that it becomes.
    pub function: Option<RawFunction>,
}

/// What is a function in Go, and an object on its way there.
#[derive(Debug, Clone)]
pub enum RawFunction {
    /// A closure.
    Closure(RawClosure),
    /// A stream of Rust's.
    Stream(RawStream),
    /// Where Go puts the items of the stream that the method returns: no parameter in Rust.
    Yield(RawStream),
}

/// A stream, as a parameter or a result.
#[derive(Debug, Clone)]
pub struct RawStream {
    /// The type as written.
    pub written: syn::Type,
    /// It is written `impl Stream<Item = ..>`, else in a box.
    pub opaque: bool,
    /// The type of its items, that of an `Ok` where they are results.
    pub item: syn::Type,
    /// The type of an `Err`.
    pub error: Option<syn::Type>,
    /// The trait of its methods.
    pub made: Box<RawTrait>,
}

/// A closure as a parameter.
#[derive(Debug, Clone)]
pub struct RawClosure {
    /// How it is written.
    pub spelled: Spelled,
    /// The box in which it crosses, `Box<dyn Fn(..) -> R + Send + Sync>`; of one that is lent, what is behind the reference.
    pub boxed: syn::Type,
    /// The types of its arguments.
    pub inputs: Vec<syn::Type>,
    /// The trait of its one method, of the other direction than the trait in which it stands.
    pub made: Box<RawTrait>,
}

/// The ways to write a closure as a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelled {
    /// `Box<dyn Fn(..)>`
    Boxed,
    /// `Option<Box<dyn Fn(..)>>`
    Optional,
    /// `impl Fn(..)`
    Impl,
    /// `&(dyn Fn(..))`, until the method returns
    Lent,
}

/// The result of a method, `impl Future<Output = ..>` taken off.
#[derive(Debug, Clone)]
pub struct RawReturn {
    /// The type as written; `()` where nothing is written.
    pub written: syn::Type,
    /// The values: none for `()`, several for a tuple; `Result` and `GoRef` taken off.
    pub values: Vec<syn::Type>,
    /// The error type of `Result<_, E>`.
    pub error: Option<syn::Type>,
    /// `GoRef<T>`
    pub view: bool,
    /// `impl Future<Output = ..>`, where it is written so.
    pub future: Option<RawFuture>,
    /// The value is an object that is written as a stream.
    pub stream: Option<RawStream>,
}

impl RawReturn {
    /// The error type of `Result<_, E>` where it is not `GoError`.
    #[must_use]
    pub fn own_error(&self) -> Option<&syn::Type> {
        self.error
            .as_ref()
            .filter(|error| !super::value::is_named(error, "GoError"))
    }
}

/// `impl Future<Output = ..>` without its output. The user's own path to `Future` stays, so that its import is used.
#[derive(Debug, Clone)]
pub struct RawFuture {
    /// `std::future::Future`, say.
    pub path: syn::Path,
    /// What else is promised: `+ Send`.
    pub bounds: Vec<syn::TypeParamBound>,
}

/// A type with `#[derive(R2G)]`.
#[derive(Debug, Clone)]
pub struct RawType {
    /// The visibility.
    pub vis: syn::Visibility,
    /// The name.
    pub name: Ident,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// The type parameters, their bounds and the `where` clause.
    pub generics: syn::Generics,
    /// The doc comment's lines.
    pub docs: Vec<String>,
    /// The text of an error, with the names of fields in it.
    pub message: Option<Vec<Piece>>,
    /// `#[repr(C)]` stands on it.
    pub repr_c: bool,
    /// The fields of a struct that Go does not have.
    pub skipped: Vec<RawSkipped>,
    /// What it is.
    pub kind: RawKind,
}

/// What such a type is.
#[derive(Debug, Clone)]
pub enum RawKind {
    /// Named fields.
    Struct(Vec<RawField>),
    /// Fields by index; one field alone is a newtype where Go allows methods on it.
    Tuple(Vec<RawField>),
    /// No fields.
    Unit,
    /// An object of a trait, which is no type that the user has written.
    Object {
        /// Who has it.
        direction: Direction,
        /// The trait.
        of: Ident,
        /// In Go it is a function.
        function: bool,
    },
    /// An enum with data.
    Sum(Vec<RawSumVariant>),
    /// An enum without data.
    Enum {
        /// The integer of `#[repr(..)]`.
        repr: Option<crate::model::Primitive>,
        /// Each variant with its discriminant, computed as Rust does.
        variants: Vec<RawVariant>,
    },
}

/// A field that crosses.
#[derive(Debug, Clone)]
pub struct RawField {
    /// The name or the index.
    pub member: syn::Member,
    /// The visibility.
    pub vis: syn::Visibility,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// `#[go(tag = "..")]`
    pub tag: Option<(String, Span)>,
    /// The doc comment's lines.
    pub docs: Vec<String>,
    /// The type as written.
    pub ty: syn::Type,
}

/// A field with `#[go(skip)]`: Go does not have it, and a value from Go has its default.
#[derive(Debug, Clone)]
pub struct RawSkipped {
    /// The name or the index.
    pub member: syn::Member,
    /// The type as written, which no rule of ours binds.
    pub ty: syn::Type,
}

/// A variant of an enum with data.
#[derive(Debug, Clone)]
pub struct RawSumVariant {
    /// The name.
    pub name: Ident,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// The doc comment's lines.
    pub docs: Vec<String>,
    /// The text of an error, with the names of fields in it.
    pub message: Option<Vec<Piece>>,
    /// The fields that cross; none of a unit variant.
    pub fields: Vec<RawField>,
    /// The fields that Go does not have.
    pub skipped: Vec<RawSkipped>,
    /// The fields have names.
    pub named: bool,
}

/// A variant of an enum without data.
#[derive(Debug, Clone)]
pub struct RawVariant {
    /// The name.
    pub name: Ident,
    /// `#[go(name = "..")]`
    pub go_name: Option<(String, Span)>,
    /// The doc comment's lines.
    pub docs: Vec<String>,
    /// The text of an error, with the names of fields in it.
    pub message: Option<Vec<Piece>>,
    /// The discriminant.
    pub value: i128,
}

impl RawKind {
    /// The fields that cross, those of each variant one after another.
    #[must_use]
    pub fn fields(&self) -> Vec<&RawField> {
        match self {
            RawKind::Struct(fields) | RawKind::Tuple(fields) => fields.iter().collect(),
            RawKind::Sum(variants) => variants.iter().flat_map(|variant| &variant.fields).collect(),
            RawKind::Unit | RawKind::Enum { .. } | RawKind::Object { .. } => Vec::new(),
        }
    }
}

/// The integer of an enum: the one that it names, else `i32` where that holds all values, else `i64`.
#[must_use]
pub fn integer(repr: Option<crate::model::Primitive>, variants: &[RawVariant]) -> crate::model::Primitive {
    use crate::model::Primitive;
    let small = variants
        .iter()
        .all(|variant| i32::try_from(variant.value).is_ok());
    repr.unwrap_or(if small { Primitive::I32 } else { Primitive::I64 })
}
