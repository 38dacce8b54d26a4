//! Names that would clash: with Go, with generated code, with each other.

#[derive(rust2go::R2G, Clone)]
pub struct Item {
    pub r#type: String,
    pub func: Vec<String>,
    pub user_id: u32,
    pub http_url: String,
    #[allow(non_snake_case)]
    pub cloneTo: String,
}

#[derive(rust2go::R2G, Clone)]
pub struct Address {
    pub items: [Item; 2],
    pub range: u8,
}

/// DemoCheckAllBlock is called like something that is generated.
#[allow(non_camel_case_types)]
#[derive(rust2go::R2G, Clone)]
pub struct demoCheckAllBlock {
    pub len: usize,
}

#[rust2go::r2g]
pub trait Demo {
    fn check_all(r#type: Address, string: String, map: Item, user_id: u32) -> Address;
    fn run(range: demoCheckAllBlock) -> demoCheckAllBlock;
}

#[rust2go::r2g]
pub trait DemoCheck {
    fn all(error: String) -> Vec<String>;
    async fn step(ctx: u8, go: u8);
}

/// Out, and the next, are called like local variables of generated functions.
#[derive(rust2go::R2G, Clone)]
#[go(name = "out")]
pub struct Out {
    pub items: Vec<String>,
}

#[derive(rust2go::R2G, Clone)]
#[go(name = "err")]
pub struct Fault {
    pub outs: Vec<[Out; 2]>,
}

#[derive(rust2go::R2G, Clone)]
#[go(name = "r0")]
pub struct First(Vec<Fault>);

#[rust2go::r2g]
pub trait Locals {
    fn one(outs: Vec<Out>) -> Vec<Out>;
    fn fallible(faults: Vec<Fault>, first: First) -> Result<Fault, rust2go::GoError>;
    /// Errors of such names are looked for where the variables are.
    fn own(outs: Vec<Out>) -> Result<Vec<Out>, Out>;
    fn nothing() -> Result<(), Fault>;
    fn both() -> Result<(u8, u8), First>;
    /// What is returned is sent by functions whose types are named after the variables have been declared.
    fn sent() -> std::collections::HashMap<String, Out>;
    fn sent_or_not() -> Result<(std::collections::HashMap<u8, Fault>, std::time::SystemTime), First>;
    fn several(firsts: Vec<First>) -> Result<(First, Vec<Fault>, Out), rust2go::GoError>;
}

/// Its fields are called like methods of what crosses for it.
#[derive(rust2go::R2G, Clone)]
pub struct Page {
    #[go(name = "take")]
    pub take: u32,
    #[go(name = "take_")]
    pub take_: std::time::SystemTime,
    #[go(name = "cloneTo")]
    pub texts: Vec<String>,
}

/// A page within.
#[derive(rust2go::R2G, Clone)]
pub struct Cover(Page);

#[derive(rust2go::R2G, Clone)]
pub enum Query {
    Limit {
        #[go(name = "take")]
        take: std::time::Duration,
        pages: Vec<std::collections::HashSet<String>>,
    },
    All,
}

#[rust2go::r2g]
pub trait Book {
    fn pages(query: Query, covers: Vec<Cover>) -> Result<Vec<Page>, rust2go::GoError>;
}

/// Letters of other alphabets are letters to Go too; signs that combine with them are none.
#[derive(rust2go::R2G, Clone)]
pub struct Größe {
    pub имя: String,
    pub 名前: u8,
    #[go(name = "Naam")]
    pub नाम: u8,
}

#[rust2go::r2g]
pub trait Écho {
    fn répéter(größe: Größe, _१: u8) -> Größe;
    #[go(name = "Namaste")]
    fn नमस्ते(คำ: String);
}

/// An object that is called like a variable, too.
#[rust2go::g2r]
#[go(name = "object")]
pub trait Handle {
    fn number(&self) -> u8;
}

#[rust2go::r2g]
pub trait Handles {
    fn keep(handle: HandleImpl);
}
