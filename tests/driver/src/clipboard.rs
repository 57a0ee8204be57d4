use std::path::Path;
use std::process::{Command, Stdio};

use crate::display::{Display, PATIENCE};
use crate::process::poll;
use ninefold_failure::{Context, Failure};

impl Display {
    /// Puts a file on the clipboard as another program would, in a flavor such as `image/png`.
    ///
    /// # Errors
    /// When xclip is missing or fails.
    pub fn offer_on_clipboard(&self, flavor: &str, file: &Path) -> Result<(), Failure> {
        self.offer("clipboard", flavor, file)
    }

    /// Offers the text of a file as what is selected in another program.
    ///
    /// # Errors
    /// When xclip is missing or fails.
    pub fn offer_as_selection(&self, file: &Path) -> Result<(), Failure> {
        self.offer("primary", "UTF8_STRING", file)
    }

    fn offer(&self, selection: &str, flavor: &str, file: &Path) -> Result<(), Failure> {
        let status = Command::new("xclip")
            .args(["-selection", selection, "-t", flavor, "-i"])
            .arg(file)
            .env("DISPLAY", &self.name)
            // It stays in the background for as long as the display lives, and must hold no pipe of the test.
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .context("starting xclip")?;
        let offered = std::fs::read(file).context("reading what to offer")?;
        // It says that it is done before the display has heard of it.
        let is_held = || {
            self.held(selection, flavor)
                .is_ok_and(|held| held == offered)
        };
        match status.success() && poll(PATIENCE, || is_held().then_some(())).is_some() {
            true => Ok(()),
            false => Err(Failure(format!("xclip does not offer {}", file.display()))),
        }
    }

    /// What the clipboard holds in a flavor, such as `text/html` or `UTF8_STRING`.
    ///
    /// # Errors
    /// When xclip is missing, or the clipboard does not have that flavor.
    pub fn clipboard(&self, flavor: &str) -> Result<String, Failure> {
        let held = self.held("clipboard", flavor)?;
        Ok(String::from_utf8_lossy(&held).into_owned())
    }

    fn held(&self, selection: &str, flavor: &str) -> Result<Vec<u8>, Failure> {
        let output = Command::new("xclip")
            .args(["-selection", selection, "-o", "-t", flavor])
            .env("DISPLAY", &self.name)
            .stdin(Stdio::null())
            .output()
            .context("starting xclip")?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(Failure(format!(
                "{flavor}: {}",
                String::from_utf8_lossy(&output.stderr)
            )))
        }
    }
}
