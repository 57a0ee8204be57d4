//! Designs: pictures attached to a use case, each kept once in the workspace however often it is used.

use super::commit::Action;
use super::{Workspace, created, pending};
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::position;
use crate::document::undo::Pending;
use crate::document::value::clean;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::page;
use crate::picture::{Attached, DAMAGED, Form, Picture, Refused, Shown, shown};
use crate::view::{Design, Done, Place, Row, Screen};

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
    pub(super) fn pictured(
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

    /// The bytes of a picture, as they were when it was attached. They are not to be shown as they are, see
    /// [`design_shown`].
    ///
    /// # Errors
    /// [`Error::Unknown`] for a picture that the workspace does not hold, [`Error::Invalid`] for one that is damaged or
    /// too large, [`Error::NotRead`].
    pub fn design_bytes(&mut self, hash: &str) -> Result<Vec<u8>, Error> {
        let bytes = self.store.blob(hash)?.ok_or(Error::Unknown("picture"))?;
        let bytes = bytes.map_err(|refused| Error::Invalid(refused.not_shown()))?;
        match crate::store::hash(&bytes) == hash {
            true => Ok(bytes),
            false => Err(Error::Invalid(DAMAGED.to_owned())),
        }
    }

    /// Puts pictures into what is to be written, in a form. One that is missing or can't be shown is told in words.
    pub(super) fn embed<'a>(
        &mut self,
        pictures: impl Iterator<Item = &'a mut page::Picture>,
        form: Form,
    ) -> Result<(), Error> {
        for picture in pictures {
            let shown = self
                .design_bytes(&picture.hash)
                .and_then(|bytes| design_shown(bytes, form));
            picture.shown = Some(match shown {
                Ok(shown) => Ok(shown),
                Err(Error::Unknown(_)) => Err(MISSING.to_owned()),
                Err(Error::Invalid(why)) => Err(why),
                Err(error) => return Err(error),
            });
        }
        Ok(())
    }

    /// The designs of a use case, in order.
    pub(super) fn designs(&mut self, use_case: &Document) -> Result<Vec<Design>, Error> {
        let rows = self.rows_of(use_case, kind::DESIGN, &Scoping::built_in().design)?;
        let records = use_case.rows(kind::DESIGN);
        let design = |(row, (_, record)): (Row, (_, &Record))| Design {
            row,
            name: record.text("name").to_owned(),
            hash: record.text(field::PICTURE).to_owned(),
            size: record.text("size").to_owned(),
        };
        Ok(rows.into_iter().zip(records).map(design).collect())
    }
}

/// What is said of a picture that a design names and the file does not hold.
const MISSING: &str = "This picture is not in the workspace file. Attach it once more.";

/// A picture in a form, from what [`Workspace::design_bytes`] answers. It may take as long as decoding it, so it is not
/// for while somebody waits for the workspace.
///
/// # Errors
/// [`Error::Invalid`] for one that can't be shown, with the reason.
pub fn design_shown(bytes: Vec<u8>, form: Form) -> Result<Shown, Error> {
    shown(bytes, form).map_err(|refused| Error::Invalid(refused.not_shown()))
}

#[cfg(test)]
mod tests;
