//! What is typed, scored, ticked and set aside in a use case.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::{Value, clean};
use crate::error::Error;
use crate::framework::Slot;
use crate::framework::scoping::Scoping;
use crate::use_case::not_applicable_field;
use crate::view::{Control, Done, Typed};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, pending};

impl Workspace {
    /// Puts a typed text on disk: an answer, a title, an involvement or something about a person. It is there when this
    /// returns.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Archived`], [`Error::Unknown`], [`Error::NotSaved`]; then nothing is changed.
    pub fn type_text(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        text: &str,
    ) -> Result<Typed, Error> {
        let doc: Id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let record: Id = record.parse().map_err(|_| Error::Unknown("row"))?;
        let (kind, single_line) = self.typed_field(doc, record, field)?;
        let cleaned = clean(text, single_line)?;
        let note = match cleaned.replaced {
            0 => None,
            1 => Some("One character that can't be stored was replaced by �.".to_owned()),
            many => Some(format!(
                "{many} characters that can't be stored were replaced by �."
            )),
        };
        let stored = (cleaned.text != text).then(|| cleaned.text.clone());
        self.flush(doc, record, kind, field, Value::from(cleaned.text))?;
        Ok(Typed {
            revision: self.revision,
            undo: self.undo_state(),
            stored,
            note,
        })
    }

    /// Scores a dimension from 1 to 5, or clears its score.
    ///
    /// # Errors
    /// [`Error::Invalid`] for another number, and as [`Workspace::type_text`].
    pub fn set_score(
        &mut self,
        use_case: &str,
        field: &str,
        score: Option<u32>,
    ) -> Result<Done, Error> {
        if score.is_some_and(|score| !(1..=5).contains(&score)) {
            return Err(Error::Invalid(
                "A score is a whole number from 1 to 5.".to_owned(),
            ));
        }
        let slot: Slot = field.parse().map_err(|_| Error::Unknown("dimension"))?;
        let is_known = matches!(slot, Slot::Score(_));
        let value = score.map_or(Value::Null, |score| Value::Integer(score.into()));
        self.set(use_case, &slot, is_known, "score", field, value)
    }

    /// Ticks a checklist item, or takes the tick away.
    ///
    /// # Errors
    /// As [`Workspace::set_score`].
    pub fn set_tick(&mut self, use_case: &str, field: &str, ticked: bool) -> Result<Done, Error> {
        let slot: Slot = field
            .parse()
            .map_err(|_| Error::Unknown("checklist item"))?;
        let is_known = matches!(slot, Slot::Tick(_));
        self.set(use_case, &slot, is_known, "tick", field, flag(ticked))
    }

    /// Marks a question, dimension or checklist item as not applicable, or as applicable again. What was entered there
    /// is kept.
    ///
    /// # Errors
    /// As [`Workspace::set_score`]; the title is always applicable.
    pub fn set_applicable(
        &mut self,
        use_case: &str,
        slot: &str,
        applicable: bool,
    ) -> Result<Done, Error> {
        let slot: Slot = slot.parse().map_err(|_| Error::Unknown("field"))?;
        let (_, framework) = self.use_case(use_case)?;
        let is_title = framework.field_of(&slot) == "title";
        self.set(
            use_case,
            &slot,
            !is_title,
            "applicable",
            &not_applicable_field(&slot),
            flag(!applicable),
        )
    }

    fn set(
        &mut self,
        use_case: &str,
        slot: &Slot,
        is_known: bool,
        what: &'static str,
        field: &str,
        value: Value,
    ) -> Result<Done, Error> {
        self.settle()?;
        let (document, framework) = self.open_use_case(use_case)?;
        if !is_known || framework.text_of(slot).is_none() {
            return Err(Error::Unknown("field"));
        }
        self.act(Action::on(
            document.id,
            what,
            vec![pending(document.id, kind::USE_CASE, field, value)],
        ))?;
        Ok(self.done(None, None))
    }

    /// The kind of the record a typed field is in, and whether it is one line.
    fn typed_field(
        &mut self,
        doc: Id,
        record: Id,
        field: &str,
    ) -> Result<(&'static str, bool), Error> {
        let document = self.document(doc)?;
        if document.kind() == kind::PERSON {
            let is_known =
                doc == record && field::OF_PERSON.contains(&field) && document.is_shown(doc);
            return if is_known {
                Ok((kind::PERSON, true))
            } else {
                Err(Error::Unknown("person"))
            };
        }
        let document = self.editable(doc)?;
        let kind_of_record = document.records.get(&record).map_or("", |held| &held.kind);
        if let Some(typed) = scoping_field(kind_of_record, field) {
            return match document.is_shown(record) {
                true => Ok(typed),
                false => Err(Error::Unknown("row")),
            };
        }
        let framework = self.framework_of(&document)?;
        if record != doc {
            let is_row = document
                .rows(kind::STAKEHOLDER)
                .any(|(row, _)| row == record);
            return if is_row && field == field::INVOLVEMENT {
                Ok((kind::STAKEHOLDER, false))
            } else {
                Err(Error::Unknown("row"))
            };
        }
        let mut questions = framework.phases.iter().flat_map(|phase| &phase.questions);
        let question = questions
            .find(|question| question.field() == field)
            .ok_or(Error::Unknown("question"))?;
        Ok((kind::USE_CASE, question.single_line))
    }
}

/// A tick as a value: 1, or nothing.
fn flag(set: bool) -> Value {
    if set { Value::Integer(1) } else { Value::Null }
}

/// The kind of a record and whether the field is one line, for those of scoping that are typed.
fn scoping_field(record: &str, field: &str) -> Option<(&'static str, bool)> {
    let found = Scoping::built_in().find(record, field)?;
    let single_line = match found.field.kind {
        Control::Text => false,
        Control::Line => true,
        _ if found.is_other => true,
        _ => return None,
    };
    let record = kind::SCOPED.iter().find(|known| **known == record)?;
    Some((record, single_line))
}
