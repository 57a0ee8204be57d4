//! Running programs, and where things are.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a chore could not be done, for the person at the terminal.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

#[cfg(target_os = "linux")]
impl From<ninefold_driver::Failure> for Failure {
    fn from(failure: ninefold_driver::Failure) -> Self {
        Self(failure.0)
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The folder that everything built or left behind goes to.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The cargo that runs this. On a machine that builds once and is thrown away, it keeps nothing for a next build: that would
/// fill twice the disk.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    if std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Says what is run, runs it, and fails as it does.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let shown = show(command);
    println!("$ {shown}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure(format!("{shown}: {status}"))),
        Err(error) => Err(Failure(format!("{shown}: {error}"))),
    }
}

/// What a program prints, or nothing if it is missing or fails.
pub fn output<S: AsRef<OsStr>>(program: S, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let output = output.ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it.
pub fn show(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Lets a command find the programs of a folder before all others, and those that were put there before.
pub fn put_first(command: &mut Command, folder: PathBuf) {
    let set = command.get_envs().find(|(name, _)| *name == "PATH");
    let path = match set {
        Some((_, Some(path))) => path.to_owned(),
        _ => std::env::var_os("PATH").unwrap_or_default(),
    };
    let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
}
