//! The project's chores. `cargo xtask` alone lists them.
#![warn(missing_docs)]

use std::env;
use std::process::ExitCode;

mod circles;
#[cfg(target_os = "linux")]
mod cross;
mod features;
mod floors;
mod licenses;
mod node;
mod package;
mod process;
#[cfg(target_os = "linux")]
mod prove;
mod python;
mod rules;
mod run;
mod spelling;
mod system;
mod test;
mod tour;
mod window;

use process::Failure;

const USAGE: &str = "\
cargo xtask run [--stay] [ARGUMENTS]  installs what the system lacks, builds and opens the app;
                                      where there is no display, uses a virtual one, leaves a
                                      screenshot and ends the app, or lets it run with --stay
cargo xtask run server [--stay]       starts a team server with a PostgreSQL of its own, and two windows
                                      joined to it on virtual displays; leaves pictures of one's edit in
                                      the other in target/server, and ends, or stays until Ctrl+C
cargo xtask test [STEP …] [-- NAME …] installs what tests need and runs them all, or these steps;
                                      of unit, window, foreign and team those tests that are named. With
                                      --changed, only what the changes since main can touch; with
                                      --long, the whole figures of docs/RELIABILITY.md, which take
                                      hours; with --list, tells the steps and how long each took last
cargo xtask tour [--docs]             plays the sample journey in the real window; leaves
                                      screenshots and exported files in target/tour, and with
                                      --docs renews the picture of the README
cargo xtask package [--prove]         makes this system's packages; with --prove, installs and starts
                                      the deb in a clean Debian; on Linux, package windows makes
                                      the installer for Windows
cargo xtask licenses                  writes THIRD-PARTY-LICENSES.txt anew";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (chore, arguments) = match arguments.split_first() {
        Some((chore, arguments)) => (chore.as_str(), arguments),
        None => ("help", &[][..]),
    };
    let done = match chore {
        "run" => run::run(arguments),
        "test" => test::test(arguments),
        "tour" => tour::tour(arguments),
        "package" => package::package(arguments),
        "licenses" => licenses::write(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failure(format!("there is no chore {other:?}\n\n{USAGE}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
