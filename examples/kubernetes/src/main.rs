//! `example-kubernetes` runs the controller on an API server of its own, whose config maps somebody changes meanwhile. With
//! `--kubeconfig FILE [NAMESPACE]` it runs on the cluster that the file names. `--stand-in COUNT FILE` is an API server with so many config maps, as long as its
//! standard input is open, and writes such a file. `COUNT --beside PROGRAM` has the same informer in this process and in that one, and compares.

mod compare;
mod demo;
mod figures;

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use example_kubernetes::{reconcile, ApiError, Cluster, Clusters, ClustersImpl, ConfigMap, StandIn};
use futures::executor::block_on;

const USAGE: &str = "usage: example-kubernetes [--kubeconfig FILE [NAMESPACE] | --stand-in COUNT FILE | COUNT --beside PROGRAM]";

type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        [] => demo::run().map_err(Error::from),
        ["--kubeconfig", file] => control(file, "").map_err(Error::from),
        ["--kubeconfig", file, namespace] => control(file, namespace).map_err(Error::from),
        ["--stand-in", count, file] => stand_in(count, file),
        ["--figures", count, file] => here(count, file),
        [count, "--beside", program] => number(count).and_then(|count| compare::run(count, program)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn number(count: &str) -> Result<usize, Error> {
    count
        .parse()
        .map_err(|_| format!("`{count}` is no number").into())
}

/// Runs the controller on a cluster, for good.
fn control(kubeconfig: &str, namespace: &str) -> Result<(), ApiError> {
    let cluster = ClustersImpl::connect(Path::new(kubeconfig))?;
    let informer = cluster.informer(namespace);
    block_on(reconcile(&cluster, &informer, |made| println!("{}", said(&made))))
}

fn said(made: &ConfigMap) -> String {
    let checksum = made.labels.get(example_kubernetes::LABEL);
    format!(
        "{}/{} has checksum {}",
        made.namespace,
        made.name,
        checksum.map_or("none", String::as_str)
    )
}

fn stand_in(count: &str, file: &str) -> Result<(), Error> {
    let server = ClustersImpl::stand_in()?;
    server.fill("default", number(count)?);
    std::fs::write(file, server.kubeconfig()?)?;
    println!("{file} is its kubeconfig");
    std::io::stdin().read_to_end(&mut Vec::new())?;
    server.close();
    Ok(())
}

/// The figures of this process, for `compare`.
fn here(count: &str, kubeconfig: &str) -> Result<(), Error> {
    let cluster = ClustersImpl::connect(Path::new(kubeconfig))?;
    println!("{}", compare::measure(&cluster, number(count)?)?);
    Ok(())
}
