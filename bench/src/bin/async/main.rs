//! Times async calls from Rust to Go, made in five ways that take turns. README.md says what is measured.

mod aims;
mod arguments;
mod child;
mod cpu;
mod fairness;
mod figures;
mod flight;
mod report;
mod rows;
mod rpc;
mod turn;
mod ways;

use std::process::ExitCode;
use std::time::Duration;

use arguments::Arguments;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some(child::WORD) => child::main(&rows::all(), &words[1..]),
        Some(flight::WORD) => flight::main(&words[1..]),
        _ => rounds(words),
    }
}

/// The arguments, or the exit code that tells why there are none.
fn parse(words: impl Iterator<Item = String>) -> Result<Arguments, ExitCode> {
    Arguments::parse(words).map_err(|message| {
        eprintln!("{message}\n\n{}", arguments::USAGE);
        ExitCode::from(2)
    })
}

fn rounds(words: Vec<String>) -> ExitCode {
    let arguments = match parse(words.into_iter()) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let wanted =
        |title: &str| arguments.only.is_empty() || arguments.only.iter().any(|only| title.contains(only));
    let mut rows = rows::all();
    rows.retain(|row| wanted(&row.title));
    rows::measure(&mut rows, &arguments);
    let mut table = report::table(&rows);
    if wanted("fairness") {
        table += &fairness::line();
    }
    table += &format!("\nCPU used while nothing is called: {:.2} %\n\n", idle() * 100.0);
    table += &aims::list(&rows);
    println!("{table}");
    written(&[
        (&arguments.json, report::json(&rows)),
        (&arguments.markdown, table),
    ])
}

/// Writes what is wanted.
fn written(files: &[(&Option<std::path::PathBuf>, String)]) -> ExitCode {
    for (path, text) in files {
        let Some(path) = path else { continue };
        if let Err(error) = std::fs::write(path, text) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// The part of one core that is used a while after the last call.
fn idle() -> f64 {
    std::thread::sleep(Duration::from_millis(100));
    let (time, before) = (Duration::from_secs(1), cpu::used());
    std::thread::sleep(time);
    (cpu::used() - before).as_secs_f64() / time.as_secs_f64()
}
