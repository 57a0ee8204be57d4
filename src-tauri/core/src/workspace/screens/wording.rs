//! What an edit is about and what it says, in words.

use std::iter;

use crate::document::change::Edit;
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::scoping::{Control, Found, Scoping};
use crate::framework::{Framework, Slot};
use crate::page::{answer::answer, html};
use crate::portfolio::Method;
use crate::use_case::agreed::looked_at;
use crate::use_case::reason::{is_not_applicable, reasoned, reasoned_in_words, slot_of};
use crate::use_case::{board, raci, said};
use crate::workspace::screens::ranking::{is_of_ranking, order_of, weighed_in_words};
use crate::workspace::screens::stated;
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// What is asked where an edit is: `How will we measure success?`, `Involvement of Anna de Vries`.
    pub(crate) fn label_of(
        &self,
        document: &Document,
        framework: &Framework,
        edit: &Edit,
    ) -> Result<String, Error> {
        if let Some(known) = bookkeeping(&edit.field) {
            return Ok(known.to_owned());
        }
        if document.id == SETTINGS {
            let edited = iter::once(edit.field.as_str());
            return Ok(capital(&match is_of_ranking(&edit.field) {
                true => weighed_in_words(edited, "", ""),
                false => stated::noun(&edit.field).to_owned(),
            }));
        }
        if edit.field == field::PINNED {
            return Ok(format!("Place in {}", order_of(&edit.kind)));
        }
        if edit.field == field::PINNED_REASON {
            return Ok(format!("Reason for its place in {}", order_of(&edit.kind)));
        }
        if document.kind() == kind::USE_CASE && edit.kind == kind::USE_CASE {
            if edit.field == field::TITLE {
                return Ok("Title".to_owned());
            }
            if edit.field == field::EXTERNAL_ID {
                return Ok("ID elsewhere".to_owned());
            }
            let slot = slot_of(&edit.field);
            if let Some(text) = slot.as_ref().and_then(|slot| framework.text_of(slot)) {
                return Ok(match reasoned(&edit.field) {
                    Some(_) => format!("Reason for {}", reasoned_in_words(&edit.field, text)),
                    None if is_not_applicable(&edit.field) => format!("“Not applicable” of {text}"),
                    None => text.to_owned(),
                });
            }
            if edit.field == field::AT_PHASE {
                return Ok("Phase on the board".to_owned());
            }
            if edit.field == field::FOLLOWS {
                return Ok("Follows".to_owned());
            }
            if edit.field == field::TEMPLATE {
                return Ok("Template".to_owned());
            }
            if field::of_member(field::SUGGESTED, &edit.field).is_some() {
                return Ok("Suggestion of the template, dealt with".to_owned());
            }
            if let Some(seen) = looked_at(&edit.field) {
                let name = self.name_of_document(seen)?;
                return Ok(format!("Look at {name}, which changed after it was agreed"));
            }
        }
        if let Some(label) = self.label_in_workshop(document, framework, edit)? {
            return Ok(label);
        }
        let scoping = Scoping::built_in();
        if let Some(found) = scoping.find(&edit.kind, &edit.field) {
            let idea = &found.field.idea;
            return Ok(match found.field.kind {
                Control::Links => format!("{idea}: {}", self.name_of_member(found.member)?),
                Control::Labels => "Label".to_owned(),
                Control::Flags if !found.is_other => {
                    let option = found.field.option(found.member);
                    format!(
                        "{idea}: {}",
                        option.map_or(found.member, |option| &option.name)
                    )
                }
                _ => idea.clone(),
            });
        }
        let name = match edit.field.as_str() {
            field::RACI => "RACI".to_owned(),
            other => capital(other),
        };
        let is_of_row = [field::INVOLVEMENT, field::RACI].contains(&&*edit.field);
        if edit.kind == kind::STAKEHOLDER && is_of_row {
            let row = document.records.get(&edit.record);
            let person = row.map_or(Value::Null, |row| row.value(field::PERSON).clone());
            if let Ok(id) = person.text().parse() {
                return Ok(format!("{name} of {}", self.name_of(id)?));
            }
        }
        Ok(name)
    }

    /// What an edit says: the text, `4 – High`, `ticked`; nothing where it says nothing.
    pub(crate) fn value_in_words(
        &self,
        document: &Document,
        framework: &Framework,
        edit: &Edit,
    ) -> Result<String, Error> {
        let value = &edit.value;
        let is_set = value.integer() == Some(1);
        let word = |word: &str| {
            if is_set {
                word.to_owned()
            } else {
                String::new()
            }
        };
        if edit.field.starts_with('.') {
            return Ok(match edit.field.as_str() {
                field::GONE if !value.is_null() => "deleted".to_owned(),
                field::ARCHIVED if !value.is_null() => "archived".to_owned(),
                field::ARCHIVED_REASON => value.text().to_owned(),
                _ => String::new(),
            });
        }
        if let Some(said) = self.said_in_workshop(document, framework, edit) {
            return Ok(said);
        }
        if edit.kind == kind::STAKEHOLDER && edit.field == field::RACI {
            return Ok(raci::told(value.text()));
        }
        if edit.kind == kind::USE_CASE && edit.field == field::AT_PHASE {
            return Ok(match (framework.phase(value.text()), value.text()) {
                (Some(phase), _) => phase.label.clone(),
                (None, board::DONE) => "Done".to_owned(),
                (None, other) => other.to_owned(),
            });
        }
        if edit.kind == kind::USE_CASE && looked_at(&edit.field).is_some() {
            return Ok(word("still holds"));
        }
        if edit.kind == kind::USE_CASE && is_not_applicable(&edit.field) {
            return Ok(word("not applicable"));
        }
        match edit.field.parse() {
            Ok(Slot::Tick(_)) if edit.kind == kind::USE_CASE => return Ok(word("ticked")),
            Ok(Slot::Score(key)) if edit.kind == kind::USE_CASE => {
                return Ok(rated(framework, &key, value));
            }
            _ => {}
        }
        if let Some(found) = Scoping::built_in().find(&edit.kind, &edit.field) {
            return self.scoped(document, edit, &found);
        }
        if edit.kind == kind::SETTINGS && edit.field == field::RANKED_BY {
            let mut methods = Method::ALL.into_iter();
            let method = methods.find(|method| method.key() == value.text());
            let label = method.map(Method::label);
            return Ok(label.unwrap_or(value.text()).to_owned());
        }
        let names = [field::PERSON, field::FOLLOWS, field::TEMPLATE].contains(&&*edit.field);
        match value.text().parse::<Id>() {
            Ok(id) if names => self.name_of_document(id),
            _ => Ok(plain(value)),
        }
    }

    fn scoped(&self, document: &Document, edit: &Edit, found: &Found<'_>) -> Result<String, Error> {
        let is_set = edit.value.integer() == Some(1);
        match found.field.kind {
            Control::Links | Control::Flags if !found.is_other => Ok(if is_set {
                "yes".to_owned()
            } else {
                String::new()
            }),
            Control::Person => match edit.value.text().parse() {
                Ok(id) => self.name_of(id),
                Err(_) => Ok(plain(&edit.value)),
            },
            Control::Choice if !found.field.among.is_empty() => {
                self.name_of_member(edit.value.text())
            }
            Control::Choice
            | Control::Rating
            | Control::Measure
            | Control::Number
            | Control::Estimate
            | Control::Quarter => {
                let unit = document.own().map_or("", |own| own.text("unit"));
                let record = Record::holding(&edit.field, edit.value.clone());
                let words = said::in_words(&record, found.field, unit).into_owned();
                Ok(if words.is_empty() {
                    plain(&edit.value)
                } else {
                    words
                })
            }
            _ => Ok(plain(&edit.value)),
        }
    }

    fn name_of_member(&self, member: &str) -> Result<String, Error> {
        match member.parse() {
            Ok(id) => self.name_of_document(id),
            Err(_) => Ok(member.to_owned()),
        }
    }

    /// What a document is called; a person by name.
    pub(crate) fn name_of_document(&self, id: Id) -> Result<String, Error> {
        let document = self.document(id)?;
        match document.kind() {
            kind::PERSON | "" => self.name_of(id),
            _ => self.called(&document),
        }
    }
}

/// A text in Markdown as it reads where it is entered, as HTML.
pub(crate) fn read(text: &str) -> String {
    html::reading(answer(text, 0))
}

/// What bookkeeping is about.
fn bookkeeping(field: &str) -> Option<&'static str> {
    match field {
        field::GONE => Some("Deleted"),
        field::ARCHIVED => Some("Archived"),
        field::ARCHIVED_REASON => Some("Why it was archived"),
        field::POSITION => Some("Place among others"),
        _ => None,
    }
}

/// A rating in words: `4 – High`.
pub(crate) fn rated(framework: &Framework, key: &str, value: &Value) -> String {
    let Some(score) = value.integer() else {
        return String::new();
    };
    let labels = framework.dimension(key).map(|dimension| &dimension.labels);
    let at = usize::try_from(score)
        .ok()
        .and_then(|score| score.checked_sub(1));
    match labels.zip(at).and_then(|(labels, at)| labels.get(at)) {
        Some(label) => format!("{score} – {label}"),
        None => score.to_string(),
    }
}

fn plain(value: &Value) -> String {
    match value.integer() {
        Some(number) => number.to_string(),
        None => value.text().to_owned(),
    }
}

fn capital(field: &str) -> String {
    let mut letters = field.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
