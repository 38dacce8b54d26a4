//! The usual way: the rules are a process of their own, and all that goes there and back is a line of JSON.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::{Command, Stdio};

use example_plugins::{reputation, requests, Alert, Request};
use serde::{Deserialize, Serialize};

/// To the process.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Rules(String),
    Request(Request),
    Answer(i64),
    End,
}

/// From it.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum From {
    Ask(String),
    Alert(Alert),
}

/// What the rules find, there.
pub fn run(program: &str, rules: &str, count: usize) -> Result<Vec<Alert>, String> {
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{program}: {error}"))?;
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("no pipes".into());
    };
    // Requests and answers to what the rules ask go through one pipe, written by two threads.
    let (sender, receiver) = std::sync::mpsc::sync_channel(256);
    let writer = std::thread::spawn(move || -> Result<(), String> {
        let mut stdin = BufWriter::new(stdin);
        while let Ok(line) = receiver.recv() {
            serde_json::to_writer(&mut stdin, &line).map_err(|error| error.to_string())?;
            stdin.write_all(b"\n").map_err(|error| error.to_string())?;
            if matches!(line, Line::Answer(_)) {
                stdin.flush().map_err(|error| error.to_string())?;
            }
        }
        stdin.flush().map_err(|error| error.to_string())
    });
    let answers = sender.clone();
    let rules = rules.to_owned();
    let feeder = std::thread::spawn(move || {
        let lines = requests().take(count).map(Line::Request);
        let all = std::iter::once(Line::Rules(rules)).chain(lines);
        // The other end is gone where the process is.
        all.map(|line| sender.send(line))
            .take_while(Result::is_ok)
            .for_each(drop);
        drop(sender.send(Line::End));
    });
    let mut alerts = Vec::new();
    for line in BufReader::new(stdout).lines() {
        let line = line.map_err(|error| error.to_string())?;
        match serde_json::from_str(&line).map_err(|error| format!("{line}: {error}"))? {
            From::Ask(client) => drop(answers.send(Line::Answer(reputation(&client)))),
            From::Alert(alert) => alerts.push(alert),
        }
    }
    drop(answers);
    feeder.join().map_err(|_| "the feeder panicked")?;
    writer.join().map_err(|_| "the writer panicked")??;
    let status = child.wait().map_err(|error| error.to_string())?;
    match status.success() {
        true => Ok(alerts),
        false => Err(format!("{program}: {status}")),
    }
}
