//! Where a cluster is kept, so that whoever PostgreSQL runs as gets there.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::account::Account;
use ninefold_failure::{Context, Failure};

/// Paths of sockets are at most 107 bytes, and PostgreSQL adds a name to that of the folder.
const LONGEST: usize = 80;

/// How many folders this process has made.
static MADE: AtomicU32 = AtomicU32::new(0);

/// The folder of a cluster.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
}

impl Folder {
    /// Makes a new one in the first of these that the user reaches: the one asked for, the target folder, that of temporary
    /// files.
    pub(crate) fn make(account: &Account, asked: Option<&Path>) -> Result<Self, Failure> {
        let beneath = match asked {
            Some(folder) => folder.to_path_buf(),
            None => target().join("cluster"),
        };
        fs::create_dir_all(&beneath).context("making a folder for PostgreSQL")?;
        if asked.is_none() {
            // So that the user can take away what is in it.
            account.give(&beneath)?;
        }
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("ninefold-{}-{number}", std::process::id());
        let is_short = beneath.join(&name).as_os_str().len() < LONGEST;
        let beneath = match is_short && account.reaches(&beneath) {
            true => beneath,
            false => env::temp_dir(),
        };
        let path = beneath.join(name);
        // One that a process of this number left.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).context("making a folder for PostgreSQL")?;
        let only_own = fs::Permissions::from_mode(0o700);
        fs::set_permissions(&path, only_own).context("closing a folder to others")?;
        account.give(&path)?;
        Ok(Self { path })
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.path.join("log")
    }

    /// The folder of the socket.
    pub(crate) fn socket(&self) -> &Path {
        &self.path
    }
}

/// The target folder: the one that the running test or program was built into.
fn target() -> PathBuf {
    let built = env::current_exe().unwrap_or_default();
    let folder = built
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists());
    folder.map_or_else(env::temp_dir, Path::to_path_buf)
}
