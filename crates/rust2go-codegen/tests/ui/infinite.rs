#[derive(rust2go::R2G, Clone)]
pub struct Node {
    pub value: u8,
    pub next: Inner,
    pub fine: Option<Box<Node>>,
}

#[derive(rust2go::R2G, Clone)]
pub struct Inner {
    pub nodes: [Node; 2],
}

#[derive(rust2go::R2G, Clone)]
pub struct Shared {
    pub next: Arc<Shared>,
    pub fine: Option<Arc<Shared>>,
    pub others: Vec<Arc<Shared>>,
}

#[rust2go::r2g]
pub trait Demo {
    fn one(node: Node);
    fn two(shared: Shared);
}

#[derive(rust2go::R2G)]
pub struct Loop<T> {
    pub value: T,
    pub again: Loop<T>,
}

#[rust2go::r2g]
pub trait Loops {
    fn one(bytes: Loop<u8>, names: Loop<String>);
}
