//! The interface of some files, or all that is wrong with it.

use std::path::PathBuf;

use super::Error;
use crate::check::{self, Options};
use crate::diagnostic::Diagnostics;
use crate::model::{Interface, Naming};
use crate::parse::{self, SourceTree, Texts};

/// Reads the files and judges them together.
pub(crate) fn read(sources: &[PathBuf], naming: Option<Naming>) -> Result<(SourceTree, Interface), Error> {
    read_as(sources, naming, &|path| std::fs::read_to_string(path))
}

/// The same of what the files will have in them.
pub(crate) fn read_as(
    sources: &[PathBuf],
    naming: Option<Naming>,
    texts: Texts<'_>,
) -> Result<(SourceTree, Interface), Error> {
    if sources.is_empty() {
        return Err(Error::NoSource);
    }
    for source in sources {
        std::fs::File::open(source).map_err(Error::io("read", source))?;
    }
    let mut diagnostics = Diagnostics::default();
    let tree = parse::read_files_as(sources, texts, &mut diagnostics);
    let interface = tree
        .as_ref()
        .and_then(|tree| check::check(tree, &Options { naming }, &mut diagnostics));
    match (tree, interface) {
        (Some(tree), Some(interface)) if diagnostics.is_empty() => Ok((tree, interface)),
        _ => Err(Error::Interface(diagnostics)),
    }
}
