//! Looking at a workspace file without trusting it: what it holds beside what it should hold.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use super::log::Kept;
use super::{Blob, Store, blob, framework, link, log, migration, search, unreadable};
use crate::document::id::Id;
use crate::error::Error;

/// A table, index or trigger by its kind and name, with the SQL that made it; SQLite's own indexes have none.
type Schema = BTreeMap<(String, String), Option<String>>;

/// A table, index or trigger that is not as the migrations make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deviation {
    /// `table`, `index`, `trigger` or `view`.
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) how: How,
}

/// How something deviates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    Missing,
    Altered,
    Foreign,
}

impl Store {
    /// The newest format.
    pub(crate) const NEWEST: i64 = migration::NEWEST;

    /// What SQLite's full check has to say, a line each; nothing where all is well.
    pub(crate) fn integrity(&self) -> Result<Vec<String>, Error> {
        let lines = || -> rusqlite::Result<Vec<String>> {
            self.writer
                .lock()
                .prepare("PRAGMA integrity_check")?
                .query_map([], |row| row.get(0))?
                .collect()
        };
        let mut lines = lines().map_err(Error::not_read)?;
        lines.retain(|line| line != "ok");
        Ok(lines)
    }

    /// Where the schema is not the one that the migrations up to a format make.
    pub(crate) fn deviations(&self, format: i64) -> Result<Vec<Deviation>, Error> {
        deviations(&self.writer.lock(), format)
    }

    /// Makes the indexes of a copy anew, and answers whether all is well then.
    pub(crate) fn reindexed(&self) -> bool {
        let anew = search::reindex(&self.writer.lock());
        anew.is_ok() && self.integrity().is_ok_and(|lines| lines.is_empty())
    }

    /// What the links of each document add up to.
    pub(crate) fn link_seals(&self) -> Result<HashMap<Id, u32>, Error> {
        link::seals(&self.writer.lock()).map_err(Error::not_read)
    }

    /// Every document of the log.
    pub(crate) fn documents(&self) -> Result<Vec<Id>, Error> {
        log::docs(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The changes of a document, each with whether it is as it was written.
    pub(crate) fn kept(&self, doc: Id) -> Result<Vec<Kept>, Error> {
        log::kept_of_document(&self.writer.lock(), doc).map_err(Error::not_read)
    }

    /// How many edits belong to no change.
    pub(crate) fn stray_edits(&self) -> Result<i64, Error> {
        log::stray_edits(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The frameworks kept.
    pub(crate) fn frameworks(&self) -> Result<Vec<framework::Kept>, Error> {
        framework::all(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The pictures kept.
    pub(crate) fn blobs(&self) -> Result<Vec<Blob>, Error> {
        blob::all(&self.writer.lock()).map_err(Error::not_read)
    }

    /// Brings the file to the newest format. Only for a copy.
    pub(crate) fn migrate(&self, format: i64) -> Result<(), Error> {
        migration::up(&self.writer.lock(), format).map_err(Error::not_read)
    }
}

/// Where a schema is not the one that the migrations up to a format make, nor what a newer one's caches add to it.
pub(super) fn deviations(connection: &Connection, format: i64) -> Result<Vec<Deviation>, Error> {
    let expected = expected(format).map_err(Error::not_read)?;
    let found = schema(connection).map_err(|error| unreadable(&error))?;
    let missing = expected
        .iter()
        .filter_map(|(object, sql)| match found.get(object) {
            None => Some((object, How::Missing)),
            Some(other) if other != sql => Some((object, How::Altered)),
            Some(_) => None,
        });
    let caches = match format > migration::NEWEST {
        true => migration::newer_caches(connection).map_err(|error| unreadable(&error))?,
        false => Vec::new(),
    };
    let foreign = found
        .keys()
        .filter(|object| !expected.contains_key(*object) && !caches.contains(object))
        .map(|object| (object, How::Foreign));
    let deviation = |((kind, name), how): (&(String, String), How)| Deviation {
        kind: kind.clone(),
        name: name.clone(),
        how,
    };
    Ok(missing.chain(foreign).map(deviation).collect())
}

/// Makes indexes and triggers that are not there.
pub(super) fn make_again(
    connection: &Connection,
    missing: &[Deviation],
    format: i64,
) -> rusqlite::Result<()> {
    let expected = expected(format)?;
    for Deviation { kind, name, .. } in missing {
        if let Some(Some(sql)) = expected.get(&(kind.clone(), name.clone())) {
            connection.execute_batch(sql)?;
        }
    }
    Ok(())
}

/// The schema that the migrations up to a format make.
fn expected(format: i64) -> rusqlite::Result<Schema> {
    let sound = Connection::open_in_memory()?;
    migration::between(&sound, 0, format)?;
    schema(&sound)
}

fn schema(connection: &Connection) -> rusqlite::Result<Schema> {
    connection
        // SQLite makes its statistics itself when it is asked to.
        .prepare("SELECT type, name, sql FROM sqlite_schema WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))")?
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect()
}
