//! The types that cross, as a table for people: the README's, and the guide's.
//!
//! A row says in a few words what a reader looks for, and in Rust what it means: methods, each with what it must be in Go, and the
//! end-to-end tests that send such values. How the values cross is not written here; [`explain`](crate::explain) tells it of
//! the methods. So no column can say what is not so.

use std::collections::BTreeSet;

use crate::explain::{Crossing, Explanation, Way};

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// The types in Rust, in Markdown.
    pub rust: &'static str,
    /// What they are in Go, in Markdown.
    pub go: &'static str,
    /// Methods that have them, each with its line in the Go interface.
    pub methods: &'static [(&'static str, &'static str)],
    /// The end-to-end tests that show it: files below `tests/e2e`, each with the names of tests in it, blanks between.
    pub shown_by: &'static [(&'static str, &'static str)],
}

/// The named types that the methods use.
const TYPES: &str = "
#[derive(R2G)] pub struct User { pub name: String, pub age: u8 }
#[derive(R2G)] #[repr(C)] pub struct Point { pub x: f64, pub y: f64 }
#[derive(R2G)] pub struct Node { pub value: u8, pub next: Option<Box<Node>> }
#[derive(R2G)] pub struct Unit;
#[derive(R2G)] pub struct Pair(pub String, pub u8);
#[derive(R2G)] pub struct UserId(pub u64);
#[derive(R2G)] pub struct Page<T> { pub items: Vec<T>, pub next: Option<u64> }
#[derive(R2G)] pub enum Color { Red, Green }
#[derive(R2G)] pub enum Shape { Circle(f64), Text { text: String } }
";

/// The traits whose objects the methods use.
const OBJECTS: &str = "
#[g2r] pub trait Store { fn get(&self); }
#[r2g] pub trait Session { fn query(&self); }
";

const OBJECT: &str = "objects/tests/objects.rs";
const CLOSURE: &str = "closures/tests/closures.rs";
const STREAM: &str = "streams/tests/streams.rs";
const ECHO: &str = "types/tests/echo.rs";
const OWNERS: &str = "types/tests/owners.rs";
const STRUCTS: &str = "structs/tests/structs.rs";
const CONVERTED: &str = "converted/tests/converted.rs";
const LIBRARY: &str = "converted/tests/library.rs";

/// The rows, in order.
pub const ROWS: &[Row] = &[
    Row {
        rust: "`u8`..`u64`, `i8`..`i64`, `usize`, `isize`, `f32`, `f64`, `bool`, `char`",
        go: "`uint8`.., `int8`.., `uint`, `int`, `float32`, `float64`, `bool`, `rune`",
        methods: &[
            ("fn f(a: u8, b: u64, c: i8, d: i64) -> usize", "F(a uint8, b uint64, c int8, d int64) uint"),
            ("fn g(a: isize, b: f32, c: f64, d: bool) -> char", "G(a int, b float32, c float64, d bool) rune"),
        ],
        shown_by: &[
            (ECHO, "u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64 bool char"),
        ],
    },
    Row {
        rust: "`NonZeroU8` and the others, `NonZero<u64>`",
        go: "the integer; a zero from Go is `GoError::Malformed`",
        methods: &[("fn f(a: NonZeroU8) -> NonZero<u64>", "F(a uint8) uint64")],
        shown_by: &[(OWNERS, "nonzero nonzero_lent maybe zero_and_what_is_no_text_are_malformed")],
    },
    Row {
        rust: "`u128`, `i128`",
        go: "`*big.Int`, `Option` of one too, nil for `None`; nil, and a number that is too large, are `GoError::Malformed`",
        methods: &[("fn f(a: u128, b: &i128) -> Option<u128>", "F(a, b *big.Int) *big.Int")],
        shown_by: &[(LIBRARY, "wide_integers structs_of_them a_clone_shares_no_digits")],
    },
    Row {
        rust: "`String`, `&str`, `Box<str>`, `Arc<str>`, `Rc<str>`, `Cow<str>`",
        go: "`string`",
        methods: &[
            ("fn f(a: &str, b: &String, c: Cow<'_, str>) -> String", "F(a, b, c string) string"),
            ("fn g(a: String, b: Arc<str>, c: Rc<str>) -> Box<str>", "G(a, b, c string) string"),
            ("fn h() -> GoRef<String>", "H() string"),
        ],
        shown_by: &[(ECHO, "string str_lent string_lent"), (OWNERS, "box_str arc_str rc_str cow_str")],
    },
    Row {
        rust: "`PathBuf`, `&Path`, `OsString`, `&OsStr`, also behind these owners",
        go: "`string`: on Unix any bytes, elsewhere UTF-8 (a panic on the way to Go, `Malformed` on the way back)",
        methods: &[
            ("fn f(a: &Path, b: &OsStr) -> PathBuf", "F(a, b string) string"),
            ("fn g(a: PathBuf, b: Box<Path>) -> OsString", "G(a, b string) string"),
            ("fn h() -> GoRef<PathBuf>", "H() string"),
        ],
        shown_by: &[(OWNERS, "path path_given os os_given cow_path")],
    },
    Row {
        rust: "`Vec<T>`, `VecDeque<T>`, `&[T]`, `[T]` behind `Box`, `Arc`, `Rc`, `Cow`",
        go: "`[]T`",
        methods: &[
            ("fn f(a: &[u8], b: &Vec<Point>) -> Vec<u8>", "F(a []uint8, b []Point) []uint8"),
            ("fn g(a: &[User], b: &[String]) -> Box<[User]>", "G(a []User, b []string) []User"),
            ("fn h(a: Vec<u8>, b: Vec<User>) -> GoRef<Vec<User>>", "H(a []uint8, b []User) []User"),
        ],
        shown_by: &[
            (ECHO, "bytes bytes_given vec_lent boxed strings deep scrambled in_place alls"),
            (OWNERS, "cow_list arc_list rc_list deque deque_lent"),
        ],
    },
    Row {
        rust: "`&mut [T]` of integers, floats, and arrays and `#[repr(C)]` structs of them",
        go: "`[]T`",
        methods: &[("fn f(a: &mut [u8], b: &mut [Point])", "F(a []uint8, b []Point)")],
        shown_by: &[(OWNERS, "go_fills_a_buffer_of_rust go_changes_numbers_and_structs_of_them")],
    },
    Row {
        rust: "`&mut Vec<T>` of the same",
        go: "`*[]T`: what the handler leaves there; it is copied, to new memory, only where it begins elsewhere or is longer than the capacity",
        methods: &[("fn f(a: &mut Vec<u8>, b: &mut Vec<Point>)", "F(a *[]uint8, b *[]Point)")],
        shown_by: &[(OWNERS, "go_makes_a_list_longer go_makes_a_list_another_one go_exchanges_two_lists a_list_is_what_a_failing_handler_has_left")],
    },
    Row {
        rust: "`[T; N]`",
        go: "`[N]T`",
        methods: &[
            ("fn f(a: [u8; 4]) -> [i16; 2]", "F(a [4]uint8) [2]int16"),
            ("fn g(a: &[String; 2], b: [String; 2]) -> [String; 2]", "G(a, b [2]string) [2]string"),
            ("fn h() -> GoRef<[String; 2]>", "H() [2]string"),
        ],
        shown_by: &[(ECHO, "array arrays")],
    },
    Row {
        rust: "`Option<T>`, `Box<T>`, `Option<Box<T>>`",
        go: "`*T`",
        methods: &[
            ("fn f(a: &Option<u64>, b: &Box<User>) -> Option<u64>", "F(a *uint64, b *User) *uint64"),
            ("fn g(a: Option<Box<User>>, b: Box<u8>) -> Option<User>", "G(a *User, b *uint8) *User"),
            ("fn h() -> GoRef<Box<User>>", "H() *User"),
        ],
        shown_by: &[(ECHO, "option option_option option_vec vec_option boxed_value")],
    },
    Row {
        rust: "`Arc<T>`, `Rc<T>`",
        go: "`T`: no pointer, and what is shared in Rust is there once for each place; it crosses as `T` does",
        methods: &[("fn f(a: &Arc<User>, b: Rc<User>) -> Arc<User>", "F(a *User, b User) User")],
        shown_by: &[(OWNERS, "arc arc_lent arc_number arcs")],
    },
    Row {
        rust: "`bytes::Bytes`, with the feature `bytes`",
        go: "`[]byte`; a `GoRef<Bytes>` turns into a `Bytes` over Go's memory, by `From`",
        methods: &[
            ("fn f(a: &Bytes, b: Bytes) -> Bytes", "F(a, b []uint8) []uint8"),
            ("fn g() -> GoRef<Bytes>", "G() []uint8"),
        ],
        shown_by: &[(OWNERS, "body body_given bytes_of_go_are_shared_without_a_copy")],
    },
    Row {
        rust: "`uuid::Uuid`, with the feature `uuid`",
        go: "`[16]byte`",
        methods: &[("fn f(a: &Uuid, b: Uuid) -> Uuid", "F(a, b [16]uint8) [16]uint8")],
        shown_by: &[(OWNERS, "uuid uuids")],
    },
    Row {
        rust: "structs, also tuple and unit structs, and recursive ones",
        go: "structs",
        methods: &[
            ("fn f(a: Unit, b: &User, c: &Node) -> Pair", "F(a Unit, b *User, c *Node) Pair"),
            ("fn g(a: User, b: Node) -> Point", "G(a User, b Node) Point"),
            ("fn h() -> GoRef<User>", "H() User"),
        ],
        shown_by: &[(ECHO, "all all_given pair unit tree tree_given list")],
    },
    Row {
        rust: "`Page<User>`, a generic struct or enum of yours with type arguments",
        go: "`PageUser`: a type for each instance",
        methods: &[("fn f(a: &Page<User>) -> Page<u8>", "F(a *PageUser) PageUint8")],
        shown_by: &[(STRUCTS, "generic_types_come_back a_page_of_users")],
    },
    Row {
        rust: "`struct UserId(u64)`",
        go: "`type UserID uint64`; it crosses as its content does",
        methods: &[("fn f(a: UserId) -> UserId", "F(a UserID) UserID")],
        shown_by: &[(ECHO, "user_id user_ids label")],
    },
    Row {
        rust: "enums without data",
        go: "typed integers with constants and `String()`",
        methods: &[("fn f(a: Color, b: &Color) -> Color", "F(a, b Color) Color")],
        shown_by: &[(ECHO, "color colors level levels wide")],
    },
    Row {
        rust: "enums with data",
        go: "a sealed interface, and a struct for each variant; `Option` and `Box` of one are the interface too, nil for `None`",
        methods: &[("fn f(a: Shape, b: &Shape) -> Option<Shape>", "F(a, b Shape) Shape")],
        shown_by: &[(CONVERTED, "enums_with_data go_prints_variants")],
    },
    Row {
        rust: "`HashMap<K, V>`, `BTreeMap<K, V>`; keys: strings, integers, `bool`, `char`, enums without data, newtypes of these",
        go: "`map[K]V`",
        methods: &[(
            "fn f(a: HashMap<String, u8>, b: &BTreeMap<Color, Vec<User>>) -> HashMap<UserId, bool>",
            "F(a map[string]uint8, b map[Color][]User) map[UserID]bool",
        )],
        shown_by: &[(CONVERTED, "maps_sets_and_times everything_inside_everything")],
    },
    Row {
        rust: "`HashSet<T>`, `BTreeSet<T>`",
        go: "`map[T]struct{}`",
        methods: &[("fn f(a: &HashSet<String>) -> BTreeSet<u8>", "F(a map[string]struct{}) map[uint8]struct{}")],
        shown_by: &[(CONVERTED, "maps_sets_and_times")],
    },
    Row {
        rust: "`Duration`",
        go: "`time.Duration`: what is longer than 292 years becomes 292 years; a negative one from Go is an error",
        methods: &[("fn f(a: Duration) -> Duration", "F(a time.Duration) time.Duration")],
        shown_by: &[(CONVERTED, "maps_sets_and_times")],
    },
    Row {
        rust: "`SystemTime`",
        go: "`time.Time`, in UTC",
        methods: &[("fn f(a: SystemTime) -> SystemTime", "F(a time.Time) time.Time")],
        shown_by: &[(CONVERTED, "maps_sets_and_times")],
    },
    Row {
        rust: "`chrono::DateTime<Utc>`, with the feature `chrono`",
        go: "`time.Time`, in UTC; a leap second is the second after it",
        methods: &[("fn f(a: DateTime<Utc>) -> DateTime<Utc>", "F(a time.Time) time.Time")],
        shown_by: &[(LIBRARY, "chrono_times structs_of_them")],
    },
    Row {
        rust: "`IpAddr`, `Ipv4Addr`, `Ipv6Addr`",
        go: "`netip.Addr`; the zero value, the other version and one with a zone are `Malformed`",
        methods: &[("fn f(a: IpAddr, b: &Ipv4Addr) -> Ipv6Addr", "F(a, b netip.Addr) netip.Addr")],
        shown_by: &[(LIBRARY, "addresses structs_of_them")],
    },
    Row {
        rust: "`SocketAddr`, `SocketAddrV4`, `SocketAddrV6`",
        go: "`netip.AddrPort`: the scope of the sixth version is the zone, as a number; its flow information does not cross",
        methods: &[("fn f(a: SocketAddr, b: &SocketAddrV4) -> SocketAddrV6", "F(a, b netip.AddrPort) netip.AddrPort")],
        shown_by: &[(LIBRARY, "addresses structs_of_them")],
    },
    Row {
        rust: "`serde_json::Value`, with the feature `serde_json`",
        go: "`any`, by way of JSON text, with `json.Number` for numbers; back: whatever `encoding/json` can write",
        methods: &[("fn f(a: &serde_json::Value) -> serde_json::Value", "F(a any) any")],
        shown_by: &[(LIBRARY, "json_values structs_of_them")],
    },
    Row {
        rust: "`StoreImpl`: an object of Rust's, that is, of a trait `Store` under `#[g2r]` whose methods take `&self`",
        go: "`*Store`, with these methods and `Close()`; nil for `None`",
        methods: &[("fn f(a: StoreImpl, b: &StoreImpl) -> Option<StoreImpl>", "F(a, b *Store) *Store")],
        shown_by: &[(OBJECT, "go_calls_an_object_of_rust objects_are_fields_and_elements what_is_closed_or_nil_is_refused")],
    },
    Row {
        rust: "`SessionImpl`: an object of Go's, that is, of such a trait `Session` under `#[r2g]`",
        go: "`Session`, the interface of these methods; nil for `None`",
        methods: &[("fn f(a: SessionImpl, b: &SessionImpl) -> Option<SessionImpl>", "F(a, b Session) Session")],
        shown_by: &[(OBJECT, "rust_calls_an_object_of_go objects_are_fields_and_elements a_call_keeps_its_object")],
    },
    Row {
        rust: "`Box<dyn Fn(A) -> R + Send + Sync>`, an `Option` of it, `impl Fn(A) -> R + Send + Sync + 'static`, `&(dyn Fn(A) -> R + Sync)`, as a whole parameter",
        go: "`func(A) R`; nil for `None`",
        methods: &[
            (
                "fn f(a: Box<dyn Fn(u8) -> bool + Send + Sync>, b: Option<Box<dyn Fn(&str) -> Result<u8, GoError> + Send + Sync>>, c: &(dyn Fn() + Sync))",
                "F(a func(uint8) bool, b func(string) (uint8, error), c func())",
            ),
        ],
        shown_by: &[(CLOSURE, "go_calls_a_closure_until_it_is_enough none_is_nil go_may_keep_a_closure one_that_is_lent_borrows rust_calls_closures_of_go")],
    },
    Row {
        rust: "`impl Stream<Item = T> + Send + 'static`, `BoxStream<T>`, as a whole parameter",
        go: "`func(yield func(T) bool)`, for `range` from Go 1.23 on; of `Result<T, E>`: `func(yield func(T, error) bool)`",
        methods: &[
            (
                "fn f(a: impl Stream<Item = u8> + Send + 'static, b: BoxStream<Result<u8, GoError>>)",
                "F(a func(yield func(uint8) bool), b func(yield func(uint8, error) bool))",
            ),
        ],
        shown_by: &[(STREAM, "go_reads_what_rust_makes a_loop_that_is_left_drops_the_stream go_may_keep_a_stream go_reads_what_its_call_returns")],
    },
    Row {
        rust: "the same as the result: Go makes it",
        go: "a last parameter `yield func(T) bool`; of `Result<T, E>` also the result `error`",
        methods: &[
            ("fn f() -> BoxStream<Result<u8, GoError>>", "F(ctx context.Context, yield func(uint8) bool) error"),
        ],
        shown_by: &[(STREAM, "rust_reads_what_go_makes an_error_is_the_last_item a_dropped_stream_ends_its_handler")],
    },
    Row {
        rust: "several results: `(A, B)`",
        go: "`(A, B)`, each as it is",
        methods: &[("fn f() -> (u8, String)", "F() (uint8, string)")],
        shown_by: &[(ECHO, "tuples_and_many_parameters_and_none")],
    },
    Row {
        rust: "`Result<T, GoError>`",
        go: "`(T, error)`, the value as it is",
        methods: &[
            ("fn f() -> Result<u8, GoError>", "F() (uint8, error)"),
            ("fn g() -> Result<String, GoError>", "G() (string, error)"),
        ],
        shown_by: &[("failure/tests/failure.rs", "an_error_is_an_error")],
    },
    Row {
        rust: "`Result<T, E>`, where `E` is a struct or an enum of the interface and `From<GoError>`",
        go: "`(T, error)`, the value as it is; `E` is an `error` in Go",
        methods: &[
            ("fn f() -> Result<u8, Shape>", "F() (uint8, error)"),
            ("fn g() -> Result<String, User>", "G() (string, error)"),
        ],
        shown_by: &[(
            "errors/tests/errors.rs",
            "a_struct an_enum_without_data an_enum_with_data nothing_but_an_error",
        )],
    },
];

impl Row {
    /// An interface file that has the methods.
    pub fn interface(&self) -> String {
        let methods = self.methods.iter().map(|(rust, _)| format!("    {rust};\n"));
        format!(
            "{TYPES}\n#[r2g]\npub trait Table {{\n{}}}\n{OBJECTS}",
            methods.collect::<String>()
        )
    }

    /// How the values of the methods cross, in a few words.
    pub fn crosses(&self, explained: &Explanation) -> String {
        // The others are those of objects.
        let methods = explained.traits.iter().take(1).flat_map(|one| &one.methods);
        let values: Vec<_> = methods.flat_map(|method| &method.values).collect();
        let of = |way: Option<Way>| -> BTreeSet<Crossing> {
            let values = values
                .iter()
                .filter(|value| way.map_or(true, |way| value.way == way));
            values.map(|value| value.crossing).collect()
        };
        let either = |crossings: BTreeSet<Crossing>| {
            let names: Vec<&str> = crossings.iter().map(|crossing| crossing.name()).collect();
            names
                .join(" or ")
                .replace("once or copied twice", "once or twice")
        };
        let all = of(None);
        if all.len() == 1 {
            return either(all);
        }
        let ways = [Way::Lent, Way::LentMut, Way::Given, Way::Result, Way::View];
        let ways = ways.into_iter().map(|way| (way, of(Some(way))));
        let told: Vec<String> = ways
            .filter(|(_, crossings)| !crossings.is_empty())
            .map(|(way, crossings)| format!("{}: {}", way.name(), either(crossings)))
            .collect();
        told.join("; ")
    }
}
