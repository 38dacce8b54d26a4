//! An interface file with a Go file of its own in package main.

#[rust2go::r2g]
pub trait Clock {
    fn tick(from: u64) -> u64;
    fn strike(hour: u8) -> u32;
}

/// The name of two traits that Go calls.
#[rust2go::g2r]
pub trait Bell {
    fn ring(times: u8) -> u32;
}

impl Bell for BellImpl {
    fn ring(times: u8) -> u32 {
        u32::from(times) * 100
    }
}
