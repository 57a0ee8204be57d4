//! The most memory that a process of its own took, which opened a workspace and looked at it.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The file that a child is asked to look at; one of no name for none.
pub fn asked(arguments: &[String]) -> Option<&Path> {
    match arguments {
        [word, file] if word == "child" => Some(Path::new(file)),
        _ => None,
    }
}

/// Opens a workspace, if one is named, looks at its list and a phase, and prints the most memory that took in KiB.
pub fn child(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut workspace = None;
    if file.exists() {
        let opened = crate::open(file)?;
        let list = opened.use_cases()?;
        opened.phase(&list.use_cases[0].id, "ideation")?;
        workspace = Some(opened);
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{}", peak.unwrap_or_default().trim_end_matches("kB").trim());
    drop(workspace);
    Ok(())
}

/// The most memory of a child in KiB; 0 where the system does not tell.
pub fn of(file: Option<&Path>) -> Result<u64, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .arg("child")
        .arg(file.unwrap_or(Path::new("")))
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?
        .trim()
        .parse()
        .unwrap_or(0))
}
