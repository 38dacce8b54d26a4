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

#[rust2go::r2g]
pub trait Demo {
    fn one(node: Node);
}
