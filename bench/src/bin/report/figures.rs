//! From what the benchmarks write to plots.

use serde_json::Value;

use crate::plot::{bars, legend, Group};

/// Plots of one benchmark, whose bars have the same sides.
pub(crate) struct Plots {
    sides: Vec<String>,
    plots: Vec<(String, Vec<Group>)>,
}

impl Plots {
    /// The plots under their legend, those without a bar left out.
    pub(crate) fn render(&self) -> String {
        let mut text = legend(self.sides.iter().map(String::as_str));
        for (title, groups) in &self.plots {
            if groups
                .iter()
                .any(|group| group.values.iter().any(Option::is_some))
            {
                text += &bars(title, groups);
            }
        }
        text
    }
}

/// How many rows' names have room under a plot.
const ROWS: usize = 3;

/// Of a table of single calls.
pub(crate) fn of_rows(figures: &Value) -> Plots {
    let sides: Vec<(String, String)> = list(&figures["sides"])
        .map(|side| (text(&side["key"]), text(&side["name"])))
        .collect();
    let groups: Vec<Group> = list(&figures["rows"])
        .map(|row| Group {
            name: text(&row["title"]).replace('`', ""),
            values: sides.iter().map(|(key, _)| row[key]["median"].as_f64()).collect(),
        })
        .collect();
    let plots = groups.chunks(ROWS).map(|rows| {
        let rows = rows.iter().map(|group| Group {
            name: group.name.clone(),
            values: group.values.clone(),
        });
        ("nanoseconds a call".to_owned(), rows.collect())
    });
    Plots {
        plots: plots.collect(),
        sides: sides.into_iter().map(|(_, name)| name).collect(),
    }
}

/// What is plotted of an async load.
const KINDS: [(&str, &str); 3] = [
    ("ns_per_call", "ns a call"),
    ("p999_us", "p99.9, µs"),
    ("cpu_s_per_million", "CPU seconds of a million calls"),
];

/// Of async loads: a plot for each kind, job and executor, by the number of tasks.
pub(crate) fn of_loads(figures: &Value) -> Plots {
    let sides = different(figures, |entry| text(&entry["side"]));
    let rows = different(figures, |entry| text(&entry["row"]));
    // A row is called by the executor, the number of tasks, and the job.
    let words: Vec<Vec<&str>> = rows.iter().map(|row| row.split(' ').collect()).collect();
    let mut loads: Vec<(&str, &str)> = Vec::new();
    for word in &words {
        if let [executor, _, job] = word[..] {
            if !loads.contains(&(executor, job)) {
                loads.push((executor, job));
            }
        }
    }
    let mut plots = Vec::new();
    for (key, kind) in KINDS {
        for &(executor, job) in &loads {
            let of_load = words
                .iter()
                .zip(&rows)
                .filter(|(word, _)| word[0] == executor && word[2] == job);
            let groups = of_load.map(|(word, row)| Group {
                name: word[1].to_owned(),
                values: sides
                    .iter()
                    .map(|side| {
                        let mut entries = list(figures);
                        entries.find(|entry| text(&entry["row"]) == *row && text(&entry["side"]) == *side)?
                            [key]
                            .as_f64()
                            .filter(|value| *value > 0.0)
                    })
                    .collect(),
            });
            let threads = match executor {
                "one" => "one thread",
                _ => "a thread for each core",
            };
            plots.push((format!("{job}, {threads}, by tasks: {kind}"), groups.collect()));
        }
    }
    Plots { sides, plots }
}

/// Of what is held: its bytes, a bar for each kind.
pub(crate) fn of_memory(figures: &Value) -> Plots {
    let kinds = different(figures, |entry| text(&entry["kind"]));
    let total = |entry: &Value| {
        let sum = entry["rust_bytes"].as_f64().unwrap_or(0.0) + entry["go_bytes"].as_f64().unwrap_or(0.0);
        entry["bytes"].as_f64().unwrap_or(sum)
    };
    let values = list(figures).map(|entry| Some(total(entry)).filter(|bytes| *bytes > 0.0));
    let group = Group {
        name: "each".to_owned(),
        values: values.collect(),
    };
    Plots {
        sides: kinds,
        plots: vec![("bytes".to_owned(), vec![group])],
    }
}

/// What there is of something in a list, in order.
fn different(figures: &Value, of: impl Fn(&Value) -> String) -> Vec<String> {
    let mut found = Vec::new();
    for entry in list(figures) {
        let one = of(entry);
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plot_has_some_rows() {
        let figures = serde_json::json!({
            "sides": [{"key": "floor", "name": "by hand"}, {"key": "ours", "name": "ours"}],
            "rows": (0..4).map(|row| serde_json::json!({
                "title": format!("row {row}"), "ours": {"median": 40.0},
            })).collect::<Vec<_>>(),
        });
        let plots = of_rows(&figures);
        assert_eq!(plots.plots.len(), 2);
        let page = plots.render();
        assert_eq!(page.matches("<rect").count(), 4);
        assert!(page.contains("by hand</span>"), "{page}");
    }

    #[test]
    fn a_load_has_a_plot_for_each_kind() {
        let entry = |tasks: u32| {
            serde_json::json!({
                "row": format!("one {tasks} add"), "side": "ours", "ns_per_call": 500.0, "p999_us": 3.0, "cpu_s_per_million": 0.5,
            })
        };
        let plots = of_loads(&serde_json::json!([entry(1), entry(64)]));
        assert_eq!(plots.plots.len(), KINDS.len());
        assert_eq!(plots.render().matches("<rect").count(), 2 * KINDS.len());
    }
}
