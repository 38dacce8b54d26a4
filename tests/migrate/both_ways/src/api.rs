#![allow(clippy::ptr_arg)]

pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Reading {
    pub sensor: String,
    pub celsius: f64,
}

/// Go's.
#[rust2go::r2g]
pub trait Station {
    fn warmest(readings: &Vec<Reading>) -> Option<Reading>;
    #[drop_safe]
    async fn report(readings: Vec<Reading>) -> String;
}

// ANCHOR: rust_side
/// Rust's.
#[rust2go::g2r]
pub trait Units {
    fn fahrenheit(reading: &Reading) -> f64;
    fn label(sensor: &String, digits: u8) -> String;
}

impl Units for UnitsImpl {
    fn fahrenheit(reading: &Reading) -> f64 {
        reading.celsius * 1.8 + 32.0
    }

    fn label(sensor: &String, digits: u8) -> String {
        format!("{sensor:.*}", usize::from(digits))
    }
}
// ANCHOR_END: rust_side
