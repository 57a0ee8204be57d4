//! Where PostgreSQL's programs are.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_failure::Failure;

/// Where Debian and Ubuntu keep them, by version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder of PostgreSQL's programs.
#[derive(Debug, Clone)]
pub(crate) struct Programs(PathBuf);

impl Programs {
    /// Those of the newest version that is installed.
    pub(crate) fn newest() -> Result<Self, Failure> {
        let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
        let versions = versions.filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        });
        let debian = versions.filter(|(_, bin)| bin.join("initdb").exists());
        let newest = debian.max().map(|(_, bin)| bin);
        // Elsewhere they are where all programs are.
        let path = std::env::var_os("PATH").unwrap_or_default();
        let elsewhere = || std::env::split_paths(&path).find(|bin| bin.join("initdb").exists());
        newest.or_else(elsewhere).map(Self).ok_or_else(|| {
            Failure("PostgreSQL is not installed: apt-get install postgresql".into())
        })
    }

    pub(crate) fn path(&self, program: &str) -> PathBuf {
        Path::new(&self.0).join(program)
    }
}
