//! `rust2go explain`

use std::process::ExitCode;

use rust2go_codegen::explain::explain_files;

use crate::args::Explain;
use crate::say::{print, Failure};

pub(crate) fn run(args: &Explain) -> Result<ExitCode, Failure> {
    let explanation = explain_files(&args.src, args.naming.map(Into::into))?;
    if args.json {
        // Plain data with text keys: there is nothing that JSON cannot hold.
        let json = serde_json::to_string_pretty(&explanation);
        print(&json.map_or_else(|error| unreachable!("{error}"), |json| json + "\n"));
    } else {
        print(&explanation.to_string());
    }
    Ok(ExitCode::SUCCESS)
}
