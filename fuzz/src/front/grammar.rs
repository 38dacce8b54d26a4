//! Pieces of interfaces made from nothing: types, attributes, doc comments, methods, definitions. Many are wrong on purpose.

use fuzz_values::Random;

use crate::hurtful::NAMES;

const LEAVES: &[&str] = &[
    "u8",
    "u16",
    "u32",
    "u64",
    "usize",
    "i8",
    "i16",
    "i32",
    "i64",
    "isize",
    "f32",
    "f64",
    "bool",
    "char",
    "String",
    "User",
    "Color",
    "Tree",
    "UserId",
    "All",
    "Pair",
    "crate::User",
    "self::User",
    "super::User",
    "u128",
    "i128",
    "str",
    "()",
    "!",
    "_",
    "Self",
    "Duration",
    "std::time::Duration",
    "std::string::String",
    "Self::Item",
    "r#type",
    "PathBuf",
    "Uuid",
    "serde_json::Value",
    "Bytes",
    "IpAddr",
    "Ipv4Addr",
    "SocketAddr",
    "DateTime<Utc>",
    "chrono::DateTime<chrono::Utc>",
    "Value",
    "SystemTime",
    "NonZeroU8",
    "std::num::NonZeroU64",
    "*const u8",
    "dyn Any",
    "impl Sized",
    "fn(u8) -> u8",
    "<T as Tr>::X",
    "m!()",
    "'static",
    "T",
    "Vec",
    "Option",
    "Result",
    "GoError",
    "rust2go::GoError",
    "Wrong",
    "(u8, String)",
    "(u8,)",
    "Error",
    "Arc<str>",
    "Box<str>",
    "&str",
    "&'a str",
    "&mut [u8]",
    "&mut Vec<u8>",
    "Cow<'_, str>",
];

const WRAPPERS: &[&str] = &[
    "Vec<@>",
    "Vec<@>",
    "Option<@>",
    "Option<@>",
    "Box<@>",
    "Option<Box<@>>",
    "[@; 3]",
    "[@; 0]",
    "[@; N]",
    "Box<[@]>",
    "&@",
    "&[@]",
    "&mut @",
    "[@]",
    "HashMap<String, @>",
    "BTreeMap<u8, @>",
    "HashMap<@, u8>",
    "HashSet<@>",
    "BTreeSet<@>",
    "(@, u8)",
    "(@)",
    "((@))",
    "Result<@, rust2go::GoError>",
    "Result<@, Error>",
    "Result<(), @>",
    "Result<@>",
    "rust2go::GoRef<@>",
    "rust2go::Lend<@>",
    "Rc<@>",
    "Arc<@>",
    "Cow<'_, @>",
    "Page<@>",
    "VecDeque<@>",
    "impl Future<Output = @>",
    "impl std::future::Future<Output = @> + Send",
    "std::vec::Vec<@>",
    "std::option::Option<@>",
    "::std::boxed::Box<@>",
    "Vec<@, A>",
    "Option<@,>",
    "[@; 18446744073709551615]",
    "[@; 1 << 40]",
    "[@; 1 + 2 * N]",
    "dyn Fn(@)",
    "fn(@)",
    "Pin<Box<@>>",
    "Range<@>",
];

const ATTRIBUTES: &[&str] = &[
    "#[go(name = \"@\")]",
    "#[go(name = \"@\")]",
    "#[go]",
    "#[go()]",
    "#[go(name)]",
    "#[go(name = 3)]",
    "#[go(skip)]",
    "#[go(tag = \"json:\\\"id\\\"\")]",
    "#[send]",
    "#[drop_safe]",
    "#[drop_safe_ret]",
    "#[go_pass_struct]",
    "#[mem]",
    "#[shm]",
    "#[cgo]",
    "#[cgo_callback]",
    "#[rust2go::send]",
    "#[cfg(unix)]",
    "#[cfg_attr(unix, send)]",
    "#[cfg_attr(unix, derive(R2G))]",
    "#[repr(u8)]",
    "#[repr(i64)]",
    "#[repr(C)]",
    "#[repr(u128)]",
    "#[repr(C, u8)]",
    "#[repr(align(16))]",
    "#[derive(R2G)]",
    "#[derive(rust2go::R2G, Clone)]",
    "#[r2g]",
    "#[rust2go::r2g]",
    "#[rust2go::r2g(naming = verbatim)]",
    "#[rust2go::r2g(naming = idiomatic)]",
    "#[r2g(naming = \"verbatim\")]",
    "#[r2g(naming)]",
    "#[r2g(queue_size = 8)]",
    "#[allow(x)]",
    "#[doc(hidden)]",
    "#[doc = \"@\"]",
    "#[doc = 3]",
    "#[must_use]",
    "#[inline]",
    "#[path = \"@\"]",
    "#[serde(rename = \"x\")]",
    "#[other::x]",
    "#[non_exhaustive]",
    "#[deprecated]",
];

const DOCS: &[&str] = &[
    "/// Some text.",
    "///",
    "///  - a\n///  - b",
    "/// # Errors\n/// None.",
    "/// ```\n/// code {\n/// ```",
    "/** block */",
    "/** a\n * b\n */",
    "/// ```",
    "/// 1. a\n/// 2) b",
    "/// [`X`]: crate::X",
    "/// ``x'' */ // \"",
    "/// Heading like\n///\n/// text",
    "/// \\u{0} \u{1} \u{7f} \u{202e} é",
    "/// \t\ttabs",
    "/// Deprecated: no.",
    "//! inner",
    "/*! inner */",
    "/// +build x",
    "/// go:build x",
    "/// export X",
    "/// #",
    "/// *",
    "/// -",
    "///    indented\n///\n/// - a\n///   ```\n///   x\n///   ```",
    "/// {{ x }} {% x %} {# x #}",
];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "3",
    "16",
    "255",
    "256",
    "-1",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "-170141183460469231731687303715884105728",
    "0x7fff_ffff_ffff_ffff_ffff_ffff_ffff_ffff",
    "1 << 63",
    "1 << 64",
    "-(1 << 63)",
    "1 / 0",
    "N",
    "N * N",
    "b'a'",
    "'a'",
    "1.5",
    "1u8",
    "0xffu64",
    "usize::MAX",
    "f()",
    "1_000_000",
    "i128::MAX",
    "-0",
    "- - 1",
    "!0",
    "5 % 0",
    "(1)",
    "{ 1 }",
];

/// How many at the beginning of each list are right.
const RIGHT_LEAVES: usize = 21;
const RIGHT_WRAPPERS: usize = 8;

/// A type, right or wrong.
pub(crate) fn ty(random: &mut Random, depth: usize) -> String {
    if random.one_in(8) {
        return wild(random, depth);
    }
    if depth == 0 || random.one_in(2) {
        return random.pick(&LEAVES[..RIGHT_LEAVES]).to_string();
    }
    let inner = ty(random, depth - 1);
    random.pick(&WRAPPERS[..RIGHT_WRAPPERS]).replace('@', &inner)
}

/// A type that is mostly wrong.
fn wild(random: &mut Random, depth: usize) -> String {
    if depth == 0 || random.one_in(2) {
        return random.pick(LEAVES).to_string();
    }
    let inner = ty(random, depth - 1);
    random.pick(WRAPPERS).replace('@', &inner)
}

/// A form of a type around `inner`.
pub(crate) fn wrapped(random: &mut Random, inner: &str) -> String {
    random.pick(WRAPPERS).replace('@', inner)
}

/// A name; a keyword of Rust gets its `r#` most of the time.
pub(crate) fn name(random: &mut Random) -> String {
    let name = random.pick(NAMES).to_string();
    let keyword = syn::parse_str::<syn::Ident>(&name).is_err();
    let can_be_raw = !matches!(name.as_str(), "self" | "super" | "crate" | "Self" | "_");
    if keyword && can_be_raw && !random.one_in(8) {
        format!("r#{name}")
    } else {
        name
    }
}

/// An attribute or a doc comment.
pub(crate) fn attribute(random: &mut Random) -> String {
    if random.one_in(3) {
        return format!("{}\n", random.pick(DOCS));
    }
    let name = random.pick(NAMES);
    format!("{} ", random.pick(ATTRIBUTES).replace('@', name))
}

/// A number, or what stands where a number is wanted.
pub(crate) fn number(random: &mut Random) -> String {
    random.pick(NUMBERS).to_string()
}

fn some_attributes(random: &mut Random) -> String {
    let count = if random.one_in(4) { 1 + random.below(2) } else { 0 };
    (0..count).map(|_| attribute(random)).collect()
}

/// A method.
pub(crate) fn method(random: &mut Random) -> String {
    let attributes = some_attributes(random);
    let asynchronous = if random.one_in(3) { "async " } else { "" };
    let params: Vec<String> = (0..random.below(4))
        .map(|_| format!("{}: {}", name(random), ty(random, 3)))
        .collect();
    let result = match random.below(4) {
        0 => String::new(),
        1 => format!(" -> Result<{}, rust2go::GoError>", ty(random, 2)),
        _ => format!(" -> {}", ty(random, 3)),
    };
    format!(
        "{attributes}{asynchronous}fn {}({}){result};",
        name(random),
        params.join(", ")
    )
}

/// A definition that derives `R2G`.
pub(crate) fn definition(random: &mut Random) -> String {
    let attributes = some_attributes(random);
    let name = name(random);
    let body = match random.below(5) {
        0 => format!("struct {name};"),
        1 => format!("struct {name}({});", many(random, |random| ty(random, 2))),
        2 | 3 => format!(
            "struct {name} {{ {} }}",
            many(random, |random| {
                let field = self::name(random);
                format!("{}pub {field}: {}", some_attributes(random), ty(random, 3))
            })
        ),
        _ => format!("enum {name} {{ {} }}", many(random, variant)),
    };
    format!("#[derive(rust2go::R2G)] {attributes} pub {body}")
}

fn variant(random: &mut Random) -> String {
    let attributes = some_attributes(random);
    let name = name(random);
    match random.below(6) {
        0 => format!("{attributes}{name} = {}", number(random)),
        1 => format!("{attributes}{name}({})", ty(random, 2)),
        2 => format!("{attributes}{name} {{ x: {} }}", ty(random, 2)),
        _ => format!("{attributes}{name}"),
    }
}

fn many(random: &mut Random, mut one: impl FnMut(&mut Random) -> String) -> String {
    let all: Vec<String> = (0..random.below(4)).map(|_| one(random)).collect();
    all.join(", ")
}
