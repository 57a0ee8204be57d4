//! A provider of identities that is not ours (`provider.mjs`), for tests of signing in.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use ninefold_failure::{Context, Failure};

/// A provider, as long as it is held. It ends with its input, too.
#[derive(Debug)]
pub struct Provider {
    /// Its address.
    pub issuer: String,
    process: Child,
}

impl Provider {
    /// Starts one for the team server that people reach by an address.
    ///
    /// # Errors
    /// Where it is not installed, or does not say where it is.
    pub fn start(public: &str) -> Result<Self, Failure> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        if !folder.join("node_modules/oidc-provider").is_dir() {
            return Err(Failure(
                "run npm ci in tests/oidc, as cargo xtask test team and window do".to_owned(),
            ));
        }
        let mut provider = Command::new("node");
        provider.arg("provider.mjs");
        provider.arg(format!("{public}/v1/sign-in/callback"));
        provider.current_dir(folder).stdin(Stdio::piped());
        provider.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = provider.spawn().context("starting the provider")?;
        let mut found = None;
        if let Some(said) = process.stdout.take() {
            let mut lines = BufReader::new(said).lines().map_while(Result::ok);
            found = lines.find(|line| line.starts_with("http://"));
            // It ends where nobody reads what else it says.
            thread::spawn(move || lines.for_each(drop));
        }
        let started = Self {
            issuer: found.unwrap_or_default(),
            process,
        };
        match started.issuer.is_empty() {
            true => Err(Failure("the provider does not say where it is".to_owned())),
            false => Ok(started),
        }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
