//! Times a call from Rust to Go, made in three ways that take turns in one process: by hand with cgo, with
//! rust2go 0.4.3, and with this project. README.md says what is measured, and why so.

mod agree;
mod arguments;
mod floor;
mod heap;
mod measure;
mod report;
mod rows;
mod side;

use std::process::ExitCode;

use arguments::Arguments;
use report::Line;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> std::io::Result<()> {
    agree::check();
    let machine = machine();
    for (key, value) in &machine {
        println!("{key}: {value}");
    }
    let mut rows = rows::rows();
    // Aims refer to the first.
    rows.retain(|row| row.key == "nothing" || row.key.starts_with(&arguments.only));
    let costs = measure::measure(&mut rows, &arguments.plan);
    let lines: Vec<Line> = rows
        .into_iter()
        .zip(costs)
        .map(|(row, costs)| Line::new(row, costs))
        .collect();
    let table = report::table::render(&lines);
    println!("\n{table}");
    println!(
        "Medians of {} rounds; allocs: objects that a call allocates, in Rust + in Go.",
        arguments.plan.rounds
    );
    if let Some(path) = &arguments.markdown {
        std::fs::write(path, &table)?;
    }
    if let Some(path) = &arguments.json {
        std::fs::write(path, report::json::render(&lines, &arguments.plan, &machine))?;
    }
    Ok(())
}

/// What the figures depend on.
fn machine() -> [(&'static str, String); 4] {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(": ")?.1.to_owned())
    });
    [
        ("cpu", cpu.unwrap_or_else(|| std::env::consts::ARCH.to_owned())),
        (
            "cores",
            std::thread::available_parallelism()
                .map_or(0, usize::from)
                .to_string(),
        ),
        ("rust", env!("BENCH_RUST").to_owned()),
        ("go", env!("BENCH_GO").to_owned()),
    ]
}
