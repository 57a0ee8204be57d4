//! Actions in words, and where they happened.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::store::Draft;
use crate::use_case::agreed::looked_at;
use crate::use_case::reason::{reasoned, reasoned_in_words, slot_of};
use crate::view::{Place, Screen};
use crate::workspace::screens::ranking::{is_of_ranking, order_of, weighed_in_words};
use crate::workspace::screens::workshop::wording;
use crate::workspace::screens::{place, stated};
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// What an action did, as a noun: `score of Customer Value`. An undo is called what it took back.
    pub(crate) fn label_of_action(&self, action: Id) -> String {
        let mut seen = BTreeSet::new();
        let mut next = action;
        // An undo of a redo of an undo … In a file of somebody else's making that can go round in a circle.
        while seen.insert(next) {
            let Some(change) = self.first_of(next) else {
                break;
            };
            match change.undoes {
                Some(undone) => next = undone,
                None => {
                    let label = self.label_of_several(&change);
                    return label.unwrap_or_else(|| self.label_of_change(&change));
                }
            }
        }
        "change".to_owned()
    }

    /// What was done to several use cases at once: `“Owner” of 3 use cases`.
    fn label_of_several(&self, change: &Change) -> Option<String> {
        let edit = change
            .edits
            .first()
            .filter(|edit| edit.kind == kind::USE_CASE)?;
        if !matches!(change.what, What::Set | What::Archive) {
            return None;
        }
        let count = self.use_cases_of_action(change.action?);
        match (&change.what, count) {
            (_, 0..=1) => None,
            (What::Archive, many) => Some(format!("archiving of {many} use cases")),
            (_, many) if edit.field == field::AT_PHASE => Some(format!("move of {many} use cases")),
            (_, many) => Some(format!("“{}” of {many} use cases", idea(edit)?)),
        }
    }

    /// What is being typed, as a noun: `answer to “How will we measure success?”`.
    pub(crate) fn label_of_draft(&self, draft: &Draft) -> String {
        let id = Id::from_bytes([0xFF; 16]);
        self.label_of_change(&draft.as_change(id, id))
    }

    /// Where an action's changes are to be seen.
    pub(crate) fn place_of(&self, changes: &[Change]) -> Result<Place, Error> {
        let nowhere = Place::default();
        let Some(change) = changes.iter().find(|change| !change.edits.is_empty()) else {
            return Ok(nowhere);
        };
        if change.what == What::Import {
            // Of many use cases: the list.
            return Ok(nowhere);
        }
        let mut document = self.document(change.doc)?;
        let mut change = change;
        if document.kind() == kind::ATTRIBUTE {
            // Attributes that a tag was given are seen in the tag.
            for other in changes.iter().filter(|other| !other.edits.is_empty()) {
                let one = self.document(other.doc)?;
                if one.kind() == kind::TAG {
                    (change, document) = (other, one);
                    break;
                }
            }
        }
        let edit = &place::seen_in(&change.edits[0]);
        let mut place = Place {
            record: Some(edit.record.to_string()),
            field: Some(edit.field.clone()),
            ..nowhere
        };
        if is_of_ranking(&edit.field) {
            return Ok(Place {
                screen: Some(match document.kind() {
                    kind::INTEGRATION => Screen::BuildNext,
                    _ => Screen::Ranking,
                }),
                record: (change.doc != SETTINGS).then(|| document.id.to_string()),
                ..Place::default()
            });
        }
        if edit.field == field::AT_PHASE {
            // The board is a view of the list.
            return Ok(Place {
                record: Some(document.id.to_string()),
                ..Place::default()
            });
        }
        if change.doc == SETTINGS {
            // They are seen in a dialog; the window stays where it is, whatever that is.
            return Ok(place);
        }
        if document.kind() == kind::PERSON {
            // A person is seen where the person is a stakeholder; the window stays where that can be.
            return Ok(place);
        }
        if !document.is_shown(document.id) {
            return Ok(Place {
                screen: place::of_document(&document).screen,
                ..Place::default()
            });
        }
        if kind::is_of_workshop(&edit.kind) {
            let framework = self.framework_of(&document)?;
            let phase = place::phase_of(&document, &framework, edit);
            return Ok(Place {
                screen: Some(Screen::Workshop),
                phase: phase.filter(|phase| !phase.is_empty()),
                field: wording::at(&document, edit),
                ..place::of_document(&document)
            });
        }
        if let Some(screen) = place::screen_of(&document, edit) {
            place = Place {
                record: place.record,
                field: place.field.filter(|field| !is_bookkeeping(field)),
                screen: Some(screen),
                ..place::of_document(&document)
            };
            return Ok(place);
        }
        place.use_case = Some(document.id.to_string());
        let framework = self.framework_of(&document)?;
        place.phase = place::phase_of(&document, &framework, edit);
        if is_bookkeeping(&edit.field) {
            place.field = None;
        }
        Ok(place)
    }

    /// What a change did, as a noun.
    pub(crate) fn label_of_change(&self, change: &Change) -> String {
        let Some(edit) = change.edits.first() else {
            return "change".to_owned();
        };
        self.label(change, edit)
            .unwrap_or_else(|_| "change".to_owned())
    }

    /// What an edit of a change is, as a noun.
    pub(crate) fn label(&self, change: &Change, edit: &Edit) -> Result<String, Error> {
        let document = self.document_named(change.doc)?;
        if document.kind() == kind::PERSON {
            let name = self.name_of(change.doc)?;
            return Ok(match edit.field.as_str() {
                field::GONE => format!("person {name}"),
                field => match field::of_member(field::SAME_AS, field) {
                    Some(other) if edit.value.is_null() => {
                        format!("entry {name}, apart from {}", self.name_of_entry(other)?)
                    }
                    Some(other) => format!("{name} and {} as one", self.name_of_entry(other)?),
                    None => format!("{field} of {name}"),
                },
            });
        }
        if change.doc == SETTINGS {
            let edited = change.edits.iter().map(|edit| &*edit.field);
            return Ok(match is_of_ranking(&edit.field) {
                true => weighed_in_words(edited, "", ""),
                false => stated::noun(&edit.field).to_owned(),
            });
        }
        let name = self.called(&document)?;
        let noun = match document.kind() {
            kind::USE_CASE => "use case",
            other => other,
        };
        Ok(match &change.what {
            What::Create => format!("new {noun} “{name}”"),
            What::Duplicate => format!("copy “{name}”"),
            What::Learn => format!("next use case “{name}”"),
            What::Import => "import of use cases".to_owned(),
            What::Archive => format!("archiving of “{name}”"),
            What::Restore => format!("restoring of “{name}”"),
            What::Delete => format!("deletion of “{name}”"),
            What::StakeholderAdd => {
                format!("stakeholder {}", self.stakeholder(&document, edit)?)
            }
            What::StakeholderMove => {
                let who = self.stakeholder(&document, edit)?;
                format!("order of stakeholders, {who}")
            }
            What::StakeholderRemove => {
                format!("removal of {}", self.stakeholder(&document, edit)?)
            }
            What::RowAdd => format!("new {} of “{name}”", kind::noun(&edit.kind)),
            What::RowMove => format!("order of the {}s of “{name}”", kind::noun(&edit.kind)),
            What::RowRemove => format!("removal of a {} of “{name}”", kind::noun(&edit.kind)),
            What::Workshop => self.deed_in_words(&document, edit)?,
            What::Score => format!("score of {}", self.asked(&document, edit)?),
            What::Tick => format!("check mark of “{}”", self.asked(&document, edit)?),
            What::Applicable => {
                format!("“not applicable” of {}", self.asked(&document, edit)?)
            }
            What::Set | What::Type | What::Settle if is_of_ranking(&edit.field) => {
                let edited = change.edits.iter().map(|edit| &*edit.field);
                weighed_in_words(edited, &name, order_of(document.kind()))
            }
            What::Type => match (idea(edit), edit.field.as_str()) {
                (Some(idea), _) => format!("“{idea}” of “{name}”"),
                (None, field::TITLE) => "title".to_owned(),
                (None, field::INVOLVEMENT) => {
                    format!("involvement of {}", self.stakeholder(&document, edit)?)
                }
                (None, field::RACI) => format!("RACI of {}", self.stakeholder(&document, edit)?),
                (None, field::AT_PHASE) => format!("move of “{name}”"),
                (None, field::EXTERNAL_ID) => format!("ID elsewhere of “{name}”"),
                (None, field) if reasoned(field).is_some() => {
                    let of = reasoned_in_words(field, &self.asked(&document, edit)?);
                    format!("reason for {of}")
                }
                (None, _) => format!("answer to “{}”", self.asked(&document, edit)?),
            },
            What::Look => {
                let seen = looked_at(&edit.field);
                let seen = seen.map(|seen| self.name_of_document(seen)).transpose()?;
                format!("look at “{}”", seen.unwrap_or_default())
            }
            What::Return if change.edits.len() == 1 => {
                let framework = self.framework_of(&document)?;
                let label = self.label_of(&document, &framework, edit)?;
                format!("earlier version of “{label}”")
            }
            What::Return => format!("earlier version of “{name}”"),
            What::Erase => format!("erased person in “{name}”"),
            What::Set if edit.field == field::AT_PHASE => format!("move of “{name}”"),
            What::Set if edit.kind == kind::STAKEHOLDER && edit.field == field::RACI => {
                format!("RACI of {}", self.stakeholder(&document, edit)?)
            }
            What::Set if field::of_member(field::SUGGESTED, &edit.field).is_some() => {
                format!("suggestion for “{name}”")
            }
            What::Set | What::SetUp | What::Settle | What::Undo | What::Redo | What::Other(_) => {
                match idea(edit) {
                    Some(idea) => format!("“{idea}” of “{name}”"),
                    None => "change".to_owned(),
                }
            }
        })
    }

    /// What is entered as the name in an entry of a person, whoever stands for it.
    fn name_of_entry(&self, entry: &str) -> Result<String, Error> {
        let id: Id = entry.parse().map_err(|_| Error::Unknown("person"))?;
        let document = self.document(id)?;
        let name = document.own().map_or("", |own| own.text(field::NAME));
        Ok(match name {
            "" => self.name_of(id)?,
            name => name.to_owned(),
        })
    }

    /// A document as it is to be named: what is being typed in it counts where that is its name.
    fn document_named(&self, id: Id) -> Result<Arc<Document>, Error> {
        let names = |draft: &Draft| [field::TITLE, field::NAME].contains(&&*draft.field);
        match &self.draft {
            Some(draft) if !names(draft) => self.folded(id),
            _ => self.document(id),
        }
    }

    /// Who is in the row of an edit.
    fn stakeholder(&self, document: &Document, edit: &Edit) -> Result<String, Error> {
        let row = document.records.get(&edit.record);
        match row.and_then(|row| row.text(field::PERSON).parse().ok()) {
            Some(person) => self.name_of(person),
            None => Ok("a stakeholder".to_owned()),
        }
    }

    /// What the framework asks where an edit is; the name of the field where it asks nothing.
    fn asked(&self, document: &Document, edit: &Edit) -> Result<String, Error> {
        let framework = self.framework_of(document)?;
        let slot = slot_of(&edit.field);
        let text = slot.as_ref().and_then(|slot| framework.text_of(slot));
        Ok(text.unwrap_or(&edit.field).to_owned())
    }
}

/// What scoping asks where an edit is.
fn idea(edit: &Edit) -> Option<&str> {
    let found = Scoping::built_in().find(&edit.kind, &edit.field);
    let idea = found.map(|found| found.field.idea.as_str());
    idea.or(match edit.field.as_str() {
        field::SEEN_ON => Some("Last seen in a capture"),
        field::SEEN_COUNT => Some("Times seen"),
        field::SEEN_DIGEST => Some("Digest of the capture"),
        _ => None,
    })
}
