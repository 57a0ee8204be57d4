//! Designs as they are shown.

use crate::document::fold::{Document, Record};
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::page;
use crate::picture::{DAMAGED, Form, Shown, shown};
use crate::view::{Design, Row};
use crate::workspace::Reader;

impl Reader {
    /// The bytes of a picture, as they were when it was attached. They are not to be shown as they are, see
    /// [`design_shown`].
    ///
    /// # Errors
    /// [`Error::Unknown`] for a picture that the workspace does not hold, [`Error::Invalid`] for one that is damaged or
    /// too large, [`Error::NotRead`].
    pub fn design_bytes(&self, hash: &str) -> Result<Vec<u8>, Error> {
        let bytes = self
            .shelf
            .source
            .blob(hash)?
            .ok_or(Error::Unknown("picture"))?;
        let bytes = bytes.map_err(|refused| Error::Invalid(refused.not_shown()))?;
        match crate::store::hash(&bytes) == hash {
            true => Ok(bytes),
            false => Err(Error::Invalid(DAMAGED.to_owned())),
        }
    }

    /// Puts pictures into what is to be written, in a form. One that is missing or can't be shown is told in words.
    pub(crate) fn embed<'a>(
        &self,
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
    pub(crate) fn designs(&self, use_case: &Document) -> Result<Vec<Design>, Error> {
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
pub(crate) const MISSING: &str = "This picture is not in the workspace file. Attach it once more.";

/// A picture in a form, from what [`Reader::design_bytes`] answers. It may take as long as decoding it, so it is not
/// for while somebody waits for the workspace.
///
/// # Errors
/// [`Error::Invalid`] for one that can't be shown, with the reason.
pub fn design_shown(bytes: Vec<u8>, form: Form) -> Result<Shown, Error> {
    shown(bytes, form).map_err(|refused| Error::Invalid(refused.not_shown()))
}
