//! Node, which the type checker, axe-core's package, Tauri's packager and Confluence's editor come for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::process::{Failure, output, put_first, root, run, target};
use crate::system::{Need, install};

/// TypeScript 7 and Tauri's packager run on this and newer.
const OLDEST: u32 = 20;

/// The line of versions that is installed where the system's is too old.
const INSTALLED: &str = "22";

/// Node and the packages of a folder, ready to be used.
#[derive(Debug)]
pub struct Node {
    /// The folder of a Node of our own, to go before all others in `PATH`.
    own: Option<PathBuf>,
}

impl Node {
    /// Makes sure that there is a Node, installing one where there is none or it is too old, and
    /// that the packages of tests/package-lock.json are there.
    pub fn ensure() -> Result<Self, Failure> {
        Self::ensure_in("tests")
    }

    /// The same with the packages of another folder. Those that its package.json lists as `unpacked`, by version and
    /// checksum, come without what they depend on.
    pub fn ensure_in(folder: &str) -> Result<Self, Failure> {
        let node = Self { own: Self::find()? };
        let folder = root().join(folder);
        node.packages(&folder)?;
        node.unpacked(&folder)?;
        Ok(node)
    }

    /// A program of one of the packages of tests/package.json, such as `tsc`.
    pub fn program(&self, name: &str) -> Command {
        let suffix = if cfg!(windows) { ".cmd" } else { "" };
        self.command(
            root()
                .join("tests/node_modules/.bin")
                .join(format!("{name}{suffix}")),
        )
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        self.show_to(&mut command);
        command.current_dir(root());
        command
    }

    /// Lets a command find this Node as `node`.
    pub fn show_to(&self, command: &mut Command) {
        if let Some(own) = &self.own {
            put_first(command, own.clone());
        }
    }

    fn find() -> Result<Option<PathBuf>, Failure> {
        if version("node").is_some_and(|found| found >= OLDEST) && npm().is_some() {
            return Ok(None);
        }
        let architecture = match std::env::consts::ARCH {
            "x86_64" => "x64",
            "aarch64" => "arm64",
            other => return Err(missing(&format!("there is none to install for {other}"))),
        };
        if !cfg!(target_os = "linux") {
            return Err(missing("install it from nodejs.org"));
        }
        let package = format!("node-linux-{architecture}");
        let folder = target().join("tools/node");
        let bin = folder.join("node_modules").join(&package).join("bin");
        if version(bin.join("node")).is_none_or(|found| found < OLDEST) {
            if npm().is_none() {
                install(&[
                    Need {
                        package: "nodejs",
                        why: "runs the type checker",
                    },
                    Need {
                        package: "npm",
                        why: "installs the type checker and axe-core",
                    },
                ])?;
            }
            println!("Node {OLDEST} or newer is not there: installing one into target/tools");
            fs::create_dir_all(&folder)?;
            let mut command = Command::new(npm().ok_or_else(|| missing("npm is missing"))?);
            command
                .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
                .arg(&folder);
            run(command.arg(format!("{package}@{INSTALLED}")))?;
        }
        match version(bin.join("node")) {
            Some(found) if found >= OLDEST => Ok(Some(bin)),
            _ => Err(missing("the one from npm does not start")),
        }
    }

    fn packages(&self, folder: &Path) -> Result<(), Failure> {
        let changed = |path: &str| {
            folder
                .join(path)
                .metadata()
                .and_then(|file| file.modified())
                .ok()
        };
        // npm writes the second one when it is done.
        if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
            return Ok(());
        }
        run(self
            .npm()?
            .args(["ci", "--no-audit", "--no-fund", "--prefix"])
            .arg(folder)
            .current_dir(folder))
    }

    fn unpacked(&self, folder: &Path) -> Result<(), Failure> {
        let asked = read(&folder.join("package.json"))?;
        for (package, checksum) in asked["unpacked"].as_object().into_iter().flatten() {
            let Some((name, version)) = package.rsplit_once('@') else {
                return Err(Failure(format!("{package} names no version")));
            };
            let place = folder.join("node_modules").join(name);
            if read(&place.join("package.json")).is_ok_and(|found| found["version"] == version) {
                continue;
            }
            println!("Unpacking {package}");
            let packed = tempfile::tempdir()?;
            let mut pack = self.npm()?;
            pack.args(["pack", "--json", "--pack-destination"])
                .arg(packed.path())
                .arg(package)
                .current_dir(folder);
            let output = pack.output()?;
            let told: Value = serde_json::from_slice(&output.stdout)
                .map_err(|_| Failure(String::from_utf8_lossy(&output.stderr).into_owned()))?;
            if &told[0]["integrity"] != checksum {
                return Err(Failure(format!(
                    "{package} is not what it was: its checksum differs"
                )));
            }
            let Some(Ok(file)) = fs::read_dir(packed.path())?.next() else {
                return Err(Failure(format!("npm packed no {package}")));
            };
            fs::create_dir_all(&place)?;
            let mut tar = Command::new("tar");
            tar.args(["--strip-components=1", "-xzf"])
                .arg(file.path())
                .arg("-C")
                .arg(&place);
            run(&mut tar)?;
        }
        Ok(())
    }

    fn npm(&self) -> Result<Command, Failure> {
        let npm = npm().ok_or_else(|| missing("npm is missing"))?;
        Ok(self.command(npm))
    }
}

fn read(json: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&fs::read_to_string(json)?).map_err(|error| Failure(error.to_string()))
}

fn npm() -> Option<&'static str> {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    output(name, &["--version"]).map(|_| name)
}

/// The major version of a Node.
fn version(node: impl AsRef<std::ffi::OsStr>) -> Option<u32> {
    let version = output(node, &["--version"])?;
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn missing(how: &str) -> Failure {
    Failure(format!(
        "Node {OLDEST} or newer is needed for the type check and for packages; {how}"
    ))
}
