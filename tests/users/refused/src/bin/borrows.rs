//! An async method that borrows is unsafe to call, and its future ends with what it borrows.

#[derive(rust2go::R2G, Clone)]
struct User {
    name: String,
}

#[rust2go::r2g]
trait Demo {
    async fn borrowed(user: &User) -> usize;
}

fn user() -> User {
    User { name: String::new() }
}

async fn safely() -> usize {
    DemoImpl::borrowed(&user()).await //~ E0133 unsafe
}

fn kept() -> impl std::future::Future<Output = usize> {
    let user = user();
    unsafe { DemoImpl::borrowed(&user) } //~ E0597 `user` does not live long enough
}

async fn outlived() -> usize {
    let future;
    {
        let user = user();
        future = unsafe { DemoImpl::borrowed(&user) }; //~ E0597 `user` does not live long enough
    }
    future.await
}

fn main() {
    drop((safely(), kept(), outlived()));
}
