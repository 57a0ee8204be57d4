//! A document while it is worked on.

use std::collections::VecDeque;

use super::pen::{Hand, Pen, Written};
use super::step::{Step, Task};
use super::words::Words;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::position;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;

/// A document with what is still to happen to it.
#[derive(Debug)]
pub(super) struct Life {
    pub(super) document: Document,
    pub(super) kind: &'static str,
    pub(super) steps: VecDeque<Step>,
    name: String,
    language: String,
    /// Its rows, in the order they were added, each with its kind.
    rows: Vec<(Id, &'static str)>,
    last: Option<Written>,
}

impl Life {
    pub(super) fn new(
        id: Id,
        kind: &'static str,
        name: String,
        language: &str,
        steps: VecDeque<Step>,
    ) -> Self {
        Self {
            document: fold(id, &[]),
            kind,
            steps,
            name,
            language: language.to_owned(),
            rows: Vec::new(),
            last: None,
        }
    }

    /// Does something that concerns this document alone.
    pub(super) fn act(
        &mut self,
        pen: &mut Pen,
        words: &Words,
        framework: &str,
        Step { at, by, task }: Step,
    ) -> Result<(), Error> {
        let hand = Hand { by, at };
        let own = self.document.id;
        let (what, edits) = match task {
            Task::Create => {
                self.create(pen, hand, framework)?;
                return Ok(());
            }
            Task::Undo => {
                return match self.last.take() {
                    Some(written) => pen.undo(&mut self.document, hand, written),
                    None => Ok(()),
                };
            }
            Task::Set {
                what,
                row,
                field,
                value,
            } => (what, vec![self.edit(row, &field, value)]),
            Task::Type {
                row,
                field,
                topic,
                part,
                revision,
            } => {
                let text = words.text(&self.language, &[topic], revision);
                let text = beginning(&text, part);
                (What::Type, vec![self.edit(row, &field, text.into())])
            }
            Task::Row(kind) => (What::RowAdd, self.row(pen, at, kind)),
            Task::Stakeholder { phase, person } => {
                let mut edits = self.row(pen, at, kind::STAKEHOLDER);
                let row = self.rows.len().checked_sub(1);
                edits.push(self.edit(row, field::PHASE, phase.into()));
                edits.push(self.edit(row, field::PERSON, person.to_string().into()));
                (What::StakeholderAdd, edits)
            }
            Task::Archive(reason) => {
                let held = Value::Integer(self.document.edits());
                let edits = [
                    (field::ARCHIVED, held),
                    (field::ARCHIVED_REASON, reason.into()),
                ];
                (
                    What::Archive,
                    edits
                        .map(|(field, value)| self.edit(None, field, value))
                        .into(),
                )
            }
            Task::Restore => {
                let edits = [field::ARCHIVED, field::ARCHIVED_REASON];
                (
                    What::Restore,
                    edits
                        .map(|field| self.edit(None, field, Value::Null))
                        .into(),
                )
            }
            Task::Delete => {
                let held = Value::Integer(self.document.edits());
                (What::Delete, vec![self.edit(None, field::GONE, held)])
            }
            // These concern two documents, and are done where both are known.
            Task::Link { .. } | Task::Serve => return Ok(()),
        };
        debug_assert!(
            edits
                .iter()
                .all(|edit| edit.record != own || edit.kind == self.kind)
        );
        self.last = pen.act(&mut self.document, hand, what, edits)?;
        Ok(())
    }

    /// Links it to another document.
    pub(super) fn link(
        &mut self,
        pen: &mut Pen,
        hand: Hand,
        field: &str,
        to: Id,
    ) -> Result<(), Error> {
        let edit = self.edit(None, &format!("{field}/{to}"), Value::Integer(1));
        self.last = pen.act(&mut self.document, hand, What::Set, vec![edit])?;
        Ok(())
    }

    fn create(&mut self, pen: &mut Pen, hand: Hand, framework: &str) -> Result<(), Error> {
        let mut edits = vec![self.edit(None, field::GONE, Value::Null)];
        let name = Value::from(self.name.as_str());
        if self.kind != kind::USE_CASE {
            edits.push(self.edit(None, field::NAME, name));
            return pen
                .act(&mut self.document, hand, What::Create, edits)
                .map(drop);
        }
        edits.push(self.edit(None, field::FRAMEWORK, framework.into()));
        pen.act(&mut self.document, hand, What::Create, edits)?;
        let title = vec![self.edit(None, field::TITLE, name)];
        let typed = Hand {
            at: hand.at + 900,
            ..hand
        };
        pen.act(&mut self.document, typed, What::Type, title)
            .map(drop)
    }

    /// The edits that add a row behind all others.
    fn row(&mut self, pen: &mut Pen, at: i64, kind: &'static str) -> Vec<Pending> {
        let last = self.document.rows(kind).last();
        let last = last.map(|(_, row)| row.text(field::POSITION).to_owned());
        self.rows.push((pen.id(at), kind));
        let row = self.rows.len().checked_sub(1);
        let position = position::between(last.as_deref(), None);
        vec![
            self.edit(row, field::GONE, Value::Null),
            self.edit(row, field::POSITION, position.into()),
        ]
    }

    /// An edit of the document's own record, or of the row of a number.
    fn edit(&self, row: Option<usize>, field: &str, value: Value) -> Pending {
        let own = (self.document.id, self.kind);
        let (record, kind) = row
            .and_then(|row| self.rows.get(row))
            .copied()
            .unwrap_or(own);
        Pending {
            record,
            kind: kind.to_owned(),
            field: field.to_owned(),
            value,
            over: None,
        }
    }
}

/// The first parts of a text of so many.
fn beginning(text: &str, (part, parts): (u64, u64)) -> &str {
    let wanted = text.len() as u64 * part / parts.max(1);
    let end = (wanted as usize..=text.len()).find(|end| text.is_char_boundary(*end));
    text[..end.unwrap_or(text.len())].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_grows_to_its_end_by_whole_characters() {
        let text = "Größe für alle\n\n- これは";
        for parts in 1..9 {
            let begun: Vec<&str> = (1..=parts)
                .map(|part| beginning(text, (part, parts)))
                .collect();
            assert!(
                begun
                    .windows(2)
                    .all(|pair| text.starts_with(pair[0]) && pair[0].len() <= pair[1].len())
            );
            assert_eq!(begun.last(), Some(&text));
        }
    }
}
