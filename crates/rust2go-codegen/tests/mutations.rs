//! Whatever a file says, it is answered: files with random damage are parsed, judged and rendered without a panic.

mod common;

use std::fs;

use common::Folder;
use rust2go_codegen::check::{self, Options};
use rust2go_codegen::diagnostic::Diagnostics;
use rust2go_codegen::layout::Layout;
use rust2go_codegen::model::Type;
use rust2go_codegen::parse;
use rust2go_codegen::schema::schema;

/// How many damaged copies are made of each file.
const COPIES: usize = 25;

/// Defect 4: the front end never panics.
#[test]
fn damaged_files_are_answered() {
    let seed = std::env::var("MUTATION_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(0x5eed_u64);
    println!("MUTATION_SEED={seed}");
    let mut random = Random(seed);
    let sources = sources();
    let words: Vec<&str> = sources.iter().flat_map(|source| pieces(source)).collect();
    for source in &sources {
        for _ in 0..COPIES {
            answer(&damaged(source, &words, &mut random));
        }
    }
}

/// Reads a file of this text, and asks for everything that an emitter would ask for.
fn answer(source: &str) {
    let folder = Folder::with(&[("lib.rs", source)]);
    let mut d = Diagnostics::new();
    let tree = parse::read_file(&folder.path("lib.rs"), &mut d);
    let interface = tree.and_then(|tree| check::check(&tree, &Options::default(), &mut d));
    match interface {
        None => assert!(
            !d.render(false).is_empty() && !d.is_empty(),
            "no answer to:\n{source}"
        ),
        Some(interface) => {
            for of in &interface.traits {
                assert!(schema(&interface, of).ends_with('\n'));
            }
            for index in 0..interface.types.len() {
                assert!(Layout::of(&interface, &Type::Named(index)).align > 0);
            }
        }
    }
}

fn sources() -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir("tests/ui")
        .expect("there are cases")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a readable case"))
        .collect()
}

/// One to three pieces removed, doubled, or replaced by a piece of any file.
fn damaged(source: &str, words: &[&str], random: &mut Random) -> String {
    let mut pieces = pieces(source);
    for _ in 0..=random.below(3) {
        let at = random.below(pieces.len());
        match random.below(4) {
            0 => drop(pieces.remove(at)),
            1 => pieces.insert(at, pieces[at]),
            _ => pieces[at] = words[random.below(words.len())],
        }
        if pieces.is_empty() {
            break;
        }
    }
    pieces.concat()
}

/// Words, blanks and single characters.
fn pieces(source: &str) -> Vec<&str> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let end = if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// A xorshift generator.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}
