//! Times a call from Go to Rust, made in five ways that take turns in one process, beside an empty cgo call. README.md says what is
//! measured, and why so.

mod go;
mod rows;
mod stream;

use std::process::ExitCode;

use bench_ours::calls::{Keeper, KeeperImpl};

fn main() -> ExitCode {
    // Go learns from it how to call Rust.
    let one = std::hint::black_box(1);
    KeeperImpl::keep(Box::new(move |n| n + one));
    rust2go_bench::run("rust2go-bench-g2r", &rows::CONTEST, |only| {
        go::check();
        let mut rows = rows::rows();
        rows.retain(|row| row.key.starts_with(only));
        rows
    })
}
