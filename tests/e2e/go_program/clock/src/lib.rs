//! A second crate with an interface, in the same library.

/// Clock has the name of a trait of the other crate too, and another schema.
#[rust2go::g2r]
pub trait Clock {
    fn seconds(ticks: u64) -> f64;
}

impl Clock for ClockImpl {
    fn seconds(ticks: u64) -> f64 {
        ticks as f64 / 1000.0
    }
}
