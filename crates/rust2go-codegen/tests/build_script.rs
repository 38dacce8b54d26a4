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
    builder.build();
}

/// Defect 19: the archive has the crate's name. Defect 21: what is watched.
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
    assert!(
        stderr.contains("help: the Rust trait and the Go type differ"),
        "{stderr}"
    );
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
    fs::remove_file(made.root.join("go/go.mod")).unwrap();
    let stderr = made.fails();
    assert!(
        stderr.contains("error: no go.mod in go or above it") && stderr.contains("go mod init"),
        "{stderr}"
    );
}

#[test]
fn no_go_source() {
    let made = Crate::new("nosource").with("NO_REGEN", "1");
    fs::remove_dir_all(made.root.join("go")).unwrap();
    let stderr = made.fails();
    assert!(stderr.contains("go is not a folder: `with_go_src`"), "{stderr}");
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
