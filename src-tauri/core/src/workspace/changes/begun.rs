//! A use case that was begun: it is in no list and no file before something is entered in it.

use std::sync::Arc;

use crate::document::change::Change;
use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::what::What;
use crate::error::Error;
use crate::store::Typing;
use crate::view::Done;
use crate::workspace::begun::Begun;
use crate::workspace::changes::commit::Edits;
use crate::workspace::changes::use_cases::{first_place, refers};
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Begins a new use case. Its place is the question for its title. One in which nothing is entered leaves nothing, and goes
    /// when the next one is begun.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn begin_new_use_case(&mut self) -> Result<Done, Error> {
        self.begin_use_case(None)
    }

    /// The same, which refers to a template where it is started from one.
    pub(super) fn begin_use_case(&mut self, template: Option<Id>) -> Result<Done, Error> {
        let id = self.next_id();
        let mut begun = vec![created(id, kind::USE_CASE)];
        begun.extend(refers(id, template));
        let edits = self.edits(id, begun)?;
        let action = self.next_id();
        let creation = self.change(id, What::Create, Some(action), None, edits);
        self.reader.begun = Some(Arc::new(Begun {
            document: Arc::new(fold(id, std::slice::from_ref(&creation))),
            creation,
        }));
        self.reader.revision += 1;
        Ok(self.done(Some(first_place(id)), None))
    }

    /// What makes it, to be written together with what is entered in it first; nothing where that is meant for another.
    pub(super) fn creation(
        &mut self,
        is_meant: impl Fn(Id) -> bool,
    ) -> Result<Option<Change>, Error> {
        let begun = self.reader.begun.as_ref();
        let Some(begun) = begun.filter(|begun| is_meant(begun.document.id)) else {
            return Ok(None);
        };
        let mut creation = begun.creation.clone();
        let framework = self.built_in_framework()?;
        let edit = pending(creation.doc, kind::USE_CASE, field::FRAMEWORK, framework);
        creation.edits.extend(self.edits(creation.doc, vec![edit])?);
        Ok(Some(creation))
    }

    /// Appends changes together with what makes the use case that was begun, which is taken back by itself.
    pub(super) fn create_and_append(
        &mut self,
        creation: Option<Change>,
        mut changes: Vec<Change>,
        typing: Typing<'_>,
    ) -> Result<(), Error> {
        let Some(creation) = creation else {
            return self.append(changes, typing);
        };
        let begun = self.reader.begun.take();
        let action = creation.action;
        changes.insert(0, creation);
        let written = self.append(changes, typing);
        match (&written, action) {
            (Ok(()), Some(action)) => self.stacks.push(action, None),
            _ => self.reader.begun = begun,
        }
        written
    }
}

/// Whether edits are of a document, or name it.
pub(super) fn names((doc, edits): &Edits, document: Id) -> bool {
    let id = document.to_string();
    *doc == document
        || edits
            .iter()
            .any(|edit| edit.field.contains(&id) || edit.value.text() == id)
}
