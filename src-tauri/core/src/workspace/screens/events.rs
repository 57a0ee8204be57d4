//! The tagging plan as events: what is read of a workspace to be checked, compared and written.

use std::collections::BTreeSet;

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::tagging::check::{At, Fault};
use crate::tagging::plan::{listed, mentioned};
use crate::tagging::written::snippet;
use crate::tagging::{Attribute, Consent, Event, Kind, Need, Personal, Plan};
use crate::use_case::data;
use crate::view::{AttributeRow, List, Missing, TagFilter, TagPage};
use crate::workspace::Reader;
use crate::workspace::screens::plan_check::fault_row;
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

    /// A tag with the event that it sends.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn tag_page(&self, id: &str) -> Result<TagPage, Error> {
        let document = self.shown(id, kind::TAG)?;
        let scoping = Scoping::built_in();
        let event = self.event(&document)?;
        let own = document.own();
        let remark = own.map_or("", |own| own.text(field::CARRIED));
        let carries = |name: &String| event.attributes.iter().any(|one| one.name == *name);
        let snippet = match event.name.as_str() {
            "" => String::new(),
            _ => snippet(&event),
        };
        let attributes = event.attributes.iter();
        let attributes = attributes.map(|one| self.attribute_row(one.document, Some(document.id)));
        let plan = self.plan_around(event.clone())?;
        let faults = plan.faults(&self.limits()?).into_iter();
        let of_it = faults.filter(|fault| match fault.at {
            At::Tag(tag) => tag == document.id,
            At::Attribute { document, .. } => {
                event.attributes.iter().any(|one| one.document == document)
            }
            At::UseCase(_) => false,
        });
        let here = |fault: Fault| match fault.at {
            At::Attribute { document: one, .. } => Fault {
                at: At::Attribute {
                    tag: document.id,
                    document: one,
                },
                ..fault
            },
            _ => fault,
        };
        Ok(TagPage {
            revision: self.revision,
            id: document.id.to_string(),
            name: self.called(&document)?,
            asks: self.asks(&document, document.id, &scoping.tag)?,
            event: self.asks(&document, document.id, &scoping.event)?,
            seen: document.own().map(seen_in_words).unwrap_or_default(),
            attributes: attributes.collect::<Result<_, Error>>()?,
            offered: mentioned(remark)
                .into_iter()
                .filter(|name| !carries(name))
                .collect(),
            faults: of_it.map(here).map(fault_row).collect(),
            snippet,
            help: scoping.help(kind::ATTRIBUTE).cloned(),
        })
    }

    /// The attributes of the workspace, by name, each with the tags that carry it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn attributes(&self) -> Result<Vec<AttributeRow>, Error> {
        let attributes = self.order(&List::Attributes)?;
        let attributes = attributes.iter().map(|id| self.attribute_row(*id, None));
        attributes.collect()
    }

    /// An attribute, with the tags that carry it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn attribute(&self, id: &str) -> Result<AttributeRow, Error> {
        let document = self.shown(id, kind::ATTRIBUTE)?;
        self.attribute_row(document.id, None)
    }

    /// What is wrong with the events of the tags that serve a use case: it is put right before building.
    pub(crate) fn events_before_building(
        &self,
        use_case: &Document,
    ) -> Result<Vec<Missing>, Error> {
        let mut plan = Plan::default();
        for link in self.links_to(use_case.id, field::SERVES)? {
            plan.events
                .push(self.event(&*self.looked_at(link.source)?)?);
        }
        let faults = plan.faults(&self.limits()?).into_iter().map(fault_row);
        let missing = faults.map(|fault| Missing {
            what: format!("{}: {}", fault.of, fault.what),
            place: fault.place,
        });
        Ok(missing.collect())
    }

    /// An event, after those that carry an attribute of one of its names: what it may be at odds with.
    fn plan_around(&self, event: Event) -> Result<Plan, Error> {
        let mut tags = BTreeSet::new();
        for attribute in &event.attributes {
            for same in self.named(kind::ATTRIBUTE, &attribute.name)? {
                let links = self.links_to(same.id, field::CARRIES)?.into_iter();
                tags.extend(links.map(|link| link.source));
            }
        }
        tags.remove(&event.tag);
        let others = tags
            .into_iter()
            .map(|tag| self.event(&*self.looked_at(tag)?));
        let mut events = others.collect::<Result<Vec<Event>, Error>>()?;
        events.push(event);
        Ok(Plan {
            events,
            needs: Vec::new(),
        })
    }

    /// An attribute as it is shown in a tag, or among all.
    pub(crate) fn attribute_row(&self, id: Id, tag: Option<Id>) -> Result<AttributeRow, Error> {
        let document = self.document(id)?;
        let carriers = self.links_to(id, field::CARRIES)?.into_iter();
        let others = carriers.filter(|link| Some(link.source) != tag);
        let names = others.map(|link| self.called(&*self.looked_at(link.source)?));
        let names = names.collect::<Result<Vec<String>, Error>>()?;
        Ok(AttributeRow {
            id: id.to_string(),
            name: self.called(&document)?,
            asks: self.asks(&document, id, &Scoping::built_in().attribute)?,
            shared: match (names.as_slice(), tag) {
                ([], Some(_)) => String::new(),
                ([], None) => "No tag carries it yet.".to_owned(),
                ([one], Some(_)) => format!("Also in “{one}”: what is changed here changes there."),
                (several, Some(_)) => format!(
                    "Also in {} other tags: what is changed here changes there.",
                    several.len()
                ),
                (several, None) => several.join(", "),
            },
            carried_by: names,
        })
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

    /// What the use cases at work say that they need to know, by what the listing has of them.
    fn needs_of_data(&self) -> Result<Vec<Need>, Error> {
        let typed = self.typed_use_case()?;
        let mut needs = Vec::new();
        for id in self.listed_of(kind::USE_CASE).map(|row| row.doc) {
            let Some((listed, summary)) = self.figures(id, typed.as_ref()) else {
                continue;
            };
            if summary.archived.is_some() {
                continue;
            }
            let names = match summary.tested {
                Some(_) => summary.data.clone(),
                // An earlier version did not say.
                None => data::needed(&*self.document(id)?),
            };
            if let Some(names) = names {
                let tags = self.links_to(id, field::SERVES)?.into_iter();
                needs.push(Need {
                    use_case: id,
                    called: self.name_listed(listed)?,
                    names,
                    tags: tags.map(|link| link.source).collect(),
                });
            }
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

/// When a capture showed that a tag sends what it should: `Seen twice on 2026-11-22`.
fn seen_in_words(own: &Record) -> String {
    let day = own.text(field::SEEN_ON);
    let times = match own.integer(field::SEEN_COUNT) {
        Some(1) => "once".to_owned(),
        Some(2) => "twice".to_owned(),
        many => format!("{} times", many.unwrap_or_default()),
    };
    match day.is_empty() {
        true => String::new(),
        false => format!(
            "Seen {times} as planned, by a capture that was checked on {day} (SHA-256 {}).",
            own.text(field::SEEN_DIGEST)
        ),
    }
}

fn trimmed(own: &Record, name: &str) -> String {
    own.text(name).trim().to_owned()
}
