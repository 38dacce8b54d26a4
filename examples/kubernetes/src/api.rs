//! The interface: what Go's client-go does for a controller in Rust.

use std::collections::BTreeMap;
use std::path::Path;

use rust2go::{BoxStream, GoError};

/// A config map, as far as this program wants to know it. What else it has in the cluster stays as it is there.
#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct ConfigMap {
    pub namespace: String,
    pub name: String,
    pub labels: BTreeMap<String, String>,
    pub data: BTreeMap<String, String>,
    /// The version that was read, by which an update of an older one is a conflict; empty: whichever is there.
    pub version: String,
}

/// What an informer tells.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Event {
    /// Also of each that was there before the stream.
    Added(ConfigMap),
    Updated(ConfigMap),
    /// As it was at last.
    Deleted(ConfigMap),
}

/// Why a request was refused. The texts are the API server's.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum ApiError {
    #[go(error = "{0}")]
    NotFound(String),
    #[go(error = "{0}")]
    AlreadyExists(String),
    /// Somebody else was faster: read it again.
    #[go(error = "{0}")]
    Conflict(String),
    /// The deadline of `rust2go::with_timeout` has passed.
    #[go(error = "{0}")]
    TimedOut(String),
    #[go(error = "{0}")]
    Other(String),
}

/// Clusters makes clients.
#[rust2go::r2g]
pub trait Clusters {
    /// Connect makes the client of the cluster that a kubeconfig file names.
    fn connect(kubeconfig: &Path) -> Result<ClusterImpl, ApiError>;
    /// StandIn starts an API server in this process that has config maps and nothing else, for whoever has no cluster.
    fn stand_in() -> Result<StandInImpl, ApiError>;
    /// Informing is how many goroutines all informers have.
    fn informing() -> usize;
}

/// Cluster is a client. Dropping a future cancels its request.
#[rust2go::r2g]
pub trait Cluster {
    async fn get(&self, namespace: String, name: String) -> Result<ConfigMap, ApiError>;
    /// List gives those with these labels, `app=web,tier!=cache`; all of them for an empty text.
    async fn list(&self, namespace: String, labels: String) -> Result<Vec<ConfigMap>, ApiError>;
    async fn create(&self, object: ConfigMap) -> Result<ConfigMap, ApiError>;
    async fn update(&self, object: ConfigMap) -> Result<ConfigMap, ApiError>;
    async fn delete(&self, namespace: String, name: String) -> Result<(), ApiError>;
    /// Informer is one for a namespace, or for all of them where that is empty.
    fn informer(&self, namespace: &str) -> InformerImpl;
}

/// Informer is one watch of the API server for all who want its events, and a cache. It runs as long as it has a stream.
#[rust2go::r2g]
pub trait Informer {
    /// Events tells of all that there is, and then of what changes.
    fn events(&self) -> BoxStream<Result<Event, ApiError>>;
    /// Get looks into the cache, which has whatever a stream has told of.
    fn get(&self, namespace: &str, name: &str) -> Option<ConfigMap>;
    /// HandedOver is how many events have been handed to streams.
    fn handed_over(&self) -> u64;
}

/// StandIn is an API server that listens on this machine.
#[rust2go::r2g]
pub trait StandIn {
    fn connect(&self) -> Result<ClusterImpl, ApiError>;
    /// Kubeconfig is the text of a file for other programs.
    fn kubeconfig(&self) -> Result<String, ApiError>;
    /// Fill makes so many config maps in a namespace, which have numbers.
    fn fill(&self, namespace: &str, count: usize);
    /// Delay lets each request for a single config map wait before it is answered.
    fn delay(&self, millis: u64);
    /// Waiting is how many wait now.
    fn waiting(&self) -> i64;
    /// Abandoned is how many requests the client has given up meanwhile.
    fn abandoned(&self) -> i64;
    /// Watches is how many watches there are.
    fn watches(&self) -> i64;
    /// HangUp ends all watches: the client has to begin new ones.
    fn hang_up(&self);
    fn close(&self);
}

impl From<GoError> for ApiError {
    fn from(error: GoError) -> Self {
        match error.is_deadline_exceeded() {
            true => ApiError::TimedOut(error.to_string()),
            false => ApiError::Other(error.to_string()),
        }
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (ApiError::NotFound(text)
        | ApiError::AlreadyExists(text)
        | ApiError::Conflict(text)
        | ApiError::TimedOut(text)
        | ApiError::Other(text)) = self;
        f.write_str(text)
    }
}

impl std::error::Error for ApiError {}
