//! The interface of this case: a method for each way in which a call can end.

use rust2go::{GoError, GoRef, Lend};

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Parcel {
    pub id: u64,
    pub labels: Vec<String>,
}

/// What there is in Go after its collector has run.
#[derive(rust2go::R2G, Clone, Copy, Debug)]
pub struct Memory {
    pub objects: u64,
    pub bytes: u64,
    pub goroutines: u64,
}

#[rust2go::r2g]
pub trait Growth {
    fn given(parcel: Parcel) -> Parcel;
    fn lent(parcel: &Parcel) -> usize;
    fn view(labels: usize) -> GoRef<Parcel>;
    fn fails(message: String) -> Result<Parcel, GoError>;
    fn panics(message: String) -> Parcel;
    fn malformed() -> Result<Vec<String>, GoError>;
    /// A text that is none, and so many bytes.
    fn malformed_pair(bytes: usize) -> Result<(String, Vec<u8>), GoError>;
    async fn later(parcel: Parcel) -> Parcel;
    #[drop_safe_ret]
    async fn gives_back(parcel: Parcel) -> Parcel;
    async fn lent_later(parcel: Lend<Parcel>) -> usize;
    async fn view_later(labels: usize) -> GoRef<Parcel>;
    async fn panics_later(message: String) -> Result<Parcel, GoError>;
    /// Gives the parcel back once its context is cancelled.
    async fn until_cancelled(parcel: Parcel) -> Parcel;
    fn memory() -> Memory;
}
