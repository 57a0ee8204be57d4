//! The record of processing activities, read from integrations and tags.

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, law};
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::handover::Made;
use crate::handover::fides::{self, Declaration, Organization, System};
use crate::outline::processing::Activity;
use crate::page::answer::answer;
use crate::page::build::line;
use crate::use_case::lawful::{chosen, has_no_personal_data, open};
use crate::use_case::said::in_words;
use crate::view::List;
use crate::workspace::Reader;

/// The field of an integration that says how its data is secured.
const SECURITY: &str = "answer/security";

impl Reader {
    /// What processes data: the integrations by name, then the tags in the order they were made.
    pub(super) fn processing(&self) -> Result<Vec<Activity>, Error> {
        self.processors(|reader, kind, document, own| {
            let asked = &Scoping::built_in().law;
            let said = |field: &'static Field| {
                (field.idea.as_str(), in_words(own, field, "").into_owned())
            };
            Ok(Activity {
                name: reader.called(document)?,
                kind,
                said: asked.iter().map(said).collect(),
                security: line(&answer(own.text(SECURITY), 0)),
                open: open(own)
                    .into_iter()
                    .map(|field| field.idea.as_str())
                    .collect(),
            })
        })
    }

    /// The same for Fides.
    ///
    /// # Errors
    /// [`Error::Invalid`] where nothing is checked as far as it has to be.
    pub(super) fn fides(&self) -> Result<Made, Error> {
        let systems = self.processors(|reader, kind, document, own| {
            Ok(System {
                id: document.id.to_string(),
                name: reader.called(document)?,
                kind: kind.to_owned(),
                open: open(own)
                    .into_iter()
                    .map(|field| field.idea.to_lowercase())
                    .collect(),
                holds_personal_data: !has_no_personal_data(own),
                is_transferred: is_chosen(own, law::TRANSFER, "yes"),
                countries: own.text(law::COUNTRY).trim().to_owned(),
                safeguards: keys(own, law::SAFEGUARD),
                signal: own.text(law::SIGNAL).trim().to_owned(),
                declarations: declarations(own),
            })
        })?;
        if systems.iter().all(|system| !system.open.is_empty()) {
            return Err(Error::Invalid(
                "No integration and no tag is checked as far as the law asks, so there is nothing to hand over. Each says what is not checked yet under Lawful record."
                    .to_owned(),
            ));
        }
        let of = self.stated()?.responsible;
        let of = Organization {
            controller: of.controller,
            contact: of.contact,
            officer: of.protection_officer,
        };
        Ok(fides::write(&of, &systems))
    }

    /// What is asked by law, by what it is called.
    pub(super) fn processing_documents(&self) -> Result<Vec<(&'static str, Id)>, Error> {
        let integrations = self.order(&List::Integrations)?;
        let integrations = integrations.iter().map(|id| ("Integration", *id));
        let tags = self.listed_of(kind::TAG).map(|row| ("Tag", row.doc));
        Ok(integrations.chain(tags).collect())
    }

    fn processors<T>(
        &self,
        read: impl Fn(&Self, &'static str, &Document, &Record) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let all = self.processing_documents()?.into_iter();
        let nothing = Record::default();
        all.map(|(kind, id)| {
            let document = self.document(id)?;
            read(self, kind, &document, document.own().unwrap_or(&nothing))
        })
        .collect()
    }
}

/// A declaration for each purpose.
fn declarations(own: &Record) -> Vec<Declaration> {
    let Some(purposes) = asked(law::PURPOSE) else {
        return Vec::new();
    };
    let purposes = chosen(own, purposes).into_iter();
    let recipients = asked(law::RECIPIENTS).map(|field| in_words(own, field, "").into_owned());
    let recipients = recipients.unwrap_or_default();
    let declaration = |(name, purpose): (&String, &String)| Declaration {
        name: name.clone(),
        data_use: purpose.clone(),
        data_categories: keys(own, law::DATA),
        data_subjects: keys(own, law::PEOPLE),
        basis: keys(own, law::BASIS).into_iter().next().unwrap_or_default(),
        retention: own.text(law::RETENTION).trim().to_owned(),
        recipients: match is_chosen(own, law::RECIPIENTS, "none") {
            true => String::new(),
            false => recipients.clone(),
        },
        is_special: is_chosen(own, law::DATA, "health"),
    };
    let each = purposes.flat_map(|option| option.fides.iter().map(|key| (&option.name, key)));
    each.map(declaration).collect()
}

fn asked(name: &str) -> Option<&'static Field> {
    Scoping::built_in()
        .law
        .iter()
        .find(|field| field.field == name)
}

/// What is chosen in a field, by the keys of the taxonomy.
fn keys(own: &Record, name: &str) -> Vec<String> {
    let options = asked(name).map_or_else(Vec::new, |field| chosen(own, field));
    options
        .into_iter()
        .flat_map(|option| option.fides.clone())
        .collect()
}

fn is_chosen(own: &Record, name: &str, key: &str) -> bool {
    let options = asked(name).map_or_else(Vec::new, |field| chosen(own, field));
    options.iter().any(|option| option.key == key)
}
