//! What a screen reader is told of the window.

use std::process::Stdio;

use serde_json::Value;

use crate::app::App;
use crate::process::{Bus, tied};
use ninefold_failure::{Context, Failure};

/// Asks the bus as a screen reader does.
const TREE: &str = include_str!("tree.py");

/// The system's own Python, which alone has its libraries.
const PYTHON: &str = "/usr/bin/python3";

/// A thing in the window, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is: "list item", "table row", "push button".
    pub role: String,
    /// What it is called.
    pub name: String,
    /// What it says, where that is read aloud when it changes.
    pub said: String,
    /// More about it, such as its `rowindex`.
    attributes: Value,
}

impl Told {
    /// What is told of it under a name, or nothing.
    #[must_use]
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes[name].as_str().unwrap_or_default()
    }
}

/// Everything in the window of an app that was started on this bus, from the top down.
///
/// # Errors
/// When the app does not tell of itself.
pub fn read(app: &App, bus: &Bus) -> Result<Vec<Told>, Failure> {
    let output = tied(PYTHON)
        .args(["-c", TREE, "ninefold"])
        .envs(app.environment())
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .stderr(Stdio::piped())
        .output()
        .context("starting the reader")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure(format!("the reader reads nothing: {said}")));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().map(|line| {
        let mut thing: Value = serde_json::from_str(line).context("reading the reader")?;
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(Told {
            role: word(&thing["role"]),
            name: word(&thing["name"]),
            said: word(&thing["said"]),
            attributes: thing["attributes"].take(),
        })
    });
    lines.collect()
}
