//! What taking in a table does, counted, and what it did in words.

use super::{Plan, counted};

impl Plan {
    /// How many use cases it makes, and how many it changes.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let new = self.rows.iter().filter(|row| row.is_new).count();
        (new, self.rows.len() - new)
    }

    /// What was done.
    pub(super) fn done_in_words(&self) -> String {
        let (new, changed) = self.counts();
        let mut said = match (new, changed) {
            (0, 0) => "Nothing was imported.".to_owned(),
            (new, 0) => format!("Imported {}.", counted(new, "new use case")),
            (0, changed) => format!("Changed {}.", counted(changed, "use case")),
            (new, changed) => format!(
                "Imported {} and changed {changed}.",
                counted(new, "new use case")
            ),
        };
        match self.same {
            0 => {}
            1 => said.push_str(" 1 was here already, as in the table."),
            same => said.push_str(&format!(" {same} were here already, as in the table.")),
        }
        match self.left.len() {
            0 => {}
            1 => said.push_str(" 1 row was left out."),
            left => said.push_str(&format!(" {left} rows were left out.")),
        }
        said
    }
}
