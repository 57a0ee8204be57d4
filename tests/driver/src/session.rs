//! A WebDriver session: one driver, one window.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::failure::{Context, Failure};
use crate::http::ask;
use crate::process::{Group, poll, tied};

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

    pub(crate) fn get(&self, command: &str) -> Result<Value, Failure> {
        ask(
            self.port,
            "GET",
            &format!("{}/{command}", self.path),
            &Value::Null,
        )
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

    /// Writes a picture of the page, as PNG.
    pub(crate) fn screenshot(&self, path: &Path) -> Result<(), Failure> {
        let doing = format!("writing {}", path.display());
        // The driver would take the frame before the last change.
        self.run_async(
            "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
            &[],
        )?;
        let picture = self.get("screenshot")?;
        let bytes = base64(picture.as_str().unwrap_or_default());
        std::fs::write(path, bytes).context(&doing)
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

/// Decodes base64, skipping what is none.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut buffer, mut bits) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        buffer = buffer << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_with_and_without_padding() {
        assert_eq!(base64("TmluZQ=="), b"Nine");
        assert_eq!(base64("TmluZWZv"), b"Ninefo");
        assert_eq!(base64("+/8="), [0xfb, 0xff]);
    }
}
