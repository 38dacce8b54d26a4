//! `./dev fuzz front` and `./dev fuzz types`; README.md says what it does.

mod args;
mod failures;
mod front;
mod hurtful;
mod types;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let what = words.next().unwrap_or_default();
    let words: Vec<String> = words.collect();
    let outcome = match what.as_str() {
        "front" => front::run(&words),
        "types" => types::run(&words),
        // What `front` starts as processes of its own.
        "front-worker" => front::worker::run(&words),
        "front-one" => front::worker::one(&words),
        other => Err(format!("there is no target `{other}`: write `front` or `types`")),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("fuzz: {message}");
            ExitCode::from(2)
        }
    }
}
