//! Calls Go twice that succeeds, once that does not.

mod api;

use api::{Directory, DirectoryImpl, User};
use rust2go::GoError;

#[tokio::main]
async fn main() -> Result<(), GoError> {
    let users = [
        User {
            name: "Grace".into(),
            age: 85,
        },
        User {
            name: "Tim".into(),
            age: 9,
        },
    ];
    println!("{} of {} are of age", DirectoryImpl::adults(&users), users.len());

    let ada = DirectoryImpl::find("ada".into()).await?;
    println!("found {}, {}", ada.name, ada.age);

    if let Err(error) = DirectoryImpl::find("bob".into()).await {
        println!("no luck: {error}");
    }
    Ok(())
}
