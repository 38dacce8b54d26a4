pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

pub type Cents = u64;
pub type Orders = Vec<Order>;

/// Before what it is made of, and with attributes of another crate.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bill {
    pub total_cents: Cents,
    pub orders: Orders,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub err: Option<String>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Order {
    pub name: String,
    pub count: u8,
    pub unit_cents: Cents,
    pub photo: Vec<u8>,
}

#[derive(rust2go::R2G, Clone, Debug)]
pub struct Basket {
    pub orders: Orders,
    pub limit: Option<Cents>,
}

#[rust2go::r2g]
pub trait Shop {
    fn ping(n: usize) -> usize;
    fn bill(basket: &Basket) -> Bill;
    fn greet(name: &String, photo: &Vec<u8>) -> String;
    #[go_pass_struct]
    fn first(basket: Basket) -> Option<Order>;
}

#[rust2go::r2g(queue_size = 4096)]
pub trait AsyncShop {
    async fn bill(basket: &Basket) -> Bill;
    fn bill_later(basket: Basket) -> impl std::future::Future<Output = Bill>;
    #[drop_safe]
    async fn bill_safe(basket: Basket, discount: Cents) -> Bill;
    #[drop_safe_ret]
    #[send]
    async fn bill_back(basket: Basket) -> Bill;
}
