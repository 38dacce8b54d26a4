//! The other usual way: OPA as a server on this machine, asked by HTTP.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use example_opa::Document;
use serde_json::Value;

use super::Verdict;
use crate::{findings, QUERY};

pub(crate) struct Server {
    child: Child,
    agent: ureq::Agent,
    address: String,
}

impl Server {
    /// Starts it, and waits until it answers.
    pub(crate) fn start(program: &str, given: &[PathBuf]) -> Result<Server, String> {
        // A port that is free.
        let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = address.map_err(|error| error.to_string())?;
        let child = Command::new(program)
            .args(["run", "--server", "--log-level=error", "--skip-version-check"])
            .arg(format!("--addr={address}"))
            .args(given)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program}: {error}"))?;
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None);
        let server = Server {
            child,
            agent: agent.build().new_agent(),
            address: format!("http://{address}"),
        };
        for _ in 0..200 {
            if server
                .agent
                .get(format!("{}/health", server.address))
                .call()
                .is_ok()
            {
                return Ok(server);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(format!("{program} does not answer"))
    }

    pub(crate) fn judge(&self, document: &Document) -> Result<Verdict, String> {
        let path = QUERY.replace('.', "/");
        let request = self.agent.post(format!("{}/v0/{path}", self.address));
        let response = request
            .content_type("application/yaml")
            .send(document.text.as_str());
        let mut response = response.map_err(|error| error.to_string())?;
        if response.status() == 400 {
            return Ok(None);
        }
        let said = response
            .body_mut()
            .read_to_string()
            .map_err(|error| error.to_string())?;
        let found = serde_json::from_str::<Value>(&said).ok();
        let found = found.as_ref().and_then(findings);
        found
            .map(Some)
            .ok_or_else(|| format!("the server has said: {said}"))
    }

    pub(crate) fn peak(&self) -> f64 {
        super::peak(&self.child.id().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
