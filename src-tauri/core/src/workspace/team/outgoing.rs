//! What a team server is to be sent, a parcel after the other.

use std::collections::BTreeSet;

use crate::document::change::Change;
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::log::{Line, Sealed};
use crate::document::value::Value;
use crate::error::Error;
use crate::store::{Step, erased_as_hash};
use crate::team::{ENOUGH_BYTES, MOST_LINES};
use crate::workspace::Reader;

/// How many changes are read at once, so that whoever saves need not wait for all of them.
const PIECE: i64 = 512;

/// What is to be sent at once.
#[derive(Debug)]
pub(super) struct Parcel {
    pub(super) origin: Id,
    pub(super) lines: Vec<Line>,
    /// How many changes are in it.
    pub(super) changes: u64,
    /// The number of the change up to which everything is there once it has arrived.
    pub(super) upto: i64,
    /// What is then erased there, as a hash.
    pub(super) erased: String,
}

impl Reader {
    /// The next of what a server is not known to have, after what was sent it already, at most so many lines; nothing where there is
    /// none.
    pub(super) fn parcel(
        &self,
        server: Id,
        step: &Step,
        most: usize,
    ) -> Result<Option<Parcel>, Error> {
        let source = &self.shelf.source;
        let Some(origin) = source.first()? else {
            return Ok(None);
        };
        let erased = erased_as_hash(&self.erased);
        let theirs = source.imports_of(server)?;
        let (mut upto, mut bytes, mut changes) = (step.sent, 0, Vec::new());
        'all: while upto < self.last {
            let end = self.last.min(upto + PIECE);
            let piece = source.between(upto, end)?;
            for (n, change) in (upto + 1..).zip(piece) {
                let is_theirs = change.via.is_some_and(|via| theirs.contains(&via));
                if !is_theirs {
                    let size = size(&change);
                    let is_enough =
                        bytes + size > ENOUGH_BYTES || changes.len() == most.min(MOST_LINES / 2);
                    if is_enough && !changes.is_empty() {
                        break 'all;
                    }
                    bytes += size;
                    changes.push(change);
                }
                upto = n;
            }
            upto = end;
        }
        if changes.is_empty() && erased == step.erased {
            return Ok(None);
        }
        let mut lines = Vec::new();
        let edits = changes.iter().flat_map(|change| &change.edits);
        let (mut frameworks, mut pictures) = (BTreeSet::new(), BTreeSet::new());
        for edit in edits {
            match edit.field.as_str() {
                field::FRAMEWORK => frameworks.insert(edit.value.text()),
                field::PICTURE => pictures.insert(edit.value.text()),
                _ => false,
            };
        }
        for hash in frameworks {
            lines.extend(source.framework(hash)?.map(Line::Framework));
        }
        for hash in pictures {
            // What is not here can't be sent.
            let is_here = source.mime(hash)?.is_some();
            lines.extend(is_here.then(|| Line::Picture(hash.to_owned())));
        }
        let count = changes.len() as u64;
        lines.extend(changes.into_iter().map(Sealed::of).map(Line::Change));
        if erased != step.erased {
            lines.extend(self.erased.iter().cloned().map(Line::Erasure));
        }
        Ok(Some(Parcel {
            origin,
            lines,
            changes: count,
            upto,
            erased,
        }))
    }
}

/// How many bytes a change is on its way, more or less.
fn size(change: &Change) -> usize {
    let edits = change.edits.iter().map(|edit| {
        let value = match &edit.value {
            Value::Text(text) => text.len(),
            _ => 8,
        };
        value + edit.field.len() + 40 * edit.base.len() + 120
    });
    edits.sum::<usize>() + 320
}
