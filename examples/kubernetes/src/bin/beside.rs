//! The usual way: client-go is a process of its own, and all that comes from it is a line of JSON. `beside PROGRAM COUNT KUBECONFIG` starts it, and measures
//! the same as `example-kubernetes --figures`. There is no Go in this program.

#[path = "../figures.rs"]
mod figures;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode};
use std::time::Duration;

use figures::{measure, peak, Figures, Told};
use serde::{Deserialize, Serialize};

type Error = Box<dyn std::error::Error>;

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Request<'a> {
    Watch(&'a str),
    Get([&'a str; 2]),
}

#[derive(Deserialize)]
struct ConfigMap {
    namespace: String,
    name: String,
    // What a controller would look at.
    #[allow(dead_code)]
    labels: BTreeMap<String, String>,
    #[allow(dead_code)]
    data: BTreeMap<String, String>,
    version: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Added(ConfigMap),
    Updated(ConfigMap),
    Deleted(ConfigMap),
}

/// The process that has client-go, until it is dropped.
struct Sidecar {
    child: Child,
    socket: PathBuf,
}

impl Sidecar {
    fn start(program: &str, kubeconfig: &str) -> Result<Self, Error> {
        let socket = std::env::temp_dir().join(format!("beside-{}.socket", std::process::id()));
        let child = Command::new(program).arg(&socket).arg(kubeconfig).spawn()?;
        let mut sidecar = Sidecar { child, socket };
        while UnixStream::connect(&sidecar.socket).is_err() {
            if let Some(status) = sidecar.child.try_wait()? {
                return Err(format!("{program}: {status}").into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(sidecar)
    }

    fn connect(&self) -> Result<BufReader<UnixStream>, Error> {
        Ok(BufReader::new(UnixStream::connect(&self.socket)?))
    }
}

impl Drop for Sidecar {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        drop(std::fs::remove_file(&self.socket));
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let [program, count, kubeconfig] = words[..] else {
        eprintln!("usage: beside PROGRAM COUNT KUBECONFIG");
        return ExitCode::from(2);
    };
    match run(program, count, kubeconfig) {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(program: &str, count: &str, kubeconfig: &str) -> Result<Figures, Error> {
    let count: usize = count.parse()?;
    let sidecar = Sidecar::start(program, kubeconfig)?;
    let mut gets = sidecar.connect()?;
    // They stay until the end, or the informer would stop.
    let mut streams = Vec::new();
    measure(
        || {
            let mut events = sidecar.connect()?;
            let told = told(&mut events, count);
            streams.push(events);
            told
        },
        |namespace, name| {
            ask(&mut gets, &Request::Get([namespace, name]))?;
            let found: Option<ConfigMap> = read(&mut gets, &mut String::new())?;
            Ok(found.map(|found| found.version))
        },
        || peak("self") + peak(&sidecar.child.id().to_string()),
    )
}

fn told(events: &mut BufReader<UnixStream>, count: usize) -> Result<Told, Error> {
    ask(events, &Request::Watch(""))?;
    let mut told = Told::default();
    let mut line = String::new();
    while told.names.len() < count {
        match read(events, &mut line)? {
            Event::Added(found) => told.add(found.namespace, found.name, &found.version),
            Event::Updated(found) | Event::Deleted(found) => {
                return Err(format!("{} has changed", found.name).into())
            }
        }
    }
    Ok(told)
}

fn ask(connection: &mut BufReader<UnixStream>, request: &Request) -> Result<(), Error> {
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    Ok(connection.get_mut().write_all(&line)?)
}

fn read<T: for<'a> Deserialize<'a>>(
    connection: &mut BufReader<UnixStream>,
    line: &mut String,
) -> Result<T, Error> {
    line.clear();
    connection.read_line(line)?;
    Ok(serde_json::from_str(line)?)
}
