//! What is read through a view lives no longer than the view.

#[rust2go::r2g]
trait Demo {
    fn name() -> rust2go::GoRef<String>;
    fn names() -> rust2go::GoRef<Vec<String>>;
}

fn dangles() -> usize {
    let name = DemoImpl::name().as_bytes(); //~ E0716 temporary value dropped
    name.len()
}

fn escapes() -> &'static str {
    let view = DemoImpl::name();
    match view.to_str() {
        Ok(text) => text, //~ E0515 `view`
        Err(_) => "",
    }
}

fn dropped() -> usize {
    let view = DemoImpl::names();
    let first = &view[0];
    drop(view); //~ E0505 `view`
    first.len()
}

fn main() {
    println!("{} {} {}", dangles(), escapes(), dropped());
}
