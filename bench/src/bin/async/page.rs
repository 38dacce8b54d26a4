//! The page with the plots: the same figures as in the table.

use crate::figures::Figures;
use crate::plot::{bars, legend, Group};
use crate::rows::{Row, EXECUTORS, JOBS, SIDES, TASKS};

const STYLE: &str = "body{font:14px/1.5 system-ui,sans-serif;max-width:1180px;margin:2em auto;padding:0 1em;color:#222}\
svg{margin:0 1em 1em 0;font-size:11px}.title{font-weight:bold;font-size:13px}.grid{stroke:#ddd}\
.legend span{margin-right:1.5em}.legend i{display:inline-block;width:1em;height:1em;margin-right:.4em;vertical-align:-.1em}\
pre{overflow-x:auto;font-size:12px;line-height:1.35}";

/// A plot's name, and what it shows of a side.
type Kind = (&'static str, fn(&Figures) -> f64);

const KINDS: [Kind; 3] = [
    ("nanoseconds a call", |f| f.call),
    ("microseconds of the slowest call in a thousand", |f| f.latency[2]),
    ("CPU seconds of a million calls", |f| f.cpu),
];

/// The whole page.
pub(crate) fn render(rows: &[Row], table: &str) -> String {
    let mut text = format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Async calls from Rust to Go</title>\n<style>{STYLE}</style>\n\
         <h1>Async calls from Rust to Go</h1>\n<p>{} cores, {}, {}. The scales are logarithmic; a side without a bar has not come to an \
         end. bench/README.md says what is measured.</p>\n",
        std::thread::available_parallelism().map_or(0, usize::from),
        env!("BENCH_RUST"),
        env!("BENCH_GO"),
    );
    text += &legend(SIDES.iter().map(|side| side.name));
    for (kind, of) in KINDS {
        text += &format!("<h2>{kind}</h2>\n");
        for executor in EXECUTORS {
            for job in JOBS {
                let groups = groups(rows, executor, job, of);
                if !groups.is_empty() {
                    let threads = if executor == "one" {
                        "one thread"
                    } else {
                        "a thread for each core"
                    };
                    text += &bars(&format!("{job}, {threads}, by the number of tasks"), &groups);
                }
            }
        }
    }
    text + &format!(
        "<h2>All figures</h2>\n<pre>{}</pre>\n",
        table.replace('<', "&lt;")
    )
}

/// The bars of a plot: a group for each number of tasks.
fn groups(rows: &[Row], executor: &str, job: &str, of: fn(&Figures) -> f64) -> Vec<Group> {
    let groups = TASKS.iter().filter_map(|tasks| {
        let title = format!("{executor} {tasks} {job}");
        let row = rows.iter().find(|row| row.title == title)?;
        let values: Vec<_> = (0..SIDES.len())
            .map(|side| Some(of(&row.figures(side)?)))
            .collect();
        values.iter().any(Option::is_some).then(|| Group {
            name: tasks.to_string(),
            values,
        })
    });
    groups.collect()
}
