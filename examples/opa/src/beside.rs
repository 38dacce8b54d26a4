//! The same documents by the same policies in this process, by a server beside it, and by a process each.

mod program;
mod server;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use example_opa::{files, Document, Opa, OpaImpl, Policy, PolicyImpl};

use crate::{prepare, Finding, QUERY};
use server::Server;

/// How often each way goes through the documents.
const RUNS: usize = 5;

/// Of the processes, one for so many documents: they take long.
const SAMPLE: usize = 10;

/// What somebody has against a document; `None` where it cannot be read.
type Verdict = Option<Vec<Finding>>;

/// What OPA's program is given: the policies, but for what they ask of Rust.
fn without_rust(policies: &Path) -> [PathBuf; 3] {
    let plain = policies.with_file_name("plain").join("image.rego");
    [
        policies.join("kubernetes.rego"),
        plain,
        policies.join("approved.json"),
    ]
}

/// Goes through the documents in turns; fails where the verdicts differ.
pub(crate) fn run(policies: &Path, folder: &Path, program: &str) -> Result<(), String> {
    let documents = files::documents(folder)?;
    let sample: Vec<_> = documents.iter().step_by(SAMPLE).cloned().collect();
    let given = without_rust(policies);
    let with_rust = prepare(policies)?;
    let plain = prepare_plain(&given)?;
    let server = Server::start(program, &given)?;
    let mut times = [(); 4].map(|()| Vec::new());
    let mut most = 0.0_f64;
    for _ in 0..RUNS {
        let expected = each(&mut times[0], &documents, |document| {
            Ok(here(&with_rust, document))
        })?;
        let verdicts = each(&mut times[1], &documents, |document| Ok(here(&plain, document)))?;
        agree(&documents, &expected, &verdicts)?;
        let verdicts = each(&mut times[2], &documents, |document| server.judge(document))?;
        agree(&documents, &expected, &verdicts)?;
        let verdicts = each(&mut times[3], &sample, |document| {
            program::judge(program, &given, document)
        })?;
        let expected: Vec<_> = expected.into_iter().step_by(SAMPLE).collect();
        agree(&sample, &expected, &verdicts)?;
    }
    for document in &sample {
        most = most.max(program::peak(program, &given, document)?);
    }
    let [with_rust, plain, by_server, by_process] = times.map(median);
    println!(
        "{} documents, {} of them for the processes; the verdicts are the same. The median of {RUNS} runs in turns, of an evaluation",
        documents.len(),
        sample.len(),
    );
    println!("  rust2go, in this process             {with_rust:>9.3} ms");
    println!("  the same, without functions in Rust  {plain:>9.3} ms");
    println!("  the server, by HTTP                  {by_server:>9.3} ms");
    println!("  the program, a process each          {by_process:>9.3} ms");
    println!("peak memory");
    println!("  this process, after all of it        {:>9.1} MiB", peak("self"));
    println!(
        "  the server, beside this process      {:>9.1} MiB",
        server.peak()
    );
    println!("  one process of the program           {most:>9.1} MiB");
    Ok(())
}

fn prepare_plain([kubernetes, image, approved]: &[PathBuf; 3]) -> Result<PolicyImpl, String> {
    let modules = [files::modules(kubernetes)?, files::modules(image)?].concat();
    let data = files::data(approved)?;
    OpaImpl::prepare(modules, QUERY.into(), data, Vec::new()).map_err(|error| error.to_string())
}

fn here(policy: &PolicyImpl, document: &Document) -> Verdict {
    let violations = policy.check(document).ok()?.into_iter();
    let mut found: Vec<_> = violations
        .map(|violation| (violation.rule, violation.message))
        .collect();
    found.sort();
    Some(found)
}

/// The verdicts on all documents; the time of one is added.
fn each(
    times: &mut Vec<f64>,
    documents: &[Document],
    judge: impl Fn(&Document) -> Result<Verdict, String>,
) -> Result<Vec<Verdict>, String> {
    let begin = Instant::now();
    let verdicts = documents.iter().map(judge).collect::<Result<_, _>>()?;
    let taken: Duration = begin.elapsed();
    times.push(taken.as_secs_f64() * 1_000.0 / documents.len().max(1) as f64);
    Ok(verdicts)
}

fn agree(documents: &[Document], ours: &[Verdict], others: &[Verdict]) -> Result<(), String> {
    let mut all = documents.iter().zip(ours.iter().zip(others));
    match all.find(|(_, (ours, others))| ours != others) {
        None => Ok(()),
        Some((document, (ours, others))) => Err(format!(
            "{}:{}: the verdicts differ: {ours:?}, {others:?}",
            document.file, document.line
        )),
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// What a process has had at most, in MiB; Linux only.
fn peak(process: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
