//! Under verbatim names an async method is unsafe to call, as in rust2go 0.x, unless it is `#[drop_safe]`.

#[rust2go::r2g(naming = verbatim)]
trait Demo {
    async fn plain(n: u8) -> u8;
    #[drop_safe]
    async fn safe(n: u8) -> u8;
}

async fn calls() -> u8 {
    DemoImpl::safe(1).await + DemoImpl::plain(1).await //~ E0133 unsafe
}

fn main() {
    drop(calls());
}
