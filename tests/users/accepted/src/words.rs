//! Names that are keywords in Rust, and names that the emitted code might use itself.

/// A struct with such fields.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Words {
    /// A keyword.
    pub r#type: u8,
    /// Another.
    pub r#match: String,
    /// A keyword since edition 2024.
    pub r#gen: bool,
    /// What emitted code might call a value.
    pub buffer: u8,
    /// As above.
    pub size: u8,
    /// As above.
    pub twin: u8,
}

/// The fields of a variant, which a pattern binds in the midst of emitted code.
#[derive(rust2go::R2G, Clone, Debug)]
pub enum Bound {
    /// What that code might call its own variables.
    Names {
        /// A size.
        size: String,
        /// A buffer.
        buffer: Vec<u8>,
        /// A place.
        place: u8,
    },
}

/// Variants of which no field crosses.
#[derive(rust2go::R2G, Clone, Debug)]
pub enum Bare {
    /// Braces.
    Braces {},
    /// Parentheses.
    Parentheses(),
    /// What Go does not know.
    Hidden(#[go(skip)] Vec<u8>),
}

/// The name of the field that a twin has beside those of its struct.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Mode<T> {
    /// A field of that name.
    pub __mode: T,
    /// One of the next name.
    pub __mode_: u8,
}

/// A type with such a name.
#[allow(non_camel_case_types)]
#[derive(rust2go::R2G, Clone, Copy, Debug)]
pub struct r#struct(u8);

/// Names of the standard library, which the emitted code must not mean by accident.
pub mod shadowed {
    /// Not the `Option` that everybody knows.
    #[derive(rust2go::R2G, Clone, Copy, Debug)]
    pub struct Ok {
        /// A value.
        pub value: u8,
    }

    /// Not the `Result`.
    #[derive(rust2go::R2G, Clone, Copy, Debug)]
    pub enum Send {
        /// A variant.
        Err,
        /// Another.
        Some,
    }

    /// Not one of the run time's.
    #[derive(rust2go::R2G, Clone, Copy, Debug)]
    pub struct Twin {
        /// A value.
        pub value: u64,
    }

    /// Has a field of such a type.
    #[derive(rust2go::R2G, Clone, Copy, Debug)]
    pub struct Drop {
        /// A value before it.
        pub small: u8,
        /// The field.
        pub twin: Twin,
    }

    /// Not the one that is awaited.
    #[rust2go::r2g]
    pub trait Future {
        /// A method.
        fn some(ok: &Ok) -> Send;
        /// Another.
        async fn poll(send: Send) -> Ok;
        /// And one that is sent.
        #[send]
        async fn sent(dropped: Drop) -> Twin;
    }
}

/// Aliases that hide the types of the language itself.
#[allow(non_camel_case_types, dead_code)]
pub mod hidden_numbers {
    type bool = u64;
    type u8 = String;
    type u32 = u16;
    type usize = i8;

    /// A struct.
    #[derive(rust2go::R2G, Clone, Debug)]
    pub struct Numbers {
        /// A number.
        pub flag: bool,
        /// A text.
        pub byte: u8,
    }

    /// An enum without data.
    #[derive(rust2go::R2G, Clone, Copy, Debug)]
    #[repr(u32)]
    pub enum Plain {
        /// A variant.
        One = 1,
    }

    /// An enum with data.
    #[derive(rust2go::R2G, Clone, Debug)]
    pub enum Data {
        /// A number.
        Word(u32),
        /// A struct.
        Numbers(Numbers),
    }

    /// A trait.
    #[rust2go::r2g]
    pub trait Hidden {
        /// A method.
        fn data(plain: Plain, numbers: &Numbers, size: usize) -> Data;
        /// Another.
        async fn letters(letters: Vec<usize>) -> Result<Data, rust2go::GoError>;
    }
}

/// A trait with such methods.
#[rust2go::r2g]
pub trait r#Trait {
    /// A method.
    fn r#fn(r#in: u8, words: &Words) -> r#struct;
    /// One with fields of a variant, and with a generic struct.
    fn bound(names: &Bound, mode: Mode<String>) -> Bound;
    /// By names only.
    fn bare(bare: &Bare) -> Bare;
    /// An async one.
    async fn r#loop(r#gen: String, number: u32, label: u8, params: u8) -> Words;
}
