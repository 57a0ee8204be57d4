//! Whether a workspace file is what it was written as. It only reads, and tables themselves, not indexes, which may lie.

use std::collections::HashMap;

use rusqlite::Connection;

use super::image::copy_of;
use super::inspection::{Deviation, How, deviations};
use super::{
    Store, broken, doubt, draft, framework, hash, link, listing, log, migration, search, unreadable,
};
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::stamp;
use crate::error::Doubt;
use crate::error::Error;

/// Since this format what is listed has checksums.
const SEALED: i64 = 4;

/// Since this format it holds what is found by its words.
const SEARCHED: i64 = 7;

/// What is found in a file that can be opened.
#[derive(Debug, Default)]
pub(super) struct Examined {
    /// Indexes and triggers that are not there, and are made again.
    pub(super) missing: Vec<Deviation>,
    /// The indexes don't say what the tables do, and are made anew.
    pub(super) indexes_lie: bool,
    /// The listing is not that of the documents, and is made anew.
    pub(super) listing_lies: bool,
    /// What a person should hear.
    pub(super) notices: Vec<String>,
}

impl Store {
    /// Why what was being typed can't be taken.
    pub(crate) fn altered_typing(&self, format: i64) -> Result<Option<Doubt>, Error> {
        altered_typing(&self.writer.lock(), format)
    }
}

/// Looks at all of a file of a format.
///
/// # Errors
/// [`Error::Doubt`] where the schema holds anything foreign, before anything else is read, or what was being typed is
/// altered; [`Error::Damaged`].
pub(super) fn examine(connection: &mut Connection, format: i64) -> Result<Examined, Error> {
    let mut examined = Examined {
        missing: schema(connection, format)?,
        ..Examined::default()
    };
    if let Some(line) = fault(connection)? {
        if !only_indexes_lie(connection) {
            return Err(broken(line));
        }
        examined.indexes_lie = true;
    }
    let docs = changes(connection)?;
    if let Some(doubt) = altered_typing(connection, format)? {
        return Err(Error::Doubt(doubt));
    }
    if format >= SEALED {
        let agree = agrees(connection, &docs).and_then(|agree| match format >= SEARCHED {
            true => Ok(agree && are_found(connection, &docs)?),
            false => Ok(agree),
        });
        examined.listing_lies = !agree.map_err(|error| unreadable(&error))?;
    }
    examined.notices = of_frameworks(connection)?;
    Ok(examined)
}

/// What is seen of a settled file at opening: its schema, that nothing was left in the midst of being typed, and that the
/// rows of its list are as they were written and know of as many changes as there are. `None` where any of it is not so, and
/// all has to be looked at.
pub(super) fn glance(connection: &Connection) -> Option<Examined> {
    let missing = schema(connection, migration::NEWEST).ok()?;
    let is_nothing_typed = draft::stamp(connection).ok()?.is_none();
    let mut listed = 0;
    let is_whole = listing::scan(connection, |row| listed += row.changes).ok()?;
    let is_settled = missing.is_empty()
        && is_nothing_typed
        && is_whole
        && listed == log::last(connection).ok()?;
    is_settled.then(Examined::default)
}

/// Looks at all of a file of the newest format that somebody works with. Answers what a person should hear; `None` where
/// anything is to be made anew.
///
/// # Errors
/// As [`examine`].
pub(super) fn all_is_well(connection: &Connection) -> Result<Option<Vec<String>>, Error> {
    let is_whole = schema(connection, migration::NEWEST)?.is_empty()
        && fault(connection)?.is_none()
        && altered_typing(connection, migration::NEWEST)?.is_none();
    if !is_whole {
        return Ok(None);
    }
    let docs = changes(connection)?;
    let agree = agrees(connection, &docs)
        .and_then(|agree| Ok(agree && are_found(connection, &docs)?))
        .map_err(|error| unreadable(&error))?;
    match agree {
        true => of_frameworks(connection).map(Some),
        false => Ok(None),
    }
}

/// Whether the caches are as they were written, and of the documents of the log.
fn agrees(connection: &Connection, docs: &HashMap<Id, OfDocument>) -> rusqlite::Result<bool> {
    let seals = link::seals(connection)?;
    let (mut rows, mut agree) = (0, true);
    let are_whole = listing::scan(connection, |row| {
        let listed = OfDocument {
            changes: row.changes,
            stamp: row.stamp,
            misdated: row.misdated,
        };
        rows += 1;
        agree &= docs.get(&row.doc) == Some(&listed)
            && seals.get(&row.doc).copied().unwrap_or(0) == row.links;
    })?;
    let are_listed = seals.keys().all(|doc| docs.contains_key(doc));
    Ok(are_whole && agree && rows == docs.len() && are_listed)
}

/// Whether what is found by its words is as it was written, and of the documents of the log.
fn are_found(connection: &Connection, docs: &HashMap<Id, OfDocument>) -> rusqlite::Result<bool> {
    let (sums, kept) = search::seals(connection)?;
    let is_whole = |doc: &Id| kept.get(doc) == Some(&sums.get(doc).copied().unwrap_or(0));
    let are_of_log = sums
        .keys()
        .chain(kept.keys())
        .all(|doc| docs.contains_key(doc));
    Ok(are_of_log && docs.keys().all(is_whole))
}

/// What is to be said of frameworks that are not what their hash names.
fn of_frameworks(connection: &Connection) -> Result<Vec<String>, Error> {
    let frameworks = framework::all(connection).map_err(|error| unreadable(&error))?;
    let whole = |(kept_by, text): &framework::Kept| {
        text.as_ref()
            .is_ok_and(|text| hash(text.as_bytes()) == *kept_by)
    };
    let are_whole = frameworks.iter().all(whole);
    let notice = "A framework in this workspace is damaged: questions and ratings of the built-in one are shown in its place. \
                  Answers and scores are safe.";
    Ok((!are_whole)
        .then(|| notice.to_owned())
        .into_iter()
        .collect())
}

/// Refuses a schema that is not ours; answers what can be made again.
fn schema(connection: &Connection, format: i64) -> Result<Vec<Deviation>, Error> {
    let found = deviations(connection, format)?;
    if mutant::lacks("nothing foreign is in the schema") {
        return Ok(Vec::new());
    }
    let (missing, strange): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|one| one.how == How::Missing);
    if let Some(table) = missing.iter().find(|one| one.kind == "table") {
        return Err(Error::Damaged {
            what: format!("its table {} is missing", table.name),
            details: String::new(),
        });
    }
    match strange.is_empty() {
        true => Ok(missing),
        false => Err(Error::Doubt(doubt::strange(&strange))),
    }
}

/// What SQLite's own check finds first.
fn fault(connection: &Connection) -> Result<Option<String>, Error> {
    let verdict: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| unreadable(&error))?;
    Ok((verdict != "ok").then_some(verdict))
}

/// Whether all is well with indexes made anew, as tried in a copy.
fn only_indexes_lie(connection: &mut Connection) -> bool {
    let mut tried = || -> rusqlite::Result<bool> {
        let copy = copy_of(connection)?;
        search::reindex(&copy)?;
        copy.query_row("PRAGMA integrity_check(1)", [], |row| {
            row.get::<_, String>(0)
        })
        .map(|verdict| verdict == "ok")
    };
    tried().unwrap_or(false)
}

/// What the log has of a document.
#[derive(Debug, Default, PartialEq, Eq)]
struct OfDocument {
    /// How many changes.
    changes: i64,
    /// The highest of their stamps that count.
    stamp: i64,
    /// How many have one that does not.
    misdated: i64,
}

/// Compares every change with its checksum, and answers what there is of every document.
fn changes(connection: &Connection) -> Result<HashMap<Id, OfDocument>, Error> {
    let (mut altered, mut all) = (0_usize, 0_usize);
    let mut docs: HashMap<Id, OfDocument> = HashMap::new();
    let stray = log::scan(connection, |kept| {
        all += 1;
        altered += usize::from(!kept.is_whole);
        let stamp = kept.change.stamp;
        let of = docs.entry(kept.change.doc).or_default();
        of.changes += 1;
        of.stamp = of.stamp.max(stamp::counted(stamp));
        of.misdated += i64::from(!stamp::counts(stamp));
    })
    .map_err(|error| unreadable(&error))?;
    let what = match (altered, stray) {
        (0, 0) => return Ok(docs),
        (0, _) => format!("{stray} of its edits belong to no change"),
        (1, _) => format!("1 of its {all} changes is not as it was written"),
        _ => format!("{altered} of its {all} changes are not as they were written"),
    };
    Err(Error::Damaged {
        what,
        details: String::new(),
    })
}

/// Whether what was being typed is not as it was written.
pub(super) fn altered_typing(connection: &Connection, format: i64) -> Result<Option<Doubt>, Error> {
    if draft::is_whole(connection, format).map_err(|error| unreadable(&error))? {
        return Ok(None);
    }
    let typed = draft::get(connection).ok().flatten();
    let title = match &typed {
        Some(draft) => listing::title(connection, draft.doc).map_err(|error| unreadable(&error))?,
        None => String::new(),
    };
    Ok(Some(doubt::altered_typing(
        &title,
        typed.map_or(0, |draft| draft.at),
    )))
}
