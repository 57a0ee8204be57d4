//! What tests look at behind the door, and changes that arrive from elsewhere.

use super::Workspace;
use crate::change::Change;
use crate::fold::fold;
use crate::store::Listed;

impl Workspace {
    /// The listing as kept, and as a refill would make it.
    pub(crate) fn listings(&mut self) -> (Vec<Listed>, Vec<Listed>) {
        (
            self.store.listing().unwrap(),
            self.store.folded_listing().unwrap(),
        )
    }

    /// The highest stamp.
    pub(crate) fn stamp(&self) -> i64 {
        self.highest_stamp
    }

    /// Lets the file grow no further, as on a full disk; or grow again.
    pub(crate) fn fill_disk(&mut self, full: bool) {
        self.store.fill_disk(full);
    }

    /// Takes in a change that was made elsewhere.
    pub(crate) fn arrive(&mut self, change: Change) {
        self.settle().unwrap();
        let mut changes = self.store.changes(change.doc).unwrap();
        changes.push(change.clone());
        let listed = Listed::of(&fold(change.doc, &changes));
        self.highest_stamp = self.highest_stamp.max(change.stamp);
        self.documents.remove(&change.doc);
        self.rows.clear();
        self.listed = None;
        self.store.append(&[change], &[listed], false).unwrap();
    }

    /// Every wording of a field that is kept as a change, the oldest first.
    pub(crate) fn wordings(&mut self, document: &str, field: &str) -> Vec<String> {
        let changes = self.store.changes(document.parse().unwrap()).unwrap();
        let edits = changes
            .iter()
            .flat_map(|change| &change.edits)
            .filter(|edit| edit.field == field);
        edits.map(|edit| edit.value.text().to_owned()).collect()
    }
}
