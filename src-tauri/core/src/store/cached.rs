//! What the caches hold of a document, and what puts it there: all of it at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::Connection;

use super::listing::{self, Listed};
use super::search::{self, Sought};
use super::{Frameworks, link};
use crate::document::change::Change;
use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::link::{Link, links};
use crate::document::mutant;

/// What the caches hold of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cached {
    pub(crate) listed: Listed,
    /// What it names; `None` where that has not changed.
    pub(crate) links: Option<BTreeSet<Link>>,
    /// What is found of it by its words.
    pub(crate) sought: Sought,
}

impl Cached {
    /// Of a document that these changes make.
    pub(super) fn of(
        connection: &Connection,
        doc: Id,
        changes: &[Change],
        frameworks: &Frameworks,
    ) -> Self {
        let document = Arc::new(fold(doc, changes));
        Self {
            listed: Listed::of(&document, |hash| frameworks.get(connection, hash)),
            links: Some(links(&document)),
            sought: Sought::all(&document),
        }
    }

    /// Has the caches hold them, from a change on. The index of words comes last: what is written between its own rows makes it
    /// write down what it has gathered.
    pub(super) fn put(all: &[Self], connection: &Connection, n: i64) -> rusqlite::Result<()> {
        let mut sought = Vec::with_capacity(all.len());
        for cached in all {
            let doc = cached.listed.doc;
            // Of a document that was not listed nothing is there to be looked for.
            let is_new = listing::put(connection, &cached.listed)?;
            if let Some(links) = &cached.links {
                link::put(connection, doc, is_new, links, n)?;
            }
            sought.push((doc, is_new, &cached.sought));
        }
        match mutant::lacks("what is found follows the log") {
            true => Ok(()),
            false => search::put(connection, sought),
        }
    }
}
