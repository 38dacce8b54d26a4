//! `example-opa POLICIES FOLDER` judges the manifests in a folder by the policies of another. `--beside PROGRAM` has OPA's program judge them
//! too, as a process for each document and as a server on this machine, and compares: verdicts, time, memory.

mod beside;

use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;

use example_opa::{files, host, Opa, OpaImpl, Policy, PolicyImpl, Severity};
use serde_json::Value;

/// What gives the violations.
const QUERY: &str = "data.kubernetes.violation";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        [policies, folder] => judge(policies.as_ref(), folder.as_ref()),
        [policies, folder, "--beside", program] => {
            beside::run(policies.as_ref(), folder.as_ref(), program).map(|()| true)
        }
        _ => {
            eprintln!("usage: example-opa POLICIES FOLDER [--beside PROGRAM]");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The policies of a folder, compiled. The images that are approved are Rust's to know.
fn prepare(folder: &Path) -> Result<PolicyImpl, String> {
    let mut data = files::data(folder)?;
    let approved: HashSet<String> = match data.remove("approved") {
        Some(list) => {
            serde_json::from_value(list).map_err(|error| format!("the list of what is approved: {error}"))?
        }
        None => HashSet::new(),
    };
    let functions = host::functions(approved);
    OpaImpl::prepare(files::modules(folder)?, QUERY.into(), data, functions)
        .map_err(|error| error.to_string())
}

/// Whether the documents are without errors; what there is against them is printed.
fn judge(policies: &Path, folder: &Path) -> Result<bool, String> {
    let policy = prepare(policies)?;
    let documents = files::documents(folder)?;
    let (mut errors, mut warnings) = (0, 0);
    for document in &documents {
        match policy.check(document) {
            Ok(violations) => {
                for violation in violations {
                    println!("{violation}");
                    match violation.severity {
                        Severity::Error => errors += 1,
                        Severity::Warning => warnings += 1,
                    }
                }
            }
            Err(error) => {
                println!("{error}");
                errors += 1;
            }
        }
    }
    println!(
        "{} documents: {errors} errors, {warnings} warnings",
        documents.len()
    );
    Ok(errors == 0)
}

/// A violation as OPA's own output has it, without the place.
type Finding = (String, String);

/// Those of a list in JSON, in order.
fn findings(list: &Value) -> Option<Vec<Finding>> {
    let text = |of: &Value, field: &str| Some(of.get(field)?.as_str()?.to_owned());
    let found = list.as_array()?.iter();
    let mut found: Vec<_> = found
        .map(|one| Some((text(one, "rule")?, text(one, "message")?)))
        .collect::<Option<_>>()?;
    found.sort();
    Some(found)
}
