//! Wine, which runs what is built for Windows.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{Failure, run};

/// What all programs under Wine share, where Debian has it.
const SERVER: &str = "/usr/lib/wine/wineserver";

/// Runs a program, which Debian has outside of what is looked for programs in, and stops one that hangs.
const RUNNER: &str = "#!/bin/sh
timeout --kill-after=10 20m /usr/lib/wine/wine64 \"$@\"
ended=$?
case $ended in
  124|137) echo \"$1 did not end within 20 minutes under Wine, and was stopped.\" >&2;;
esac
exit $ended
";

/// What is built for Windows looks for this when it starts, in a library that Wine 8 lacks.
const RANDOM: &str = "#include <stdlib.h>
typedef int BOOL;
BOOL __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) BOOL __stdcall ProcessPrng(unsigned char *to, size_t length) {
    return SystemFunction036(to, (unsigned long)length);
}
";

/// Wine with a Windows of its own. Whatever is still running in it ends with it.
pub struct Wine {
    folder: PathBuf,
}

impl Wine {
    /// Makes it in a folder, unless it is there.
    pub fn ensure(folder: PathBuf) -> Result<Self, Failure> {
        let wine = Self { folder };
        let mark = wine.folder.join("made");
        let is_made = mark.exists();
        if !is_made {
            let _ = fs::remove_dir_all(&wine.folder);
        }
        let library = wine.library();
        fs::create_dir_all(&library)?;
        fs::write(wine.runner(), RUNNER)?;
        fs::set_permissions(wine.runner(), fs::Permissions::from_mode(0o755))?;
        if is_made {
            return Ok(wine);
        }
        let source = library.join("random.c");
        fs::write(&source, RANDOM)?;
        let mut make = Command::new("x86_64-w64-mingw32-gcc");
        make.args(["-shared", "-o"])
            .arg(library.join("bcryptprimitives.dll"))
            .arg(source)
            .arg("-ladvapi32");
        run(&mut make)?;
        // It makes its Windows when it is first started.
        let mut start = Command::new(wine.runner());
        wine.surround(&mut start, &[]);
        start.args(["cmd", "/c", "exit"]);
        start.stdout(Stdio::null()).stderr(Stdio::null());
        run(&mut start)?;
        fs::write(mark, "")?;
        Ok(wine)
    }

    /// Has a cargo run tests in it, with libraries from these folders.
    pub fn show_to(&self, cargo: &mut Command, libraries: &[&Path]) {
        cargo.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", self.runner());
        self.surround(cargo, libraries);
    }

    /// A program of Windows, by a path of this system or a name that Windows knows.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(self.runner());
        self.surround(&mut command, &[]);
        command.arg(program);
        command
    }

    /// The folder of the only person in its Windows, in this system.
    pub fn person(&self) -> Result<PathBuf, Failure> {
        let people = fs::read_dir(self.folder.join("windows/drive_c/users"))?;
        let mut people = people.filter_map(|person| Some(person.ok()?.path()));
        people
            .find(|person| !person.ends_with("Public"))
            .ok_or_else(|| Failure("nobody lives in Wine".into()))
    }

    /// What Wine finds around it: no display, nothing to say, and none of what asks to be installed.
    fn surround(&self, command: &mut Command, libraries: &[&Path]) {
        let own = self.library();
        // The disk of this system is a drive there, and a path without it would be of the drive that a program is on.
        let folders = [own.as_path()].into_iter().chain(libraries.iter().copied());
        let folders: Vec<_> = folders
            .map(|folder| format!("Z:{}", folder.display()))
            .collect();
        command
            .env("WINEPREFIX", self.folder.join("windows"))
            .env("WINEPATH", folders.join(";"))
            .env("WINEDEBUG", "-all")
            .env(
                "WINEDLLOVERRIDES",
                "winemenubuilder.exe=d;mscoree=d;mshtml=d",
            )
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
    }

    fn runner(&self) -> PathBuf {
        self.folder.join("run")
    }

    fn library(&self) -> PathBuf {
        self.folder.join("library")
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        let mut end = Command::new(SERVER);
        self.surround(&mut end, &[]);
        // It fails where nothing is running.
        let _ = end
            .arg("--kill")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}
