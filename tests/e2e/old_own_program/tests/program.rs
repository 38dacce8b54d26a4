//! One folder of Go, three uses: the library in this program, the program of its own, and its tests.

#![deny(warnings)]

use std::path::Path;
use std::process::Command;

use e2e_old_own_program::ledger::*;
use rust2go_codegen::generate::{self, Job};
use rust2go_codegen::model::Naming;

fn entries() -> Vec<Entry> {
    let entry = |account: &str, cents| Entry {
        account: account.into(),
        cents,
    };
    vec![entry("food", 505), entry("rent", 70_000), entry("food", 45)]
}

/// `go` as a person would run it in the folder, without a network.
fn go(args: &[&str]) -> String {
    let output = Command::new("go")
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("go"))
        .env("GOPROXY", "off")
        .output()
        .expect("go is there");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "go {args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// Defect 24: go.mod still names the module of 0.x that nobody can fetch any more, and it builds.
#[test]
fn the_library() {
    assert_eq!(LedgerImpl::balance(&entries(), &"food".to_string()), 550);
    let report = futures::executor::block_on(LedgerImpl::report(entries()));
    assert_eq!(report, ["food: 5.50", "rent: 700.00"]);
}

#[test]
fn the_build_script_has_set_goflags() {
    assert_eq!(LedgerImpl::flags(), "netgo");
}

#[test]
fn the_program_of_its_own() {
    assert_eq!(go(&["run", ".", "food=505", "food=45"]), "food: 5.50\n");
}

#[test]
fn plain_go_test() {
    assert!(go(&["test", "./..."]).contains("ok"));
}

#[test]
fn the_committed_file_is_up_to_date() {
    let job = Job {
        naming: Some(Naming::Verbatim),
        without_main: true,
        ..Job::new(["src/ledger.rs"], "go/gen.go")
    };
    let stale = generate::check(&job).unwrap();
    assert!(
        stale.is_empty(),
        "LEDGER_REGEN=1 cargo build writes it: {stale:?}"
    );
}
