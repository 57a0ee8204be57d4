//! Python, which the programs that check decks and convert exports are written in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failure, put_first, root, run};

/// A Python of our own with the packages of a list.
#[derive(Debug)]
pub struct Python {
    folder: PathBuf,
}

impl Python {
    /// Makes sure that the packages of `list` are in `folder`, installing them if they or the list are new.
    pub fn ensure_in(folder: PathBuf, list: &Path) -> Result<Self, Failure> {
        let list = root().join(list);
        let wanted = fs::read(&list)?;
        let installed = folder.join("installed.txt");
        let python = Self { folder };
        if fs::read(&installed).is_ok_and(|found| found == wanted) {
            return Ok(python);
        }
        run(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&python.folder))?;
        run(python
            .command()
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(&list))?;
        fs::write(installed, wanted)?;
        Ok(python)
    }

    /// To run a program with the packages.
    pub fn command(&self) -> Command {
        let mut command = Command::new(self.programs().join("python"));
        command.current_dir(root());
        command
    }

    /// Lets a command find this Python as `python3`.
    pub fn show_to(&self, command: &mut Command) {
        put_first(command, self.programs());
    }

    fn programs(&self) -> PathBuf {
        let name = if cfg!(windows) { "Scripts" } else { "bin" };
        self.folder.join(name)
    }
}
