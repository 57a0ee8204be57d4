//! The team server of Ninefold.

use std::process::ExitCode;

fn main() -> ExitCode {
    ninefold_server::cli::run()
}
