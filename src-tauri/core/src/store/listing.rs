//! The table `listing`: a cache, a row a document.

use std::sync::{Arc, OnceLock};

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::link;
use super::log::id;
use crate::document::baseline::Facts;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::links;
use crate::framework::Framework;
use crate::use_case::UseCase;
use crate::use_case::summary::{Summary, last_edit};

const ALL: &str = "SELECT doc, kind, title, state, edited, summary, changes, stamp, misdated, links, crc FROM listing ORDER BY doc";

/// A document in the listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) doc: Id,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) state: State,
    /// When it was last edited, in milliseconds since 1970.
    pub(crate) edited: i64,
    /// What lists show of a use case or a baseline, as JSON; of a person the entries that are of the same person. Empty for any
    /// other document.
    pub(crate) summary: String,
    /// How many changes the log has of it.
    pub(crate) changes: i64,
    /// The highest of their stamps that count.
    pub(crate) stamp: i64,
    /// How many of them have a stamp that does not count.
    pub(crate) misdated: i64,
    /// What seals its links; see [`link::seal`].
    pub(crate) links: u32,
    /// What was read of [`Listed::summary`].
    figures: Figures,
}

/// The figures of a use case, read when they are first asked for. They say nothing of their own.
#[derive(Debug, Clone, Default)]
struct Figures(OnceLock<Option<Box<Summary>>>);

impl PartialEq for Figures {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Figures {}

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
    /// The row of a folded document, whose framework is asked for by the hash that it names.
    pub(crate) fn of(
        document: &Arc<Document>,
        framework: impl FnOnce(&str) -> Arc<Framework>,
    ) -> Self {
        Self::sealed(document, link::seal(&links(document)), framework)
    }

    /// The same, where what seals its links is known.
    pub(crate) fn sealed(
        document: &Arc<Document>,
        links: u32,
        framework: impl FnOnce(&str) -> Arc<Framework>,
    ) -> Self {
        let own = document.own();
        let text = |field: &str| own.map_or("", |own| own.text(field));
        let title = match text(field::TITLE) {
            "" => text(field::NAME),
            title => title,
        };
        let state = match (document.is_shown(document.id), document.is_archived()) {
            (false, _) => State::Hidden,
            (true, true) => State::Archived,
            (true, false) => State::Shown,
        };
        let mut row = Self {
            doc: document.id,
            kind: document.kind().to_owned(),
            title: title.to_owned(),
            state,
            edited: 0,
            summary: String::new(),
            changes: document.changes,
            stamp: document.stamp,
            misdated: document.misdated,
            links,
            figures: Figures::default(),
        };
        if row.kind == kind::USE_CASE {
            let use_case = UseCase::new(document, &framework(text(field::FRAMEWORK)));
            row.edited = last_edit(&use_case).map_or(0, |(at, _)| at);
            row.summary = serde_json::to_string(&Summary::of(&use_case)).unwrap_or_default();
        } else if row.kind == kind::BASELINE {
            row.summary = serde_json::to_string(&Facts::of(document)).unwrap_or_default();
        }
        if row.kind == kind::PERSON {
            row.summary = same_as(document).collect::<Vec<_>>().join(" ");
        }
        row
    }

    /// The entries that are said in this one to be of the same person.
    pub(crate) fn same_as(&self) -> impl Iterator<Item = Id> {
        let is_person = self.kind == kind::PERSON;
        let named = self.summary.split(' ').filter(move |_| is_person);
        named.filter_map(|id| id.parse().ok())
    }

    /// The figures of a use case; `None` for any other document, and for what nobody here has written.
    pub(crate) fn summary(&self) -> Option<Summary> {
        serde_json::from_str(&self.summary).ok()
    }

    /// The same, kept for whoever asks again: it takes time to read them of all use cases.
    pub(crate) fn figures(&self) -> Option<&Summary> {
        let figures = self.figures.0.get_or_init(|| self.summary().map(Box::new));
        figures.as_deref()
    }

    /// What is known of a baseline; `None` for any other document.
    pub(crate) fn baseline(&self) -> Option<Facts> {
        let is_baseline = self.kind == kind::BASELINE;
        is_baseline.then(|| serde_json::from_str(&self.summary).ok())?
    }
}

impl Listed {
    /// CRC-32 of the row, to notice bits that the disk flipped and what others wrote.
    fn checksum(&self) -> u32 {
        let mut crc = crc32fast::Hasher::new();
        let state = [self.state as u8];
        for part in [
            &self.doc.as_bytes()[..],
            self.kind.as_bytes(),
            self.title.as_bytes(),
            &state,
            &self.edited.to_le_bytes(),
            self.summary.as_bytes(),
            &self.changes.to_le_bytes(),
            &self.stamp.to_le_bytes(),
            &self.misdated.to_le_bytes(),
            &self.links.to_le_bytes(),
        ] {
            crc.update(&(part.len() as u64).to_le_bytes());
            crc.update(part);
        }
        crc.finalize()
    }
}

fn same_as(person: &Document) -> impl Iterator<Item = &str> {
    let own = person.own().into_iter();
    own.flat_map(|own| {
        let members = own.fields.keys();
        let members = members.filter(|field| own.is_set(field));
        members.filter_map(|name| field::of_member(field::SAME_AS, name))
    })
}

/// Has the listing hold a row. Answers whether it had none of the document.
pub(crate) fn put(connection: &Connection, row: &Listed) -> rusqlite::Result<bool> {
    let crc = i64::from(row.checksum());
    let put = |or_not: &str, and_not: &str| {
        connection
            .prepare_cached(&format!(
                "INSERT {or_not} INTO listing (doc, kind, title, state, edited, summary, changes, stamp, misdated, links, crc)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) {and_not}"
            ))?
            .execute(params![
                row.doc.as_bytes(),
                row.kind,
                row.title,
                row.state as i64,
                row.edited,
                row.summary,
                row.changes,
                row.stamp,
                row.misdated,
                row.links,
                crc,
            ])
    };
    let is_new = put("", "ON CONFLICT (doc) DO NOTHING")? > 0;
    if !is_new {
        put("OR REPLACE", "")?;
    }
    Ok(is_new)
}

/// Shows every row; false where one is not as it was written, and then nothing more is shown.
pub(super) fn scan(
    connection: &Connection,
    mut each: impl FnMut(Listed),
) -> rusqlite::Result<bool> {
    let mut all = connection.prepare(ALL)?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let crc: Option<i64> = row.get(10)?;
        match listed(row) {
            Ok(listed) if Some(i64::from(listed.checksum())) == crc => each(listed),
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// What a document is called; nothing where it is not listed or has no name.
pub(super) fn title(connection: &Connection, doc: Id) -> rusqlite::Result<String> {
    let title = connection
        .prepare_cached("SELECT title FROM listing WHERE doc = ?1")?
        .query_row([doc.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(title.unwrap_or_default())
}

/// Takes a document out of the listing.
pub(super) fn forget(connection: &Connection, doc: Id) -> rusqlite::Result<()> {
    let sql = "DELETE FROM listing WHERE doc = ?1";
    connection.execute(sql, [doc.as_bytes()]).map(drop)
}

pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM listing", []).map(drop)
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Listed>> {
    connection
        .prepare_cached(ALL)?
        .query_map([], listed)?
        .collect()
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
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
        edited: row.get(4)?,
        summary: row.get(5)?,
        changes: row.get(6)?,
        stamp: row.get(7)?,
        misdated: row.get(8)?,
        links: row.get(9)?,
        figures: Figures::default(),
    })
}
