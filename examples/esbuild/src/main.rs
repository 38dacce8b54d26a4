//! `example-esbuild ENTRY OUTDIR` bundles and minifies for Node, and writes. `example-esbuild ENTRY OUTDIR --beside PROGRAM` also has the
//! esbuild program do the same again and again, a process each time, and compares: output, time, memory.

mod compare;

use std::path::Path;
use std::process::ExitCode;

use example_esbuild::{Bundler, BundlerImpl, Job, Platform};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let (entry, outdir, beside) = match words[..] {
        [entry, outdir] => (entry, outdir, None),
        [entry, outdir, "--beside", program] => (entry, outdir, Some(program)),
        _ => {
            eprintln!("usage: example-esbuild ENTRY OUTDIR [--beside PROGRAM]");
            return ExitCode::from(2);
        }
    };
    let job = Job {
        entry: entry.into(),
        outdir: outdir.into(),
        minify: true,
        platform: Platform::Node,
        ..Job::default()
    };
    if let Some(program) = beside {
        return compare::run(&job, program);
    }
    match pollster::block_on(BundlerImpl::bundle(job)) {
        Ok(bundle) => {
            bundle
                .warnings
                .iter()
                .for_each(|warning| eprintln!("warning: {warning}"));
            let written = bundle.outputs.iter().try_for_each(|output| {
                std::fs::create_dir_all(Path::new(&output.path).parent().unwrap_or(Path::new(".")))?;
                println!("{} ({} bytes)", output.path, output.contents.len());
                std::fs::write(&output.path, &output.contents)
            });
            match written {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("error: {error}");
                    ExitCode::FAILURE
                }
            }
        }
        Err(failed) => {
            failed.errors.iter().for_each(|error| eprintln!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}
