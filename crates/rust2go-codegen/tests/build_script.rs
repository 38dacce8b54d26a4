//! The build helper as cargo runs it: a process of its own, with cargo's variables. The process is this test program
//! once more, at [`as_build_script`]; no cargo is started, so the tests are fast.

#![cfg(feature = "build")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use rust2go_codegen::build::{Builder, CopyLib, LinkType, Naming, RegenArgs};

const INTERFACE: &str = "#[rust2go::r2g]\npub trait Adder {\n    fn add(a: u64, b: u64) -> u64;\n}\n";
const HANDLER: &str = "package main

type adder struct{}

func (adder) Add(a, b uint64) uint64 { return a + b }

func init() { AdderImpl = adder{} }
";

/// A crate with a Go module, in a folder of its own.
struct Crate {
    root: PathBuf,
    variables: Vec<(String, String)>,
}

/// What a build script said.
struct Said {
    status: Option<i32>,
    cargo: Vec<String>,
    stderr: String,
}

impl Crate {
    fn new(name: &str) -> Crate {
        let root = std::env::temp_dir().join(format!("rust2go-build-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("target/debug/build/my-app-0a1b/out")).unwrap();
        let made = Crate {
            root,
            variables: Vec::new(),
        };
        made.write("src/api.rs", INTERFACE);
        made.write("go/go.mod", "module example.com/app\n\ngo 1.18\n");
        made.write("go/impl.go", HANDLER);
        made
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn with(mut self, name: &str, value: &str) -> Crate {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    fn out_dir(&self) -> PathBuf {
        self.root.join("target/debug/build/my-app-0a1b/out")
    }

    fn build(&self) -> Said {
        let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "as_build_script", "--nocapture"])
            .current_dir(&self.root)
            .env_remove("DOCS_RS")
            .env_remove("RUST_BACKTRACE")
            .env("BUILD_SCRIPT", "1")
            // Whatever a build needed from elsewhere would be missing.
            .env("GOPROXY", "off")
            .env("TARGET", &host)
            .env("HOST", &host)
            .env("OUT_DIR", self.out_dir())
            .env("CARGO_MANIFEST_DIR", &self.root)
            .env("CARGO_PKG_NAME", "my-app")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        // The test harness writes before the first line without an end of line.
        let cargo = stdout
            .lines()
            .filter_map(|l| l.find("cargo:").map(|at| l[at..].to_owned()))
            .collect();
        Said {
            status: output.status.code(),
            cargo,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same for a build that must fail: gives what is on stderr.
    fn fails(&self) -> String {
        let said = self.build();
        assert_eq!(said.status, Some(1), "{}", said.stderr);
        assert!(
            !said.stderr.contains("panicked") && !said.stderr.contains(".rs:"),
            "{}",
            said.stderr
        );
        assert_eq!(
            said.cargo,
            Vec::<String>::new(),
            "no lines for cargo among the errors"
        );
        said.stderr
    }
}

impl Drop for Crate {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Said {
    fn has(&self, line: &str) -> bool {
        self.cargo.iter().any(|l| l == line)
    }
}

/// What follows `help:` says all of this.
#[track_caller]
fn helps(stderr: &str, expected: &[&str]) {
    let help = stderr.split("\n  help: ").nth(1).unwrap_or_default();
    for part in expected {
        assert!(help.contains(part), "{part:?} is not in the help of:\n{stderr}");
    }
}

/// The build script. Does nothing where it is called as a test.
#[test]
fn as_build_script() {
    if std::env::var_os("BUILD_SCRIPT").is_none() {
        return;
    }
    let set = |name| std::env::var_os(name).is_some();
    let mut builder = Builder::new().with_binding("accepted").with_go_src("./go");
    if !set("NO_REGEN") {
        let (src, dst) = ("src/api.rs".to_owned(), "./go/gen.go".to_owned());
        builder = builder.with_regen_arg(RegenArgs {
            src,
            dst,
            ..Default::default()
        });
    }
    if set("VERBATIM") {
        builder = builder.with_naming(Naming::Verbatim);
    }
    if set("DYNAMIC") {
        builder = builder
            .with_link(LinkType::Dynamic)
            .with_copy_lib(CopyLib::DefaultPath);
    }
    builder
        .compiler_arg("-tags=ours")
        .compiler_env("FROM_BUILDER", "1");
    if set("GENERATE") {
        return builder.generate();
    }
    builder.build();
}

/// Defect 19: the archive has the crate's name. Defect 21: what is watched. Defect 24: Go fetches nothing.
#[test]
fn a_static_build() {
    let made = Crate::new("static");
    let said = made.build();
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    assert!(made.out_dir().join("libmy_app_go.a").is_file());
    assert!(made.root.join("go/internal/rust2go").is_dir());
    for line in [
        &format!("cargo:rustc-link-search=native={}", made.out_dir().display()),
        "cargo:rustc-link-lib=static=my_app_go",
        &format!("cargo:rerun-if-changed={}", made.root.join("go").display()),
        "cargo:rerun-if-changed=src/api.rs",
        "cargo:rerun-if-env-changed=GOFLAGS",
        "cargo:rerun-if-env-changed=GOEXPERIMENT",
    ] {
        assert!(said.has(line), "{line} is missing in {:?}", said.cargo);
    }
    assert!(!said.cargo.iter().any(|l| l.contains("RUST2GO_NAMING")));

    // Nothing is written a second time, so cargo has no reason to build a third.
    let gen = made.root.join("go/gen.go");
    let time = || fs::metadata(&gen).unwrap().modified().unwrap();
    let before = time();
    let said = made.build();
    assert!(said.stderr.contains("go/gen.go is up to date"), "{}", said.stderr);
    assert_eq!(time(), before);
}

/// For a Go program: nothing of Go's is built, and `func main` is that program's own.
#[test]
fn a_build_that_only_generates() {
    for (name, variable, has_main) in [
        ("generate", "GENERATE", false),
        ("build-rust", "RUST2GO_BUILD_RUST", true),
    ] {
        let made = Crate::new(name).with(variable, "1").with("GO", "no-such-go");
        let said = made.build();
        assert_eq!(said.status, Some(0), "{}", said.stderr);
        assert!(said.has("cargo:rerun-if-changed=src/api.rs"), "{:?}", said.cargo);
        assert!(
            !said.cargo.iter().any(|line| line.contains("rustc-link")),
            "{:?}",
            said.cargo
        );
        let gen = fs::read_to_string(made.root.join("go/gen.go")).unwrap();
        assert_eq!(gen.contains("func main()"), has_main, "{name}");
    }
}

/// A module in which `rust2go build-rust` has been run: an archive has no Rust in it.
#[test]
fn an_archive_leaves_out_what_links_rust() {
    let made = Crate::new("archive");
    made.write(
        "go/ours.go",
        "//go:build ours && rust2go_archive\n\npackage main\n\nconst both = 1\n",
    );
    made.write("go/needs.go", "package main\n\nvar _ = both\n");
    made.write(
        "go/internal/rust2go/link_linux_amd64.go",
        "//go:build !rust2go_archive\n\npackage rust2go\n\nvar _ = noRustHere\n",
    );
    let said = made.build();
    assert_eq!(said.status, Some(0), "{}", said.stderr);
}

#[test]
fn a_dynamic_build_is_found_at_run_time() {
    let made = Crate::new("dynamic").with("DYNAMIC", "1");
    let said = made.build();
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    assert!(made.out_dir().join("libmy_app_go.so").is_file());
    assert!(
        made.root.join("target/debug/libmy_app_go.so").is_file(),
        "the copy beside the program"
    );
    assert!(said.has("cargo:rustc-link-lib=dylib=my_app_go"));
    assert!(said.has("cargo:rustc-link-arg=-Wl,-rpath,$ORIGIN"));
    assert!(said.has(&format!(
        "cargo:rustc-link-arg=-Wl,-rpath,{}",
        made.out_dir().display()
    )));
}

/// Defect 20: Go's own words, with a position that an editor opens; no panic.
#[test]
fn a_failed_go_build_shows_what_go_says() {
    let made = Crate::new("goerror");
    made.write("go/impl.go", &HANDLER.replace("a + b", "a + c"));
    let stderr = made.fails();
    let file = made.root.join("go/impl.go");
    assert!(
        stderr.contains(&format!("\n{}:5:51: undefined: c\n", file.display())),
        "{stderr}"
    );
    assert!(
        stderr.contains("`go build` failed in ") && stderr.contains("CGO_ENABLED=1 GOOS=linux"),
        "{stderr}"
    );
    assert!(
        stderr.contains("-tags=ours") && stderr.contains("FROM_BUILDER=1"),
        "{stderr}"
    );
}

#[test]
fn a_handler_of_an_earlier_interface() {
    let made = Crate::new("earlier");
    made.write("src/api.rs", &INTERFACE.replace("fn add", "fn sum"));
    let stderr = made.fails();
    assert!(stderr.contains("missing method Sum"), "{stderr}");
    let file = made.root.join("go/gen.go");
    let text = fs::read_to_string(&file).unwrap();
    let line = text.lines().position(|l| l == "type Adder interface {").unwrap() + 1;
    let place = format!("{}:{line};", file.display());
    helps(
        &stderr,
        &[
            "Adder is made from the Rust trait",
            &place,
            "wants is\n    Sum(a, b uint64) uint64",
        ],
    );
}

/// A project of rust2go 0.x of which only the version was changed.
#[test]
fn handlers_with_names_as_in_rust() {
    let made = Crate::new("oldnames");
    let (old, new) = ("fn add(a: u64, b: u64)", "fn add_all(pair: &Pair)");
    let pair = "#[derive(rust2go::R2G)]\npub struct Pair {\n    pub left_side: u64,\n}\n";
    made.write("src/api.rs", &format!("{pair}{}", INTERFACE.replace(old, new)));
    let handler = HANDLER.replace("Add(a, b uint64)", "add_all(pair *Pair)");
    let keeps = ".with_naming(rust2go::Naming::Verbatim)` in build.rs";

    made.write("go/impl.go", &handler.replace("a + b", "0"));
    let stderr = made.fails();
    helps(
        &stderr,
        &[
            "wants is\n    AddAll(pair *Pair) uint64",
            "is called `add_all`",
            keeps,
        ],
    );

    // Go may have said enough before it comes to the methods.
    let fields = handler
        .replace("a + b", "pair.left_side")
        .replace("AdderImpl = ", "_ = ");
    made.write("go/impl.go", &fields);
    let stderr = made.fails();
    helps(
        &stderr,
        &["the field `left_side` of Pair is `LeftSide` in Go", keeps],
    );
}

#[test]
fn a_handler_with_methods_of_the_pointer() {
    let made = Crate::new("pointer");
    made.write("go/impl.go", &HANDLER.replace("(adder)", "(*adder)"));
    let stderr = made.fails();
    assert!(stderr.contains("has pointer receiver"), "{stderr}");
    helps(&stderr, &["`AdderImpl = &T{}`"]);
}

/// An interface that is not ours gets no advice of ours.
#[test]
fn a_type_that_is_unlike_another_interface() {
    let made = Crate::new("reader");
    made.write(
        "go/impl.go",
        &format!("{HANDLER}\nvar _ interface{{ Read() }} = adder{{}}\n"),
    );
    let stderr = made.fails();
    assert!(stderr.contains("missing method Read"), "{stderr}");
    assert!(!stderr.contains("help:"), "{stderr}");
}

#[test]
fn nothing_was_generated() {
    let made = Crate::new("nogen").with("NO_REGEN", "1");
    let stderr = made.fails();
    assert!(stderr.contains("undefined: AdderImpl"), "{stderr}");
    helps(
        &stderr,
        &["`AdderImpl` comes from the generated Go file", "with_regen("],
    );
}

#[test]
fn generated_for_another_package() {
    let made = Crate::new("otherpackage");
    assert_eq!(made.build().status, Some(0));
    let generated = fs::read_to_string(made.root.join("go/gen.go")).unwrap();
    made.write("go/api/gen.go", &generated.replace("package main", "package api"));
    fs::remove_file(made.root.join("go/gen.go")).unwrap();
    let made = made.with("NO_REGEN", "1");
    let stderr = made.fails();
    assert!(stderr.contains("undefined: AdderImpl"), "{stderr}");
    let place = format!(
        "`AdderImpl` is in {}, package `api`",
        made.root.join("go/api/gen.go").display()
    );
    helps(&stderr, &[&place]);
}

#[test]
fn generated_from_other_traits() {
    let made = Crate::new("othertrait");
    made.write("src/api.rs", &INTERFACE.replace("Adder", "Summer"));
    let stderr = made.fails();
    assert!(stderr.contains("undefined: AdderImpl"), "{stderr}");
    let has = format!("{} has SummerImpl", made.root.join("go/gen.go").display());
    helps(&stderr, &["would come from a Rust trait `Adder`", &has]);
}

/// What Go advises here, `go get`, would not help.
#[test]
fn generated_without_the_support_module() {
    let made = Crate::new("nosupport");
    assert_eq!(made.build().status, Some(0));
    fs::remove_dir_all(made.root.join("go/internal")).unwrap();
    let made = made.with("NO_REGEN", "1");
    let stderr = made.fails();
    assert!(stderr.contains("internal/rust2go"), "{stderr}");
    helps(&stderr, &["is generated together with gen.go"]);
}

/// The support module of one version, and the generated file of another.
#[test]
fn generated_by_another_version() {
    let made = Crate::new("version");
    assert_eq!(made.build().status, Some(0));
    let generated = fs::read_to_string(made.root.join("go/gen.go")).unwrap();
    made.write("go/gen.go", &generated.replace("\t\tName: ", "\t\tMore: "));
    let made = made.with("NO_REGEN", "1");
    let stderr = made.fails();
    assert!(stderr.contains("More"), "{stderr}");
    helps(&stderr, &["are of different versions of rust2go"]);
}

/// Defects 4 and 10: all mistakes at once with positions, and the last good file stays.
#[test]
fn mistakes_in_the_interface() {
    let made = Crate::new("mistakes");
    made.write(
        "go/gen.go",
        "// Code generated by rust2go. DO NOT EDIT.\n\npackage main\n// last good\n",
    );
    made.write(
        "src/api.rs",
        &INTERFACE.replace("a: u64, b: u64", "a: Unknown, b: dyn Any"),
    );
    let said = made.build();
    assert_eq!((said.status, said.cargo.len()), (Some(1), 0));
    assert!(
        said.stderr.contains("src/api.rs:3:15") && said.stderr.contains("src/api.rs:3:27"),
        "{}",
        said.stderr
    );
    assert!(!said.stderr.contains("panicked"), "{}", said.stderr);
    assert!(fs::read_to_string(made.root.join("go/gen.go"))
        .unwrap()
        .ends_with("// last good\n"));
}

#[test]
fn no_go_mod() {
    let made = Crate::new("nomod");
    let folder = made.root.join("go").display().to_string();
    fs::remove_file(made.root.join("go/go.mod")).unwrap();
    let stderr = made.fails();
    assert!(stderr.contains("error: no go.mod in go or above it"), "{stderr}");
    helps(
        &stderr,
        &[&format!("run `cd {folder} && go mod init example.com/go`")],
    );

    // The same where nothing is generated, so that Go is the first to notice.
    let made = made.with("NO_REGEN", "1");
    let stderr = made.fails();
    assert!(stderr.contains("go.mod file not found"), "{stderr}");
    helps(&stderr, &["go mod init"]);
}

#[test]
fn no_go_source() {
    let made = Crate::new("nosource");
    let folder = made.root.join("go").display().to_string();
    fs::remove_dir_all(made.root.join("go")).unwrap();
    let command = format!("run `mkdir -p {folder} && cd {folder} && go mod init ");
    let stderr = made.fails();
    assert!(stderr.contains("error: no go.mod in go or above it"), "{stderr}");
    helps(&stderr, &["there is no such folder", &command]);

    let made = made.with("NO_REGEN", "1");
    let stderr = made.fails();
    assert!(
        stderr.contains(&format!("{folder} is not a folder: `with_go_src`")),
        "{stderr}"
    );
    helps(&stderr, &[&command]);
}

#[test]
fn go_missing_broken_or_old() {
    let made = Crate::new("oldgo");
    let script = made.root.join("bin/go");
    made.write("bin/go", "#!/bin/sh\necho go version go1.17.2 linux/amd64\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let made = made.with("GO", script.to_str().unwrap());
    let stderr = made.fails();
    assert!(
        stderr.contains("bin/go is go1.17.2, and Go 1.18 or later is needed"),
        "{stderr}"
    );
    assert!(stderr.contains("https://go.dev/dl/"), "{stderr}");

    let gone = made.root.join("bin/gone");
    let made = made.with("GO", gone.to_str().unwrap());
    let stderr = made.fails();
    assert!(
        stderr.contains("bin/gone does not run: ") && stderr.contains("https://go.dev/dl/"),
        "{stderr}"
    );
}

/// Defect 22: musl is refused with the reason.
#[test]
fn musl_is_refused() {
    let stderr = Crate::new("musl")
        .with("TARGET", "x86_64-unknown-linux-musl")
        .fails();
    assert!(
        stderr.contains("x86_64-unknown-linux-musl is not supported: "),
        "{stderr}"
    );
    assert!(
        stderr.contains("golang/go#13492") && stderr.contains("help: build for the -gnu target"),
        "{stderr}"
    );
}

/// Defect 22: a cross build sets GOOS, GOARCH, CC and CGO_ENABLED.
#[test]
fn a_cross_build_names_its_compiler() {
    let made = Crate::new("cross")
        .with("TARGET", "s390x-unknown-linux-gnu")
        .with("CC_s390x_unknown_linux_gnu", "/no/such/gcc");
    let stderr = made.fails();
    assert!(
        stderr.contains("CGO_ENABLED=1 GOOS=linux GOARCH=s390x CC=/no/such/gcc"),
        "{stderr}"
    );
}

/// Defect 23: docs.rs has neither Go nor a network, and a read-only source folder.
#[test]
fn docs_rs_needs_no_go() {
    let made = Crate::new("docs")
        .with("DOCS_RS", "1")
        .with("GO", "/no/such/go")
        .with("VERBATIM", "1");
    let said = made.build();
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    assert_eq!(
        said.cargo,
        [
            "cargo:rerun-if-env-changed=DOCS_RS",
            "cargo:rustc-env=RUST2GO_NAMING=verbatim"
        ]
    );
    assert!(!made.root.join("go/gen.go").exists());
}

#[test]
fn the_macros_learn_of_verbatim_names() {
    let handler = HANDLER
        .replace("Add(a, b uint64)", "add(a, b *uint64)")
        .replace("a + b", "*a + *b");
    let line = "cargo:rustc-env=RUST2GO_NAMING=verbatim";

    let by_builder = Crate::new("verbatim").with("VERBATIM", "1");
    by_builder.write("go/impl.go", &handler);
    let said = by_builder.build();
    assert!(said.has(line), "{}", said.stderr);

    let by_attribute = Crate::new("attribute");
    by_attribute.write("go/impl.go", &handler);
    by_attribute.write(
        "src/api.rs",
        &INTERFACE.replace("::r2g]", "::r2g(naming = verbatim)]"),
    );
    let said = by_attribute.build();
    assert!(said.has(line), "{}", said.stderr);
}
