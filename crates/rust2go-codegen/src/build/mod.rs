//! The build helper: what a user's `build.rs` calls.
//!
//! ```no_run
//! # use rust2go_codegen::build::Builder;
//! // build.rs of a crate whose trait stands in src/api.rs and whose Go module is the folder go
//! Builder::new().with_go_src("go").with_regen("src/api.rs", "go/gen.go").build();
//! ```
//!
//! In order, a folder's file each:
//!
//! | | |
//! |---|---|
//! | `environment` | what cargo says: target, `OUT_DIR`, the crate's name, whether docs.rs builds |
//! | `target` | the Rust target as GOOS and GOARCH; what cannot work is refused with the reason |
//! | `regen` | the Go file and the support module, by [`generate`](crate::generate) |
//! | `toolchain` | finds Go and looks at its version |
//! | `cc` | the C compiler that cgo shall use |
//! | `tags` | keeps out what links Rust into a Go program |
//! | `go_build` | runs `go build` |
//! | `report` | Go's own errors with paths that an editor opens |
//! | `hint` | what to do about them, where the cause is known |
//! | `generated` | what the generated Go files declare, for hints |
//! | `go_list` | asks Go which files and system libraries the build consists of |
//! | `link` | the lines by which cargo links the library |
//! | `copy` | a dynamic library's copy beside the program |
//! | `watch` | the files whose change makes cargo build again |
//! | [`probe`] | the same questions, asked without a build |
//!
//! A failure is a text on stderr and exit status 1, not a panic: cargo shows the text, and nothing but that text.

mod builder;
mod cc;
mod compiler;
mod copy;
mod environment;
mod error;
mod generated;
mod go_build;
mod go_list;
mod hint;
mod link;
pub mod probe;
mod regen;
mod report;
mod tags;
mod target;
mod toolchain;
mod watch;

pub use builder::Builder;
pub use compiler::{CustomArgGoCompiler, DefaultGoCompiler, GoCompiler};
pub use copy::CopyLib;
pub use error::Error;
pub use link::LinkType;
pub use regen::RegenArgs;

pub use crate::model::Naming;

/// The variable by which `rust2go build-rust` tells build scripts that the crate goes into a Go program: there is no Go to be built then.
pub const BUILD_RUST: &str = "RUST2GO_BUILD_RUST";

/// Ends the build script: the text on stderr, status 1, no panic and no line of Rust.
fn fail(error: &Error) -> ! {
    eprintln!("\n{}\n", error.render());
    std::process::exit(1)
}
