//! `rust2go completions` and `rust2go man`: made from the same definitions as `--help`.

use std::fs;
use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Completions, Man, Rust2Go};
use crate::say::{print, Failure, Say};

pub(crate) fn completions(args: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Rust2Go::command(), "rust2go", &mut script);
    print(&String::from_utf8_lossy(&script));
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn man(args: &Man, say: &Say) -> Result<ExitCode, Failure> {
    let command = Rust2Go::command();
    let Some(folder) = &args.dir else {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(command).render(&mut page);
        rendered.map_err(|error| Failure::new(format!("cannot make the man page: {error}")))?;
        print(&String::from_utf8_lossy(&page));
        return Ok(ExitCode::SUCCESS);
    };
    fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
    clap_mangen::generate_to(command, folder).map_err(Failure::io("write to", folder))?;
    say.done(format_args!("wrote the man pages to {}", folder.display()));
    Ok(ExitCode::SUCCESS)
}
