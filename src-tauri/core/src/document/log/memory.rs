//! The log that others are held against: all in memory, and as plain as can be.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use super::{Line, Log, Page, Place, Sealed, Standing, Taken};
use crate::document::change::Change;
use crate::document::digest::Digest;
use crate::document::erasure::Erasures;
use crate::document::id::Id;

/// A log in memory. It takes whatever it is given: what is refused is a server's business.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    origin: Option<Id>,
    lines: Vec<Line>,
    /// What each line came by.
    marks: Vec<Id>,
    changes: BTreeSet<Id>,
    erased: Erasures,
    /// The pictures whose bytes are there.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// How many pushes there were, to make marks of.
    pushes: u64,
    /// What makes the marks of one log others than those of another.
    pub seed: u64,
}

impl Memory {
    /// How it stands.
    pub fn standing(&self) -> Standing {
        let mut digest = Digest::default();
        self.changes.iter().for_each(|change| digest.add(*change));
        Standing {
            origin: self.origin,
            end: self.place(self.lines.len()),
            digest,
        }
    }

    fn place(&self, n: usize) -> Place {
        Place {
            n: n as u64,
            mark: n.checked_sub(1).map(|last| self.marks[last]),
        }
    }

    fn knows(&self, line: &Line) -> bool {
        match line {
            Line::Change(sealed) => self.changes.contains(&sealed.change.id),
            Line::Erasure(target) => self.erased.contains(target),
            line => self.lines.contains(line),
        }
    }

    /// Blanks everything that is erased.
    fn blank(&mut self) {
        for line in &mut self.lines {
            if let Line::Change(sealed) = line
                && self.erased.blank(&mut sealed.change)
            {
                *sealed = Sealed::of(sealed.change.clone());
            }
        }
    }

    fn take(&mut self, origin: Id, lines: Vec<Line>) -> Taken {
        self.origin.get_or_insert(origin);
        self.pushes += 1;
        let mut mark = [0; 16];
        mark[..8].copy_from_slice(&self.seed.to_be_bytes());
        mark[8..].copy_from_slice(&self.pushes.to_be_bytes());
        let before = self.lines.len();
        for line in lines {
            if self.knows(&line) {
                continue;
            }
            match &line {
                Line::Change(sealed) => drop(self.changes.insert(sealed.change.id)),
                Line::Erasure(target) => self.erased.extend([target.clone()]),
                Line::Framework(_) | Line::Picture(_) => {}
            }
            self.lines.push(line);
            self.marks.push(Id::from_bytes(mark));
        }
        self.blank();
        let pictures = self.lines.iter().filter_map(|line| match line {
            Line::Picture(hash) => Some(hash),
            _ => None,
        });
        let lacks = pictures.filter(|hash| !self.pictures.contains_key(*hash));
        Taken {
            new: (self.lines.len() - before) as u64,
            end: self.place(self.lines.len()),
            lacks: lacks.cloned().collect(),
        }
    }
}

impl Log for Memory {
    type Error = Infallible;

    async fn append(&mut self, origin: Id, lines: Vec<Line>) -> Result<Taken, Infallible> {
        Ok(self.take(origin, lines))
    }

    async fn since(&mut self, after: Place, most: usize) -> Result<Option<Page>, Infallible> {
        let n = usize::try_from(after.n).unwrap_or(usize::MAX);
        if n > self.lines.len() || self.place(n) != after {
            return Ok(None);
        }
        let end = self.lines.len().min(n.saturating_add(most));
        Ok(Some(Page {
            lines: self.lines[n..end].to_vec(),
            place: self.place(end),
            standing: self.standing(),
        }))
    }

    async fn of_document(&mut self, doc: Id) -> Result<Vec<Change>, Infallible> {
        let changes = self.lines.iter().filter_map(|line| match line {
            Line::Change(sealed) if sealed.change.doc == doc => Some(sealed.change.clone()),
            _ => None,
        });
        Ok(changes.collect())
    }
}
