//! Whom a name means: somebody the workspace knows, or somebody new.

use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::text::name;
use crate::use_case::entry::Who;
use crate::workspace::changes::commit::Edits;
use crate::workspace::changes::documents::kept;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// The person whom somebody names, with the edits that make a new one.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty name and for one that several people bear, [`Error::Unknown`] for a person who is
    /// gone.
    pub(crate) fn whom(&mut self, who: &Who) -> Result<(Id, Option<Edits>), Error> {
        match who {
            Who::Known(known) => {
                let id: Id = known.parse().map_err(|_| Error::Unknown("person"))?;
                let id = self.one(id);
                let person = self.document(id)?;
                let is_there = person.kind() == kind::PERSON && person.is_shown(id);
                match is_there && !self.erased.has(id) {
                    true => Ok((id, None)),
                    false => Err(Error::Unknown("person")),
                }
            }
            Who::Named(name) => match self.named(kind::PERSON, name)?.as_slice() {
                [] => self.whom(&Who::New(name.clone())),
                [one] => Ok((one.id, None)),
                several => Err(Error::Invalid(format!(
                    "{} people are called {}. Choose one from the list.",
                    several.len(),
                    name::clean(name)
                ))),
            },
            Who::New(new) => {
                let name = kept(new)?;
                if name.is_empty() {
                    return Err(Error::Invalid("Enter a name first.".to_owned()));
                }
                let id = self.next_id();
                let edits = vec![
                    created(id, kind::PERSON),
                    pending(id, kind::PERSON, "name", name),
                ];
                Ok((id, Some((id, edits))))
            }
        }
    }
}
