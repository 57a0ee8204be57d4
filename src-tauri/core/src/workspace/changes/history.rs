//! Undo and redo of this person's last action.

use crate::document::id::Id;
use crate::document::undo;
use crate::document::what::What;
use crate::error::Error;
use crate::view::Done;
use crate::workspace::Workspace;
use crate::workspace::changes::commit::Action;

impl Workspace {
    /// Takes back this person's last action, and answers its place and its name; or what arrived from elsewhere, if that was
    /// the last that happened.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn undo(&mut self) -> Result<Done, Error> {
        self.settle()?;
        if self.arrived.is_some() {
            return self.take_back_import();
        }
        match self.stacks.undo() {
            Some(action) => self.take_back(action, What::Undo, "Undone"),
            None => Ok(self.done(None, Some("There is nothing to undo.".to_owned()))),
        }
    }

    /// Takes back the last undo.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn redo(&mut self) -> Result<Done, Error> {
        self.settle()?;
        match self.stacks.redo() {
            Some(action) => self.take_back(action, What::Redo, "Redone"),
            None => Ok(self.done(None, Some("There is nothing to redo.".to_owned()))),
        }
    }

    fn take_back(&mut self, action: Id, what: What, said: &str) -> Result<Done, Error> {
        let label = self.label_of_action(action);
        let changes = self.shelf.source.changes_of_action(action)?;
        let mut edits = Vec::new();
        let mut kept = Vec::new();
        let mut docs: Vec<Id> = changes.iter().map(|change| change.doc).collect();
        docs.dedup();
        for doc in docs {
            let folded = self.folded(doc)?;
            let around = self.store.changes_around(doc, action)?;
            let plan = undo::plan(&folded, &around, action, self.author.id);
            kept.extend(plan.kept.into_iter().map(|(_, _, author)| author));
            edits.extend(plan.reopened.into_iter().map(|edit| (doc, vec![edit])));
            edits.push((doc, plan.edits));
        }
        self.act(Action {
            what,
            undoes: Some(action),
            edits,
        })?;
        let mut notice = format!("{said}: {label}.");
        if let Some(author) = kept.first() {
            let name = self.name_of(*author)?;
            notice.push_str(&format!(" A later wording by {name} was kept."));
        }
        let place = self.place_of(&changes)?;
        Ok(self.done(Some(place), Some(notice)))
    }
}
