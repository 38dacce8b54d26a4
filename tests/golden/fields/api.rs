//! Fields with struct tags, and fields that Go does not have.

/// An account.
#[derive(rust2go::R2G, Clone)]
pub struct Account {
    #[go(name = "ID", tag = "json:\"id\"")]
    pub id: u64,
    #[go(name = "Names", tag = "json:\"names,omitempty\" yaml:\"names\"")]
    pub names: Vec<String>,
    pub plain: bool,
    #[go(skip)]
    pub cache: std::cell::RefCell<u8>,
    /// Where mail goes.
    #[go(name = "Mail", tag = "json:\"mail\" help:\"in `quotes`, \\\"words\\\"\"")]
    pub mail: Option<String>,
    pub level: u8,
    #[go(name = "Short", tag = "json:\"short\"")]
    pub short: bool,
    #[go(name = "Long", tag = "json:\"-\"")]
    pub long: Vec<Option<String>>,
}

/// The only field that crosses does not make a type of its own of it.
#[derive(rust2go::R2G, Clone)]
pub struct Counter(pub u64, #[go(skip)] pub u8);

/// Nothing of it crosses.
#[derive(rust2go::R2G, Clone)]
pub struct Local {
    #[go(skip)]
    pub count: u64,
}

#[derive(rust2go::R2G, Clone)]
pub enum Change {
    Renamed {
        #[go(name = "From", tag = "json:\"from\"")]
        from: String,
        #[go(skip)]
        seen: bool,
    },
    Forgotten(#[go(skip)] u8),
    At(std::time::SystemTime, #[go(skip)] u8),
}

/// What it knows stays in Rust.
#[derive(rust2go::R2G, Clone)]
pub enum State {
    Idle,
    Busy(#[go(skip)] Option<std::time::Instant>),
}

/// Variants with braces, and nothing between them.
#[derive(rust2go::R2G, Clone)]
pub enum Bare {
    Braces {},
    Parentheses(),
    Neither,
}

#[rust2go::r2g]
pub trait Accounts {
    fn change(account: Account, change: Change) -> Result<Account, rust2go::GoError>;
    fn count(local: Local, counter: &Counter) -> Counter;
    fn state(states: Vec<State>, bare: Option<Bare>) -> Result<Bare, rust2go::GoError>;
}
