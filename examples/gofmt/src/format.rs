//! One file: read it, have Go format it, and do with the answer what was asked for.

use std::path::{Path, PathBuf};

use rust2go::Lend;
use similar::TextDiff;

use crate::api::{Gofmt, GofmtImpl};
use crate::args::Mode;

/// What became of a file.
#[derive(Debug)]
pub struct Report {
    /// The size of its source.
    pub bytes: usize,
    pub outcome: Outcome,
}

#[derive(Debug)]
pub enum Outcome {
    /// It is in gofmt's form.
    Clean,
    /// It was not: the text for stdout, where there is one to show.
    Changed { output: Option<Vec<u8>> },
    /// It could not be formatted: lines for stderr, each with its position.
    Failed { lines: Vec<String> },
}

/// Formats a file. Whatever goes wrong with it is an outcome: the others go on.
pub async fn file(path: PathBuf, mode: Mode) -> Report {
    let name = path.display();
    let source = match tokio::fs::read(&path).await {
        Ok(source) => source,
        Err(error) => {
            return Report {
                bytes: 0,
                outcome: failed(format!("{name}: {error}")),
            }
        }
    };
    let (formatted, (Lend(source),)) = GofmtImpl::format(source.into()).await;
    let outcome = match formatted {
        // A panic in the formatter comes here too.
        Err(error) => failed(format!("{name}: {error}")),
        Ok(formatted) if !formatted.errors.is_empty() => Outcome::Failed {
            lines: formatted
                .errors
                .iter()
                .map(|error| format!("{name}:{}:{}: {}", error.line, error.column, error.message))
                .collect(),
        },
        Ok(formatted) => match formatted.text.as_ref() {
            None => Outcome::Clean,
            Some(text) => changed(&path, &source, text, mode).await,
        },
    };
    Report {
        bytes: source.len(),
        outcome,
    }
}

async fn changed(path: &Path, source: &[u8], text: &[u8], mode: Mode) -> Outcome {
    let output = match mode {
        Mode::Check => Some(format!("{}\n", path.display()).into_bytes()),
        Mode::Diff => Some(diff(path, source, text)),
        Mode::Write => match write(path, text).await {
            Ok(()) => None,
            Err(error) => return failed(format!("{}: {error}", path.display())),
        },
    };
    Outcome::Changed { output }
}

fn failed(line: String) -> Outcome {
    Outcome::Failed { lines: vec![line] }
}

/// A diff that `patch` reads. Go source in a test folder need not be UTF-8, so bytes stay bytes.
fn diff(path: &Path, source: &[u8], text: &[u8]) -> Vec<u8> {
    let name = path.display().to_string();
    let mut out = Vec::new();
    TextDiff::from_lines(source, text)
        .unified_diff()
        .header(&format!("{name}.orig"), &name)
        .to_writer(&mut out)
        .expect("writing to memory cannot fail");
    out
}

/// Puts the text in the file's place in one step, so that no failure leaves half a file.
async fn write(path: &Path, text: &[u8]) -> std::io::Result<()> {
    // What a link points to is written, not the link.
    let path = tokio::fs::canonicalize(path).await?;
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let new = path.with_file_name(name);
    let put = async {
        tokio::fs::write(&new, text).await?;
        tokio::fs::set_permissions(&new, tokio::fs::metadata(&path).await?.permissions()).await?;
        tokio::fs::rename(&new, &path).await
    };
    let result = put.await;
    if result.is_err() {
        let _ = tokio::fs::remove_file(&new).await;
    }
    result
}
