//! Layouts and schemas, beside what Go and `docs/abi.md` say.

mod common;

use common::{interface, interface_with};
use rust2go_codegen::check::Options;
use rust2go_codegen::layout::{self, Layout};
use rust2go_codegen::model::{Interface, Naming};
use rust2go_codegen::schema::schema;

const DEFINITIONS: &str = "
    #[derive(R2G)] struct Empty;
    #[derive(R2G)] struct Id(u64);
    #[derive(R2G)] #[repr(u8)] enum Color { Red }
    #[derive(R2G)] struct Mixed { a: u8, b: u64, c: u8 }
    #[derive(R2G)] struct Text { a: u8, b: String }
    #[derive(R2G)] struct Twice { a: Empty, b: [u64; 0] }
    #[derive(R2G)] struct Leading { a: Empty, b: u16 }
    #[derive(R2G)] struct Node { next: Option<Box<Node>> }
";

fn with(method: &str, naming: Naming) -> Interface {
    let options = Options { naming: Some(naming) };
    interface_with(
        &format!("{DEFINITIONS} #[r2g] trait Demo {{ {method} }}"),
        &options,
    )
}

#[test]
fn sizes() {
    for (written, size, align, flat) in [
        ("u8", 1, 1, true),
        ("bool", 1, 1, true),
        ("char", 4, 4, true),
        ("f64", 8, 8, true),
        ("usize", 8, 8, true),
        ("String", 16, 8, false),
        ("Vec<u8>", 24, 8, false),
        ("Option<u8>", 8, 8, false),
        ("Box<u8>", 8, 8, false),
        ("[u16; 3]", 6, 2, true),
        ("[u64; 0]", 0, 8, true),
        ("[Mixed; 2]", 48, 8, true),
        ("[String; 2]", 32, 8, false),
        ("Empty", 0, 1, true),
        ("Id", 8, 8, true),
        ("Color", 1, 1, true),
        ("Mixed", 24, 8, true),
        ("Text", 24, 8, false),
        ("Twice", 0, 8, true),
        ("Leading", 2, 2, true),
        ("Node", 8, 8, false),
    ] {
        let interface = with(&format!("fn f(x: {written});"), Naming::Idiomatic);
        let ty = &interface.traits[0].methods[0].params[0].ty;
        assert_eq!(Layout::of(&interface, ty), Layout { size, align }, "{written}");
        assert_eq!(layout::flat(&interface, ty), flat, "{written}");
    }
}

#[test]
fn an_option_is_a_slice_in_verbatim_naming() {
    let interface = with("fn f(x: Option<u8>, n: Node);", Naming::Verbatim);
    for param in &interface.traits[0].methods[0].params {
        assert_eq!(Layout::of(&interface, &param.ty), Layout { size: 24, align: 8 });
    }
}

/// Defect 1: fields stand where Go puts them.
#[test]
fn offsets() {
    let interface = with(
        "fn f(a: u8, b: String, c: Empty, d: u16) -> Mixed;",
        Naming::Idiomatic,
    );
    let types: Vec<_> = interface.traits[0].methods[0]
        .params
        .iter()
        .map(|param| param.ty.clone())
        .collect();
    let fields = layout::fields(&interface, &types);
    assert_eq!(fields.offsets, [0, 8, 24, 24]);
    assert_eq!(fields.layout, Layout { size: 32, align: 8 });
    let nothing = layout::fields(&interface, &[]);
    assert_eq!(nothing.layout, Layout { size: 0, align: 1 });
}

#[test]
fn the_schema_of_the_contract() {
    let interface = interface(
        "#[derive(R2G)] enum Color { Red, Green }
         #[derive(R2G)] struct UserId(u64);
         #[derive(R2G)] struct User { name: String, friend: Option<Box<User>>, r#type: Color }
         #[derive(R2G)] struct Pair(UserId, [u8; 4]);
         #[r2g] trait Directory {
             fn count(users: &[User]) -> usize;
             async fn find(name: String, raw: Lend<Vec<u8>>, n: &u64, id: &UserId) -> Result<(String, u32), GoError>;
             fn all() -> GoRef<Vec<User>>;
             fn r#match() -> Result<(), GoError>;
             fn nothing(pair: Pair);
         }",
    );
    let expected = "\
trait Directory
fn count(&[]User) usize
async fn find(String, lend []u8, u64, &UserId) String, u32, error
fn all() view []User
fn match() error
fn nothing(Pair)
struct User 32 8
name String 0
friend *User 16
type Color 24
newtype UserId u64
struct Pair 16 8
0 UserId 0
1 [4]u8 8
enum Color i32
Red 0
Green 1
";
    assert_eq!(schema(&interface, &interface.traits[0]), expected);
}

#[test]
fn the_schema_tells_the_namings_apart() {
    let text = |naming| {
        let interface = with("fn f(x: Option<Vec<Option<u8>>>, y: Box<u8>);", naming);
        schema(&interface, &interface.traits[0])
    };
    assert_eq!(text(Naming::Idiomatic), "trait Demo\nfn f(*[]*u8, *u8)\n");
    assert_eq!(text(Naming::Verbatim), "trait Demo\nfn f(?[]?u8, *u8)\n");
}

#[test]
fn the_schema_names_instances() {
    let text = |naming| {
        let method = "fn f(a: Page<Node>, b: Page<Box<Id>>) -> Page<Page<Option<String>>>;";
        let source = format!(
            "{DEFINITIONS} #[derive(R2G)] struct Page<T> {{ item: Option<T> }} #[r2g] trait Demo {{ {method} }}"
        );
        let interface = interface_with(&source, &Options { naming: Some(naming) });
        schema(&interface, &interface.traits[0])
    };
    let expected = "\
trait Demo
fn f(Page<Node>, Page<Box<Id>>) Page<Page<*String>>
struct Page<Node> 8 8
item *Node 0
struct Page<Box<Id>> 8 8
item *Id 0
struct Page<Page<*String>> 8 8
item *Page<*String> 0
struct Node 8 8
next *Node 0
newtype Id u64
struct Page<*String> 8 8
item **String 0
";
    assert_eq!(text(Naming::Idiomatic), expected);
    let verbatim = text(Naming::Verbatim);
    let head = "trait Demo\nfn f(Page<Node>, Page<Box<Id>>) Page<Page<?String>>\n";
    assert!(verbatim.starts_with(head), "{verbatim}");
}
