//! How deep a text may be nested. `syn` reads by recursion, and so does everything that reads what it has read: a text that
//! is nested deep enough would end the process, for want of stack, without a word.
//!
//! The measure is of tokens, before anything is parsed. What counts is how much stands open at one place: the brackets around
//! it, and all that stands before it in an expression or a type that has not come to its end. A prefix (`&`, `-`) and an
//! opening bracket cost a parser more than other tokens do.

use std::iter::Peekable;

use proc_macro2::{token_stream, Delimiter, Span, TokenStream, TokenTree};

/// The most that may be open at one place: what a build script can parse, which has a stack of 8 MiB and is not optimized.
const MOST: usize = 600;
/// What an opening bracket and a prefix count.
const HEAVY: usize = 4;

/// The place where a text is nested too deeply, if it is.
pub(crate) fn too_deep(tokens: &TokenStream) -> Option<Span> {
    // No recursion here, of all places.
    let mut levels = vec![Level::new(tokens.clone(), 0)];
    while let Some(level) = levels.last_mut() {
        let Some(token) = level.tokens.next() else {
            levels.pop();
            continue;
        };
        let inside = level.read(&token);
        if level.open.max(inside) > MOST {
            return Some(token.span());
        }
        if let TokenTree::Group(group) = token {
            levels.push(Level::new(group.stream(), inside));
        }
    }
    None
}

/// What stands between two brackets.
struct Level {
    /// What is not read yet.
    tokens: Peekable<token_stream::IntoIter>,
    /// What is open around it.
    outside: usize,
    /// What is open at the place that was reached.
    open: usize,
    /// What was open before each `<` that is not closed.
    angles: Vec<usize>,
    /// The sign before.
    last: Option<char>,
}

impl Level {
    fn new(tokens: TokenStream, outside: usize) -> Level {
        Level {
            tokens: tokens.into_iter().peekable(),
            outside,
            open: outside,
            angles: Vec::new(),
            last: None,
        }
    }

    /// Takes account of a token; gives what is open inside of it.
    fn read(&mut self, token: &TokenTree) -> usize {
        let last = self.last.take();
        let before = self.open;
        match token {
            TokenTree::Punct(punct) => {
                self.sign(punct.as_char(), last);
                self.last = Some(punct.as_char());
            }
            TokenTree::Group(group) => match group.delimiter() {
                Delimiter::Brace if !self.goes_on() => self.end(),
                // An attribute, on to the next one or to what has it.
                Delimiter::Bracket if matches!(last, Some('#')) => {}
                _ => self.open += 1,
            },
            TokenTree::Ident(_) | TokenTree::Literal(_) => self.open += 1,
        }
        before + HEAVY
    }

    fn sign(&mut self, sign: char, last: Option<char>) {
        match sign {
            ';' => self.end(),
            // It ends one argument; what is around the innermost `<` goes on.
            ',' => self.open = self.angles.last().map_or(self.outside, |before| before + HEAVY),
            '<' => {
                self.angles.push(self.open);
                self.open += HEAVY;
            }
            '>' if !matches!(last, Some('-' | '=')) => {
                self.open = self.angles.pop().unwrap_or(self.open) + 1;
            }
            '&' | '*' | '-' | '!' => self.open += HEAVY,
            '#' => {}
            _ => self.open += 1,
        }
    }

    /// An item or a statement ends here.
    fn end(&mut self) {
        self.open = self.outside;
        self.angles.clear();
    }

    /// Whether what ends with a brace is the first part of something longer.
    fn goes_on(&mut self) -> bool {
        match self.tokens.peek() {
            Some(TokenTree::Ident(next)) => next == "else",
            Some(TokenTree::Punct(next)) => next.as_char() != '#',
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_deep(source: &str) -> bool {
        too_deep(&source.parse().expect("tokens")).is_some()
    }

    fn nested(open: &str, middle: &str, close: &str, times: usize) -> String {
        format!("{}{middle}{}", open.repeat(times), close.repeat(times))
    }

    /// Where a text is deep enough to be refused, and ten times less is not.
    #[test]
    fn each_form_of_nesting_is_measured() {
        for (open, middle, close) in [
            ("Vec<", "u8", ">"),
            ("A<B, ", "u8", ">"),
            ("[", "u8", "; 1]"),
            ("(", "u8", ")"),
            ("mod m { ", "", "}"),
            ("&", "u8", ""),
            ("*const ", "u8", ""),
            ("fn() -> ", "u8", ""),
            ("dyn Fn(", "u8", ")"),
            ("- ", "1", ""),
            ("1 + ", "1", ""),
            ("a::", "b", ""),
            ("a::{", "b", "}"),
            ("if x {} else ", "{}", ""),
            ("return ", "1", ""),
            ("", "x", " as u8"),
        ] {
            assert!(is_too_deep(&nested(open, middle, close, MOST + 1)), "{open}");
            assert!(!is_too_deep(&nested(open, middle, close, MOST / 10)), "{open}");
        }
    }

    #[test]
    fn what_is_long_is_not_deep() {
        for part in [
            "#[doc = \"a\"] ",
            "pub struct A { a: Vec<Vec<u8>>, b: u8 } ",
            "fn f(a: A<B, C>) -> Vec<u8>; ",
            "Map<A, B>, ",
            "const A: bool = 1 < 2; ",
            "mod m { fn f() {} } ",
        ] {
            assert!(!is_too_deep(&part.repeat(2_000)), "{part}");
        }
    }

    /// What the main thread of a program has, such as a build script, less what it may have used.
    const STACK: usize = 6 << 20;

    /// The limit is low enough for that stack in a build that is not optimized, such as this one.
    #[test]
    fn what_is_just_let_through_can_be_parsed() {
        for (before, open, middle, close) in [
            ("type T = ", "Vec<", "u8", ">"),
            ("type T = ", "[", "u8", "; 1]"),
            ("type T = ", "&", "u8", ""),
            ("type T = ", "dyn Fn(", "", ")"),
            ("type T = ", "fn() -> ", "u8", ""),
            ("type T = ", "impl Fn() -> ", "u8", ""),
            ("const T: u8 = ", "(", "1", ")"),
            ("const T: u8 = ", "{", "1", "}"),
            ("const T: u8 = ", "- ", "1", ""),
            ("const T: u8 = ", "1 + ", "1", ""),
            ("const T: u8 = ", "if x {} else ", "{}", ""),
            ("const T: u8 = ", "return ", "1", ""),
            ("const T: u8 = ", "|x| ", "1", ""),
            ("use ", "a::{", "b", "}"),
            ("use ", "a::", "b", ""),
        ] {
            let source = |times| format!("{before}{};", nested(open, middle, close, times));
            let (mut deep, mut too_deep) = (1, MOST);
            while too_deep - deep > 1 {
                let middle = (deep + too_deep) / 2;
                if is_too_deep(&source(middle)) {
                    too_deep = middle;
                } else {
                    deep = middle;
                }
            }
            let source = source(deep);
            println!("{before}{open}");
            let parses = move || syn::parse_str::<syn::File>(&source).is_ok();
            let thread = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn(parses)
                .expect("a thread");
            assert!(thread.join().expect("no panic"), "{before}{open}");
        }
    }
}
