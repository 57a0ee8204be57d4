//! Looking at what changed since a use case was agreed.

use crate::document::id::Id;
use crate::document::kind;
use crate::document::what::What;
use crate::error::Error;
use crate::use_case::agreed::looked_field;
use crate::view::Done;
use crate::workspace::changes::commit::Action;
use crate::workspace::screens::suspects::Named;
use crate::workspace::{Workspace, pending};

impl Workspace {
    /// Notes that whoever is at the screen looked at something that changed since a use case was agreed, and that the use
    /// case still holds. It asks for a look again when it changes once more, or when this is taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is not as it was seen any more, [`Error::Unknown`], [`Error::Archived`],
    /// [`Error::NotSaved`].
    pub fn look(&mut self, use_case: &str, document: &str, seen: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        let target: Id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let suspects = self.suspects(&use_case, Named::Anywhere)?;
        let is_seen = |document: &str, what: &str| document == target.to_string() && what == seen;
        let mut suspects = suspects.into_iter();
        let suspect = suspects.find(|one| is_seen(&one.document, &one.seen));
        let suspect = suspect.ok_or_else(|| {
            Error::Invalid(
                "It is no longer as you saw it. Nothing was changed: look once more.".to_owned(),
            )
        })?;
        let id = use_case.document.id;
        let looked = pending(id, kind::USE_CASE, &looked_field(target, seen), 1);
        drop(use_case);
        self.act(Action::on(id, What::Look, vec![looked]))?;
        let notice = format!("Noted that you looked at {}.", suspect.name);
        Ok(self.done(None, Some(notice)))
    }
}
