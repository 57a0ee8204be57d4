//! The table `listing`: a cache, a row a document.

use rusqlite::{Connection, params};

use super::log::id;
use crate::fold::Document;
use crate::id::Id;

/// A document in the listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) doc: Id,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) state: State,
}

/// Whether a document is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Shown,
    Archived,
    Hidden,
}

impl State {
    /// What people read.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Archived => "archived",
            Self::Hidden => "deleted",
        }
    }
}

impl Listed {
    /// The row of a folded document.
    pub(crate) fn of(document: &Document) -> Self {
        let own = document.own();
        let title = own.map_or("", |own| {
            if own.text("title").is_empty() {
                own.text("name")
            } else {
                own.text("title")
            }
        });
        let state = match (document.is_shown(document.id), document.is_archived()) {
            (false, _) => State::Hidden,
            (true, true) => State::Archived,
            (true, false) => State::Shown,
        };
        Self {
            doc: document.id,
            kind: document.kind().to_owned(),
            title: title.to_owned(),
            state,
        }
    }
}

pub(super) fn put(connection: &Connection, row: &Listed) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO listing (doc, kind, title, state) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            row.doc.as_bytes(),
            row.kind,
            row.title,
            row.state as i64
        ])
        .map(drop)
}

pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM listing", []).map(drop)
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Listed>> {
    connection
        .prepare_cached("SELECT doc, kind, title, state FROM listing ORDER BY doc")?
        .query_map([], |row| {
            let state = match row.get(3)? {
                0 => State::Shown,
                1 => State::Archived,
                _ => State::Hidden,
            };
            Ok(Listed {
                doc: id(row, 0)?,
                kind: row.get(1)?,
                title: row.get(2)?,
                state,
            })
        })?
        .collect()
}
