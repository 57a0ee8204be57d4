//! Whether the Debian package works where nothing else is: in a system made for it alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ninefold_driver::Display;

use crate::process::{Failure, output, run, target};
use crate::system;

/// Debian 12, the oldest system that has what Ninefold needs.
const SUITE: &str = "bookworm";

/// Installs the package in a clean Debian, starts the app there, and leaves a screenshot.
pub fn prove(deb: &Path) -> Result<(), Failure> {
    if !system::is_root() {
        return Err(Failure(
            "a clean system is entered by chroot, which only root may do".into(),
        ));
    }
    system::ensure(&[system::DISPLAY, system::PROVE])?;
    let clean = Clean::make(&target().join("clean"))?;
    clean.install(deb)?;
    run(clean.command("/usr/bin/ninefold-cli").arg("--version"))?;
    let display = Display::start(1360, 860)?;
    let mut app = clean
        .command("/usr/bin/ninefold")
        .env("DISPLAY", &display.name)
        .spawn()?;
    let shown = display.wait_for_window("Ninefold").and_then(|title| {
        display
            .wait_until_still(Duration::from_secs(30))
            .map(|()| title)
    });
    let picture = target().join("ninefold-package.png");
    let pictured = display.screenshot(&picture);
    let _ = app.kill();
    let _ = app.wait();
    let title = shown?;
    pictured?;
    println!(
        "The installed app opened its window {title:?}; a screenshot is at {}.",
        picture.display()
    );
    Ok(())
}

/// A clean system. What is mounted into it is unmounted when dropped.
struct Clean {
    folder: PathBuf,
}

impl Clean {
    /// Makes one, from a copy of the one made before where there is one: only the first download
    /// takes its time.
    fn make(folder: &Path) -> Result<Self, Failure> {
        let base = folder.join("base");
        let root = folder.join("root");
        if !base.join("etc/debian_version").exists() {
            fs::create_dir_all(folder)?;
            let mut command = Command::new("debootstrap");
            run(command.args(["--variant=minbase", SUITE]).arg(&base))?;
        }
        let clean = Self { folder: root };
        clean.unmount();
        if clean.folder.exists() {
            fs::remove_dir_all(&clean.folder)?;
        }
        run(Command::new("cp").arg("-a").args([&base, &clean.folder]))?;
        clean.mount()?;
        Ok(clean)
    }

    /// Installs the package with what it depends on, and nothing it does not name.
    fn install(&self, deb: &Path) -> Result<(), Failure> {
        fs::copy(deb, self.folder.join("tmp/ninefold.deb"))?;
        fs::copy("/etc/resolv.conf", self.folder.join("etc/resolv.conf"))?;
        run(self.command("apt-get").args(["update", "-q"]))?;
        let install = ["install", "-y", "-q", "--no-install-recommends"];
        run(self
            .command("apt-get")
            .args(install)
            .arg("/tmp/ninefold.deb"))?;
        // Every desktop has fonts; a clean root has none, and text would be invisible.
        run(self
            .command("apt-get")
            .args(install)
            .arg("fonts-dejavu-core"))?;
        let lacking = output(
            "chroot",
            &[&self.folder.to_string_lossy(), "ldd", "/usr/bin/ninefold"],
        )
        .unwrap_or_default();
        let lacking: Vec<&str> = lacking
            .lines()
            .filter(|line| line.contains("not found"))
            .collect();
        if lacking.is_empty() {
            Ok(())
        } else {
            Err(Failure(format!(
                "the package depends on too little:\n{}",
                lacking.join("\n")
            )))
        }
    }

    /// A command inside.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("chroot");
        command.arg(&self.folder).arg(program).env_clear().envs([
            ("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
            ("HOME", "/root"),
            ("LANG", "C.UTF-8"),
            ("DEBIAN_FRONTEND", "noninteractive"),
        ]);
        command
    }

    /// The kernel's folders and the display's socket are needed inside.
    fn mount(&self) -> Result<(), Failure> {
        for (from, to) in MOUNTS {
            let to = self.folder.join(to);
            fs::create_dir_all(&to)?;
            run(Command::new("mount").args(["--bind", from]).arg(&to))?;
        }
        Ok(())
    }

    fn unmount(&self) {
        for (_, to) in MOUNTS.iter().rev() {
            let _ = Command::new("umount")
                .args(["--quiet", "--lazy"])
                .arg(self.folder.join(to))
                .status();
        }
    }
}

const MOUNTS: &[(&str, &str)] = &[
    ("/proc", "proc"),
    ("/dev/shm", "dev/shm"),
    ("/tmp/.X11-unix", "tmp/.X11-unix"),
];

impl Drop for Clean {
    fn drop(&mut self) {
        self.unmount();
    }
}
