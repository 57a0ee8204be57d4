//! What a place is at which something can be entered: what its record is, how it is entered, and who asks for it.

use std::sync::Arc;

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::spot::Spot;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::{Control, Found, Scoping};
use crate::framework::{Framework, Slot};
use crate::use_case;
use crate::use_case::entry::Entry;
use crate::use_case::reason::{reason_for, reasoned_in_words};
use crate::use_case::{board, raci};
use crate::workspace::screens::stated;
use crate::workspace::{Reader, SETTINGS, pending};

/// A place where something can be entered.
pub(super) struct Site<'a> {
    pub(super) spot: &'a Spot,
    pub(super) document: Arc<Document>,
    /// What the record is.
    pub(super) kind: &'static str,
    pub(super) control: Control,
    pub(super) asked: Asked<'a>,
}

/// Who asks for it.
pub(super) enum Asked<'a> {
    Framework {
        /// None for the title and for reasons, which always apply.
        slot: Option<Slot>,
        text: String,
    },
    Scoping(Found<'a>),
    /// One of a few keys, which the code itself knows.
    Among {
        idea: &'static str,
        keys: Vec<String>,
    },
    /// What is known of a person, an involvement, and what the workspace says of itself.
    Beside,
}

impl Reader {
    /// What tests mean by a text: a choice's key, `1` for a flag or link, a number for a rating, a day.
    #[cfg(test)]
    pub(crate) fn meant(&self, spot: &Spot, value: Option<&str>) -> Result<Entry, Error> {
        let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else {
            return Ok(Entry::Nothing);
        };
        let site = self.site(spot)?;
        match (site.control, value) {
            (Control::Flags | Control::Links, "1") => Ok(Entry::Tick(true)),
            (Control::Rating, number) => Ok(Entry::Score(number.parse().unwrap_or(0))),
            (Control::Choice, key) => Ok(Entry::Choice(key.to_owned())),
            (Control::Date, day) => Ok(Entry::Day(day.to_owned())),
            (Control::Quarter, words) => Ok(Entry::Quarter(words.to_owned())),
            (Control::Estimate, words) => {
                let estimate = crate::framework::scoping::estimate::Estimate::of_words(words)?;
                Ok(Entry::Estimate(estimate))
            }
            _ => Err(site.refusal()),
        }
    }

    /// What can be entered at a place.
    pub(super) fn site<'a>(&self, spot: &'a Spot) -> Result<Site<'a>, Error> {
        let site = |document, kind, control, asked| Site {
            spot,
            document,
            kind,
            control,
            asked,
        };
        // What is being typed makes no record another one.
        let document = self.folded(spot.document)?;
        let is_own = spot.record == spot.document;
        let field = spot.field.as_str();
        if spot.document == SETTINGS {
            let control = stated::control(field).filter(|_| is_own);
            let control = control.ok_or(Error::Unknown("setting"))?;
            return Ok(site(document, kind::SETTINGS, control, Asked::Beside));
        }
        if document.kind() == kind::PERSON {
            let is_known =
                is_own && field::OF_PERSON.contains(&field) && document.is_shown(document.id);
            return match is_known {
                true => Ok(site(document, kind::PERSON, Control::Line, Asked::Beside)),
                false => Err(Error::Unknown("person")),
            };
        }
        check_editable(&document)?;
        let held = document.records.get(&spot.record);
        let held = held.filter(|_| document.is_shown(spot.record));
        let record_kind = held.ok_or(Error::Unknown("row"))?.kind.as_str();
        let scoped = kind::SCOPED.iter().find(|known| **known == record_kind);
        let found = Scoping::built_in().find(record_kind, field);
        if let (Some(kind), Some(found)) = (scoped, found) {
            let control = match found.is_other {
                true => Control::Line,
                false => found.field.kind,
            };
            return Ok(site(document, kind, control, Asked::Scoping(found)));
        }
        if record_kind == kind::STAKEHOLDER && field == field::INVOLVEMENT {
            return Ok(site(
                document,
                kind::STAKEHOLDER,
                Control::Text,
                Asked::Beside,
            ));
        }
        if record_kind == kind::STAKEHOLDER && field == field::RACI {
            let keys = raci::LETTERS.iter().map(|(letter, _)| (*letter).to_owned());
            let asked = Asked::Among {
                idea: "RACI",
                keys: keys.collect(),
            };
            return Ok(site(document, kind::STAKEHOLDER, Control::Choice, asked));
        }
        if !is_own || record_kind != kind::USE_CASE {
            return Err(Error::Unknown("field"));
        }
        let framework = self.framework_of(&document)?;
        if field == field::AT_PHASE {
            let phases = framework.phases.iter().map(|phase| phase.key.clone());
            let asked = Asked::Among {
                idea: "The phase on the board",
                keys: phases.chain([board::DONE.to_owned()]).collect(),
            };
            return Ok(site(document, kind::USE_CASE, Control::Choice, asked));
        }
        let (control, slot, text) = framed(&framework, field).ok_or(Error::Unknown("field"))?;
        let asked = Asked::Framework { slot, text };
        Ok(site(document, kind::USE_CASE, control, asked))
    }

    /// A document that may be changed: of any kind that scoping knows, shown, and not archived.
    pub(crate) fn editable(&self, id: Id) -> Result<Arc<Document>, Error> {
        let document = self.document(id)?;
        check_editable(&document)?;
        Ok(document)
    }
}

impl Site<'_> {
    pub(super) fn takes(&self, entry: &Entry) -> Result<(), Error> {
        match entry.fits(self.control) {
            true => Ok(()),
            false => Err(self.refusal()),
        }
    }

    /// It can't hold that.
    pub(super) fn refusal(&self) -> Error {
        let idea: &str = match &self.asked {
            Asked::Framework { text, .. } => text,
            Asked::Scoping(found) => &found.field.idea,
            Asked::Among { idea, .. } => idea,
            Asked::Beside if self.spot.document == SETTINGS => stated::noun(&self.spot.field),
            Asked::Beside => &self.spot.field,
        };
        Error::Invalid(format!("{idea} can't be set to that."))
    }

    /// Whether it is a field itself, and not a member of a set.
    pub(super) fn is_whole(&self) -> bool {
        matches!(&self.asked, Asked::Scoping(found) if found.member.is_empty())
    }

    /// What entering something there does.
    pub(super) fn what(&self, entry: &Entry) -> What {
        match (&self.asked, self.control) {
            _ if matches!(entry, Entry::Applies(_)) => What::Applicable,
            (Asked::Framework { .. }, Control::Rating) => What::Score,
            (Asked::Framework { .. }, Control::Flags) => What::Tick,
            _ => What::Set,
        }
    }

    pub(super) fn edit(&self, value: Value) -> Pending {
        pending(self.spot.record, self.kind, &self.spot.field, value)
    }
}

fn check_editable(document: &Document) -> Result<(), Error> {
    let is_shown = document.is_shown(document.id);
    match document.kind() {
        kind::USE_CASE if !is_shown => Err(Error::Unknown("use case")),
        kind::USE_CASE if document.is_archived() => {
            Err(Error::Archived(use_case::title(document).to_owned()))
        }
        kind::USE_CASE => Ok(()),
        kind::INTEGRATION | kind::TAG | kind::ATTRIBUTE | kind::METRIC | kind::BASELINE
            if is_shown =>
        {
            Ok(())
        }
        _ => Err(Error::Unknown("document")),
    }
}

/// What a framework asks in a field of a use case: how it is entered, its slot, its text.
fn framed(framework: &Framework, field: &str) -> Option<(Control, Option<Slot>, String)> {
    let question = match (field, field.parse().ok()) {
        (field::TITLE, _) => framework.title_question().map(|(_, question)| question),
        (_, Some(Slot::Answer(key))) => {
            let question = framework.question(&key);
            question.filter(|question| !question.is_title)
        }
        _ => None,
    };
    if let Some(question) = question {
        let control = match question.single_line {
            true => Control::Line,
            false => Control::Text,
        };
        return Some((control, field.parse().ok(), question.text.clone()));
    }
    if let Some(of) = reason_for(field) {
        let text = reasoned_in_words(field, framework.text_of(&of)?);
        return Some((Control::Text, None, format!("The reason for {text}")));
    }
    let slot: Slot = field.parse().ok()?;
    let control = match slot {
        Slot::Answer(_) => return None,
        Slot::Score(_) => Control::Rating,
        Slot::Tick(_) => Control::Flags,
    };
    let text = framework.text_of(&slot)?.to_owned();
    Some((control, Some(slot), text))
}
