//! Whether backups can be used: each is opened, looked at as a whole, and a copy in a second place compared with the first.

use super::looking::Looking;
use super::{Fault, Remedy, Report, sentence};
use crate::store::{Backup, Shelf, Why};

const UNUSABLE: &str =
    "The workspace itself is not affected by it. It can't be restored, and another backup can.";
const OTHER: &str = "The workspace itself is not affected by it. The copies were to be the same, and one of them is not as it was made.";

/// How many there are.
pub(super) fn count(shelves: &[Shelf]) -> usize {
    shelves.iter().map(|shelf| shelf.paths().len()).sum()
}

/// Looks at all of them; answers whether it was not broken off.
pub(super) fn look(shelves: &[Shelf], looking: &mut Looking<'_>, report: &mut Report) -> bool {
    let mut first: Vec<Backup> = Vec::new();
    for (number, shelf) in shelves.iter().enumerate() {
        for path in shelf.paths() {
            if !looking.goes_on() {
                return false;
            }
            // One that was thinned out meanwhile is none.
            let Some(backup) = shelf.backup(&path) else {
                continue;
            };
            report.backups += 1;
            // What was there before a restore may be damaged: that is why somebody restored.
            if backup.why == Why::BeforeRestore {
                continue;
            }
            let fault = |meaning, what| (meaning, what);
            let found = match &backup.holds {
                Err(why) => Some(fault(UNUSABLE, format!("can't be used. {}", sentence(why)))),
                Ok(_) if !backup.is_whole() => Some(fault(
                    UNUSABLE,
                    "can't be used: parts of it are not as they were written.".to_owned(),
                )),
                Ok(holds) => {
                    let twin = first
                        .iter()
                        .find(|twin| twin.path.file_name() == path.file_name());
                    let is_other = twin.is_some_and(|twin| twin.holds.as_ref() != Ok(holds));
                    is_other.then(|| {
                        fault(
                            OTHER,
                            "does not hold what its copy in the first place holds.".to_owned(),
                        )
                    })
                }
            };
            if let Some((meaning, what)) = found {
                let what = format!("The backup {} {what}", path.display());
                let remedy = Some(Remedy::Backup(path));
                report.add_with(Fault::Backup, None, meaning, what, remedy);
            } else if number == 0 {
                first.push(backup);
            }
        }
    }
    true
}
