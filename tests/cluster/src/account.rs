//! As whom PostgreSQL runs: it refuses to be root.

use std::path::Path;
use std::process::{Command, Stdio};

use ninefold_failure::{Context, Failure};

/// The users that root lets it run as, the first that there is.
const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// As whom PostgreSQL runs.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    /// Nothing where it runs as whoever runs this.
    other: Option<&'static str>,
}

impl Account {
    /// Whoever runs this, or another user where that is root.
    pub(crate) fn allowed() -> Result<Self, Failure> {
        if answer(Command::new("id").arg("-u"), "id")?.trim() != "0" {
            return Ok(Self { other: None });
        }
        let is_there = |name: &&&str| answer(Command::new("id").arg(name), "id").is_ok();
        let other = ACCOUNTS.iter().find(is_there).ok_or_else(|| {
            Failure("PostgreSQL refuses to run as root, and there is no user postgres".into())
        })?;
        Ok(Self { other: Some(other) })
    }

    /// A program that runs as that user.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = match self.other {
            None => Command::new(program),
            Some(other) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", other, "--regid"]);
                // The group of `nobody` is called otherwise, and has the number that `id` tells.
                let group = answer(Command::new("id").args(["-g", other]), "id");
                command.arg(group.unwrap_or_default().trim());
                command.args(["--clear-groups", "--"]).arg(program);
                command
            }
        };
        // A folder of whoever runs this may be closed to that user.
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Lets the user have a file or a folder.
    pub(crate) fn give(&self, path: &Path) -> Result<(), Failure> {
        let Some(other) = self.other else {
            return Ok(());
        };
        let mut chown = Command::new("chown");
        answer(chown.arg(other).arg(path), "chown").map(drop)
    }

    /// Whether the user gets into a folder.
    pub(crate) fn reaches(&self, folder: &Path) -> bool {
        let mut test = self.command(Path::new("test"));
        answer(test.arg("-x").arg(folder), "test").is_ok()
    }
}

/// Runs a program and gives back what it says, or why it failed.
pub(crate) fn answer(command: &mut Command, doing: &str) -> Result<String, Failure> {
    let output = command.output().context(doing)?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Failure(format!("{doing}: {}", said.trim())))
        }
    }
}
