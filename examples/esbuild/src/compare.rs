//! The same job in this process and by the esbuild program, a process each time.

use std::fs;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use example_esbuild::{Bundler, BundlerImpl, Job};

const TIMES: usize = 30;

/// The medians of both, taken in turns; fails where the outputs differ.
pub(crate) fn run(job: &Job, program: &str) -> ExitCode {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let begin = Instant::now();
        let bundle = pollster::block_on(BundlerImpl::bundle(job.clone()));
        ours.push(begin.elapsed());
        let Ok(bundle) = bundle else {
            eprintln!("error: {bundle:?}");
            return ExitCode::FAILURE;
        };
        let begin = Instant::now();
        // The last part of a run: what a program that wants the result in memory does.
        let output = esbuild(job, program).stderr(Stdio::inherit()).output();
        theirs.push(begin.elapsed());
        let output = output.map(|output| output.stdout).unwrap_or_default();
        if bundle.outputs.len() != 1 || bundle.outputs[0].contents != output {
            eprintln!("the outputs differ: {} bytes from the program", output.len());
            return ExitCode::FAILURE;
        }
    }
    let child = child_peak(job, program);
    println!("{TIMES} times each, in turns; the outputs are the same");
    println!("  rust2go, in this process     {:>7.2} ms", median(&mut ours));
    println!("  the program, a process each  {:>7.2} ms", median(&mut theirs));
    println!("peak memory");
    println!(
        "  this process, after all      {:>7.1} MiB",
        peak("self").unwrap_or_default()
    );
    println!("  one process of the program   {child:>7.1} MiB");
    ExitCode::SUCCESS
}

fn esbuild(job: &Job, program: &str) -> Command {
    let mut command = Command::new(program);
    command.args([
        job.entry.as_str(),
        "--bundle",
        "--minify",
        "--platform=node",
        "--log-level=warning",
    ]);
    command
}

fn median(times: &mut [Duration]) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1_000.0
}

/// What a process has had at most, in MiB; Linux only.
fn peak(process: &str) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace()
        .next()?
        .parse::<f64>()
        .ok()
        .map(|kib| kib / 1024.0)
}

/// The same of the program, looked at as long as it runs.
fn child_peak(job: &Job, program: &str) -> f64 {
    let Ok(mut child) = esbuild(job, program).stdout(Stdio::null()).spawn() else {
        return 0.0;
    };
    let mut most = 0.0_f64;
    while let Ok(None) = child.try_wait() {
        most = most.max(peak(&child.id().to_string()).unwrap_or_default());
    }
    most
}
