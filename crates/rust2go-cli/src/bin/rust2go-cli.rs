//! `rust2go-cli`: what scripts of rust2go 0.x call. Its flags without a command generate; the commands are `rust2go`'s.

use std::process::ExitCode;

fn main() -> ExitCode {
    rust2go_cli::rust2go_cli()
}
