//! Rows that people add to documents: added, moved and removed alike, whatever they are.

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::position;
use crate::document::undo::Pending;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::{Scoping, measure};
use crate::view::{Done, Measure, Place, Screen};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Adds an empty row to a document: a step or a variation to a use case; a reading, of today, to a metric. It stands behind the row
    /// `after`, or at the end.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a kind of row that the document doesn't have, [`Error::Archived`], [`Error::NotSaved`].
    pub fn add_row(
        &mut self,
        document: &str,
        row_kind: &str,
        after: Option<&str>,
    ) -> Result<Done, Error> {
        self.settle()?;
        let document = self.editable(document.parse().map_err(|_| Error::Unknown("document"))?)?;
        let asked = Scoping::built_in().fields(document.kind());
        let is_typed = [kind::STEP, kind::READING, kind::VARIATION].contains(&row_kind);
        if !is_typed || !asked.iter().any(|field| field.of == row_kind) {
            return Err(Error::Unknown("kind of row"));
        }
        let rows: Vec<(Id, &str)> = keys(&document, row_kind);
        let behind =
            after.and_then(|after| rows.iter().position(|(id, _)| id.to_string() == after));
        let at = behind.map_or(rows.len(), |index| index + 1);
        let row = self.next_id();
        let mut edits = vec![created(row, row_kind)];
        if row_kind == kind::READING {
            // Most are entered on the day they were read.
            let read = Measure {
                date: self.today(),
                ..Measure::default()
            };
            edits.push(pending(
                row,
                row_kind,
                row_kind,
                measure::keep(&read, None)?,
            ));
        }
        edits.extend(placed(row_kind, &rows, row, at));
        let place = place_of_row(&document, row, row_kind);
        self.act(Action::on(document.id, What::RowAdd, edits))?;
        Ok(self.done(Some(place), None))
    }

    /// Moves a row among those of its kind, 0 being the first.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a row that is gone, and as [`Workspace::add_row`].
    pub fn move_row(&mut self, document: &str, row: &str, to: usize) -> Result<Done, Error> {
        let (document, row, row_kind) = self.row_of(document, row)?;
        // The place is one among the rows that the screen shows.
        let seen = self.seen(document.id)?;
        let mut others = keys(&seen, &row_kind);
        others.retain(|(id, _)| *id != row);
        let edits = placed(&row_kind, &others, row, to.min(others.len()));
        let place = place_of_row(&document, row, &row_kind);
        self.act(Action::on(document.id, What::RowMove, edits))?;
        Ok(self.done(Some(place), None))
    }

    /// Removes a row. Undo brings it back.
    ///
    /// # Errors
    /// As [`Workspace::move_row`].
    pub fn remove_row(&mut self, document: &str, row: &str) -> Result<Done, Error> {
        let (document, row, row_kind) = self.row_of(document, row)?;
        let edits = vec![pending(row, &row_kind, field::GONE, document.edits_of(row))];
        self.act(Action::on(document.id, What::RowRemove, edits))?;
        Ok(self.done(
            None,
            Some(format!("Removed the {}.", kind::noun(&row_kind))),
        ))
    }

    /// A row of scoping that may be changed.
    fn row_of(
        &mut self,
        document: &str,
        row: &str,
    ) -> Result<(std::sync::Arc<Document>, Id, String), Error> {
        self.settle()?;
        let document = self.editable(document.parse().map_err(|_| Error::Unknown("document"))?)?;
        let row: Id = row.parse().map_err(|_| Error::Unknown("row"))?;
        let held = document
            .records
            .get(&row)
            .filter(|_| row != document.id && document.is_shown(row));
        let kind = held.ok_or(Error::Unknown("row"))?.kind.clone();
        match kind.as_str() {
            kind::STEP
            | kind::VARIATION
            | kind::DESIGN
            | kind::READING
            | kind::DECISION
            | kind::PARKED
            | kind::ACTION => Ok((document, row, kind)),
            _ => Err(Error::Unknown("row")),
        }
    }
}

/// The edits that put a row at a place among others of its kind, given with their keys in order.
pub(crate) fn placed(row_kind: &str, others: &[(Id, &str)], row: Id, at: usize) -> Vec<Pending> {
    let key = |index: usize| others.get(index).map(|(_, key)| *key);
    let before = at.checked_sub(1).and_then(key);
    if before.is_some() && before >= key(at) && key(at).is_some() {
        // Two rows of one key, made on two laptops: no key fits between them, so all get new ones.
        let mut order: Vec<Id> = others.iter().map(|(id, _)| *id).collect();
        order.insert(at, row);
        let keys = position::spread(order.len());
        let edit = |(row, key)| pending(row, row_kind, field::POSITION, key);
        return order.into_iter().zip(keys).map(edit).collect();
    }
    vec![pending(
        row,
        row_kind,
        field::POSITION,
        position::between(before, key(at)),
    )]
}

/// The rows of a kind with their keys, in order.
pub(crate) fn keys<'a>(document: &'a Document, row_kind: &'a str) -> Vec<(Id, &'a str)> {
    document
        .rows(row_kind)
        .map(|(id, row)| (id, row.text(field::POSITION)))
        .collect()
}

/// Where a row is seen, with its first field.
pub(crate) fn place_of_row(document: &Document, row: Id, row_kind: &str) -> Place {
    let first = Scoping::built_in()
        .fields(row_kind)
        .first()
        .map(|field| field.field.clone());
    let whole = crate::workspace::screens::place::of_document(document);
    Place {
        screen: whole.screen.or(Some(match row_kind {
            kind::VARIATION => Screen::Tracker,
            _ => Screen::Scoping,
        })),
        record: Some(row.to_string()),
        field: first,
        ..whole
    }
}
