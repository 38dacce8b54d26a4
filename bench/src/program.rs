//! A benchmark as a program: its arguments, its rounds, and what it prints and writes.

use std::process::ExitCode;

use crate::arguments::{Arguments, USAGE};
use crate::measure;
use crate::report::{self, Line};
use crate::row::{Contest, Row};

/// Measures the rows that `rows` makes of the beginning of the keys that are wanted, and reports.
pub fn run(name: &str, contest: &Contest, rows: impl FnOnce(&str) -> Vec<Row>) -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\n\nusage: {name} {USAGE}");
            return ExitCode::from(2);
        }
    };
    let rows = rows(&arguments.only);
    if rows.is_empty() {
        eprintln!("there is no row whose key begins with {}", arguments.only);
        return ExitCode::from(2);
    }
    match compare(contest, rows, &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(contest: &Contest, mut rows: Vec<Row>, arguments: &Arguments) -> std::io::Result<()> {
    let machine = machine();
    for (key, value) in &machine {
        println!("{key}: {value}");
    }
    let costs = measure::measure(&mut rows, &arguments.plan);
    let lines: Vec<Line> = rows
        .into_iter()
        .zip(costs)
        .map(|(row, costs)| Line::new(row, costs))
        .collect();
    let table = report::table::render(contest, &lines);
    println!("\n{table}");
    println!(
        "Medians of {} rounds; allocs: objects that a call allocates, in Rust + in Go.",
        arguments.plan.rounds
    );
    if let Some(path) = &arguments.markdown {
        std::fs::write(path, &table)?;
    }
    if let Some(path) = &arguments.json {
        let json = report::json::render(contest, &lines, &arguments.plan, &machine);
        std::fs::write(path, json)?;
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
