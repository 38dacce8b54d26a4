//! Under verbatim names a future is promised to be `Send` only where `#[send]` asks for it, as in rust2go 0.x.

#[rust2go::r2g(naming = verbatim)]
trait Demo {
    #[drop_safe]
    async fn plain(n: u8);
    #[send]
    #[drop_safe]
    async fn sent(n: u8);
}

fn spawn(_: impl std::future::Future + Send + 'static) {}

fn go<D: Demo>() {
    spawn(D::sent(1));
    spawn(D::plain(1)); //~ E0277 cannot be sent between threads
}

fn main() {
    go::<DemoImpl>();
}
