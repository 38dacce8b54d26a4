mod api;

// The traits are imported too: their methods are called through them.
use api::{Greeter, GreeterImpl, Person};

fn main() {
    let person = Person {
        name: "Rust".into(),
        age: 11,
    };
    println!("{}", GreeterImpl::hello(&person));
    for name in ["ada", "bob"] {
        match pollster::block_on(GreeterImpl::find(name.into())) {
            Ok(person) => println!("{} is {}", person.name, person.age),
            Err(error) => println!("{error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_says_hello() {
        let person = Person {
            name: "Ada".into(),
            age: 36,
        };
        assert_eq!(GreeterImpl::hello(&person), "Hello, Ada, from Go!");
    }

    #[test]
    fn go_finds_people() {
        let ada = pollster::block_on(GreeterImpl::find("ada".into())).unwrap();
        assert_eq!(ada.age, 36);
        let error = pollster::block_on(GreeterImpl::find("bob".into())).unwrap_err();
        assert_eq!(error.to_string(), "nobody is called bob");
    }
}
