//! Chromium without a window: opens files, and tells what ran in them and what they asked for.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// How long the browser may take for anything, before it is taken for dead.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a page is left alone, in its own time, in milliseconds: what it put off happens then.
const LEFT_ALONE: u32 = 2000;

/// A running browser without a network.
#[derive(Debug)]
pub struct Chromium {
    process: Child,
    said: Receiver<Value>,
    asked: u64,
    _profile: TempDir,
}

/// What a page did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The documents that scripts ran in, one for every script.
    pub scripts: Vec<String>,
    /// The addresses that were asked for, but for its own and those of pictures in it.
    pub requests: Vec<String>,
    /// What its policy refused, in the browser's words.
    pub refused: Vec<String>,
}

impl Chromium {
    /// Starts it.
    ///
    /// # Errors
    /// Says what the system reported.
    pub fn start() -> Result<Self, String> {
        let profile = tempfile::tempdir().map_err(|error| error.to_string())?;
        // It is spoken to through the file descriptors 3 and 4.
        let mut process = Command::new("sh")
            .args(["-c", "exec chromium \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
            .args(["chromium", "--headless", "--no-sandbox", "--disable-gpu"])
            .args(["--no-first-run", "--remote-debugging-pipe"])
            .arg("--host-resolver-rules=MAP * ~NOTFOUND")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("sh: {error}"))?;
        let stdout = process.stdout.take().ok_or("it has no output")?;
        let (hear, said) = channel();
        thread::spawn(move || {
            for message in BufReader::new(stdout).split(0).map_while(Result::ok) {
                let message = serde_json::from_slice(&message).unwrap_or_default();
                if hear.send(message).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            process,
            said,
            asked: 0,
            _profile: profile,
        })
    }

    /// Opens a file, and leaves it alone for a while.
    ///
    /// # Errors
    /// Says what the browser reported, or that it said nothing.
    pub fn open(&mut self, file: &Path) -> Result<Seen, String> {
        let mut seen = Seen::default();
        let page = self.ask("", "Target.createTarget", json!({"url": "about:blank"}))?;
        let target = json!({"targetId": page["targetId"], "flatten": true});
        let session = self.ask("", "Target.attachToTarget", target)?;
        let session = session["sessionId"].as_str().unwrap_or_default().to_owned();
        for part in ["Page", "Network", "Debugger", "Log"] {
            self.ask(&session, &format!("{part}.enable"), json!({}))?;
        }
        let url = format!("file://{}", file.display());
        self.send(&session, "Page.navigate", json!({"url": url}))?;
        self.until(&session, "Page.loadEventFired", &url, &mut seen)?;
        let policy = json!({"policy": "pauseIfNetworkFetchesPending", "budget": LEFT_ALONE});
        self.send(&session, "Emulation.setVirtualTimePolicy", policy)?;
        let elapsed = "Emulation.virtualTimeBudgetExpired";
        self.until(&session, elapsed, &url, &mut seen)?;
        self.ask(
            "",
            "Target.closeTarget",
            json!({"targetId": page["targetId"]}),
        )?;
        Ok(seen)
    }

    /// Notes what happens in the page at this address until something does.
    fn until(
        &mut self,
        session: &str,
        awaited: &str,
        url: &str,
        seen: &mut Seen,
    ) -> Result<(), String> {
        loop {
            let event = self.hear()?;
            let about = &event["params"];
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            match event["method"].as_str() {
                _ if event["sessionId"] != session => {}
                Some(method) if method == awaited => return Ok(()),
                Some("Debugger.scriptParsed") => seen.scripts.push(text(&about["url"])),
                Some("Network.requestWillBeSent") => {
                    let asked = text(&about["request"]["url"]);
                    // A picture in the page is asked of nobody.
                    if asked != url && !asked.starts_with("data:image/png;base64,") {
                        seen.requests.push(asked);
                    }
                }
                Some("Log.entryAdded") if about["entry"]["source"] == "security" => {
                    seen.refused.push(text(&about["entry"]["text"]));
                }
                Some("Page.javascriptDialogOpening") => {
                    let closed = json!({"accept": false});
                    self.send(session, "Page.handleJavaScriptDialog", closed)?;
                }
                _ => {}
            }
        }
    }

    fn ask(&mut self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        let id = self.send(session, method, params)?;
        loop {
            let mut answer = self.hear()?;
            if answer["id"] == id {
                return match answer["result"].take() {
                    Value::Null => Err(format!("{method}: {}", answer["error"])),
                    result => Ok(result),
                };
            }
        }
    }

    fn send(&mut self, session: &str, method: &str, params: Value) -> Result<u64, String> {
        self.asked += 1;
        let mut message = json!({"id": self.asked, "method": method, "params": params});
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let pipe = self.process.stdin.as_mut().ok_or("it is closed")?;
        pipe.write_all(format!("{message}\0").as_bytes())
            .map_err(|error| format!("Chromium: {error}"))?;
        Ok(self.asked)
    }

    fn hear(&self) -> Result<Value, String> {
        self.said
            .recv_timeout(PATIENCE)
            .map_err(|_| "Chromium says nothing; cargo xtask test foreign installs it".to_owned())
    }
}

impl Drop for Chromium {
    /// It ends where nobody can speak to it any more.
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
