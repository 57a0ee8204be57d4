//! What the workspace says of itself on what is exported.

use crate::document::kind::field;
use crate::error::Error;
use crate::view::Stated;
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// For whom the work is, and who may see it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn stated(&self) -> Result<Stated, Error> {
        let settings = self.folded(SETTINGS)?;
        let said = |field: &str| {
            let own = settings.own();
            own.map_or("", |own| own.text(field)).trim().to_owned()
        };
        Ok(Stated {
            client: said(field::CLIENT),
            confidentiality: said(field::CONFIDENTIALITY),
        })
    }
}
