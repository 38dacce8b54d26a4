//! `example-plugins RULES COUNT` lets the rules see that many requests, and says what they find. `--beside PROGRAM` has the same done by the
//! same rules in a second process, by lines of JSON through pipes, and compares.

mod sidecar;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use example_plugins::{
    parse_rules, reputation, requests, Alert, Engine, EngineImpl, Rule, RuleError, RuleSet,
};
use futures::executor::block_on;
use futures::stream::{self, StreamExt};

/// How often each side does its work where they are compared.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let (file, count, beside) = match words[..] {
        [file, count] => (file, count, None),
        [file, count, "--beside", program] => (file, count, Some(program)),
        _ => {
            eprintln!("usage: example-plugins RULES COUNT [--beside PROGRAM]");
            return ExitCode::from(2);
        }
    };
    match run(file, count, beside) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &str, count: &str, beside: Option<&str>) -> Result<(), String> {
    let count: usize = count.parse().map_err(|_| format!("`{count}` is no number"))?;
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let rules = parse_rules(&text).map_err(|line| format!("{file}:{line}: a rule is `name: expression`"))?;
    let Some(program) = beside else {
        for alert in in_process(&rules, count).map_err(|error| format!("{file}: {error}"))? {
            let Alert { rule, request } = alert;
            println!(
                "{rule}: {} {} {}: {}",
                request.client, request.method, request.path, request.status
            );
        }
        return Ok(());
    };
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (alerts, time) = timed(|| in_process(&rules, count).map_err(|error| error.to_string()))?;
        here.push(time);
        let (others, time) = timed(|| sidecar::run(program, &text, count))?;
        there.push(time);
        if alerts != others {
            return Err("the two do not find the same".into());
        }
    }
    let per_second = |times: &mut Vec<Duration>| {
        times.sort();
        count as f64 / times[RUNS / 2].as_secs_f64()
    };
    let (here, there) = (per_second(&mut here), per_second(&mut there));
    println!("requests a second, the median of {RUNS} runs in turns: {here:.0} in this process, {there:.0} by the second one");
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> Result<T, String>) -> Result<(T, Duration), String> {
    let began = Instant::now();
    work().map(|done| (done, began.elapsed()))
}

/// What the rules find, here.
fn in_process(rules: &[Rule], count: usize) -> Result<Vec<Alert>, RuleError> {
    let rules = EngineImpl::compile(rules, Box::new(reputation))?;
    let alerts = rules.watch(Box::pin(stream::iter(requests().take(count))));
    block_on(alerts.collect::<Vec<_>>()).into_iter().collect()
}
