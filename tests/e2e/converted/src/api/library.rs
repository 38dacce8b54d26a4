//! Types of Rust's libraries for which Go's standard library has one, too.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use chrono::{DateTime, Utc};
use rust2go::{GoError, GoRef, Lend};
use serde_json::Value;

/// A server, as a registry knows it.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Server {
    pub name: String,
    pub at: SocketAddr,
    pub others: Vec<IpAddr>,
    pub gateway: Option<IpAddr>,
    pub balance: u128,
    pub limit: Option<i128>,
    pub counts: Vec<u128>,
    pub nested: Option<Option<u128>>,
    pub boxed: Option<Box<i128>>,
    pub labels: Value,
    pub extra: Option<Value>,
    pub by_name: HashMap<String, Value>,
    pub pair: [u128; 2],
    pub since: DateTime<Utc>,
}

/// Only integers, which an assignment in Go would share.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub value: u128,
    pub change: i128,
}

#[rust2go::r2g]
pub trait Library {
    fn server(v: Server) -> Server;
    async fn server_later(v: Server) -> Server;
    fn servers(v: Vec<Server>) -> Vec<Server>;
    fn lent(v: &Server) -> Server;
    async fn lend(v: Lend<Server>) -> Server;
    fn view(v: &Server) -> GoRef<Server>;
    fn ip(v: IpAddr) -> IpAddr;
    fn ipv4(v: Ipv4Addr) -> Ipv4Addr;
    fn ipv6(v: Ipv6Addr) -> Ipv6Addr;
    fn socket(v: SocketAddr) -> SocketAddr;
    fn socket_v4(v: SocketAddrV4) -> SocketAddrV4;
    fn socket_v6(v: SocketAddrV6) -> SocketAddrV6;
    fn wide(v: u128) -> u128;
    fn signed(v: i128) -> i128;
    fn maybe_wide(v: Option<u128>) -> Option<u128>;
    fn sum(list: &[u128]) -> Result<u128, GoError>;
    fn json(v: Value) -> Value;
    fn maybe_json(v: Option<Value>) -> Option<Value>;
    fn json_lent(v: &Value) -> String;
    fn time(v: DateTime<Utc>) -> DateTime<Utc>;

    /// Keeps a clone, changes the original and gives the clone back.
    fn cloned(v: Amount) -> Amount;

    /// The zero value of `netip.Addr`.
    fn no_address() -> Result<IpAddr, GoError>;
    fn zoned() -> Result<SocketAddr, GoError>;
    /// An address of the sixth version.
    fn other_version() -> Result<Ipv4Addr, GoError>;
    fn nil_wide() -> Result<u128, GoError>;
    fn negative_wide() -> Result<u128, GoError>;
    fn too_wide() -> Result<Vec<i128>, GoError>;
    /// A function, which JSON cannot say.
    fn no_json() -> Result<Value, GoError>;
    fn bad_text_in_json() -> Result<Value, GoError>;
}
