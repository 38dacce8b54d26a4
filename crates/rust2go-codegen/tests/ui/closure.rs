use std::cell::Cell;

#[rust2go::r2g]
pub trait Walker {
    fn on_this_thread(visit: Box<dyn Fn(&str) -> bool>);
    fn by_many_at_once(visit: Box<dyn FnMut(u64) + Send + Sync>);
    fn once(done: impl FnOnce(u64) + Send + Sync + 'static);
    fn short(visit: impl Fn(u64) -> u64 + Send + Sync);
    fn borrowed(visit: Box<dyn Fn(u64) + Send + Sync + '_>);
    fn absent(visit: Option<impl Fn(u64) + Send + Sync + 'static>);
    async fn later(get: Box<dyn Fn(&str) -> rust2go::BoxFuture<String> + Send + Sync>);
    fn lent(visit: &dyn Fn(u64));
    async fn outlives(visit: &(dyn Fn(u64) -> bool + Sync));
    fn of_what(visit: Box<dyn Fn(Cell<u8>, (u8, u8)) + Send + Sync>);
}
