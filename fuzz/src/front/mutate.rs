//! One input: a document of the corpus or of the grammar, with some damage.

use fuzz_values::Random;

use super::corpus::Corpus;
use super::grammar;
use super::pieces::{is_word, pieces, type_at};

/// The input number `index` of a run.
pub(crate) fn input(corpus: &Corpus, seed: u64, index: u64) -> Vec<u8> {
    let mut random = Random::of_case(seed, index);
    let random = &mut random;
    let mut text = document(corpus, random);
    let changes = [1, 1, 1, 2, 3, 6][random.below(6)];
    for _ in 0..changes {
        text = changed(&text, corpus, random);
    }
    let mut bytes = text.into_bytes();
    if random.one_in(12) {
        damage_bytes(&mut bytes, random);
    }
    bytes
}

/// What methods and fields name all the time: without it most inputs are refused for a name that is missing.
/// Each is added where its name stands; a definition names only those after it.
const USUAL: &[(&str, &str)] = &[
    ("All", "\n#[derive(R2G)] pub struct All { pub users: Vec<User>, pub colors: [Color; N], pub pair: Option<Pair> }"),
    ("Tree", "\n#[derive(R2G)] pub struct Tree { pub value: UserId, pub children: Vec<Tree>, pub left: Option<Box<Tree>> }"),
    ("Pair", "\n#[derive(R2G)] pub struct Pair(pub String, pub i32);"),
    ("User", "\n#[derive(R2G)] pub struct User { pub name: String, pub age: u8 }"),
    ("UserId", "\n#[derive(R2G)] pub struct UserId(pub u64);"),
    ("Color", "\n#[derive(R2G)] pub enum Color { Red, Green = 7, Blue }"),
    ("N]", "\nconst N: usize = 4;"),
];

fn document(corpus: &Corpus, random: &mut Random) -> String {
    if random.one_in(3) {
        return random.pick(&corpus.files).clone();
    }
    let mut parts = Vec::new();
    for _ in 0..random.below(3) {
        parts.push(if random.one_in(3) {
            grammar::definition(random)
        } else {
            random.pick(&corpus.items).clone()
        });
    }
    let methods: Vec<String> = (0..1 + random.below(3))
        .map(|_| {
            if random.one_in(3) {
                grammar::method(random)
            } else {
                random.pick(&corpus.methods).clone()
            }
        })
        .collect();
    let head = if random.one_in(3) {
        format!("#[rust2go::r2g] pub trait {} ", grammar::name(random))
    } else {
        random.pick(&corpus.heads).clone()
    };
    let at = random.below(parts.len() + 1);
    parts.insert(at, format!("{head}{{\n{}\n}}", methods.join("\n")));
    let mut text = parts.join("\n");
    if !random.one_in(4) {
        for (name, definition) in USUAL {
            if text.contains(name) {
                text.push_str(definition);
            }
        }
    }
    text
}

fn changed(text: &str, corpus: &Corpus, random: &mut Random) -> String {
    let mut pieces = pieces(text);
    if pieces.is_empty() {
        return grammar::definition(random);
    }
    let at = random.below(pieces.len());
    let made;
    match random.below(20) {
        0 => drop(pieces.remove(at)),
        1 => pieces.insert(at, pieces[at]),
        2 => {
            let other = random.below(pieces.len());
            pieces.swap(at, other);
        }
        3 => pieces[at] = random.pick(&corpus.words).as_str(),
        // A name for another: everywhere, or at one place.
        4 | 5 => {
            let words: Vec<usize> = (0..pieces.len()).filter(|at| is_word(pieces[*at])).collect();
            if let Some(old) = words.get(random.below(words.len())).map(|at| pieces[*at]) {
                made = grammar::name(random);
                let everywhere = random.one_in(2);
                let from = if everywhere { 0 } else { at };
                let places = (from..pieces.len()).filter(|at| pieces[*at] == old);
                let places: Vec<usize> = places.take(if everywhere { usize::MAX } else { 1 }).collect();
                places.into_iter().for_each(|at| pieces[at] = &made);
            }
        }
        // A type for another, or a form around it.
        6..=9 => {
            let starts: Vec<usize> = (0..pieces.len())
                .filter(|at| matches!(pieces[*at], ":" | "->" | "<"))
                .collect();
            if let Some(start) = starts.get(random.below(starts.len())) {
                let range = type_at(&pieces, start + 1);
                let old = pieces[range.clone()].concat();
                made = if random.one_in(2) {
                    grammar::ty(random, 3)
                } else {
                    grammar::wrapped(random, &old)
                };
                pieces.splice(range, [made.as_str()]);
            }
        }
        10 | 11 => {
            made = grammar::attribute(random);
            // Before a line, where an attribute can stand.
            let lines: Vec<usize> = (0..pieces.len())
                .filter(|at| pieces[*at].contains('\n'))
                .collect();
            let at = lines.get(random.below(lines.len())).map_or(0, |at| at + 1);
            pieces.insert(at, &made);
        }
        12 => {
            made = grammar::number(random);
            let numbers =
                (0..pieces.len()).filter(|at| pieces[*at].starts_with(|c: char| c.is_ascii_digit()));
            let numbers: Vec<usize> = numbers.collect();
            let at = numbers.get(random.below(numbers.len())).copied().unwrap_or(at);
            pieces[at] = &made;
        }
        13 => {
            made = grammar::method(random);
            let opens: Vec<usize> = (0..pieces.len())
                .filter(|at| matches!(pieces[*at], "{" | ";"))
                .collect();
            let at = opens.get(random.below(opens.len())).map_or(0, |at| at + 1);
            pieces.insert(at, &made);
        }
        14 => {
            made = format!("\n{}\n", grammar::definition(random));
            pieces.insert(0, &made);
        }
        15 => return spliced(text, random.pick::<String>(&corpus.files), random),
        // A stretch doubled or lost.
        16 => {
            let end = at + random.below(pieces.len() - at);
            let stretch: Vec<&str> = pieces[at..end].to_vec();
            if random.one_in(2) {
                pieces.splice(at..at, stretch);
            } else {
                drop(pieces.drain(at..end));
            }
        }
        17 => {
            let other = random.pick(&corpus.items);
            pieces.push("\n");
            pieces.push(other);
        }
        18 if random.one_in(40) => {
            made = deep(random);
            pieces.insert(at, &made);
        }
        _ => {
            const TOKENS: &[&str] = &[
                "{",
                "}",
                "(",
                ")",
                "[",
                "]",
                "<",
                ">",
                ",",
                ";",
                ":",
                "::",
                "->",
                "=",
                "&",
                "*",
                "#",
                "!",
                "?",
                "'",
                "\"",
                "r#",
                "b\"",
                "mod x;",
                "use super::*;",
                "pub ",
                "crate",
                "async ",
                "unsafe ",
                "const N: usize = 4;",
                "'a",
                "dyn ",
                "impl ",
                "where T: X",
                "type X = X;",
                "type A = Vec<u8>;",
                "//",
                "/*",
                "*/",
                "\u{feff}",
                "#!",
                "\r\n",
                "\0",
                "macro_rules! m { () => {} }",
            ];
            let token: &str = random.pick::<&str>(TOKENS);
            pieces.insert(at, token);
        }
    }
    pieces.concat()
}

/// The first part of one text and the last of another.
fn spliced(first: &str, second: &str, random: &mut Random) -> String {
    let first: Vec<&str> = first.lines().collect();
    let second: Vec<&str> = second.lines().collect();
    let (end, start) = (random.below(first.len() + 1), random.below(second.len() + 1));
    let mut lines = first[..end].to_vec();
    lines.extend(&second[start..]);
    lines.join("\n")
}

/// Something nested so deep that recursion shows.
fn deep(random: &mut Random) -> String {
    let times = [20, 200, 2_000, 20_000][random.below(4)];
    const FORMS: &[(&str, &str, &str)] = &[
        ("Vec<", "u8", ">"),
        ("[", "u8", "; 1]"),
        ("(", "u8", ")"),
        ("&", "u8", ""),
        ("Option<Box<", "u8", ">>"),
        ("mod m {", "", "}"),
        ("1 + ", "1", ""),
        ("-", "1", ""),
        ("{", "1", "}"),
        ("!", "1", ""),
        ("fn() -> ", "u8", ""),
        ("a::", "b", ""),
        ("#[doc = \"x\"] ", "", ""),
        ("const X: u8 = (", "1", ");"),
        ("[[", "", "]]"),
        ("return ", "1", ""),
        ("if x {} else ", "{}", ""),
        ("*const ", "u8", ""),
        ("impl Fn() -> ", "u8", ""),
        ("cfg_attr(unix, ", "send", ")"),
        ("a.", "b", ""),
        ("x = ", "y", ""),
        ("|x| ", "x", ""),
        ("use a::{", "b", "};"),
        ("", "x", "?"),
        ("", "x", "[0]"),
        ("", "x", " as u8"),
        ("loop {", "", "}"),
        ("dyn Fn(", "", ")"),
    ];
    let (open, middle, close) = random.pick(FORMS);
    let before = ["", "const D: usize = ", "type D = ", "struct D(", "#["][random.below(5)];
    let after = match before {
        "" => "",
        "struct D(" => ");",
        "#[" => "]",
        _ => ";",
    };
    format!(
        "{before}{}{middle}{}{after}",
        open.repeat(times),
        close.repeat(times)
    )
}

fn damage_bytes(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..1 + random.below(3) {
        if bytes.is_empty() {
            return;
        }
        let at = random.below(bytes.len());
        match random.below(4) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.next() as u8,
            2 => bytes.truncate(at),
            _ => bytes.insert(at, b" \0\n\"'{}<>#"[random.below(10)]),
        }
    }
}
