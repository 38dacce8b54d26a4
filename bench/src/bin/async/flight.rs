//! Many calls in flight at once: whether all of them come to an end, and the memory of each.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::process::{Command, ExitCode};
use std::task::{Context, Wake};
use std::time::{Duration, Instant};

use tokio::runtime::Builder;

use crate::arguments::Arguments;
use crate::rpc::Rpc;
use crate::ways::{ByHand, Job, Ours, Peer043, Way};
use crate::{parse, written};

/// The first argument of this mode.
pub(crate) const WORD: &str = "flight";

/// What is in flight, each in a process of its own: goroutines that wait and nothing else, and calls.
const KINDS: [&str; 5] = ["goroutine", "by hand", "0.4.3", "gRPC", "ours"];
/// With 20,000 answers at once, h2 ends a connection of gRPC: "too_many_data_frames".
const MOST_BY_GRPC: usize = 5_000;

/// The whole mode, or one kind of it where the first word names it.
pub(crate) fn main(words: &[String]) -> ExitCode {
    if let [kind, calls] = words {
        if let (true, Ok(calls)) = (KINDS.contains(&kind.as_str()), calls.parse()) {
            one(kind, calls);
            return ExitCode::SUCCESS;
        }
    }
    match parse(words.iter().cloned()) {
        Ok(arguments) => all(&arguments),
        Err(code) => code,
    }
}

fn all(arguments: &Arguments) -> ExitCode {
    let mut table = String::from(
        "| in flight | how many | bytes each | of them beyond a goroutine's | Rust's | to begin, ns each | to end, ns each |\n\
         |---|---:|---:|---:|---:|---:|---:|\n",
    );
    let (mut json, mut bare) = (Vec::new(), 0.0);
    for kind in KINDS {
        let calls = match kind {
            "gRPC" => arguments.calls.min(MOST_BY_GRPC),
            _ => arguments.calls,
        };
        let program = std::env::current_exe().expect("a name of this program");
        let output = Command::new(program)
            .args([WORD, kind, &calls.to_string()])
            .output();
        let output = match output {
            Ok(output) if output.status.success() => output,
            Ok(output) => {
                let text = String::from_utf8_lossy(&output.stderr);
                let first: Vec<_> = text.lines().take(5).collect();
                eprintln!("{kind}: {}\n{}", output.status, first.join("\n"));
                return ExitCode::FAILURE;
            }
            Err(error) => {
                eprintln!("{kind}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let text = String::from_utf8_lossy(&output.stdout);
        let figures: BTreeMap<&str, f64> = text
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
            .collect();
        let each = |name| figures.get(name).copied().unwrap_or(f64::NAN) / calls as f64;
        if kind == "goroutine" {
            bare = each("bytes");
        }
        table += &format!(
            "| {kind} | {calls} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |\n",
            each("bytes"),
            each("bytes") - bare,
            each("rust"),
            each("begin"),
            each("end"),
        );
        json.push(format!(
            "  {{\"kind\": \"{kind}\", \"calls\": {calls}, \"bytes\": {:.1}, \"beyond\": {:.1}, \"rust_bytes\": {:.1}, \
             \"begin_ns\": {:.1}, \"end_ns\": {:.1}}}",
            each("bytes"),
            each("bytes") - bare,
            each("rust"),
            each("begin"),
            each("end"),
        ));
    }
    println!("{table}");
    written(&[
        (&arguments.json, format!("[\n{}\n]\n", json.join(",\n"))),
        (&arguments.markdown, table),
    ])
}

/// Begins so many, measures, lets them go, and waits for all.
fn one(kind: &str, calls: usize) {
    match kind {
        "goroutine" => {
            let (memory, start) = (Memory::now(), Instant::now());
            // SAFETY: takes a number.
            unsafe { floor_hold(calls as u64) };
            held(calls as u64);
            print(memory, start.elapsed(), || {
                let_go();
                held(0);
            });
        }
        "by hand" => futures::<ByHand>(calls),
        "0.4.3" => futures::<Peer043>(calls),
        "gRPC" => futures::<Rpc>(calls),
        _ => futures::<Ours>(calls),
    }
}

fn futures<W: Way>(calls: usize) {
    let runtime = Builder::new_current_thread().enable_io().build();
    let runtime = runtime.expect("tokio starts");
    runtime.block_on(async move {
        W::begin().await;
        W::call(Job::Add).await;
        let (memory, start) = (Memory::now(), Instant::now());
        let mut pending: Vec<Call> = (0..calls).map(|_| call::<W>()).collect();
        let waker = std::sync::Arc::new(Nobody).into();
        for call in &mut pending {
            assert!(call.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
        }
        while now_held() < calls as u64 {
            // What else the run time has to do, such as a connection's.
            tokio::task::yield_now().await;
        }
        let begun = start.elapsed();
        memory.print(begun);
        let start = Instant::now();
        let_go();
        let mut sum = 0;
        for call in pending {
            sum += call.await;
        }
        assert_eq!(sum, calls as u64, "lost");
        println!("end {}", start.elapsed().as_nanos());
    });
}

type Call = Pin<Box<dyn Future<Output = u64>>>;

/// A call that waits.
fn call<W: Way>() -> Call {
    if W::TASK {
        let task = tokio::spawn(W::call(Job::Hold));
        return Box::pin(async { task.await.expect("no panic") });
    }
    Box::pin(W::call(Job::Hold))
}

/// The polls here wake nobody.
struct Nobody;

impl Wake for Nobody {
    fn wake(self: std::sync::Arc<Self>) {}
}

fn print(memory: Memory, begun: Duration, end: impl FnOnce()) {
    memory.print(begun);
    let start = Instant::now();
    end();
    println!("end {}", start.elapsed().as_nanos());
}

/// How much there is: of the whole process, and of Go.
struct Memory {
    process: u64,
    go: u64,
}

impl Memory {
    fn now() -> Memory {
        // SAFETY: it takes nothing, and gives a number.
        let go = unsafe { bench_memory() };
        let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        let pages: u64 = text
            .split_whitespace()
            .nth(1)
            .and_then(|pages| pages.parse().ok())
            .unwrap_or(0);
        Memory {
            process: pages * 4096,
            go,
        }
    }

    /// Prints what has been added since, and what of it is Rust's.
    fn print(&self, begun: Duration) {
        let now = Memory::now();
        let bytes = now.process - self.process;
        println!("bytes {bytes}");
        println!("rust {}", bytes.saturating_sub(now.go - self.go));
        println!("begin {}", begun.as_nanos());
    }
}

fn now_held() -> u64 {
    // SAFETY: it takes nothing, and gives a number.
    unsafe { floor_held() }
}

fn held(wanted: u64) {
    while now_held() != wanted {
        std::thread::sleep(Duration::from_micros(100));
    }
}

fn let_go() {
    // SAFETY: it takes nothing.
    unsafe { floor_let_go() }
}

extern "C" {
    fn floor_hold(goroutines: u64);
    fn floor_held() -> u64;
    fn floor_let_go();
    fn bench_memory() -> u64;
}
