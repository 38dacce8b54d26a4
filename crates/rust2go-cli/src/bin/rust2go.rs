//! `rust2go`: the commands of rust2go.

use std::process::ExitCode;

fn main() -> ExitCode {
    rust2go_cli::rust2go()
}
