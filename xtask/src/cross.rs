//! The other systems, from this one: everything is built for Windows, whose tests run under Wine, and checked for macOS.
//!
//! A compiler for them is Debian's own for browsers, which is kept current and has the sources of the standard library. Its
//! packages are unpacked and never installed: they would take the place of the compiler that is there.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failure, cargo, output, run, target};
use crate::system::{self, Need};

/// What is built, as it is shipped: one set of packages and features for all steps, so that nothing is built twice.
const SHIPPED: &[&str] = &[
    "--package",
    "ninefold-core",
    "--package",
    "ninefold-cli",
    "--package",
    "ninefold",
    "--features",
    "ninefold/custom-protocol",
];

/// The packages of the compiler. What they depend on and the system lacks is unpacked beside them.
const COMPILER: &[&str] = &["rustc-web", "libstd-rust-web-dev", "rust-web-src"];

const WINDOWS: &str = "x86_64-pc-windows-gnu";
const MACOS: [&str; 2] = ["aarch64-apple-darwin", "x86_64-apple-darwin"];

/// To build for Windows, and to run what was built.
const NEEDS: &[Need] = &[
    Need {
        package: "gcc-mingw-w64-x86-64-win32",
        why: "a C compiler and linker for Windows",
    },
    Need {
        package: "wine64",
        why: "runs what is built for Windows",
    },
];

/// Where Debian has it: outside of what is looked for programs in.
const WINE: &str = "/usr/lib/wine/wine64";

/// What is built for Windows looks for this when it starts, in a library that Wine 8 lacks.
const RANDOM: &str = "#include <stdlib.h>
typedef int BOOL;
BOOL __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) BOOL __stdcall ProcessPrng(unsigned char *to, size_t length) {
    return SystemFunction036(to, (unsigned long)length);
}
";

/// A C compiler that makes an empty file: a check links nothing.
const NO_COMPILER: &str = "#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    -o) : > \"$2\"; shift;;
    -o*) : > \"${1#-o}\";;
  esac
  shift
done
";

/// The same for what puts such files together.
const NO_ARCHIVER: &str = "#!/bin/sh
for word; do case $word in *.a) : > \"$word\";; esac; done
";

/// The compiler, unpacked, and what else is needed to build for another system.
struct Cross {
    folder: PathBuf,
}

/// Builds for Windows and runs the core's and the command line's tests under Wine, then checks for macOS.
pub fn check() -> Result<(), Failure> {
    if output("apt-get", &["--version"]).is_none() {
        println!("Left out: the compiler for other systems is to be had on Debian alone.");
        return Ok(());
    }
    system::ensure(&[system::BUILD, NEEDS])?;
    let cross = Cross::ensure()?;
    cross.windows()?;
    cross.macos()
}

impl Cross {
    /// Unpacks the compiler, unless this version of it is there.
    fn ensure() -> Result<Self, Failure> {
        let cross = Self {
            folder: target().join("cross"),
        };
        let policy = output("apt-cache", &["policy", COMPILER[0]]).unwrap_or_default();
        let version = policy
            .lines()
            .find_map(|line| line.trim().strip_prefix("Candidate: "))
            .filter(|version| *version != "(none)")
            .ok_or_else(|| Failure("apt knows no rustc-web: run apt-get update".into()))?;
        let mark = cross.folder.join("version");
        if fs::read_to_string(&mark).is_ok_and(|unpacked| unpacked == version) {
            return Ok(cross);
        }
        let _ = fs::remove_dir_all(&cross.folder);
        cross.unpack()?;
        for (name, text) in [("cc", NO_COMPILER), ("ar", NO_ARCHIVER)] {
            let file = cross.folder.join(name);
            fs::write(&file, text)?;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
        }
        fs::write(mark, version)?;
        Ok(cross)
    }

    fn unpack(&self) -> Result<(), Failure> {
        let packages = self.folder.join("packages");
        fs::create_dir_all(&packages)?;
        let mut list = Command::new("apt-get");
        list.args([
            "install",
            "--print-uris",
            "-qq",
            "-y",
            "--no-install-recommends",
        ]);
        let listed = list.args(COMPILER).output()?;
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        // 'address' file size checksum
        let files = listed.lines().filter_map(|line| line.split(' ').nth(1));
        let names: Vec<&str> = files.filter_map(|file| file.split('_').next()).collect();
        if names.is_empty() {
            return Err(Failure(format!("apt-get lists nothing of {COMPILER:?}")));
        }
        let mut download = Command::new("apt-get");
        download.args(["download", "-q"]).args(names);
        run(download.current_dir(&packages))?;
        let into = self.folder.join("rust");
        fs::create_dir_all(&into)?;
        for package in fs::read_dir(&packages)? {
            let package = package?.path();
            let is_source = package
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("rust-web-src"));
            match is_source {
                false => run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&into))?,
                true => self.unpack_library(&package, &into)?,
            }
        }
        fs::remove_dir_all(packages)?;
        Ok(())
    }

    /// Of the sources only those of the standard library.
    fn unpack_library(&self, package: &Path, into: &Path) -> Result<(), Failure> {
        let shell = "dpkg-deb --fsys-tarfile \"$1\" | tar --extract --directory \"$2\" \\
             --wildcards './usr/lib/rustlib/src*' './usr/src/*/library*'";
        let mut unpack = Command::new("sh");
        unpack.args(["-c", shell, "sh"]).arg(package).arg(into);
        run(&mut unpack)
    }

    /// Cargo with this compiler, which has no standard library for `system` but its sources.
    fn cargo(&self, verb: &[&str], system: &str) -> Command {
        let rust = self.folder.join("rust/usr");
        let mut command = cargo();
        command
            .args(verb)
            .args(["-Zbuild-std=std,panic_unwind,test", "-Zwarnings"])
            .args(["--quiet", "--locked", "--target", system])
            .args(SHIPPED)
            // Nothing else is built with it, so that no two compilers take turns in one folder.
            .arg("--target-dir")
            .arg(self.folder.join("build"))
            .env("RUSTC", rust.join("bin/rustc"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("LD_LIBRARY_PATH", rust.join("lib/x86_64-linux-gnu"))
            .env("CARGO_BUILD_WARNINGS", "deny")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTC_WRAPPER")
            .env_remove("RUSTFLAGS");
        command
    }

    fn windows(&self) -> Result<(), Failure> {
        let library = self.folder.join("library");
        if !library.join("bcryptprimitives.dll").exists() {
            fs::create_dir_all(&library)?;
            let source = library.join("random.c");
            fs::write(&source, RANDOM)?;
            let mut make = Command::new("x86_64-w64-mingw32-gcc");
            make.args(["-shared", "-o"])
                .arg(library.join("bcryptprimitives.dll"))
                .arg(source)
                .arg("-ladvapi32");
            run(&mut make)?;
        }
        run(&mut self.cargo(&["build", "--bins"], WINDOWS))?;
        let mut test = self.cargo(&["test", "--lib", "--bins", "--test", "cli"], WINDOWS);
        test.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE)
            .env("WINEPREFIX", self.folder.join("wine"))
            .env("WINEPATH", &library)
            .env("WINEDEBUG", "-all")
            .env(
                "WINEDLLOVERRIDES",
                "winemenubuilder.exe=d;mscoree=d;mshtml=d",
            );
        run(&mut test)
    }

    fn macos(&self) -> Result<(), Failure> {
        for system in MACOS {
            let variable = |name: &str| format!("{name}_{}", system.replace('-', "_"));
            let mut check = self.cargo(&["check", "--lib", "--bins", "--tests"], system);
            check
                .env(variable("CC"), self.folder.join("cc"))
                .env(variable("CXX"), self.folder.join("cc"))
                .env(variable("AR"), self.folder.join("ar"))
                .env("SDKROOT", "/nowhere");
            run(&mut check)?;
        }
        Ok(())
    }
}
