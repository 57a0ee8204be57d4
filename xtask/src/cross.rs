//! The other systems, from this one: everything is built for Windows, whose tests run under Wine, and checked for macOS.

mod compiler;
mod installer;
mod wine;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::package::windows;
use crate::process::{Failure, cargo, output, run, target};
use crate::system::{self, Need};
use crate::test::{Done, again};
use compiler::Compiler;
use wine::Wine;

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

const WINDOWS: &str = "x86_64-pc-windows-gnu";
const MACOS: &str = "aarch64-apple-darwin";

/// Tests of what is worked out from changes alone, which no system does otherwise. Wine, under which a file takes many times as
/// long as here, is spared them: it is there for files, folders, locks, names, days and what opens them.
const SAME_EVERYWHERE: &[&str] = &[
    "benefit::",
    "capture::",
    "deck::",
    "framework::",
    "generate::",
    "handover::",
    "measure::",
    "metric::",
    "office::",
    "outline::",
    "page::",
    "picture::",
    "portfolio::",
    "roadmap::",
    "spreadsheet::",
    "tagging::",
    "template::",
    "text::",
    "tracker::",
    "use_case::",
    "properties::agreeing::",
    "properties::bare::",
    "properties::baselines::",
    "properties::benefit::",
    "properties::between::",
    "properties::board::",
    "properties::build_next::",
    "properties::choices::",
    "properties::deciding::",
    "properties::documents::",
    "properties::entering::",
    "properties::erasing_elsewhere::",
    "properties::events::",
    "properties::exchanging::",
    "properties::exporting::",
    "properties::fold::",
    "properties::history::",
    "properties::involving::",
    "properties::labels::",
    "properties::lawful::",
    "properties::long::",
    "properties::merging::",
    "properties::metrics::",
    "properties::past::",
    "properties::points::",
    "properties::portfolio::",
    "properties::proof::copies::",
    "properties::quoting::",
    "properties::ranking::",
    "properties::reasons::",
    "properties::requirements::",
    "properties::same::",
    "properties::scoping::",
    "properties::searching::",
    "properties::slices::",
    "properties::spreadsheets::",
    "properties::steps::",
    "properties::suspects::",
    "properties::table::",
    "properties::tables::",
    "properties::team::",
    "properties::templates::",
    "properties::touching::",
    "properties::tracker::",
    "properties::words::",
];

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
    Need {
        package: "nsis",
        why: "makes the installer for Windows",
    },
];

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

/// All that it takes to build for another system.
pub struct Cross {
    folder: PathBuf,
    compiler: Compiler,
    wine: Wine,
}

/// Builds for Windows what is shipped, as on Windows but by mingw, and makes its installer. It is for trying: docs/RELEASING.md.
pub fn package() -> Result<(), Failure> {
    let cross = Cross::ensure()?;
    run(&mut cross.build(&["build", "--release", "--bins", "--target", WINDOWS]))?;
    let programs = cross.built().join(WINDOWS).join("release");
    let setup = windows::installer(&programs, &target().join("release/bundle/nsis"))?;
    installer::prove(&cross.wine, &setup)?;
    println!("{}", setup.display());
    Ok(())
}

/// Builds for Windows, runs the tests and the installer under Wine, then checks for macOS.
pub fn check() -> Result<Done, Failure> {
    match Cross::ensure() {
        Ok(cross) => {
            let programs = cross.windows_programs()?;
            cross.prove_installer(&programs)?;
            // Wine waits for files most of the time, and the check for the processor alone.
            let (tested, checked) = thread::scope(|scope| {
                let checked = scope.spawn(|| cross.check_macos());
                let tested = cross.test_windows(&programs);
                (tested, checked.join())
            });
            tested?;
            checked.unwrap_or_else(|panic| resume_unwind(panic))?;
            Ok(Done::Checked)
        }
        Err(Failure(why)) => Ok(Done::LeftOut(why)),
    }
}

impl Cross {
    /// Sets up what is needed in the target folder, and installs mingw and Wine. Fails where that can't be had, and with nothing
    /// else.
    pub fn ensure() -> Result<Self, Failure> {
        if output("apt-get", &["--version"]).is_none() || cfg!(not(target_arch = "x86_64")) {
            let why = "the compiler for other systems is to be had on Debian for x86-64 alone";
            return Err(Failure(why.into()));
        }
        system::ensure(&[system::BUILD, NEEDS])?;
        let folder = target().join("cross");
        let cross = Self {
            compiler: Compiler::ensure(folder.join("rust"))?,
            wine: Wine::ensure(folder.join("wine"))?,
            folder,
        };
        for (name, text) in [("cc", NO_COMPILER), ("ar", NO_ARCHIVER)] {
            let file = cross.folder.join(name);
            fs::write(&file, text)?;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
        }
        let mut fetch = cross.cargo(&["fetch"]);
        run(fetch.args(
            [WINDOWS, MACOS]
                .iter()
                .flat_map(|system| ["--target", system]),
        ))?;
        Ok(cross)
    }

    /// Builds the programs for Windows, as tests and the shipped ones share what they are built of. Answers the folder with
    /// `ninefold.exe`, `ninefold-cli.exe` and `WebView2Loader.dll`, which the window looks for beside itself.
    pub fn windows_programs(&self) -> Result<PathBuf, Failure> {
        run(self
            .build(&["build", "--bins", "--tests"])
            .args(["--target", WINDOWS]))?;
        Ok(self.built().join(WINDOWS).join("debug"))
    }

    /// Installs under Wine what was built, and takes it away again.
    fn prove_installer(&self, programs: &Path) -> Result<(), Failure> {
        let setup = windows::installer(programs, &self.folder.join("setup"))?;
        installer::prove(&self.wine, &setup)
    }

    /// Runs the tests of all that is shipped under Wine, but for those of what is the same everywhere.
    fn test_windows(&self, programs: &Path) -> Result<(), Failure> {
        let tests = || {
            let mut test = self.build(&["test", "--tests", "--no-fail-fast"]);
            self.wine.show_to(&mut test, &[programs]);
            test.args(["--target", WINDOWS]);
            test
        };
        let spared = SAME_EVERYWHERE.iter().flat_map(|test| ["--skip", test]);
        again::run_tests(tests, &spared.map(str::to_owned).collect::<Vec<_>>())
    }

    /// Checks all that is shipped for macOS, and its tests, which know no processor. Nothing is linked.
    fn check_macos(&self) -> Result<(), Failure> {
        let mut check = self.build(&["check", "--target", MACOS, "--bins", "--tests"]);
        check.env("SDKROOT", "/nowhere");
        for (name, file) in [("CC", "cc"), ("CXX", "cc"), ("AR", "ar")] {
            let name = format!("{name}_{}", MACOS.replace('-', "_"));
            check.env(name, self.folder.join(file));
        }
        run(&mut check)
    }

    /// A cargo that builds what is shipped, for what it is told to. It makes the standard library, of which there are but the
    /// sources, as well.
    fn build(&self, verb: &[&str]) -> Command {
        let mut command = self.cargo(verb);
        command
            .args(SHIPPED)
            .args(["--quiet", "-Zwarnings"])
            // Nothing else is built with it, so that no two compilers take turns in one folder.
            .arg("--target-dir")
            .arg(self.built())
            .env("CARGO_BUILD_WARNINGS", "deny")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0");
        command
    }

    fn cargo(&self, verb: &[&str]) -> Command {
        let mut command = cargo();
        command
            .args(verb)
            .args(["--locked", "-Zbuild-std=std,panic_unwind,test"]);
        self.compiler.show_to(&mut command);
        command
    }

    fn built(&self) -> PathBuf {
        self.folder.join("build")
    }
}
