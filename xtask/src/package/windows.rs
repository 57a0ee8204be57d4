//! The installer for Windows, made by NSIS from `src-tauri/windows`, on Windows or elsewhere.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{VERSION, build, emptied};
use crate::process::{Failure, output, root, run, target};

/// Builds the programs and makes their installer.
pub fn package() -> Result<(), Failure> {
    if output("makensis", &["-VERSION"]).is_none() {
        return Err(Failure(
            "NSIS is missing: install it from https://nsis.sourceforge.io and put makensis on the PATH".into(),
        ));
    }
    build(None)?;
    let release = target().join("release");
    let setup = installer(&release, &release.join("bundle/nsis"))?;
    println!("{}", setup.display());
    Ok(())
}

/// Makes the installer of the programs that lie in a folder, and says where it is.
///
/// Its texts are in four languages; a text that one of them lacks makes this fail.
pub fn installer(programs: &Path, into: &Path) -> Result<PathBuf, Failure> {
    emptied(into)?;
    let setup = into.join(format!("Ninefold_{VERSION}_x64-setup.exe"));
    let defined = |name: &str, value: &Path| {
        let mut definition = OsString::from(format!("-D{name}="));
        definition.push(value);
        definition
    };
    let mut make = Command::new("makensis");
    make.args(["-V2", "-WX", "-INPUTCHARSET", "UTF8"]);
    if !cfg!(windows) {
        // Debian's makes one for 64 bits, which needs nothing of 32 bits to run. On Windows there is none, and no need.
        make.arg("-DTARGET=amd64-unicode");
    }
    make.arg(format!("-DVERSION={VERSION}"))
        .arg(defined("PROGRAMS", programs))
        .arg(defined("PROJECT", &root()))
        .arg(defined("SETUP", &setup))
        .arg(root().join("src-tauri/windows/ninefold.nsi"));
    run(&mut make)?;
    Ok(setup)
}
