//! `./dev fuzz front`: damaged interface files through parse, check, and both emitters.
//!
//! Each input is a function of the seed and its number. Two processes judge them; this one watches, vets the Go of a sample,
//! and shrinks what has failed.

mod corpus;
mod grammar;
mod judge;
mod mutate;
mod pieces;
mod shrink;
mod vet;
pub(crate) mod worker;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::args::Args;
use crate::failures;
use worker::{Progress, FOUND};

/// How long one input may take. The slowest that are right take some milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many packages go vet gets at a time.
const BATCH: usize = 200;
/// After as many different failures the run ends.
const ENOUGH: usize = 20;

/// The repository, from which the corpus is read.
pub(crate) fn repository() -> &'static Path {
    failures::workspace().parent().unwrap_or(Path::new(".."))
}

/// Runs the target; `false` when something has failed.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let args = Args::read(words, &["inputs", "minutes", "seed", "workers", "keep", "vet"])?;
    let seed = args.seed()?;
    let minutes = args.number("minutes")?;
    let inputs = match (args.number("inputs")?, minutes) {
        (Some(inputs), _) => inputs,
        (None, Some(_)) => u64::MAX / 2,
        (None, None) => 100_000,
    };
    let run = Run {
        seed,
        inputs,
        until: minutes.map(|minutes| Instant::now() + Duration::from_secs(minutes * 60)),
        workers: args.number("workers")?.unwrap_or(2).clamp(1, 64),
        keep: args.number("keep")?.unwrap_or(20),
        vet: args.number("vet")?.unwrap_or(2_000) as usize,
        folder: scratch("front"),
    };
    println!("fuzz front: --seed {seed:#x}");
    run.all()
}

/// A folder under `target` for a run's own files.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository().join("target"), PathBuf::from);
    target.join("fuzz").join(format!("{name}-{}", std::process::id()))
}

struct Run {
    seed: u64,
    inputs: u64,
    until: Option<Instant>,
    workers: u64,
    /// Of so many accepted inputs one is kept for go vet, and so many are vetted in all.
    keep: u64,
    vet: usize,
    folder: PathBuf,
}

/// A worker and what is known of it.
struct Worker {
    folder: PathBuf,
    child: Option<Child>,
    seen: Progress,
    since: Instant,
}

/// What has failed, each sort once.
#[derive(Default)]
struct Found {
    sorts: BTreeSet<String>,
    count: usize,
}

impl Run {
    fn all(&self) -> Result<bool, String> {
        let began = Instant::now();
        let module = vet::Module::new(self.folder.join("go"))?;
        let mut workers = Vec::new();
        for number in 0..self.workers {
            let folder = self.folder.join(format!("worker-{number}"));
            fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            let child = Some(self.start(&folder, number)?);
            workers.push(Worker {
                folder,
                child,
                seen: Progress::default(),
                since: Instant::now(),
            });
        }
        let mut found = Found::default();
        let mut vetted = 0;
        let mut told = Instant::now();
        while workers.iter().any(|worker| worker.child.is_some()) {
            std::thread::sleep(Duration::from_millis(100));
            for worker in &mut workers {
                self.look(worker, &mut found)?;
                if vetted < self.vet {
                    module.take(&worker.folder);
                } else {
                    let _ = fs::remove_dir_all(worker.folder.join("accepted"));
                }
            }
            if module.count() >= BATCH {
                vetted += module.count();
                self.vetted(module.vet()?, &mut found)?;
                // They were not looked at meanwhile.
                workers
                    .iter_mut()
                    .for_each(|worker| worker.since = Instant::now());
            }
            if told.elapsed() > Duration::from_secs(30) {
                told = Instant::now();
                println!(
                    "  {} inputs, {} vetted, {} failures",
                    sum(&workers).judged,
                    vetted,
                    found.count
                );
            }
            if self.until.is_some_and(|until| Instant::now() > until) || found.sorts.len() >= ENOUGH {
                workers.iter_mut().for_each(Worker::stop);
            }
        }
        vetted += module.count();
        if module.count() > 0 {
            self.vetted(module.vet()?, &mut found)?;
        }
        let sum = sum(&workers);
        println!(
            "fuzz front: {} inputs ({} MB), {} accepted, the Go of {vetted} vetted, {} failures, {} s   (--seed {:#x})",
            sum.judged,
            sum.bytes / 1_000_000,
            sum.accepted,
            found.count,
            began.elapsed().as_secs(),
            self.seed
        );
        let _ = fs::remove_dir_all(&self.folder);
        Ok(found.count == 0)
    }

    fn start(&self, folder: &Path, from: u64) -> Result<Child, String> {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let numbers = [
            ("seed", self.seed),
            ("from", from),
            ("to", self.inputs),
            ("step", self.workers),
            ("keep", self.keep),
        ];
        let mut command = Command::new(program);
        command.arg("front-worker").arg("--folder").arg(folder);
        for (name, number) in numbers {
            command.arg(format!("--{name}")).arg(number.to_string());
        }
        // A stack overflow is told on the standard error; it is reported here.
        command
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())
    }

    /// Looks after a worker: notes its progress, and where it has ended, why.
    fn look(&self, worker: &mut Worker, found: &mut Found) -> Result<(), String> {
        let Some(child) = &mut worker.child else {
            return Ok(());
        };
        let seen = Progress::read(&worker.folder.join("progress"));
        if seen != worker.seen {
            worker.seen = seen;
            worker.since = Instant::now();
        }
        let status = child.try_wait().map_err(|error| error.to_string())?;
        let message = match status {
            None if worker.since.elapsed() < PATIENCE => return Ok(()),
            None => {
                worker.stop();
                format!("no answer within {} s", PATIENCE.as_secs())
            }
            Some(status) if status.success() => {
                worker.seen = Progress::read(&worker.folder.join("progress"));
                worker.child = None;
                return Ok(());
            }
            Some(status) if status.code() == Some(FOUND) => {
                fs::read_to_string(worker.folder.join("message")).unwrap_or_default()
            }
            Some(status) => format!("the process ended: {status}"),
        };
        worker.child = None;
        let seen = Progress::read(&worker.folder.join("progress"));
        self.failed(seen.at, &message, found, &mut |text| {
            ends_badly(&self.folder, text).as_deref() == Some(&sort(&message))
        })?;
        if self.until.map_or(true, |until| Instant::now() < until) && found.sorts.len() < ENOUGH {
            worker.child = Some(self.start(&worker.folder, seen.at + self.workers)?);
            worker.since = Instant::now();
        }
        Ok(())
    }

    fn vetted(&self, wrong: Vec<(String, String)>, found: &mut Found) -> Result<(), String> {
        for (name, said) in wrong {
            let number = name.parse().map_err(|_| format!("`{name}` is no number"))?;
            let message = format!("go vet or gofmt: {said}");
            self.failed(number, &message, found, &mut |text| self.is_vetted_badly(text))?;
        }
        Ok(())
    }

    fn is_vetted_badly(&self, text: &str) -> bool {
        let say = || -> Result<bool, String> {
            let module = vet::Module::new(self.folder.join("shrink"))?;
            let file = self.folder.join("one.rs");
            fs::write(&file, text).map_err(|error| error.to_string())?;
            let program = std::env::current_exe().map_err(|error| error.to_string())?;
            let mut command = Command::new(program);
            command
                .arg("front-one")
                .arg("--file")
                .arg(&file)
                .arg("--go")
                .arg(module.packages());
            let status = command
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .map_err(|error| error.to_string())?;
            Ok(status.success() && module.count() > 0 && !module.vet()?.is_empty())
        };
        say().unwrap_or(false)
    }

    /// Writes a failure down, shrunk, unless one of its sort is there already.
    fn failed(
        &self,
        number: u64,
        message: &str,
        found: &mut Found,
        fails: &mut dyn FnMut(&str) -> bool,
    ) -> Result<(), String> {
        found.count += 1;
        if !found.sorts.insert(sort(message)) {
            return Ok(());
        }
        let corpus = corpus::Corpus::read(repository())?;
        let input = mutate::input(&corpus, self.seed, number);
        // What is no text is not shrunk.
        let small = std::str::from_utf8(&input)
            .ok()
            .map(|text| shrink::shrink(text, |text| fails(text)));
        let about = format!(
            "input {number} of `./dev fuzz front --seed {:#x}`\n\n{message}\n",
            self.seed
        );
        let small = small.map_or_else(|| input.clone(), String::into_bytes);
        let folder = failures::write(
            &format!("front-{:x}-{number}", self.seed),
            &[
                ("input.rs", &input),
                ("small.rs", &small),
                ("about.txt", about.as_bytes()),
            ],
        )?;
        println!(
            "FAILED: {}\n  {}",
            folder.display(),
            message.lines().next().unwrap_or_default()
        );
        Ok(())
    }
}

impl Worker {
    fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
            self.seen = Progress::read(&self.folder.join("progress"));
        }
    }
}

fn sum(workers: &[Worker]) -> Progress {
    let mut sum = Progress::default();
    for worker in workers {
        sum.judged += worker.seen.judged;
        sum.accepted += worker.seen.accepted;
        sum.bytes += worker.seen.bytes;
    }
    sum
}

/// What two failures of one sort have in common: the place of the panic, or the first words.
fn sort(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    if let Some((_, rest)) = message.split_once("gen.go:") {
        let said: String = rest
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .collect();
        return said.chars().take(30).collect();
    }
    match first.split_once(": ") {
        Some(("what is emitted is no Rust", why)) => why.chars().take(30).collect(),
        _ => first.chars().take(120).collect(),
    }
}

/// The sort of the failure of a text, if it fails.
fn ends_badly(folder: &Path, text: &str) -> Option<String> {
    let file = folder.join("one.rs");
    fs::write(&file, text).ok()?;
    let program = std::env::current_exe().ok()?;
    let mut command = Command::new(program);
    command
        .arg("front-one")
        .arg("--file")
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let began = Instant::now();
    loop {
        match child.try_wait().ok()? {
            Some(status) if status.success() => return None,
            Some(status) if status.code() == Some(FOUND) => {
                let mut said = String::new();
                std::io::Read::read_to_string(child.stdout.as_mut()?, &mut said).ok()?;
                return Some(sort(&said));
            }
            Some(status) => return Some(sort(&format!("the process ended: {status}"))),
            None if began.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Some(sort(&format!("no answer within {} s", PATIENCE.as_secs())));
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}
