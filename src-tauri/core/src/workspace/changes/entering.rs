//! What is entered into the fields of scoping, other than by typing.

use std::sync::Arc;

use crate::document::day;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::scoping::{Found, Scoping, measure};
use crate::view::{Control, Done, Measure};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Who, Workspace, pending};

impl Workspace {
    /// Sets or clears a choice (its key), a flag or link (`1`), a rating (`1` to `5`) or a day of a record.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a value that the field can't hold, [`Error::Unknown`], [`Error::Archived`],
    /// [`Error::NotSaved`]; then nothing is changed.
    pub fn set_field(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        value: Option<&str>,
    ) -> Result<Done, Error> {
        let (document, record, kind) = self.entered(document, record)?;
        let found = Scoping::built_in()
            .find(&kind, field)
            .ok_or(Error::Unknown("field"))?;
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        let mut edits = Vec::new();
        let kept = match (found.field.kind, value) {
            (
                Control::Choice | Control::Flags | Control::Links | Control::Rating | Control::Date,
                None,
            ) => Value::Null,
            (Control::Choice, Some(key)) if found.field.option(key).is_some() => Value::from(key),
            (Control::Flags, Some("1")) if !found.is_other => {
                edits.extend(clashing(&found, record, &kind));
                Value::Integer(1)
            }
            (Control::Links, Some("1")) => {
                self.linked(found.member, &found.field.to)?;
                Value::Integer(1)
            }
            (Control::Rating, Some(number)) => match number.parse::<i64>() {
                Ok(number) if (1..=5).contains(&number) => Value::Integer(number),
                _ => {
                    return Err(Error::Invalid(
                        "A rating is a whole number from 1 to 5.".to_owned(),
                    ));
                }
            },
            (Control::Date, Some(day)) => Value::from(day::parse(day)?),
            _ => {
                return Err(Error::Invalid(format!(
                    "{} can't be set to that.",
                    found.field.idea
                )));
            }
        };
        edits.push(pending(record, &kind, field, kept));
        self.act(Action::on(document.id, "set", edits))?;
        Ok(self.done(None, None))
    }

    /// Sets or clears a measure of a record: its value, source and day together.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no number or no day, and as [`Workspace::set_field`].
    pub fn set_measure(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        measured: &Measure,
    ) -> Result<Done, Error> {
        let (document, record, kind) = self.entered(document, record)?;
        known(&kind, field, Control::Measure)?;
        let held = self.document(document.id)?;
        let stood = held.records.get(&record);
        let stood = stood.and_then(|held| measure::read(held.text(field)));
        let kept = measure::keep(measured, stood.as_ref())?;
        self.act(Action::on(
            document.id,
            "set",
            vec![pending(record, &kind, field, kept)],
        ))?;
        Ok(self.done(None, None))
    }

    /// Names a person in a field, or nobody. Naming somebody new makes a person in the same action, and is told.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty name and for one that several people bear, and as [`Workspace::set_field`].
    pub fn set_person(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        who: Option<&Who>,
    ) -> Result<Done, Error> {
        let (document, record, kind) = self.entered(document, record)?;
        known(&kind, field, Control::Person)?;
        let mut edits = Vec::new();
        let (mut value, mut newcomer) = (Value::Null, None);
        if let Some(who) = who {
            let (person, created) = self.whom(who)?;
            newcomer = created.is_some().then_some(person);
            edits.extend(created);
            value = Value::from(person.to_string());
        }
        edits.insert(0, (document.id, vec![pending(record, &kind, field, value)]));
        self.act(Action {
            what: "set",
            undoes: None,
            edits,
        })?;
        let notice = match newcomer {
            Some(newcomer) => Some(format!(
                "{} was added to the people of this workspace.",
                self.name_of(newcomer)?
            )),
            None => None,
        };
        Ok(self.done(None, notice))
    }

    /// A document that may be changed: of any kind that scoping knows, shown, and not archived.
    pub(crate) fn editable(&mut self, id: Id) -> Result<Arc<Document>, Error> {
        let document = self.document(id)?;
        match document.kind() {
            kind::USE_CASE => self
                .open_use_case(&id.to_string())
                .map(|(document, _)| document),
            kind::INTEGRATION | kind::TAG | kind::METRIC if document.is_shown(id) => Ok(document),
            _ => Err(Error::Unknown("document")),
        }
    }

    /// A record that may be changed, with its document and kind.
    fn entered(
        &mut self,
        document: &str,
        record: &str,
    ) -> Result<(Arc<Document>, Id, String), Error> {
        self.settle()?;
        let document = self.editable(document.parse().map_err(|_| Error::Unknown("document"))?)?;
        let record: Id = record.parse().map_err(|_| Error::Unknown("row"))?;
        let held = document
            .records
            .get(&record)
            .filter(|_| document.is_shown(record));
        let kind = held.ok_or(Error::Unknown("row"))?.kind.clone();
        Ok((document, record, kind))
    }

    /// Is there such a document to link to?
    fn linked(&mut self, id: &str, kind: &str) -> Result<(), Error> {
        let id: Id = id.parse().map_err(|_| Error::Unknown("document"))?;
        let document = self.document(id)?;
        match document.kind() == kind && document.is_shown(id) {
            true => Ok(()),
            false => Err(Error::Unknown("document")),
        }
    }
}

fn known(record: &str, field: &str, kind: Control) -> Result<(), Error> {
    let found = Scoping::built_in().find(record, field);
    found
        .filter(|found| found.field.kind == kind)
        .map(drop)
        .ok_or(Error::Unknown("field"))
}

/// The flags that can't stand beside this one, to be cleared; a typed text is left alone.
fn clashing(found: &Found<'_>, record: Id, kind: &str) -> Vec<Pending> {
    let is_exclusive = found
        .field
        .option(found.member)
        .is_some_and(|option| option.exclusive);
    let others = found
        .field
        .options
        .iter()
        .filter(|option| option.key != found.member);
    others
        .filter(|option| is_exclusive || option.exclusive)
        .map(|option| pending(record, kind, &found.field.member(&option.key), Value::Null))
        .collect()
}
