//! `cargo xtask package`: what people install.

pub mod linux;
mod macos;
pub mod windows;

use std::path::Path;

use crate::features;
use crate::process::{Failure, cargo, run};

/// The version of everything that is shipped.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes the packages of this system, and proves the one for Debian if asked to; on Linux also the installer for Windows.
pub fn package(arguments: &[String]) -> Result<(), Failure> {
    let is_proved = match arguments {
        [] => false,
        [option] if option == "--prove" => true,
        #[cfg(target_os = "linux")]
        [system] if system == "windows" => return crate::cross::package(),
        _ => {
            return Err(Failure(format!(
                "there is nothing like {arguments:?}; there is --prove, and on Linux windows"
            )));
        }
    };
    if is_proved && !cfg!(target_os = "linux") {
        return Err(Failure("packages are proved on Linux alone".into()));
    }
    if cfg!(windows) {
        return windows::package();
    }
    if cfg!(target_os = "macos") {
        return macos::package();
    }
    linux::package(is_proved)
}

/// Builds the window and the command line as they are shipped, for this system or for another that its compiler knows.
fn build(system: Option<&str>) -> Result<(), Failure> {
    for package in [features::SHELL, features::SHIPPED[1]] {
        let mut build = cargo();
        build.args(["build", "--release", "--locked"]).args(package);
        if let Some(system) = system {
            build.args(["--target", system]);
        }
        run(&mut build)?;
    }
    Ok(())
}

/// Makes a folder where there is none, or an empty one of what is there.
fn emptied(folder: &Path) -> Result<(), Failure> {
    let _ = std::fs::remove_dir_all(folder);
    Ok(std::fs::create_dir_all(folder)?)
}
