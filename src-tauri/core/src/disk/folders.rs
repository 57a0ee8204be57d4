//! The app's own folder and what is where in it. The command line uses the same.

use std::path::{Path, PathBuf};

/// The name that the system knows the app by, and its folder.
pub const IDENTIFIER: &str = "app.ninefold.desktop";

/// The app's data folder: settings, workspaces, backups and the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    data: PathBuf,
    /// Whether it is another than the app's usual one.
    is_named: bool,
}

impl Folders {
    /// The folder that `NINEFOLD_DATA` names, or else the one for this app among the data that the system keeps for apps.
    /// Where it keeps none, it is among temporary files.
    pub fn new(system: Option<PathBuf>) -> Self {
        let named = std::env::var_os("NINEFOLD_DATA")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from);
        let is_named = named.is_some();
        let data =
            named.unwrap_or_else(|| system.unwrap_or_else(std::env::temp_dir).join(IDENTIFIER));
        Self {
            data: std::path::absolute(&data).unwrap_or(data),
            is_named,
        }
    }

    /// With this data folder.
    pub fn at(data: PathBuf) -> Self {
        Self {
            data,
            is_named: true,
        }
    }

    /// Whether they are others than the app's usual ones, as for tests and portable installations: that is another app.
    pub fn is_named(&self) -> bool {
        self.is_named
    }

    /// The data folder itself.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.data.join("settings.json")
    }

    /// The file of what the window remembers.
    pub fn remembered(&self) -> PathBuf {
        self.data.join("remembered.json")
    }

    /// Where workspaces are made unless a person chooses another place.
    pub fn workspaces(&self) -> PathBuf {
        self.data.join("workspaces")
    }

    /// Where backups are, a folder for each workspace.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// Where what was dropped on the window is put, to be looked at.
    pub fn handed(&self) -> PathBuf {
        self.data.join("handed")
    }

    /// What the web view keeps for itself.
    pub fn webview(&self) -> PathBuf {
        self.data.join("webview")
    }

    /// Where the log is.
    pub fn logs(&self) -> PathBuf {
        self.data.join("logs")
    }
}
