//! What the law asks of integrations and tags, and what stands against building because of it.

use crate::document::fold::{Document, Record};
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::use_case::lawful;
use crate::view::{LawfulRecord, Link, Missing, Place, Responsible, Screen, Stated};
use crate::workspace::Reader;

use super::stated;

impl Reader {
    /// The lawful record of an integration or a tag.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn lawful(&self, id: &str) -> Result<LawfulRecord, Error> {
        let document = self.shown(id, kind::INTEGRATION);
        let document = document.or_else(|_| self.shown(id, kind::TAG))?;
        self.lawful_record(&document)
    }

    /// The same of one that is read already.
    pub(crate) fn lawful_record(&self, document: &Document) -> Result<LawfulRecord, Error> {
        let nothing = Record::default();
        let own = document.own().unwrap_or(&nothing);
        Ok(LawfulRecord {
            id: document.id.to_string(),
            of: self.called(document)?,
            asks: self.asks(document, document.id, &Scoping::built_in().law)?,
            standing: lawful::standing(own),
            is_complete: lawful::open(own).is_empty(),
        })
    }

    /// What is open of the lawful records of the integrations that a use case needs and of the tags that serve it: a row each, or
    /// one where nothing is checked yet; then who is responsible for what they process.
    pub(crate) fn open_before_law(&self, use_case: &Document) -> Result<Vec<Missing>, Error> {
        let needs = self.links(use_case, field::NEEDS, kind::INTEGRATION)?;
        let tags = self.tags_serving(use_case)?;
        let mut missing = Vec::new();
        let mut is_personal = false;
        for link in needs.iter().chain(&tags) {
            let id = link.id.parse().map_err(|_| Error::Unknown("document"))?;
            let document = self.document(id)?;
            let Some(own) = document.own() else { continue };
            is_personal |= !lawful::has_no_personal_data(own);
            let open = lawful::open(own);
            if lawful::is_untouched(own) {
                let first = open.first().map(|field| field.field.as_str());
                missing.extend(first.map(|first| {
                    let what = format!("{}: lawful record not checked yet", link.name);
                    row(link, what, first)
                }));
                continue;
            }
            missing.extend(open.into_iter().map(|asked| {
                let what = format!(
                    "{}: {} not checked yet",
                    link.name,
                    asked.idea.to_lowercase()
                );
                row(link, what, &asked.field)
            }));
        }
        if is_personal {
            missing.extend(self.open_of_responsible()?);
        }
        Ok(missing)
    }

    /// Who is responsible for the data, as far as it is not checked yet: a row each, or one where nothing is.
    fn open_of_responsible(&self) -> Result<Vec<Missing>, Error> {
        let Stated {
            document,
            responsible,
            ..
        } = self.stated()?;
        let row = |what: &str, name: &str| Missing {
            what: format!("{what} not checked yet"),
            place: Place {
                screen: Some(Screen::Settings),
                record: Some(document.clone()),
                field: Some(name.to_owned()),
                ..Place::default()
            },
        };
        let of_settings = |name: &str| format!("Responsible for the data: {}", stated::noun(name));
        Ok(match responsible == Responsible::default() {
            true => vec![row("Who is responsible for the data", field::CONTROLLER)],
            false => {
                let open = responsible.open().into_iter();
                open.map(|name| row(&of_settings(name), name)).collect()
            }
        })
    }
}

/// A row that leads to the field.
fn row(link: &Link, what: String, field: &str) -> Missing {
    Missing {
        what,
        place: Place {
            // Of a tag it stands below its event.
            screen: match link.place.screen {
                Some(Screen::Tags) => Some(Screen::Event),
                screen => screen,
            },
            record: Some(link.id.clone()),
            field: Some(field.to_owned()),
            ..link.place.clone()
        },
    }
}
