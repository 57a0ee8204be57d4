//! The door itself: edits become changes, typing becomes a draft and then a change.

use std::sync::Arc;
use std::time::Duration;

use crate::document::change::{Change, Edit};
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::stamp;
use crate::document::typing;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::store::{Cached, Draft, Typing};
use crate::view::{Done, Place};
use crate::workspace::Workspace;
use crate::workspace::changes::altered::Altered;
use crate::workspace::changes::begun::names;
use crate::workspace::changes::moment::Moment;

/// Of so many documents it is looked at each whether it stands elsewhere in lists by now.
const FEW: usize = 64;

/// A document and what is edited in it.
pub(crate) type Edits = (Id, Vec<Pending>);

/// What one action does: edits of one or more documents.
pub(crate) struct Action {
    /// The kind of action.
    pub(crate) what: What,
    /// The action it takes back.
    pub(crate) undoes: Option<Id>,
    /// The edits, by document.
    pub(crate) edits: Vec<Edits>,
}

impl Action {
    /// An action on one document.
    pub(crate) fn on(doc: Id, what: What, edits: Vec<Pending>) -> Self {
        Self {
            what,
            undoes: None,
            edits: vec![(doc, edits)],
        }
    }
}

impl Workspace {
    /// Does an action: what is being typed becomes a change first, then the action's changes are on disk, or nothing is.
    pub(crate) fn act(&mut self, action: Action) -> Result<(), Error> {
        self.may_change()?;
        self.settle()?;
        let creation =
            self.creation(|begun| action.edits.iter().any(|edits| names(edits, begun)))?;
        let id = self.next_id();
        let undoes = action.undoes;
        let mut changes = Vec::new();
        for (doc, pending) in action.edits {
            let edits = self.edits(doc, pending)?;
            // An undo that finds nothing to bring back is written all the same: the stack is folded from changes.
            if !edits.is_empty() || (undoes.is_some() && changes.is_empty()) {
                changes.push(self.change(doc, action.what.clone(), Some(id), undoes, edits));
            }
        }
        if changes.is_empty() {
            return Ok(());
        }
        self.create_and_append(creation, changes, Typing::Stays)?;
        self.stacks.push(id, undoes);
        Ok(())
    }

    /// Writes what the app sets up by itself, which is never undone.
    pub(crate) fn set_up(&mut self, edits: Vec<Edits>) -> Result<(), Error> {
        self.settle()?;
        let mut changes = Vec::new();
        for (doc, pending) in edits {
            let edits = self.edits(doc, pending)?;
            if !edits.is_empty() {
                changes.push(self.change(doc, What::SetUp, None, None, edits));
            }
        }
        if changes.is_empty() {
            Ok(())
        } else {
            self.append(changes, Typing::Stays)
        }
    }

    /// Turns what is being typed into a change, with the stamp of its last flush.
    ///
    /// # Errors
    /// [`Error::NotSaved`]; then it stays a draft, which is on disk too.
    pub fn settle(&mut self) -> Result<(), Error> {
        let Some(draft) = self.reader.draft.clone() else {
            return Ok(());
        };
        let action = draft.typing();
        let changes = if self.alters(&draft) {
            let mut typed = Draft::clone(&draft);
            // One from a file can have any; ours always counts.
            if !stamp::counts(typed.stamp) {
                typed.stamp = self.moment().stamp;
            }
            if !stamp::counts(typed.at) {
                typed.at = typed.stamp;
            }
            vec![typed.settled()]
        } else {
            self.touch_untyped(&draft);
            Vec::new()
        };
        let wrote = !changes.is_empty();
        self.append(changes, Typing::Settled)?;
        self.reader.draft = None;
        if wrote
            && (draft.author == self.author.id || mutant::lacks("only my own typing is undone"))
        {
            self.stacks.push(action, None);
        }
        Ok(())
    }

    /// The same, if the draft is as old as a draft may be. To be called every few seconds.
    ///
    /// # Errors
    /// As [`Workspace::settle`].
    pub fn settle_due(&mut self) -> Result<(), Error> {
        match &self.draft {
            Some(_) if typing::must_settle(0, 0, self.age_of_draft()) => self.settle(),
            _ => Ok(()),
        }
    }

    /// How long ago something was typed last that is no change yet; nothing where there is no such thing.
    pub fn typed_for(&self) -> Option<Duration> {
        let draft = self.draft.as_ref().filter(|draft| self.alters(draft))?;
        Some(Duration::from_millis(
            (self.reader.clock)().abs_diff(draft.at),
        ))
    }

    /// How long ago the draft began, whatever was done to the clock meanwhile.
    fn age_of_draft(&self) -> Duration {
        (self.origin.elapsed)().saturating_sub(self.draft_began)
    }

    /// Puts typed text on disk. It is laid over the document, and becomes a change later.
    pub(crate) fn flush(
        &mut self,
        doc: Id,
        record: Id,
        kind: &str,
        field: &str,
        value: Value,
    ) -> Result<(), Error> {
        self.may_change()?;
        let same = |draft: &&Draft| {
            (draft.doc, draft.record, draft.field.as_str()) == (doc, record, field)
        };
        let draft = self.draft.as_deref();
        let removing = draft.filter(same).map(|draft| {
            let removing = typing::removed(draft.value.text(), value.text());
            (
                removing,
                typing::must_settle(draft.removed, removing, self.age_of_draft()),
            )
        });
        if !matches!(removing, Some((_, false))) {
            self.settle()?;
        }
        let Moment { stamp, at, clock } = self.moment();
        let mut creation = None;
        let mut draft = match (self.reader.draft.take(), removing) {
            (Some(draft), Some((removing, _))) => {
                let mut draft = Arc::unwrap_or_clone(draft);
                draft.removed += removing;
                draft
            }
            _ => {
                let folded = self.seen(doc)?;
                let standing = folded
                    .records
                    .get(&record)
                    .and_then(|found| found.fields.get(field));
                if standing.map_or(&Value::Null, |standing| &standing.value) == &value {
                    return Ok(());
                }
                creation = self.creation(|begun| begun == doc)?;
                self.draft_began = (self.origin.elapsed)();
                Draft {
                    doc,
                    record,
                    kind: kind.to_owned(),
                    field: field.to_owned(),
                    value: Value::Null,
                    base: standing.map(|standing| standing.base()).unwrap_or_default(),
                    // As the clock says it, however wrong: two that begin alike in an earlier file are not the same.
                    began: clock,
                    stamp: 0,
                    at,
                    author: self.author.id,
                    removed: 0,
                }
            }
        };
        let before = draft.clone();
        if before.stamp > 0 && before.value == value {
            self.reader.draft = Some(Arc::new(draft));
            return Ok(());
        }
        draft.value = value;
        draft.at = at;
        draft.stamp = stamp;
        let title = self.listed.get(&doc).cloned();
        let title = title.as_ref().map_or("", |row| &row.title);
        let written = match creation {
            Some(_) => self.create_and_append(creation, Vec::new(), Typing::Begins(&draft)),
            None => self.store.put_draft(&draft, title),
        };
        match written {
            Ok(()) => {
                self.touch_typed(&draft);
                self.reader.draft = Some(Arc::new(draft));
                self.reader.revision += 1;
                Ok(())
            }
            Err(error) => {
                // What is on disk is what was there before this flush.
                self.reader.draft = (before.stamp > 0).then(|| Arc::new(before));
                Err(error)
            }
        }
    }

    /// Whether a draft says anything else than what its document already holds.
    pub(crate) fn alters(&self, draft: &Draft) -> bool {
        // What can't be compared is written.
        let Ok(document) = self.folded(draft.doc) else {
            return true;
        };
        let standing = document.records.get(&draft.record);
        standing.map_or(&Value::Null, |record| record.value(&draft.field)) != &draft.value
    }

    /// What a change answers.
    pub(crate) fn done(&mut self, place: Option<Place>, notice: Option<String>) -> Done {
        let said: Vec<String> = notice.into_iter().chain(self.unsaid.take()).collect();
        let notice = (!said.is_empty()).then(|| said.join(" "));
        Done {
            revision: self.revision,
            undo: self.undo_state(),
            touched: self.touched(),
            place,
            notice,
        }
    }

    pub(crate) fn next_id(&mut self) -> Id {
        let now = (self.origin.clock)();
        (self.origin.ids)(now)
    }

    pub(crate) fn change(
        &mut self,
        doc: Id,
        what: What,
        action: Option<Id>,
        undoes: Option<Id>,
        edits: Vec<Edit>,
    ) -> Change {
        let id = self.next_id();
        let Moment { stamp, at, .. } = self.moment();
        Change {
            id,
            doc,
            stamp,
            at,
            author: self.author.id,
            what,
            action,
            undoes,
            via: None,
            edits,
        }
    }

    /// Appends changes to the log, and folds them into the documents they are of. None of them is there already.
    pub(crate) fn append(&mut self, changes: Vec<Change>, typing: Typing<'_>) -> Result<(), Error> {
        self.append_watched(changes, typing, &mut |_| true)
            .map(drop)
    }

    /// The same for many, with what hears how many are written and answers whether to go on. Answers whether they are on disk:
    /// else none of them is.
    pub(crate) fn append_watched(
        &mut self,
        changes: Vec<Change>,
        typing: Typing<'_>,
        watch: &mut dyn FnMut(usize) -> bool,
    ) -> Result<bool, Error> {
        let altered = self.altered(&changes)?;
        let frameworks = self.frameworks_of(altered.values().map(Altered::document), &changes)?;
        let folding = || Altered::folded(altered, &frameworks);
        let appended = self.store.append(&changes, folding, typing, watch)?;
        let Some((last, (cached, documents))) = appended else {
            return Ok(false);
        };
        self.shelf.replace(last, documents);
        self.reader.last = last;
        if !changes.is_empty() {
            self.arrived = None;
        }
        self.reader.latest = changes.into();
        match cached.as_slice() {
            few if few.len() <= FEW => few.iter().for_each(|cached| self.touch_row(&cached.listed)),
            // Each would be compared with all that are listed.
            many => self.touch_all(many.iter().map(|cached| cached.listed.doc)),
        }
        for Cached { listed, .. } in cached {
            self.reader.listed.insert_mut(listed.doc, Arc::new(listed));
        }
        self.reader.revision += 1;
        Ok(true)
    }
}
