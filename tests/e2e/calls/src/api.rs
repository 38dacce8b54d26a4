//! The interface of this case.

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Order {
    pub id: u64,
    pub items: Vec<String>,
}

#[rust2go::r2g]
pub trait Calls {
    fn add(a: u64, b: u64) -> u64;
    async fn add_later(a: u64, b: u64) -> u64;
    /// Sleeps, then answers.
    async fn sleep(milliseconds: u64, order: Order) -> Order;
    /// Ends only when its context is cancelled.
    async fn wait_for_cancel(key: u64);
    /// Never looks at its context: it ends when `let_go` is called, and writes down what its order was then.
    async fn ignore_cancel(key: u64, order: Order) -> Order;
    fn let_go(key: u64);
    /// Whether the handler of this key has seen its cancellation, or has ended.
    fn ended(key: u64) -> bool;
    /// What `ignore_cancel` saw of its order at its end.
    fn seen(key: u64) -> Vec<String>;
    #[send]
    async fn sent(order: Order) -> Order;
    #[drop_safe]
    fn safe(order: Order) -> impl std::future::Future<Output = Order>;
    #[drop_safe_ret]
    async fn gives_back(order: Order, n: u64) -> usize;
    #[mem]
    async fn mem(n: u64) -> u64;
    #[shm]
    #[cgo_callback]
    fn shm(n: u64) -> impl std::future::Future<Output = u64> + Send;
    fn nothing() -> impl std::future::Future<Output = ()>;
    fn no_output() -> impl core::future::Future<Output = ()>;
    async fn borrowed(order: &Order) -> usize;
    /// How many goroutines there are.
    fn goroutines() -> usize;
}
