//! Times a call from Rust to Go, made in three ways that take turns in one process: by hand with cgo, with
//! rust2go 0.4.3, and with this project. README.md says what is measured, and why so.

mod agree;
mod floor;
mod rows;

use std::process::ExitCode;

fn main() -> ExitCode {
    rust2go_bench::run("rust2go-bench", &rows::CONTEST, |only| {
        agree::check();
        let mut rows = rows::rows();
        // Aims refer to the first.
        rows.retain(|row| row.key == "nothing" || row.key.starts_with(only));
        rows
    })
}
