//! The compiler for other systems: Debian's own for browsers, which is kept current and has the sources of the standard
//! library. Its packages are unpacked and never installed: they would take the place of the compiler that is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failure, output, root, run};
use crate::system;

/// The packages. What they depend on and the system lacks is unpacked beside them.
const PACKAGES: &[&str] = &["rustc-web", "libstd-rust-web-dev", "rust-web-src"];

/// The compiler, unpacked.
pub struct Compiler {
    folder: PathBuf,
}

impl Compiler {
    /// Unpacks it into a folder, unless what Debian offers today is there.
    pub fn ensure(folder: PathBuf) -> Result<Self, Failure> {
        let offered = offered()?;
        let compiler = Self { folder };
        let mark = compiler.folder.join("version");
        if fs::read_to_string(&mark).is_ok_and(|unpacked| unpacked == offered) {
            return Ok(compiler);
        }
        println!("The compiler for other systems, {offered}, is unpacked and not installed.");
        let _ = fs::remove_dir_all(&compiler.folder);
        compiler.unpack()?;
        fs::write(mark, offered)?;
        Ok(compiler)
    }

    /// Has a cargo use it, and nothing else.
    pub fn show_to(&self, cargo: &mut Command) {
        let rust = self.folder.join("usr");
        cargo
            .env("RUSTC", rust.join("bin/rustc"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("LD_LIBRARY_PATH", rust.join("lib/x86_64-linux-gnu"));
        for other in ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "RUSTFLAGS"] {
            cargo.env_remove(other);
        }
    }

    fn unpack(&self) -> Result<(), Failure> {
        let packages = self.folder.join("packages");
        fs::create_dir_all(&packages)?;
        let mut download = Command::new("apt-get");
        download
            .args(["download", "-q", "-o", "APT::Sandbox::User=root"])
            .args(needed());
        run(download.current_dir(&packages))?;
        for package in fs::read_dir(&packages)? {
            let package = package?.path();
            let name = package.file_name().unwrap_or_default().to_string_lossy();
            match name.starts_with("rust-web-src") {
                false => run(Command::new("dpkg-deb")
                    .arg("-x")
                    .arg(&package)
                    .arg(&self.folder))?,
                true => self.unpack_library(&package)?,
            }
        }
        fs::remove_dir_all(packages)?;
        Ok(())
    }

    /// Of the sources only those of the standard library.
    fn unpack_library(&self, package: &Path) -> Result<(), Failure> {
        let shell = "dpkg-deb --fsys-tarfile \"$1\" | tar --extract --directory \"$2\" \\
             --wildcards './usr/lib/rustlib/src*' './usr/src/*/library*'";
        let mut unpack = Command::new("sh");
        unpack
            .args(["-c", shell, "sh"])
            .arg(package)
            .arg(&self.folder);
        run(&mut unpack)
    }
}

/// The version that Debian has, which must be new enough for Ninefold.
fn offered() -> Result<String, Failure> {
    let asked = || candidate(&output("apt-cache", &["policy", PACKAGES[0]])?);
    let offered = match asked() {
        Some(version) => Some(version),
        // The lists of a fresh system are empty.
        None => {
            let _ = run(system::as_root("apt-get").args(["update", "-q"]));
            asked()
        }
    };
    let version = offered.ok_or_else(|| Failure("apt knows no rustc-web".into()))?;
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    match wanted(&manifest).is_some_and(|wanted| minor(&version) < Some(wanted)) {
        true => Err(Failure(format!(
            "Debian's compiler {version} is older than Ninefold needs"
        ))),
        false => Ok(version),
    }
}

fn candidate(policy: &str) -> Option<String> {
    let mut lines = policy.lines();
    let version = lines.find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then(|| version.to_owned())
}

/// The minor number of the oldest Rust that the project builds with.
fn wanted(manifest: &str) -> Option<u32> {
    let mut lines = manifest.lines();
    minor(
        lines
            .find_map(|line| line.strip_prefix("rust-version = "))?
            .trim_matches('"'),
    )
}

/// The second number of a version: Rust's first is always 1.
fn minor(version: &str) -> Option<u32> {
    let second = version.split('.').nth(1)?;
    second.parse().ok()
}

/// The compiler's packages, and those they depend on that the system lacks.
fn needed() -> Vec<String> {
    let only_list = ["--print-uris", "-qq", "-y", "--no-install-recommends"];
    let list = [&["install"], &only_list[..], PACKAGES].concat();
    let listed = output("apt-get", &list).unwrap_or_default();
    let mut needed: Vec<String> = PACKAGES.iter().map(|name| (*name).to_owned()).collect();
    needed.extend(names(&listed));
    needed.sort_unstable();
    needed.dedup();
    needed
}

/// The packages of a list of apt's, which has lines of `'address' file size checksum`.
fn names(listed: &str) -> impl Iterator<Item = String> {
    let files = listed.lines().filter_map(|line| line.split(' ').nth(1));
    files.filter_map(|file| Some(file.split_once('_')?.0.to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_apt_says_is_read() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n  Version table:";
        let version = candidate(policy).unwrap();
        assert_eq!(version, "1.96.0+dfsg1-1~deb12u2");
        assert_eq!(minor(&version), Some(96));
        assert_eq!(candidate("rustc-web:\n  Candidate: (none)\n"), None);
        assert_eq!(candidate(""), None);
        let listed =
            "'http://deb.example/l/llvm_22.deb' libllvm22_1%3a22.1.8-1_amd64.deb 29 SHA256:1\n\n";
        assert_eq!(Vec::from_iter(names(listed)), ["libllvm22"]);
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(wanted(&manifest) >= Some(95));
    }
}
