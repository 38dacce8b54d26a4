//! One input through the front end and both emitters, and what has to be true of the answer.

use std::cell::RefCell;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use proc_macro2::TokenStream;
use quote::ToTokens;
use rust2go_codegen::check::{self, Options};
use rust2go_codegen::diagnostic::Diagnostics;
use rust2go_codegen::emit;
use rust2go_codegen::layout::Layout;
use rust2go_codegen::model::{Interface, Naming, Type};
use rust2go_codegen::parse;
use rust2go_codegen::schema::schema;
use syn::punctuated::Punctuated;
use syn::Token;

/// How the Go packages of the inputs find their support module.
pub(crate) const SUPPORT: &str = "example.com/fuzz/internal/rust2go";

/// What became of an input.
#[derive(Debug)]
pub(crate) enum Answer {
    /// It was refused, with diagnostics.
    Refused,
    /// It was accepted, and this is its Go, in each naming in which it was.
    Accepted(Vec<String>),
}

thread_local! {
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the message and the place of a panic for [`judge`], and prints nothing.
pub(crate) fn catch_panics() {
    panic::set_hook(Box::new(|info| {
        PANIC.with(|text| *text.borrow_mut() = info.to_string());
    }));
}

/// Judges an input, for which `path` is written. The error is what must not be. What is refused goes through the macros only
/// where `thorough`, because that costs more than all the rest.
pub(crate) fn judge(input: &[u8], path: &Path, thorough: bool) -> Result<Answer, String> {
    fs::write(path, input).map_err(|error| format!("{}: {error}", path.display()))?;
    let answer = panic::catch_unwind(AssertUnwindSafe(|| answer(input, path, thorough)))
        .unwrap_or_else(|_| Err(PANIC.with(|text| format!("a panic: {}", text.borrow()))));
    // Every text that was lexed is kept for its spans, until this.
    proc_macro2::extra::invalidate_current_thread_spans();
    answer
}

fn answer(input: &[u8], path: &Path, thorough: bool) -> Result<Answer, String> {
    let mut d = Diagnostics::new();
    let tree = parse::read_file(path, &mut d);
    // What the front end cannot parse, the compiler does not hand to a macro.
    let expansions = if tree.is_some() && (thorough || d.is_empty()) {
        expansions(input)?
    } else {
        Expansions::default()
    };
    let Some(tree) = tree else {
        return refused(d);
    };
    // Judged all the same, for what else is wrong.
    if !d.is_empty() {
        return match check::check(&tree, &Options::default(), &mut d) {
            Some(_) => Err("it is accepted after a diagnostic".to_string()),
            None => refused(d),
        };
    }
    let mut accepted = Vec::new();
    for naming in [Naming::Idiomatic, Naming::Verbatim] {
        let mut d = Diagnostics::new();
        let Some(interface) = check::check(&tree, &Options { naming: Some(naming) }, &mut d) else {
            refused(d)?;
            continue;
        };
        if !d.is_empty() {
            return Err(format!("it is accepted with a diagnostic: {}", d.render(false)));
        }
        if expansions.refused && !expansions.twice {
            return Err("the macros refuse what the generator accepts".to_string());
        }
        judge_layouts(&interface)?;
        let options = emit::go::Options {
            support_import: SUPPORT.to_string(),
            ..Default::default()
        };
        accepted.push(emit::go::emit(&interface, &options));
    }
    Ok(if accepted.is_empty() {
        Answer::Refused
    } else {
        Answer::Accepted(accepted)
    })
}

/// What is refused is answered with diagnostics, as text and as Rust.
fn refused(d: Diagnostics) -> Result<Answer, String> {
    if d.is_empty() || d.render(false).is_empty() {
        return Err("it is refused without a diagnostic".to_string());
    }
    parseable(&d.into_compile_errors())?;
    Ok(Answer::Refused)
}

fn judge_layouts(interface: &Interface) -> Result<(), String> {
    for of in &interface.traits {
        let text = schema(interface, of);
        if !text.ends_with('\n') || !text.trim_start_matches("g2r ").starts_with("trait ") {
            return Err(format!("this is no schema: {text}"));
        }
    }
    for index in 0..interface.types.len() {
        let layout = Layout::of(interface, &Type::Named(index));
        if !layout.align.is_power_of_two() || layout.size % layout.align != 0 {
            return Err(format!("this is no layout: {layout:?}"));
        }
    }
    Ok(())
}

/// What the macros have made of the marked items.
#[derive(Default)]
struct Expansions {
    /// One of them has an error for the compiler.
    refused: bool,
    /// Two items have one name. Under different `cfg`s that is right, and the generator reads the first alone.
    twice: bool,
    names: Vec<String>,
}

/// Expands the macros on each marked item, as the compiler would.
fn expansions(input: &[u8]) -> Result<Expansions, String> {
    let mut all = Expansions::default();
    let text = std::str::from_utf8(input).ok();
    if let Some(file) = text.and_then(|text| syn::parse_file(text).ok()) {
        all.items(&file.items)?;
    }
    Ok(all)
}

impl Expansions {
    fn items(&mut self, items: &[syn::Item]) -> Result<(), String> {
        for item in items {
            match item {
                syn::Item::Mod(module) => {
                    if let Some((_, items)) = &module.content {
                        self.items(items)?;
                    }
                }
                syn::Item::Trait(item) => {
                    let marked = |attr: &syn::Attribute, name: &str| {
                        let last = attr.path().segments.last();
                        last.is_some_and(|last| last.ident == name)
                    };
                    let marker = |attr: &syn::Attribute| marked(attr, "r2g") || marked(attr, "g2r");
                    let Some(at) = item.attrs.iter().position(marker) else {
                        continue;
                    };
                    let expand = match marked(&item.attrs[at], "r2g") {
                        true => emit::rust::r2g,
                        false => emit::rust::g2r,
                    };
                    let mut item = item.clone();
                    let args = match item.attrs.remove(at).meta {
                        syn::Meta::List(list) => list.tokens,
                        syn::Meta::Path(_) => TokenStream::new(),
                        syn::Meta::NameValue(pair) => pair.value.to_token_stream(),
                    };
                    self.add(&item.ident, expand(args, item.to_token_stream()))?;
                }
                syn::Item::Struct(syn::ItemStruct { attrs, ident, .. })
                | syn::Item::Enum(syn::ItemEnum { attrs, ident, .. })
                | syn::Item::Union(syn::ItemUnion { attrs, ident, .. })
                    if derives(attrs) =>
                {
                    self.add(ident, emit::rust::derive(item.to_token_stream()))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &syn::Ident, expansion: TokenStream) -> Result<(), String> {
        parseable(&expansion)?;
        self.refused |= expansion.to_string().contains("compile_error");
        let name = name.to_string();
        self.twice |= self.names.contains(&name);
        self.names.push(name);
        Ok(())
    }
}

fn derives(attrs: &[syn::Attribute]) -> bool {
    let lists = attrs.iter().filter(|attr| attr.path().is_ident("derive"));
    lists
        // What is no list of paths is for the compiler to refuse.
        .filter_map(|attr| attr.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated).ok())
        .flatten()
        .any(|path| path.segments.last().is_some_and(|last| last.ident == "R2G"))
}

fn parseable(tokens: &TokenStream) -> Result<(), String> {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("what is emitted is no Rust: {error}\n{tokens}")),
    }
}
