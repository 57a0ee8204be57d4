//! `ninefold-cli rescue`.

use std::path::Path;

use ninefold_core::disk::lock::{Lock, Locked};
use ninefold_core::workspace::{Rescue, Yield};
use serde::Serialize;

use crate::arguments;
use crate::failure::Failure;
use crate::terminal;

#[derive(Serialize)]
struct Rescued<'a> {
    file: &'a Path,
    to: &'a Path,
    #[serde(flatten)]
    comes_to: &'a Yield,
}

/// Makes a new workspace from what can be read of a damaged one.
///
/// # Errors
/// A workspace that is open elsewhere, one of which nothing can be read, and what writing can meet; then no file is made.
pub fn run(arguments: &arguments::Rescue) -> Result<(), Failure> {
    let (file, to) = (&arguments.file, &arguments.to);
    let lock = match Lock::take(file) {
        Err(Locked::Elsewhere) => return Err(Failure::InUse(file.clone())),
        // Where it can't be locked nobody works with it either.
        lock => lock.ok(),
    };
    let saved = Rescue::of(file, arguments.backup.as_deref()).and_then(|rescue| {
        rescue.write(to)?;
        Ok(rescue)
    });
    if let Some(lock) = lock {
        lock.withdraw();
    }
    let rescue = saved?;
    let comes_to = rescue.comes_to();
    match arguments.json {
        true => terminal::write(&terminal::json(&Rescued { file, to, comes_to })?),
        false => {
            let text = format!(
                "{}\nSaved as {}: {}, {}.\n",
                comes_to.told().join("\n"),
                to.display(),
                counted(comes_to.use_cases, "use case"),
                counted(comes_to.changes, "change"),
            );
            terminal::write(terminal::printable(&text, true).as_bytes())
        }
    }
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
