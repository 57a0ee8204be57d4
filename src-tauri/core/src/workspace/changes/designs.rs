//! Designs: pictures attached to a use case, each kept once in the workspace however often it is used.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::position;
use crate::document::undo::Pending;
use crate::document::value::clean;
use crate::error::Error;
use crate::picture::{Attached, Picture, Refused};
use crate::view::{Done, Place, Screen};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, created, pending};

/// A file to be attached.
#[derive(Debug)]
pub struct NewDesign {
    /// The name of the file.
    pub name: String,
    /// What it shows, or why it can't be attached.
    pub picture: Result<Attached, Refused>,
}

impl NewDesign {
    /// A file with what it holds, or why it was not even read. It takes as long as decoding a picture, so it is made
    /// while nobody waits for the workspace.
    pub fn new(name: String, bytes: Result<Vec<u8>, Refused>) -> Self {
        Self {
            name,
            picture: bytes.and_then(Attached::new),
        }
    }
}

impl Workspace {
    /// Attaches pictures to a use case, behind those it has. What is no picture is left out and named; the rest is one
    /// action.
    ///
    /// # Errors
    /// [`Error::Invalid`] where none can be attached; [`Error::Unknown`], [`Error::Archived`], [`Error::NotSaved`].
    pub fn add_designs(&mut self, use_case: &str, files: Vec<NewDesign>) -> Result<Done, Error> {
        self.settle()?;
        let (document, _) = self.open_use_case(use_case)?;
        let mut last = document
            .rows(kind::DESIGN)
            .last()
            .map(|(_, row)| row.text(field::POSITION).to_owned());
        let mut edits = Vec::new();
        let mut refused = Vec::new();
        let mut added = Vec::new();
        for NewDesign { name, picture } in files {
            let attached = match picture {
                Ok(attached) => attached,
                Err(reason) => {
                    refused.push(format!("“{name}” was not added: {reason}."));
                    continue;
                }
            };
            let name = clean(name.trim(), true)?.text;
            let key = position::between(last.as_deref(), None);
            let row = self.next_id();
            edits.extend([
                created(row, kind::DESIGN),
                pending(row, kind::DESIGN, field::POSITION, key.as_str()),
            ]);
            edits.extend(self.pictured(row, &name, attached.picture(), attached.bytes())?);
            last = Some(key);
            added.push(row);
        }
        let Some(first) = added.first() else {
            return match refused.as_slice() {
                [] => Ok(self.done(None, None)),
                reasons => Err(Error::Invalid(reasons.join(" "))),
            };
        };
        let place = Place {
            screen: Some(Screen::Scoping),
            use_case: Some(document.id.to_string()),
            record: Some(first.to_string()),
            field: Some("alt".to_owned()),
            ..Place::default()
        };
        self.act(Action::on(document.id, "row-add", edits))?;
        let told = match (added.len(), refused.is_empty()) {
            (_, true) => None,
            (1, false) => Some(format!("Added 1 design. {}", refused.join(" "))),
            (many, false) => Some(format!("Added {many} designs. {}", refused.join(" "))),
        };
        Ok(self.done(Some(place), told))
    }

    /// The edits that make a row show a picture, whose bytes are kept from now on.
    pub(crate) fn pictured(
        &mut self,
        row: Id,
        name: &str,
        picture: Picture,
        bytes: &[u8],
    ) -> Result<[Pending; 4], Error> {
        let hash = self.store.keep_blob(picture.mime, bytes)?;
        Ok([
            pending(row, kind::DESIGN, field::PICTURE, hash),
            pending(row, kind::DESIGN, "mime", picture.mime),
            pending(row, kind::DESIGN, "name", name),
            pending(row, kind::DESIGN, "size", picture.in_words(bytes.len())),
        ])
    }
}

#[cfg(test)]
mod tests;
