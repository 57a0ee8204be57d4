//! What the workspace says of itself on what is exported.

use crate::document::kind::field;
use crate::error::Error;
use crate::framework::scoping::Control;
use crate::view::Stated;
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// For whom the work is, and who may see it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn stated(&self) -> Result<Stated, Error> {
        let settings = self.document(SETTINGS)?;
        let said = |field: &str| {
            let own = settings.own();
            own.map_or("", |own| own.text(field)).trim().to_owned()
        };
        Ok(Stated {
            document: SETTINGS.to_string(),
            client: said(field::CLIENT),
            confidentiality: said(field::CONFIDENTIALITY),
        })
    }
}

/// How a setting of the workspace is entered; `None` for what nobody enters.
pub(crate) fn control(field: &str) -> Option<Control> {
    match field {
        field::CLIENT | field::CONFIDENTIALITY => Some(Control::Line),
        _ => None,
    }
}

/// What a setting of the workspace is called in a sentence.
pub(crate) fn noun(field: &str) -> &str {
    match field {
        field::CONFIDENTIALITY => "confidentiality line",
        other => other,
    }
}
