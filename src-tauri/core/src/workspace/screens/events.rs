//! The tagging plan as events: what is read of a workspace to be checked, compared and written.

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::tagging::plan::listed;
use crate::tagging::{Attribute, Consent, Event, Kind, Need, Personal, Plan};
use crate::use_case;
use crate::view::TagFilter;
use crate::workspace::Reader;
use crate::workspace::screens::scoping::members;

impl Reader {
    /// What the tags send that a filter lets through, and what use cases need of it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn plan(&self, filter: &TagFilter) -> Result<Plan, Error> {
        let tags = self.order_of_tags(filter, &[])?;
        let events = tags.iter().map(|tag| self.event(&*self.looked_at(*tag)?));
        let events = events.collect::<Result<Vec<Event>, Error>>()?;
        let needs = match *filter == TagFilter::default() {
            true => self.needs_of_data()?,
            false => Vec::new(),
        };
        Ok(Plan { events, needs })
    }

    /// What a tag sends.
    pub(crate) fn event(&self, tag: &Document) -> Result<Event, Error> {
        let nothing = Record::default();
        let own = tag.own().unwrap_or(&nothing);
        let mut attributes = Vec::new();
        for id in members(own, field::CARRIES) {
            let document = self.looked_at(id)?;
            if document.kind() == kind::ATTRIBUTE && document.is_shown(id) {
                attributes.extend(document.own().map(|own| attribute(id, own)));
            }
        }
        attributes
            .sort_by(|one, other| (&one.name, one.document).cmp(&(&other.name, other.document)));
        Ok(Event {
            tag: tag.id,
            name: trimmed(own, field::EVENT),
            called: self.called(tag)?,
            touchpoint: trimmed(own, "where"),
            trigger: trimmed(own, "trigger"),
            consent: Consent::of(own.text(field::CONSENT)),
            attributes,
        })
    }

    /// What the use cases at work say that they need to know.
    fn needs_of_data(&self) -> Result<Vec<Need>, Error> {
        let mut needs = Vec::new();
        let rows = self.listed_of(kind::USE_CASE).map(|row| row.doc);
        for id in rows {
            let document = self.looked_at(id)?;
            let said = document.own().map_or("", |own| own.text(field::DATA));
            if document.is_archived() || said.trim().is_empty() {
                continue;
            }
            let tags = self.links_to(id, field::SERVES)?.into_iter();
            needs.push(Need {
                use_case: id,
                called: use_case::title(&document).to_owned(),
                names: names_in(said),
                tags: tags.map(|link| link.source).collect(),
            });
        }
        Ok(needs)
    }
}

fn attribute(document: Id, own: &Record) -> Attribute {
    Attribute {
        document,
        name: trimmed(own, field::NAME),
        kind: Kind::of(own.text(field::TYPE)),
        is_required: own.text("required") == "yes",
        allowed: listed(own.text("allowed")),
        example: trimmed(own, "example"),
        personal: Personal::of(own.text(field::PERSONAL)),
        source: trimmed(own, "source"),
        note: trimmed(own, "note"),
    }
}

fn trimmed(own: &Record, name: &str) -> String {
    own.text(name).trim().to_owned()
}

/// The names in a text that are written as data is sent, each once: with a `_` inside, as in `order_value`.
fn names_in(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let is_of_name =
        |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
    for word in text.split(|letter: char| !is_of_name(letter)) {
        let word = word.trim_matches(['.', '_']);
        if word.contains('_') && !names.iter().any(|name| name == word) {
            names.push(word.to_owned());
        }
    }
    names
}
