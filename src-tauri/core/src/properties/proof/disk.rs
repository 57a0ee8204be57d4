//! Disks of our own, where root can make them: in a file, in memory, as a place that can only be read.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Something that is mounted at a folder, until it is dropped.
#[derive(Debug)]
pub(super) struct Mounted(PathBuf);

/// What is said where there is no disk to be had.
pub(super) const LEFT_OUT: &str =
    "left out: only root, with loop devices and mkfs.ext4, can make a disk in a file";

impl Mounted {
    /// A new disk in a file of so many bytes. What nobody puts on it by a sync reaches the file late, as on a disk of its own.
    pub(super) fn made(image: &Path, bytes: u64, folder: &Path) -> Option<Self> {
        std::fs::File::create(image).ok()?.set_len(bytes).ok()?;
        let make = Command::new("mkfs.ext4")
            .args(["-q", "-m", "0", "-E", "lazy_itable_init=0"])
            .arg(image)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        make.is_ok_and(|status| status.success()).then_some(())?;
        Self::of(image, folder)
    }

    /// The disk that is in a file.
    pub(super) fn of(image: &Path, folder: &Path) -> Option<Self> {
        let image = image.to_str()?;
        Self::by(&["-o", "loop,commit=3600", image], folder)
    }

    /// One in memory.
    pub(super) fn in_memory(bytes: u64, folder: &Path) -> Option<Self> {
        let size = format!("size={bytes}");
        Self::by(&["-t", "tmpfs", "-o", &size, "tmpfs"], folder)
    }

    /// A folder over itself, so that it can be made one that is only read.
    pub(super) fn over_itself(folder: &Path) -> Option<Self> {
        Self::by(&["--bind", folder.to_str()?], folder)
    }

    pub(super) fn may_be_written(&self, may: bool) {
        let how = format!("remount,bind,{}", if may { "rw" } else { "ro" });
        assert!(runs(Command::new("mount").args(["-o", &how]).arg(&self.0)));
    }

    /// It is gone from its folder, whoever has files of it open.
    pub(super) fn pull(self) {
        drop(self);
    }

    fn by(arguments: &[&str], folder: &Path) -> Option<Self> {
        runs(Command::new("mount").args(arguments).arg(folder)).then(|| Self(folder.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        runs(Command::new("umount").arg("--lazy").arg(&self.0));
    }
}

fn runs(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
