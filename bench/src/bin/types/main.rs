//! Times an echo of one value for each row of the table of types: with this project, with rust2go 0.4.3 where it has the type,
//! as JSON and as protobuf, in turns in one process. README.md says what is measured.

mod base64;
mod builder;
mod convert;
mod json;
mod messages;
mod peer;
mod proto;
mod rows;
mod values;
mod wire;

use std::process::ExitCode;

fn main() -> ExitCode {
    rust2go_bench::run("rust2go-bench-types", &builder::CONTEST, rows::rows)
}
