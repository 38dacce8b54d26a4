//! The interface among other things, private, and Rust's answers to Go.

mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

/// None of Go's business.
#[derive(Debug, Clone)]
pub enum Event<'a> {
    Started,
    Moved { to: &'a str },
}

type Steps = u32;

#[derive(rust2go::R2G, Clone)]
struct Walk {
    name: String,
    steps: Steps,
}

#[rust2go::r2g]
trait Guide {
    fn lead(walk: &Walk) -> String;
}

#[rust2go::g2r]
pub trait Feet {
    fn step(n: &u32) -> u32;
}

impl Feet for FeetImpl {
    fn step(n: &u32) -> u32 {
        n + 1
    }
}

/// Walks, led by Go.
pub fn walk(name: &str, steps: u32) -> String {
    GuideImpl::lead(&Walk {
        name: name.into(),
        steps,
    })
}
