//! The most memory that a process of its own took, which opened a workspace and looked at it as a window does.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use ninefold_core::view::Arrangement;

/// How far a child goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Far {
    /// Nowhere: it opens nothing.
    Nowhere,
    /// It opens the workspace, and does nothing with it.
    Open,
    /// It looks at what the list shows of itself, and at a phase.
    Looks,
    /// The whole file is looked at beside that, as it is behind a window.
    Examines,
}

impl Far {
    const ALL: [(Self, &str); 4] = [
        (Self::Nowhere, "nowhere"),
        (Self::Open, "open"),
        (Self::Looks, "looks"),
        (Self::Examines, "examines"),
    ];

    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(far, _)| *far == self);
        found.map_or("", |(_, word)| word)
    }
}

/// How far a child is to go, and with which file.
pub fn asked(arguments: &[String]) -> Option<(Far, &Path)> {
    let [child, word, file] = arguments else {
        return None;
    };
    let found = Far::ALL.iter().find(|(_, other)| other == word);
    let (far, _) = found.filter(|_| child == "child")?;
    Some((*far, Path::new(file)))
}

/// Goes so far, and prints the most memory that took in KiB.
pub fn child(far: Far, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut workspace = None;
    if far != Far::Nowhere {
        workspace = Some(crate::open(file)?);
    }
    if let Some(opened) = &workspace
        && far != Far::Open
    {
        let sight = crate::sight();
        let screen = opened.use_case_screen(&sight, &sight, &Arrangement::default())?;
        opened.phase(&screen.use_cases.rows[0].row.id, "ideation")?;
        if far == Far::Examines {
            crate::examine(opened)?;
        }
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{}", peak.unwrap_or_default().trim_end_matches("kB").trim());
    drop(workspace);
    Ok(())
}

/// The most memory of a child in KiB; 0 where the system does not tell.
pub fn of(far: Far, file: &Path) -> Result<u64, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .args(["child", far.word()])
        .arg(file)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?
        .trim()
        .parse()
        .unwrap_or(0))
}
