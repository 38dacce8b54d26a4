//! Writes one page of all that the benchmarks have left in a folder: plots, tables, commands, and the machine.

mod figures;
mod markup;
mod plot;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use figures::Plots;

/// A benchmark.
struct Bench {
    /// As `./dev bench` knows it.
    name: &'static str,
    title: &'static str,
    /// Makes the plots of its figures.
    plots: fn(&serde_json::Value) -> Plots,
}

const BENCHES: [Bench; 6] = [
    Bench {
        name: "sync",
        title: "Rust calls Go",
        plots: figures::of_rows,
    },
    Bench {
        name: "g2r",
        title: "Go calls Rust",
        plots: figures::of_rows,
    },
    Bench {
        name: "types",
        title: "A value of each type, there and back",
        plots: figures::of_rows,
    },
    Bench {
        name: "async",
        title: "Async calls from Rust to Go",
        plots: figures::of_loads,
    },
    Bench {
        name: "flight",
        title: "A million calls at once",
        plots: figures::of_memory,
    },
    Bench {
        name: "objects",
        title: "Objects that the other side holds",
        plots: figures::of_memory,
    },
];

const STYLE: &str = "body{font:14px/1.5 system-ui,sans-serif;max-width:1180px;margin:2em auto;padding:0 1em;color:#222}\
svg{max-width:100%;height:auto;margin:0 1em 1em 0;font-size:11px}.title{font-weight:bold;font-size:13px}.grid{stroke:#ddd}\
.legend span{margin-right:1.5em}.legend i{display:inline-block;width:1em;height:1em;margin-right:.4em;vertical-align:-.1em}\
.table{overflow-x:auto}table{border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums}\
th,td{padding:.15em .7em;border-bottom:1px solid #ddd;text-align:right;white-space:nowrap}th:first-child,td:first-child{text-align:left}";

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: rust2go-bench-report FOLDER");
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    let page = page(folder);
    match std::fs::write(folder.join("report.html"), page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// The whole page.
fn page(folder: &Path) -> String {
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>rust2go: what was measured</title>\n<style>{STYLE}</style>\n\
         <h1>What was measured</h1>\n<p>{}. The scales are logarithmic; a side without a bar cannot make the call, or has not come to an \
         end. bench/README.md says what is measured.</p>\n",
        machine()
    );
    for bench in BENCHES {
        // Those that have not been run are not in the page.
        let Ok(json) = std::fs::read_to_string(folder.join(format!("{}.json", bench.name))) else {
            continue;
        };
        let _ = writeln!(
            text,
            "<h2>{}</h2>\n<p><code>./dev bench {}</code></p>",
            bench.title, bench.name
        );
        match serde_json::from_str(&json) {
            Ok(figures) => text += &(bench.plots)(&figures).render(),
            Err(error) => {
                let _ = writeln!(text, "<p>{}.json: {error}</p>", bench.name);
            }
        }
        if let Ok(table) = std::fs::read_to_string(folder.join(format!("{}.md", bench.name))) {
            text += &markup::html(&table);
        }
    }
    text
}

/// What the figures depend on.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(": ")?.1.to_owned())
    });
    format!(
        "{}, {} cores, {}, {}",
        cpu.as_deref().unwrap_or(std::env::consts::ARCH),
        std::thread::available_parallelism().map_or(0, usize::from),
        env!("BENCH_RUST"),
        env!("BENCH_GO"),
    )
}
