//! The processes that do the work. An input that ends its process (a stack overflow) or never ends is known by the number that
//! the process wrote down before it began with it.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::corpus::Corpus;
use super::judge::{catch_panics, judge, Answer};
use super::mutate::input;
use crate::args::Args;

/// The status of a process that has found a failure of the other sort: a panic, or a wrong answer.
pub(crate) const FOUND: i32 = 77;

/// The stack on which the front end runs, in bytes. A build script is not optimized and has 8 MiB; its frames are about
/// four times as large as the ones here.
const STACK: usize = 2 << 20;

/// What a worker writes down, as little-endian numbers in this order.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// The input that is being judged.
    pub(crate) at: u64,
    /// How many were judged.
    pub(crate) judged: u64,
    /// How many of them were accepted.
    pub(crate) accepted: u64,
    /// How many bytes they had.
    pub(crate) bytes: u64,
}

impl Progress {
    fn write(&self, to: &File) -> Result<(), String> {
        let mut bytes = [0; 32];
        for (place, number) in
            bytes
                .chunks_exact_mut(8)
                .zip([self.at, self.judged, self.accepted, self.bytes])
        {
            place.copy_from_slice(&number.to_le_bytes());
        }
        to.write_all_at(&bytes, 0).map_err(|error| error.to_string())
    }

    /// Reads what a worker has written last.
    pub(crate) fn read(path: &Path) -> Progress {
        let bytes = fs::read(path).unwrap_or_default();
        let number = |at: usize| {
            let bytes = bytes
                .get(at * 8..at * 8 + 8)
                .and_then(|bytes| bytes.try_into().ok());
            u64::from_le_bytes(bytes.unwrap_or_default())
        };
        Progress {
            at: number(0),
            judged: number(1),
            accepted: number(2),
            bytes: number(3),
        }
    }
}

/// Judges the inputs `--from`, `--from` + `--step`, .. below `--to`, in `--folder`.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let args = Args::read(words, &["seed", "from", "to", "step", "folder", "keep"])?;
    let number = |name: &str| args.number(name)?.ok_or_else(|| format!("--{name} is missing"));
    let (seed, from, to, step, keep) = (
        number("seed")?,
        number("from")?,
        number("to")?,
        number("step")?.max(1),
        number("keep")?.max(1),
    );
    let folder = PathBuf::from(args.text("folder").ok_or("--folder is missing")?);
    let corpus = Corpus::read(super::repository())?;
    catch_panics();
    let found =
        on_a_small_stack(move || work(&corpus, seed, (from..to).step_by(step as usize), keep, &folder))?;
    if found {
        std::process::exit(FOUND);
    }
    Ok(true)
}

/// Whether a failure was found: the input is the one that was written down, its message stands in `message`.
fn work(
    corpus: &Corpus,
    seed: u64,
    indices: impl Iterator<Item = u64>,
    keep: u64,
    folder: &Path,
) -> Result<bool, String> {
    let say = |error: std::io::Error| format!("{}: {error}", folder.display());
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("progress"))
        .map_err(say)?;
    let mut progress = Progress::read(&folder.join("progress"));
    let path = folder.join("api.rs");
    for index in indices {
        progress.at = index;
        progress.write(&file)?;
        let input = input(corpus, seed, index);
        progress.bytes += input.len() as u64;
        progress.judged += 1;
        match judge(&input, &path, index % 8 == 0) {
            Ok(Answer::Refused) => {}
            Ok(Answer::Accepted(go)) => {
                if progress.accepted % keep == 0 {
                    let package = folder.join("accepted").join(index.to_string());
                    // Now the one naming, now the other.
                    let text = &go[(progress.accepted / keep) as usize % go.len()];
                    let kept =
                        fs::create_dir_all(&package).and_then(|()| fs::write(package.join("gen.go"), text));
                    match kept {
                        // The one that watches clears the folder when it has enough.
                        Err(error) if error.kind() == ErrorKind::NotFound => {}
                        kept => kept.map_err(say)?,
                    }
                }
                progress.accepted += 1;
            }
            Err(message) => {
                progress.write(&file)?;
                fs::write(folder.join("message"), message).map_err(say)?;
                return Ok(true);
            }
        }
    }
    progress.write(&file)?;
    Ok(false)
}

/// Judges the file `--file` alone, which is how a failure is shrunk. The message of a failure goes to the standard output, the Go
/// of what is accepted to packages in the folder `--go`.
pub(crate) fn one(words: &[String]) -> Result<bool, String> {
    let args = Args::read(words, &["file", "go"])?;
    let path = PathBuf::from(args.text("file").ok_or("--file is missing")?);
    let input = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let packages = args.text("go").map(PathBuf::from);
    catch_panics();
    let path = std::env::temp_dir().join(format!("rust2go-fuzz-{}.rs", std::process::id()));
    let written = path.clone();
    let answer = on_a_small_stack(move || judge(&input, &written, true));
    let _ = fs::remove_file(path);
    match answer {
        Ok(Answer::Refused) => Ok(true),
        Ok(Answer::Accepted(texts)) => {
            for (packages, (number, text)) in packages
                .iter()
                .flat_map(|to| texts.iter().enumerate().map(move |one| (to, one)))
            {
                let package = packages.join(number.to_string());
                let say = |error: std::io::Error| format!("{}: {error}", package.display());
                fs::create_dir_all(&package).map_err(say)?;
                fs::write(package.join("gen.go"), text).map_err(say)?;
            }
            Ok(true)
        }
        Err(message) => {
            println!("{message}");
            std::process::exit(FOUND);
        }
    }
}

fn on_a_small_stack<T: Send>(work: impl FnOnce() -> Result<T, String> + Send) -> Result<T, String> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        let thread = thread.map_err(|error| error.to_string())?;
        thread
            .join()
            .map_err(|_| "the worker itself has panicked".to_string())?
    })
}
