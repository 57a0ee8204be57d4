//! `cargo xtask run server`: a team server with a PostgreSQL of its own in the target folder, and two windows joined to it on
//! two virtual displays. The journey is one of the end-to-end tests that plain runs leave out.

use crate::process::{Failure, cargo, run};
use crate::{features, system};

/// Installs what is missing, starts all of it and leaves pictures in `target/server`. It then ends all of it, or lets it stay
/// until it is stopped.
pub fn server(stays: bool) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure(
            "the windows are driven by WebKitGTK, so it needs Linux".into(),
        ));
    }
    system::ensure(&[system::BUILD, system::DISPLAY, system::TEST])?;
    system::ensure_postgresql()?;
    run(cargo()
        .args(["build", "--locked", "--bin", "ninefold-server"])
        .args(features::SERVER))?;
    let mut journey = cargo();
    journey
        .args(["test", "--quiet", "--locked", "--test", "e2e"])
        .args(features::SHELL);
    if stays {
        journey.env("NINEFOLD_STAY", "1");
    }
    let only = ["--ignored", "--exact", "--nocapture"];
    run(journey.arg("--").args(only).arg("run_server::run_server"))
}
