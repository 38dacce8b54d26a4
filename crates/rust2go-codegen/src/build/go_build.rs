//! Runs `go build`, and `go` in general, for the target that cargo builds for.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::environment::Environment;
use super::report::Failure;
use super::target::{go_target, GoTarget};
use super::toolchain::Toolchain;
use super::{cc, tags, CustomArgGoCompiler, Error, LinkType};

/// Go, set up for one folder and one target.
pub(super) struct Go<'a> {
    pub(super) toolchain: Toolchain,
    pub(super) target: GoTarget,
    folder: &'a Path,
    /// The user's arguments for `go build`.
    pub(super) args: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
}

impl<'a> Go<'a> {
    /// Finds Go; refuses targets that cannot work.
    pub(super) fn new(
        env: &Environment,
        folder: &'a Path,
        link: LinkType,
        settings: &CustomArgGoCompiler,
    ) -> Result<Go<'a>, Error> {
        let target = go_target(&env.target, link)?;
        if !folder.is_dir() {
            return Err(Error::NoGoSource {
                folder: folder.to_path_buf(),
            });
        }
        let toolchain = Toolchain::find(folder)?;
        let mut variables: Vec<(OsString, OsString)> = vec![
            ("CGO_ENABLED".into(), "1".into()),
            ("GOOS".into(), target.os.into()),
            ("GOARCH".into(), target.arch.into()),
        ];
        variables.extend(cc::choose(&env.target, &env.host).map(|cc| ("CC".into(), cc)));
        variables.extend(settings.envs.iter().cloned());
        let mut go = Go {
            toolchain,
            target,
            folder,
            args: settings.args.clone(),
            variables,
        };
        if tags::are_needed(folder) {
            let flags = go.command("env").arg("GOFLAGS").output();
            let flags = flags.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
            go.args = tags::added(&settings.args, &flags.unwrap_or_default());
        }
        Ok(go)
    }

    /// `go <verb>` in the folder, for the target. The rest of the environment (GOFLAGS, GOWORK, ...) is the user's.
    pub(super) fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(&self.toolchain.go);
        command
            .arg(verb)
            .current_dir(self.folder)
            .envs(self.variables.iter().map(|(k, v)| (k, v)));
        command
    }

    /// Builds the package in the folder as a C library.
    pub(super) fn build(&self, link: LinkType, output: &Path) -> Result<(), Error> {
        let mode = match link {
            LinkType::Static => "-buildmode=c-archive",
            LinkType::Dynamic => "-buildmode=c-shared",
        };
        let mut command = self.command("build");
        command.arg(mode).arg("-o").arg(output).args(&self.args).arg(".");
        let GoTarget { os, arch } = self.target;
        let version = &self.toolchain.version;
        eprintln!(
            "rust2go: go{version} builds {} for {os}/{arch}",
            self.folder.display()
        );
        let start = Instant::now();
        let result = command.output().map_err(|e| Error::BrokenGo {
            go: self.toolchain.go.clone(),
            what: e.to_string(),
        })?;
        if result.status.success() {
            eprintln!("rust2go: done after {:.1} s", start.elapsed().as_secs_f64());
            return Ok(());
        }
        let mut said = String::from_utf8_lossy(&result.stderr).into_owned();
        said.push_str(&String::from_utf8_lossy(&result.stdout));
        Err(Error::GoBuild(Box::new(Failure::new(
            said,
            self.folder,
            format!("go{version}, {}", result.status),
            self.shell_line(&command),
        ))))
    }

    /// The command as a person would type it to see the same.
    fn shell_line(&self, command: &Command) -> String {
        let set = self
            .variables
            .iter()
            .map(|(name, value)| format!("{}={}", name.to_string_lossy(), quoted(value)));
        let program = std::iter::once(command.get_program())
            .chain(command.get_args())
            .map(quoted);
        let words: Vec<String> = set.chain(program).collect();
        format!("cd {} && {}", quoted(self.folder.as_os_str()), words.join(" "))
    }
}

/// The file that Go shall write.
pub(super) fn output_path(env: &Environment, link: LinkType) -> PathBuf {
    let name = env.library_name();
    let windows = env.target.contains("-windows-");
    env.out_dir.join(match link {
        LinkType::Static => format!("lib{name}.a"),
        LinkType::Dynamic if windows => format!("{name}.dll"),
        LinkType::Dynamic if env.target.contains("-apple-") => format!("lib{name}.dylib"),
        LinkType::Dynamic => format!("lib{name}.so"),
    })
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=,:+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
