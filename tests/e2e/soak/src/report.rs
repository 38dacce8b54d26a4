//! What has come of it: the program's own counts, Rust's and Go's, and the memory.

use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use rust2go::{stats, MethodStats, Stats};

use crate::memory::Memory;
use crate::storms::HANDLED;
use crate::tally::{self, same, wrong, TALLY};

/// What may remain in Rust: what threads have that are about to end.
const ALLOCATIONS: i64 = 100;
/// The same in Go, with its tables and pools.
const OBJECTS: u64 = 2_000;
const BYTES: u64 = 1 << 20;
const GOROUTINES: u64 = 5;
/// The same in the process, in KiB, where both allocators keep what is free in the midst of what is not.
const RESIDENT: u64 = 48 << 10;

/// Waits until no handler runs.
pub fn is_quiet() {
    let start = Instant::now();
    while stats().total().in_flight() > 0 || stats().total().waiting > 0 {
        if start.elapsed() > Duration::from_secs(60) {
            wrong(format!("handlers still run: {:?}", stats()));
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Prints the counts. Reports whether all is right.
pub fn print(before: &Memory, after: &Memory) -> bool {
    let all = stats();
    compare_counts(&all, after);
    compare_memory(before, after);
    table(&all);
    own(&all);
    let mib = |kib: u64| kib as f64 / 1024.0;
    println!(
        "memory after the first part and at the end: {:.1} and {:.1} MiB of the process; Rust {} and {} allocations, {} of them leaked; \
         Go {} and {} objects, {:.1} and {:.1} MiB; {} and {} goroutines",
        mib(before.resident),
        mib(after.resident),
        before.allocations,
        after.allocations,
        TALLY.leaked_allocations.load(Relaxed),
        before.go.objects,
        after.go.objects,
        mib(before.go.bytes / 1024),
        mib(after.go.bytes / 1024),
        before.go.goroutines,
        after.go.goroutines,
    );
    let report = rust2go::shutdown(Duration::from_secs(10));
    same("shutdown", report.is_clean(), true);
    for text in tally::texts() {
        println!("wrong: {text}");
    }
    let wrong = TALLY.wrong.load(Relaxed);
    println!("{wrong} wrong");
    wrong == 0
}

/// The three counts must agree.
fn compare_counts(all: &Stats, after: &Memory) {
    let read = |counter: &std::sync::atomic::AtomicU64| counter.load(Relaxed);
    let total = all.total();
    let (begun, ended) = (read(&TALLY.begun), read(&TALLY.ended));
    let (dropped, leaked) = (read(&TALLY.dropped), read(&TALLY.leaked));
    same(
        "futures: ended, dropped and leaked",
        ended + dropped + leaked,
        begun,
    );
    // A call that was dropped while it waited for its turn is cancelled, and neither starts nor comes late.
    let in_line = total.cancelled - total.late;
    same("calls that have started", total.started, begun - in_line);
    same("calls that have completed", total.completed, total.started);
    for method in &all.methods {
        let MethodStats {
            name,
            cancelled,
            late,
            ..
        } = *method;
        if !name.ends_with("in_turn") {
            same(&format!("{name}: cancelled and late"), late, cancelled);
        }
        if method.is_async {
            let method_name = name.rsplit(':').next().unwrap_or_default();
            let begun = after.go.begun.get(method_name).copied().unwrap_or(0);
            same(&format!("{name}: handlers in Go"), begun, method.completed);
        }
    }
    if total.cancelled > dropped {
        wrong(format!("{} cancelled of {dropped} dropped", total.cancelled));
    }
    same("handlers that have panicked", total.panicked, after.go.panicked);
    same("contexts that stay open", after.go.open, 0);
    same("queued", all.queued, 0);
}

fn compare_memory(before: &Memory, after: &Memory) {
    let leaked = TALLY.leaked_allocations.load(Relaxed) as i64;
    let grown = after.allocations - before.allocations - leaked;
    // With debug assertions, a call remembers what it has lent.
    let remembered = if cfg!(debug_assertions) { 4 * leaked } else { 0 };
    if grown > ALLOCATIONS + remembered {
        wrong(format!("Rust has {grown} allocations more"));
    }
    // A leaked call takes less than a KiB, and keeps its result in Go, if that needs a holder.
    let leaked = TALLY.leaked.load(Relaxed);
    let most = |what: &str, before: u64, after: u64, more: u64| {
        if after > before + more {
            wrong(format!("{what}: {after} after {before}"));
        }
    };
    most(
        "objects in Go",
        before.go.objects,
        after.go.objects,
        OBJECTS + 3 * leaked,
    );
    most(
        "bytes in Go",
        before.go.bytes,
        after.go.bytes,
        BYTES + 1024 * leaked,
    );
    most(
        "goroutines",
        before.go.goroutines,
        after.go.goroutines,
        GOROUTINES,
    );
    most(
        "memory of the process",
        before.resident,
        after.resident,
        RESIDENT + leaked,
    );
}

fn table(all: &Stats) {
    println!(
        "{:<24} {:>10} {:>10} {:>9} {:>9} {:>9} {:>9}",
        "method", "started", "completed", "failed", "panicked", "cancelled", "late"
    );
    for method in all.methods.iter().chain([&all.total()]) {
        if method.started + method.failed + method.panicked == 0 {
            continue;
        }
        println!(
            "{:<24} {:>10} {:>10} {:>9} {:>9} {:>9} {:>9}",
            method.name,
            method.started,
            method.completed,
            method.failed,
            method.panicked,
            method.cancelled,
            method.late
        );
    }
}

fn own(all: &Stats) {
    let tally = &TALLY;
    let lines = [
        ("sync calls", &tally.sync),
        ("async calls", &tally.begun),
        ("  ended", &tally.ended),
        ("  dropped", &tally.dropped),
        ("  leaked", &tally.leaked),
        ("futures never polled", &tally.unpolled),
        ("errors and panics, as expected", &tally.failures),
        ("run times", &tally.run_times),
        ("threads", &tally.threads),
        ("other programs", &tally.children),
        ("signals sent", &tally.signals),
    ];
    for (name, counter) in lines {
        println!("{name:<32} {:>10}", counter.load(Relaxed));
    }
    println!(
        "{:<32} {:>10}",
        "signals handled by the program",
        HANDLED.load(Relaxed)
    );
    println!("{:<32} {:>10}", "wake-ups of Go", all.wake_ups);
    println!(
        "{:<32} {:>9.1}%",
        "run by the dispatcher itself",
        100.0 * all.inline_share()
    );
}
