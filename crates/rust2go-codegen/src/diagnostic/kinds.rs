//! The table of everything that can be wrong.
//!
//! `{0}`, `{1}` stand for the arguments of a diagnostic. An empty text is left out. Kinds that can be told from one item
//! alone are seen by the macros too; the others need the whole file.

macro_rules! kinds {
    ($($kind:ident $code:literal {
        $message:literal,
        label: $label:literal,
        help: $help:literal,
        note: $note:literal $(,)?
    })*) => {
        /// What can be wrong with an interface file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind { $(#[doc = $message] $kind,)* }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];
            /// The code by which it is looked up, as `R2G102`.
            pub fn code(self) -> &'static str { match self { $(Kind::$kind => $code),* } }
            /// The name in the table.
            pub fn name(self) -> &'static str { match self { $(Kind::$kind => stringify!($kind)),* } }
            /// What is wrong, with holes `{0}`, `{1}` for the case at hand.
            pub fn message(self) -> &'static str { match self { $(Kind::$kind => $message),* } }
            #[cfg(feature = "go")]
            pub(super) fn label(self) -> &'static str { match self { $(Kind::$kind => $label),* } }
            /// What to write instead; may be empty.
            pub fn help(self) -> &'static str { match self { $(Kind::$kind => $help),* } }
            /// Why it is so; may be empty.
            pub fn note(self) -> &'static str { match self { $(Kind::$kind => $note),* } }
        }
    };
}

impl Kind {
    /// The name as that of a file, for the kind's own example: `self_parameter` of `SelfParameter`.
    pub fn file_stem(self) -> String {
        let mut stem = String::new();
        for c in self.name().chars() {
            if c.is_uppercase() && !stem.is_empty() {
                stem.push('_');
            }
            stem.extend(c.to_lowercase());
        }
        stem
    }
}

kinds! {
    // Files.
    CannotRead "R2G001" {
        "cannot read `{0}`: {1}",
        label: "",
        help: "give the path of the Rust file that has the `#[rust2go::r2g]` trait",
        note: "",
    }
    Syntax "R2G002" {
        "this is not Rust: {0}",
        label: "the parser stopped here",
        help: "",
        note: "",
    }
    TooDeep "R2G004" {
        "this is nested too deeply",
        label: "too deep from here on",
        help: "give an inner part a name of its own: a struct, a `type`, a `const`",
        note: "",
    }
    NoTrait "R2G003" {
        "no trait in `{0}` is marked `#[rust2go::r2g]`",
        label: "",
        help: "put `#[rust2go::r2g]` on the trait that Go implements",
        note: "modules that the file names (`mod x;`) were read too",
    }

    // Attributes.
    UnknownAttribute "R2G010" {
        "there is no attribute `#[{0}]` for {1}",
        label: "unknown attribute",
        help: "",
        note: "",
    }
    UnknownArgument "R2G011" {
        "`#[{0}]` has no argument `{1}`",
        label: "unknown argument",
        help: "",
        note: "",
    }
    MalformedAttribute "R2G012" {
        "`#[{0}]` is written wrongly: {1}",
        label: "cannot be read",
        help: "",
        note: "",
    }
    UnknownNaming "R2G013" {
        "there is no naming `{0}`",
        label: "neither `idiomatic` nor `verbatim`",
        help: "",
        note: "",
    }
    MixedNaming "R2G014" {
        "one interface has one naming, and this trait asks for another",
        label: "asks for `idiomatic`",
        help: "write `naming = verbatim` on all traits of the crate, or on none",
        note: "",
    }
    AsyncOnly "R2G015" {
        "`#[{0}]` is for async methods, and `{1}` is not async",
        label: "has no meaning here",
        help: "take it off, or write `async fn {1}`",
        note: "",
    }
    BorrowedDropSafe "R2G016" {
        "`#[{0}]` promises a future that may be dropped, and this parameter is borrowed",
        label: "would dangle in Go when the future is dropped",
        help: "take the value (`T`), or `rust2go::Lend<T>` to lend it without a copy",
        note: "",
    }
    ConditionalPart "R2G017" {
        "{0} cannot depend on a `cfg`",
        label: "Go's side is generated without knowing it",
        help: "take the condition off, or put it on the whole trait or type",
        note: "",
    }

    // Traits and methods.
    SelfParameter "R2G101" {
        "`{0}` takes a receiver other than `&self`",
        label: "would be the caller's alone",
        help: "write `&self`, for objects are shared, or take it off: then the method is called as `{1}Impl::{0}(..)`",
        note: "",
    }
    Generic "R2G102" {
        "{0} is generic",
        label: "Go is compiled before it could know the types",
        help: "write the types out: one {1} for each",
        note: "",
    }
    Supertrait "R2G103" {
        "`{0}` has a supertrait",
        label: "not part of what Go implements",
        help: "take it off: `{0}Impl` is a unit struct on which you can implement other traits yourself",
        note: "",
    }
    DefaultBody "R2G104" {
        "`{0}` has a body, and it is Go that implements it",
        label: "would never run",
        help: "end the line with `;`, and put Rust code into a function outside of the trait",
        note: "",
    }
    NotAMethod "R2G105" {
        "an interface has methods only, not {0}",
        label: "not for Go to implement",
        help: "put it outside of the trait",
        note: "",
    }
    Qualifier "R2G106" {
        "{0} cannot be `{1}`",
        label: "not here",
        help: "take `{1}` off",
        note: "",
    }
    PatternParameter "R2G107" {
        "a parameter needs a name, and this is a pattern",
        label: "write a name",
        help: "the name is also the parameter's name in Go",
        note: "",
    }
    MutableReference "R2G108" {
        "`&mut` is for lists of plain numbers, such as `&mut [u8]` or `&mut Vec<u8>`",
        label: "Go must not write to this",
        help: "{0}",
        note: "plain numbers are integers and floats, also in arrays and in `#[repr(C)]` structs: whatever Go writes is a value",
    }
    AsyncFuture "R2G109" {
        "`{0}` is async twice",
        label: "an `async fn` that returns a future",
        help: "write `async fn` and the value's type, or `fn` and `impl Future`",
        note: "",
    }
    Lifetime "R2G110" {
        "{0} names a lifetime",
        label: "says nothing here",
        help: "{1}",
        note: "",
    }
    TooManyParameters "R2G111" {
        "`{0}` has {1} parameters, and a method has at most {2}",
        label: "one too many",
        help: "put some of them into a struct with `#[derive(rust2go::R2G)]`, and take that",
        note: "",
    }
    TooManyResults "R2G112" {
        "`{0}` returns {1} values, and a method returns at most {2}",
        label: "too many values",
        help: "return a struct with `#[derive(rust2go::R2G)]`, whose fields are these values",
        note: "",
    }

    MutableAsync "R2G113" {
        "`{0}` is async, and cannot take a mutable reference",
        label: "Go would write to it after the future was dropped",
        help: "take `{1}` and return the changed value",
        note: "",
    }
    NoReceiver "R2G114" {
        "`{0}` has no receiver, and `{1}` of the same trait takes `&self`",
        label: "is called on no object",
        help: "put it into a trait of its own, where it may return a `{2}Impl`",
        note: "",
    }

    // Traits that Rust implements and Go calls.
    BothDirections "R2G120" {
        "`{0}` cannot be both called from Rust and called from Go",
        label: "the other direction",
        help: "keep one of `#[r2g]` and `#[g2r]`, and write a second trait for the other",
        note: "",
    }
    ServedMark "R2G121" {
        "`#[{0}]` is for methods that Rust calls, and Go calls `{1}`",
        label: "has no meaning here",
        help: "take it off",
        note: "the future of a method that Go calls is always `Send`, and owns what it uses",
    }
    ServedMutable "R2G122" {
        "`{0}` takes a mutable reference, and Go cannot lend memory to write to yet",
        label: "would be Go's memory",
        help: "take `{1}` and return the changed value",
        note: "",
    }
    ServedLend "R2G123" {
        "`rust2go::Lend` is what Rust lends to Go, and here Go is the caller",
        label: "who would lend it?",
        help: "write `{0}`, or a reference",
        note: "",
    }
    ServedView "R2G124" {
        "a method that Go calls cannot return a `rust2go::GoRef`",
        label: "is a view of Go's memory",
        help: "return `{0}`",
        note: "",
    }

    NonblockingAsync "R2G125" {
        "`{0}` is async, and cannot be `#[nonblocking]`",
        label: "an async method waits",
        help: "take one of both off: `#[nonblocking]` is for a method that is done at once",
        note: "",
    }
    NonblockingInGo "R2G126" {
        "`{0}` is implemented in Go, and cannot be `#[nonblocking]`",
        label: "is a promise about a method that Go calls",
        help: "take it off: Go's scheduler runs the handler, and it may block as it likes",
        note: "",
    }

    // Types, as they are written.
    ReferenceReturn "R2G201" {
        "a method cannot return a reference",
        label: "nobody would own the value",
        help: "return `{0}`, or `rust2go::GoRef<{0}>` to read Go's memory in place",
        note: "",
    }
    ReferenceInside "R2G202" {
        "a reference cannot stand inside a type that crosses",
        label: "who owns the value?",
        help: "write `{0}`; a whole parameter may be a reference",
        note: "",
    }
    Unsized "R2G203" {
        "`{0}` has no size of its own",
        label: "stands behind a reference or a `Box` only",
        help: "write `{1}`",
        note: "",
    }
    Text "R2G204" {
        "`{0}` does not cross: text crosses as `String`",
        label: "text of another kind",
        help: "write `String`",
        note: "",
    }
    Map "R2G205" {
        "`{0}` does not cross: a Go map has no order",
        label: "a map of another kind",
        help: "write `HashMap<K, V>` or `BTreeMap<K, V>`, or a `Vec` of entries where their order matters",
        note: "",
    }
    Collection "R2G206" {
        "`{0}` does not cross",
        label: "not a list in memory",
        help: "write `Vec<{1}>`",
        note: "",
    }
    SharedPointer "R2G207" {
        "`{0}` does not cross: it is how Rust shares a value, not a value",
        label: "a pointer of Rust's own",
        help: "write `{1}`",
        note: "",
    }
    GenericUse "R2G208" {
        "`{0}` has type arguments that do not fit",
        label: "{1}",
        help: "write a type for each type parameter of the definition, and nothing else",
        note: "",
    }
    Tuple "R2G209" {
        "a tuple can be the whole result of a method, and nothing else",
        label: "has no counterpart in Go",
        help: "write a struct with `#[derive(rust2go::R2G)]`",
        note: "",
    }
    Misplaced "R2G210" {
        "`{0}` cannot stand here",
        label: "not here",
        help: "it can be {1} only",
        note: "",
    }
    ErrorType "R2G211" {
        "an error is `rust2go::GoError`, or a struct or an enum of the interface",
        label: "{0}",
        help: "write `Result<{1}, rust2go::GoError>`, or a type with `#[derive(rust2go::R2G)]` that is `From<rust2go::GoError>`",
        note: "",
    }
    Time "R2G212" {
        "`{0}` does not cross",
        label: "a time of another kind",
        help: "write `std::time::SystemTime`, `std::time::Duration` or, with the feature `chrono`, `chrono::DateTime<Utc>`",
        note: "",
    }
    NoGoNumber "R2G213" {
        "`{0}` does not cross: Go has no such number",
        label: "has no counterpart in Go",
        help: "write {1}",
        note: "",
    }
    Pointer "R2G214" {
        "a raw pointer does not cross",
        label: "whose memory is it?",
        help: "write the value's type, or `usize` where it is a number to both sides",
        note: "",
    }
    Function "R2G215" {
        "a function does not cross",
        label: "cannot be called from Go",
        help: "give Go the data, and call the function with what comes back",
        note: "",
    }
    Opaque "R2G216" {
        "`{0}` does not cross: its size is not known",
        label: "not a type of its own",
        help: "write the type itself; for an async method write `async fn` or `-> impl Future<Output = T>`",
        note: "",
    }
    NotAValue "R2G217" {
        "`{0}` does not cross",
        label: "is not a value",
        help: "leave it out",
        note: "",
    }
    Unsupported "R2G218" {
        "`{0}` does not cross",
        label: "is not a type that both languages have",
        help: "write a struct of the data that Go needs, with `#[derive(rust2go::R2G)]`",
        note: "",
    }
    Closure "R2G221" {
        "`{0}` does not cross: it {1}",
        label: "a closure that Go cannot have",
        help: "write `{2}`",
        note: "",
    }
    ClosureInside "R2G222" {
        "a closure does not cross here",
        label: "crosses as a whole parameter only",
        help: "make it an object: a trait with one method that takes `&self`, under `#[rust2go::g2r]` where Go calls Rust",
        note: "a parameter may be `Box<dyn Fn(..) -> R + Send + Sync>`, an `Option` of it, `impl Fn(..) -> R + Send + Sync + 'static`, or, until the method returns, `&(dyn Fn(..) -> R + Sync)`",
    }
    ClosureGivenBack "R2G223" {
        "`#[drop_safe_ret]` cannot give a closure back",
        label: "is Go's from the call on",
        help: "write `#[drop_safe]`, and keep a clone of what the closure needs",
        note: "",
    }
    Stream "R2G224" {
        "`{0}` does not cross: it {1}",
        label: "a stream that the other side cannot have",
        help: "{2}",
        note: "",
    }
    StreamInside "R2G225" {
        "a stream does not cross here",
        label: "crosses as a whole parameter or result only",
        help: "return it from a method of its own, or make it an object with a method that gives the next item",
        note: "where Rust calls Go, a stream is a parameter or the result, and where Go calls Rust the result, alone or as the value of a `Result`",
    }
    StreamFromGo "R2G226" {
        "Go cannot pass a stream",
        label: "is a parameter that Go would make",
        help: "take a closure that Rust calls for the next item: `Box<dyn Fn() -> Option<T> + Send + Sync>`",
        note: "a method under `#[rust2go::r2g]` may return a stream that Go makes",
    }
    BorrowedCow "R2G219" {
        "`{0}` may borrow, and a value that crosses here is owned",
        label: "who owns the value?",
        help: "write `Cow<'static, {1}>`; the whole parameter of a method that is not async may borrow",
        note: "",
    }
    MapKey "R2G220" {
        "`{0}` cannot be a key",
        label: "a key of a map or a value of a set",
        help: "write a `String`, an integer, `bool`, `char`, an enum without data, or a struct around one of these",
        note: "floats, lists and structs do not compare in the same way in both languages, or not at all",
    }

    // Types, as they are defined.
    EmptyEnum "R2G302" {
        "`{0}` has no variants",
        label: "has no value that could cross",
        help: "leave it out",
        note: "",
    }
    Discriminant "R2G303" {
        "the number of `{0}` cannot be told from here",
        label: "is not made of literals",
        help: "write the number itself",
        note: "",
    }
    DiscriminantRange "R2G304" {
        "`{0}` is {1}, which `{2}` cannot hold",
        label: "out of range",
        help: "",
        note: "",
    }
    Union "R2G305" {
        "a union does not cross",
        label: "which of its fields is the value?",
        help: "write a struct",
        note: "",
    }
    ArrayLength "R2G306" {
        "the length of this array cannot be told from here",
        label: "is not a literal, nor a constant of literals in these files",
        help: "write the number itself",
        note: "",
    }
    Infinite "R2G307" {
        "`{0}` contains itself without an end",
        label: "this field",
        help: "put a `Box<..>`, an `Option<Box<..>>` or a `Vec<..>` between",
        note: "",
    }
    EndlessAlias "R2G308" {
        "`{0}` stands for itself",
        label: "an alias without an end",
        help: "write the type that it is to stand for",
        note: "",
    }
    TooLarge "R2G309" {
        "`{0}` has {1} in place, and a value has at most {2}",
        label: "too large",
        help: "put a `Vec<..>` in the place of a long array",
        note: "the value of a call is on the stack, in both languages",
    }
    SameNumber "R2G310" {
        "`{0}` and `{1}` are both {2}",
        label: "this number is taken",
        help: "give each variant a number of its own",
        note: "",
    }
    EndlessGeneric "R2G311" {
        "`{0}` would be too many types in Go",
        label: "other type arguments each time",
        help: "let a type contain itself with the same type arguments",
        note: "an interface has at most {1} types with type arguments, and each has at most {2} types in its name",
    }
    Padding "R2G312" {
        "{0} has no size, and Go would put a byte behind it",
        label: "ends in a value without a size",
        help: "{1}",
        note: "a pointer to such a value must not point behind the struct that it is in",
    }

    // Names of types.
    UnknownType "R2G401" {
        "`{0}` is not a type of this interface",
        label: "is not defined in the files that were read",
        help: "define it beside the trait, with `#[derive(rust2go::R2G)]`",
        note: "",
    }
    NotDerived "R2G402" {
        "`{0}` does not derive `R2G`",
        label: "crosses here",
        help: "add `#[derive(rust2go::R2G)]` to `{0}`",
        note: "",
    }
    AmbiguousType "R2G403" {
        "there is more than one `{0}`",
        label: "which of them?",
        help: "write its path, such as `crate::module::{0}`",
        note: "",
    }
    DuplicateTrait "R2G404" {
        "there are two interfaces `{0}`",
        label: "the second",
        help: "rename one of them: Go and Rust find each other by the trait's name",
        note: "",
    }

    TraitAsType "R2G405" {
        "`{0}` is a trait, and a type is wanted here",
        label: "names the trait",
        help: "write the path of the type that is meant, such as `std::string::String`, or give the trait another name: \
               `#[go(name = \"{0}\")]` keeps this one in Go",
        note: "",
    }
    NameOfRust "R2G406" {
        "a type that crosses cannot be called `{0}`",
        label: "taken for another type by its name",
        help: "give it another name",
        note: "the macros see one item at a time, and tell this name by itself",
    }

    // Names in Go.
    NotAGoName "R2G501" {
        "`{0}` cannot be a name in Go",
        label: "{1}",
        help: "",
        note: "",
    }
    ReservedName "R2G502" {
        "{0} would be `{1}` in Go, and that name is taken: {2}",
        label: "`{1}` in Go",
        help: "give it another name in Go: `#[go(name = \"..\")]`",
        note: "",
    }
    NameCollision "R2G503" {
        "{0} and {1} would both be `{2}` in Go",
        label: "`{2}` in Go",
        help: "give one of them another name in Go: `#[go(name = \"..\")]`",
        note: "",
    }
}
