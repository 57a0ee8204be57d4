//! A use case that was begun: it is in no list and no file before something is entered in it.

use std::sync::Arc;

use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::what::What;
use crate::error::Error;
use crate::view::Done;
use crate::workspace::changes::commit::Edits;
use crate::workspace::changes::use_cases::{first_place, refers};
use crate::workspace::{Workspace, created};

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
        let change = self.change(id, What::Create, None, None, edits);
        self.reader.begun = Some(Arc::new(fold(id, &[change])));
        self.reader.revision += 1;
        Ok(self.done(Some(first_place(id)), None))
    }

    /// Writes it, if it is the one that something is about to be entered in.
    pub(super) fn keep_begun(&mut self, is_meant: impl Fn(Id) -> bool) -> Result<(), Error> {
        let Some(begun) = self.reader.begun.take_if(|begun| is_meant(begun.id)) else {
            return Ok(());
        };
        let template = begun.own().map_or("", |own| own.text(field::TEMPLATE));
        let kept = self.write_use_case(begun.id, template.parse().ok());
        if kept.is_err() {
            self.reader.begun = Some(begun);
        }
        kept
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
