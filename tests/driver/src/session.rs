//! A WebDriver session: one driver, one window.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::http::ask;
use crate::process::{Group, poll, tied};
use ninefold_failure::{Context, Failure};

/// What the app is started with.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) binary: PathBuf,
    pub(crate) arguments: Vec<String>,
    pub(crate) environment: BTreeMap<String, String>,
}

/// A running driver with the app it started. Dropping it kills both.
#[derive(Debug)]
pub(crate) struct Session {
    driver: Group,
    /// Just before the app was started.
    pub(crate) begun: Instant,
    port: u16,
    path: String,
}

impl Session {
    /// Starts the driver, and through it the app.
    pub(crate) fn start(program: &Program) -> Result<Self, Failure> {
        let mut last = Failure("the driver did not start".into());
        // Between choosing a free port and the driver opening it, another program may take it.
        for _ in 0..5 {
            match Self::try_start(program) {
                Ok(session) => return Ok(session),
                Err(failure) => last = failure,
            }
        }
        Err(last)
    }

    fn try_start(program: &Program) -> Result<Self, Failure> {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .context("looking for a free port")?
            .port();
        let mut command = tied("WebKitWebDriver");
        command
            .args([&format!("--port={port}"), "--host=127.0.0.1"])
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("GDK_BACKEND", "x11")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(&program.environment)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut driver = Group::start(&mut command)?;
        let ready = poll(Duration::from_secs(10), || {
            if !driver.alive() {
                return Some(false);
            }
            ask(port, "GET", "/status", &Value::Null).ok().map(|_| true)
        });
        if ready != Some(true) {
            return Err(Failure("WebKitWebDriver did not start".into()));
        }
        let options = json!({"binary": program.binary, "args": program.arguments});
        let capabilities = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": options,
            "unhandledPromptBehavior": "ignore",
        }}});
        let begun = Instant::now();
        let session = ask(port, "POST", "/session", &capabilities)?;
        let id = session["sessionId"]
            .as_str()
            .context_none("the driver gave no session")?;
        Ok(Self {
            driver,
            begun,
            port,
            path: format!("/session/{id}"),
        })
    }

    /// Kills the driver, the app and its web process.
    pub(crate) fn kill(&mut self) {
        self.driver.kill();
    }

    pub(crate) fn post(&self, command: &str, body: &Value) -> Result<Value, Failure> {
        ask(self.port, "POST", &format!("{}/{command}", self.path), body)
    }

    /// Runs the body of a function in the page and gives back what it returns.
    pub(crate) fn run(&self, body: &str, arguments: &[Value]) -> Result<Value, Failure> {
        self.post("execute/sync", &json!({"script": body, "args": arguments}))
    }

    /// Runs the body of an async function in the page and gives back what it resolves to; a
    /// rejection becomes a failure.
    pub(crate) fn run_async(&self, body: &str, arguments: &[Value]) -> Result<Value, Failure> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             (async function () {{ {body} }}).apply(null, arguments).then(\
             value => done({{value: value === undefined ? null : value}}), \
             error => done({{error: error && error.message || JSON.stringify(error) || String(error)}}));"
        );
        let mut reply = self.post(
            "execute/async",
            &json!({"script": script, "args": arguments}),
        )?;
        match reply["error"].as_str() {
            Some(error) => Err(Failure(error.to_owned())),
            None => Ok(reply["value"].take()),
        }
    }
}

trait OrFailure<T> {
    fn context_none(self, reason: &str) -> Result<T, Failure>;
}

impl<T> OrFailure<T> for Option<T> {
    fn context_none(self, reason: &str) -> Result<T, Failure> {
        self.ok_or_else(|| Failure(reason.to_owned()))
    }
}
