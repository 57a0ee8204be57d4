//! What an example of the core writes, and programs of others look at: files for office programs, figures of the coach.

use std::path::Path;

use crate::process::{Failure, cargo, run, target};
use crate::python::Python;
use crate::system::{self, Need};

/// Decks.
pub fn deck() -> Result<(), Failure> {
    looked_at("deck", "decks", system::DECK)
}

/// Word files.
pub fn word() -> Result<(), Failure> {
    looked_at("word", "documents", system::WORD)
}

/// Workbooks.
pub fn workbook() -> Result<(), Failure> {
    looked_at("workbook", "workbooks", system::WORKBOOK)
}

/// What the coach says of tests.
pub fn measure() -> Result<(), Failure> {
    looked_at("measure", "cases", system::MEASURE)
}

/// Processing records.
pub fn privacy() -> Result<(), Failure> {
    looked_at("privacy", "records", system::PRIVACY)
}

/// Has an example of the core write files into a folder, and the program in the folder of the same name of the tests look at
/// them.
fn looked_at(name: &str, example: &str, needs: &[Need]) -> Result<(), Failure> {
    system::ensure(&[needs])?;
    let tools = target().join("tools");
    let program = Path::new("tests").join(name);
    let python = Python::ensure_in(tools.join(name), &program.join("requirements.txt"))?;
    let folder = target().join(name);
    // Files and pictures that an earlier run left would be taken for this one's.
    let _ = std::fs::remove_dir_all(&folder);
    let mut write = cargo();
    write.args(["run", "--quiet", "--package", "ninefold-core", "--locked"]);
    run(write.args(["--example", example, "--"]).arg(&folder))?;
    let mut check = python.command();
    run(check
        .args([program.join("check.py").as_os_str(), folder.as_os_str()])
        .arg(tools.join("office")))
}
