//! The interface file.

use std::future::Future;

pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

/// A reply, before what it is made of.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteResponse {
    pub total_cents: u64,
    pub lines: Vec<Line>,
    /// A list of no or one text: an option as it was written before there were options.
    #[serde(default)]
    pub warning: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub err: Option<String>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct QuoteRequest {
    pub customer: Customer,
    pub items: Items,
}

pub type Items = Vec<Line>;
pub type Cents = u64;

#[derive(rust2go::R2G, Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[repr(C)]
pub struct Line {
    pub name: String,
    pub count: u8,
    pub unit_cents: Cents,
    pub photo: Vec<u8>,
    pub coupon: Option<Coupon>,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Coupon {
    pub percent: u8,
    pub grade: char,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Customer {
    pub name: String,
    pub tags: Vec<Vec<String>>,
}

#[rust2go::r2g]
pub trait Desk {
    fn ping(n: usize) -> usize;
    fn version() -> String;
    fn quote(req: &QuoteRequest) -> QuoteResponse;
    fn greet(name: &String, photo: &Vec<u8>) -> String;
    fn rename(customer: Customer, name: String) -> Customer;
    #[go_pass_struct]
    fn step(coupon: Coupon, by: u8) -> Coupon;
    fn log(line: &Line);
    fn logged() -> usize;
    #[cgo_callback]
    fn seven(a: u8, b: u16, c: u32, d: u64, e: i8, f: bool, g: f64) -> f64;
    fn find(name: String) -> Option<Coupon>;
    fn priced(line: &Line) -> (u64, Option<Coupon>);
}

/// What Go asks Rust.
#[rust2go::g2r]
pub trait Prices {
    fn cents(name: &String, count: &u8) -> Cents;
    fn coupon_for(line: Line, customer: &Customer) -> Option<Coupon>;
    #[go_pass_struct]
    fn best(one: Coupon, other: Option<Coupon>) -> Coupon;
}

impl Prices for PricesImpl {
    fn cents(name: &String, count: &u8) -> Cents {
        name.len() as Cents * Cents::from(*count)
    }

    fn coupon_for(line: Line, customer: &Customer) -> Option<Coupon> {
        line.coupon.filter(|_| customer.name == "ada")
    }

    fn best(one: Coupon, other: Option<Coupon>) -> Coupon {
        match other {
            Some(other) if other.percent > one.percent => other,
            _ => one,
        }
    }
}

#[rust2go::r2g(queue_size = 4096)]
pub trait AsyncDesk {
    async fn quote(req: &QuoteRequest) -> QuoteResponse;
    fn quote_later(req: QuoteRequest) -> impl Future<Output = QuoteResponse>;
    fn quote_by_path(req: &QuoteRequest) -> impl std::future::Future<Output = QuoteResponse>;
    fn forget(req: &QuoteRequest) -> impl Future<Output = ()>;
    #[send]
    fn quote_send(req: QuoteRequest) -> impl Future<Output = QuoteResponse>;
    #[drop_safe]
    fn quote_bounds(req: QuoteRequest) -> impl Future<Output = QuoteResponse> + Send + 'static;
    #[drop_safe]
    async fn quote_safe(req: QuoteRequest, cents: Cents) -> QuoteResponse;
    #[drop_safe]
    #[send]
    async fn quote_both(req: QuoteRequest) -> QuoteResponse;
    #[drop_safe_ret]
    async fn quote_back(req: QuoteRequest, cents: Cents) -> QuoteResponse;
    #[drop_safe_ret]
    #[send]
    fn one_back(req: QuoteRequest) -> impl Future<Output = u8>;
    #[go_pass_struct]
    #[drop_safe]
    async fn by_value(req: QuoteRequest) -> String;
    async fn run() -> u32;
}
