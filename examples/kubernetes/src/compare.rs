//! The informer in this process and in a sidecar, of the same API server, which is a process of its own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use example_kubernetes::{ApiError, Cluster, ClusterImpl, Event, Informer};
use futures::executor::block_on;
use futures::stream::{BoxStream, StreamExt};

use crate::figures::{self, peak, Figures, Told};
use crate::Error;

/// How often each side does its work.
const RUNS: usize = 5;

/// The medians of both, taken in turns; fails where they are not told of the same.
pub(crate) fn run(count: usize, program: &str) -> Result<(), Error> {
    let us = std::env::current_exe()?;
    let beside = us.with_file_name("beside");
    if !beside.exists() {
        return Err("`cargo build --release` makes the program that talks to the sidecar".into());
    }
    let config = std::env::temp_dir().join(format!("example-kubernetes-{}", std::process::id()));
    let count = count.to_string();
    let _server = Server::start(&us, &count, &config)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let here = output(Command::new(&us).args(["--figures", &count]).arg(&config))?;
        let there = output(Command::new(&beside).args([program, &count]).arg(&config))?;
        if here.sum != there.sum {
            return Err("the two are not told of the same".into());
        }
        ours.push(here);
        theirs.push(there);
    }
    println!("{count} config maps, the median of {RUNS} runs in turns    here  sidecar");
    let all: f64 = count.parse()?;
    line("events a second, from the API server", &ours, &theirs, |of| {
        all / of.first.as_secs_f64()
    });
    line("events a second, from the cache", &ours, &theirs, |of| {
        all / of.again.as_secs_f64()
    });
    line("one look into the cache, microseconds", &ours, &theirs, |of| {
        of.get.as_secs_f64() * 1e6
    });
    line("memory at most, MiB", &ours, &theirs, |of| of.memory);
    Ok(())
}

fn line(what: &str, ours: &[Figures], theirs: &[Figures], figure: impl Fn(&Figures) -> f64) {
    let median = |of: &[Figures]| {
        let mut all: Vec<f64> = of.iter().map(&figure).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    println!("  {what:<40} {:>10.1} {:>10.1}", median(ours), median(theirs));
}

fn output(command: &mut Command) -> Result<Figures, Error> {
    let output = command.stderr(Stdio::inherit()).output()?;
    match output.status.success() {
        true => Ok(serde_json::from_slice(&output.stdout)?),
        false => Err(format!("{command:?}: {}", output.status).into()),
    }
}

/// The API server, until it is dropped.
struct Server<'a> {
    child: Child,
    config: &'a Path,
}

impl<'a> Server<'a> {
    fn start(us: &Path, count: &str, config: &'a Path) -> Result<Self, Error> {
        let mut command = Command::new(us);
        command.args(["--stand-in", count]).arg(config);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take();
        let server = Server { child, config };
        // It says a word when it is there.
        BufReader::new(stdout.ok_or("no pipe")?).read_line(&mut String::new())?;
        Ok(server)
    }
}

impl Drop for Server<'_> {
    fn drop(&mut self) {
        drop(self.child.stdin.take()); // which it waits for
        drop(self.child.wait());
        drop(std::fs::remove_file(self.config));
    }
}

/// The figures of this process.
pub(crate) fn measure(cluster: &ClusterImpl, count: usize) -> Result<Figures, Error> {
    let informer = cluster.informer("");
    // They stay until the end, or the informer would stop.
    let mut streams = Vec::new();
    let figures = figures::measure(
        || {
            let mut events = informer.events();
            let told = told(&mut events, count);
            streams.push(events);
            told
        },
        |namespace, name| Ok(informer.get(namespace, name).map(|found| found.version)),
        || peak("self"),
    )?;
    Ok(figures)
}

fn told(events: &mut BoxStream<'static, Result<Event, ApiError>>, count: usize) -> Result<Told, ApiError> {
    let mut told = Told::default();
    block_on(async {
        while told.names.len() < count {
            match events.next().await {
                Some(Ok(Event::Added(found))) => told.add(found.namespace, found.name, &found.version),
                Some(Err(error)) => return Err(error),
                other => return Err(ApiError::Other(format!("{other:?} is not expected"))),
            }
        }
        Ok(told)
    })
}
