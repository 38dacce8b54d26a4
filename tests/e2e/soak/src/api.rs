//! The interface of this case.

use rust2go::{BoxFuture, BoxStream, GoError, GoRef, Lend};

/// Something of every shape, made of a number and changed by Go in a way that Rust can work out.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Parcel {
    pub number: u64,
    pub name: String,
    pub labels: Vec<String>,
    pub content: Content,
    pub inner: Option<Box<Parcel>>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Content {
    Nothing,
    Bytes(Vec<u8>),
    Pair { left: String, right: u64 },
}

/// What there is in Go after its collector has run, and what it has counted.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Account {
    pub bytes: u64,
    pub objects: u64,
    pub goroutines: u64,
    /// Handlers that have panicked, or ended their goroutine.
    pub panicked: u64,
    /// Contexts that were not cancelled when their handler had returned.
    pub open: u64,
    /// How many handlers have begun, by the names of their methods.
    pub begun: std::collections::HashMap<String, u64>,
}

#[rust2go::r2g]
pub trait Soak {
    fn add(a: u64, b: u64) -> u64;
    fn change(parcel: &Parcel) -> Parcel;
    fn labels(number: u64) -> GoRef<Vec<String>>;
    fn append(list: &mut Vec<u64>, more: u64);
    /// Ends in the way of this number: see `Way`.
    fn ends(way: u8, number: u64) -> Result<Parcel, GoError>;
    /// Calls Rust, which calls Go again, so deep.
    fn calls_back(depth: u64, number: u64) -> Result<u64, GoError>;

    async fn add_later(a: u64, b: u64) -> u64;
    async fn change_later(parcel: Parcel) -> Parcel;
    async fn measure_later(parcel: Lend<Parcel>) -> u64;
    async fn labels_later(number: u64) -> GoRef<Vec<String>>;
    #[drop_safe_ret]
    async fn gives_back(parcel: Parcel) -> u64;
    async fn ends_later(way: u8, number: u64) -> Result<Parcel, GoError>;
    /// Has no error to return it in: a panic in Go is one in Rust.
    async fn panics_later(number: u64) -> u64;
    /// Sleeps, and looks at nothing.
    async fn sleeps(microseconds: u64, number: u64) -> u64;
    /// Sleeps until its context ends.
    async fn waits(microseconds: u64, number: u64) -> Result<u64, GoError>;
    /// The same, by a context made of its own with a deadline of its own.
    async fn waits_within(microseconds: u64, number: u64) -> Result<u64, GoError>;
    /// Uses the CPU, and asks now and then whether it is cancelled.
    async fn works(steps: u64) -> u64;
    /// Returns at once, but where it is told to sleep: it proves to be short, and then is not.
    async fn stumbles(microseconds: u64, number: u64) -> u64;
    async fn value(key: String) -> String;
    async fn calls_back_later(depth: u64, number: u64) -> Result<u64, GoError>;
    #[r2g(max_in_flight = 5)]
    async fn in_turn(microseconds: u64, number: u64) -> u64;

    /// What the closure, which is lent, makes of the numbers, in all.
    fn visits(numbers: &[u64], visit: &(dyn Fn(u64) -> u64 + Sync)) -> u64;
    /// Asks the closure from two goroutines.
    async fn asks(
        number: u64,
        ask: Box<dyn Fn(u64) -> BoxFuture<Result<u64, GoError>> + Send + Sync>,
    ) -> Result<u64, GoError>;
    /// So many numbers from this one on, and then ends in the way of this number, of which it knows some.
    fn counts(from: u64, count: u64, way: u8) -> BoxStream<Result<u64, GoError>>;
    /// Reads so many of the numbers.
    async fn sums(numbers: BoxStream<u64>, most: u64) -> u64;
    fn meter(start: u64) -> MeterImpl;
    /// Reads that object of Rust's, and closes it, or leaves that to the collector.
    async fn reads(gauge: GaugeImpl) -> Result<u64, GoError>;

    /// Has Go collect all the time, with a heap as small as can be, or as ever.
    fn torture(on: bool);
    /// Has Go profile the process, by a hundred signals a second, or not.
    fn profile(on: bool);
    fn account() -> Account;
}

/// One of Go's objects.
#[rust2go::r2g]
pub trait Meter {
    fn add(&self, number: u64) -> u64;
    async fn wait(&self, microseconds: u64) -> u64;
}

/// One of Rust's.
#[rust2go::g2r]
pub trait Gauge {
    async fn read(&self, polls: u64) -> Result<u64, GoError>;
}

/// What the handlers call.
#[rust2go::g2r]
pub trait Home {
    /// Goes on to Go while the depth is not 0. Panics where the number is a multiple of 50.
    fn returns(depth: u64, number: u64, parcel: Parcel) -> Result<u64, GoError>;
}

impl Home for HomeImpl {
    fn returns(depth: u64, number: u64, parcel: Parcel) -> Result<u64, GoError> {
        if number % 50 == 0 {
            std::panic::resume_unwind(Box::new("on purpose"));
        }
        if depth == 0 {
            return Ok(number + parcel.number);
        }
        SoakImpl::calls_back(depth - 1, number)
    }
}
