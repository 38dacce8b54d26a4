//! Finds out what the figures depend on, and helps linkers that read their files once.

use std::process::Command;

/// What the archive calls, which comes before it.
const CALLED: [&str; 19] = [
    "hand_nothing",
    "hand_add",
    "hand_length",
    "hand_title",
    "hand_echo",
    "hand_add_later",
    "hand_keep",
    "hand_closure",
    "c_rust2go_internal_drop",
    "c_PeerCalls_nothing",
    "c_PeerCalls_add",
    "c_PeerCalls_length",
    "c_PeerCalls_title",
    "c_PeerCalls_echo",
    "c_PeerCgoCalls_nothing",
    "c_PeerCgoCalls_add",
    "c_PeerCgoCalls_length",
    "c_PeerCgoCalls_title",
    "c_PeerCgoCalls_echo",
];

fn main() {
    println!("cargo:rerun-if-env-changed=PATH");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    println!(
        "cargo:rustc-env=BENCH_RUST={}",
        output(Command::new(rustc).arg("--version"))
    );
    println!(
        "cargo:rustc-env=BENCH_GO={}",
        output(Command::new("go").arg("version"))
    );
    // The archive comes with the crate `bench-peer`, perhaps before the crate that calls these.
    for symbol in [
        "rust2go_call",
        "floor_nothing",
        "bench_heap",
        "wire_call",
        "tally_sum",
        "rpc_serve",
        "g2r_run",
    ]
    .into_iter()
    .chain(CALLED)
    {
        println!("cargo:rustc-link-arg-bins=-Wl,-u,{symbol}");
    }
}

fn output(command: &mut Command) -> String {
    match command.output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(error) => format!("unknown ({error})"),
    }
}
