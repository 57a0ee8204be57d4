//! Using in one place what was said in another that asks for the same.

use crate::document::kind;
use crate::document::what::What;
use crate::error::Error;
use crate::view::{Done, Place};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, pending};

impl Workspace {
    /// Enters in a field of a use case what was said in another, below what stands there already. It is one action,
    /// however much was typed before.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is not said there any more or the field can't hold it, [`Error::Unknown`],
    /// [`Error::Archived`], [`Error::TooLarge`], [`Error::NotSaved`]; then nothing is changed.
    pub fn take_quote(&mut self, use_case: &str, field: &str, from: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        let id = use_case.document.id;
        let seen = self.seen(id)?;
        let text = self.with_quote(&seen, &use_case.framework, field, from)?;
        let edit = pending(id, kind::USE_CASE, field, text.as_str());
        drop(use_case);
        self.act(Action::on(id, What::Set, vec![edit]))?;
        let place = Place {
            record: Some(id.to_string()),
            field: Some(field.to_owned()),
            ..Place::default()
        };
        Ok(self.done(Some(place), Some("Used what was said there.".to_owned())))
    }
}
