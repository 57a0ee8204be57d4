use std::process::{Command, Stdio};

use crate::display::Display;
use crate::failure::{Context, Failure};

impl Display {
    /// What the clipboard holds in a flavor, such as `text/html` or `UTF8_STRING`.
    ///
    /// # Errors
    /// When xclip is missing, or the clipboard does not have that flavor.
    pub fn clipboard(&self, flavor: &str) -> Result<String, Failure> {
        let output = Command::new("xclip")
            .args(["-selection", "clipboard", "-o", "-t", flavor])
            .env("DISPLAY", &self.name)
            .stdin(Stdio::null())
            .output()
            .context("starting xclip")?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(Failure(format!(
                "{flavor}: {}",
                String::from_utf8_lossy(&output.stderr)
            )))
        }
    }
}
