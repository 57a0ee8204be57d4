//! Opening a workspace file: what is there is tried in a private copy first, so that whatever is refused stays as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::connection::{connect, fits};
use super::examine::{Examined, examine, glance};
use super::image::Copy;
use super::inspection::{How, make_again};
use super::place::Place;
use super::shelf::Shelf;
use super::source::{Source, Writer};
use super::whose_log::{self, Found};
use super::{Store, draft, header, link, migration, search, unreadable};
use crate::disk::files::{canonical, companions, folder_of, free_beside, put, sync_folder};
use crate::error::Error;

impl Store {
    /// Opens a workspace file. One that is missing, read-only, newer, foreign, damaged or in doubt is refused and left as
    /// it is, with what lies beside it; one of an older format is copied to the `backups` folder, then migrated.
    ///
    /// Of one that is alone, at rest and of the newest format only what is shown at once is looked at, unless all of it is to
    /// be: then [`Store::examination`] looks at the rest.
    pub(crate) fn open(path: &Path, backups: &Path, all: bool) -> Result<Self, Error> {
        header::check(path)?;
        // What lies beside a file lies beside the file itself, not beside a link to it.
        let path = &canonical(path).map_err(|error| Error::file(path, "read", error))?;
        fits(path, "opened")?;
        header::check_writable(path)?;
        let tried = tried(path)?;
        let [log, index, ..] = companions(path);
        let before =
            [&log, &index].map(|companion| fs::metadata(companion).ok().map(|found| found.len()));
        let opened = Self::open_tried(path, backups, tried, all);
        // Where another program has the file open, what lies beside it is that one's.
        if opened
            .as_ref()
            .is_err_and(|error| !matches!(error, Error::InUse(_)))
        {
            for (companion, before) in [log, index].iter().zip(before) {
                match before {
                    // Reading made it; it holds nothing.
                    None => drop(fs::remove_file(companion)),
                    // What a migration could not end stands behind all that was there.
                    Some(length) => drop(shortened(companion, length)),
                }
            }
        }
        let mut store = opened?;
        store.opened_at = store.last()?;
        // What was not looked at is not written; there it is done when it was.
        if store.is_examined {
            let ended = link::forget_ended(&store.writer.lock(), store.opened_at);
            ended.map_err(Error::not_saved)?;
        }
        // What a crash left beside the file is in it from now on. Where that can't be it stays beside it, and whole: a part
        // of it may be in the file.
        match store.move_log() {
            // By another name there is another log, but one file.
            Err(error) if store.is_at_rest() && error.is_busy() => {
                Err(Error::InUse(path.to_owned()))
            }
            Err(error) if store.is_at_rest() => Err(error),
            _ => Ok(store),
        }
    }

    /// Opens what was tried, or what is alone. Until this returned, nothing was written into the file that its log doesn't
    /// hold.
    fn open_tried(
        path: &Path,
        backups: &Path,
        tried: Option<Examined>,
        all: bool,
    ) -> Result<Self, Error> {
        let place = Place::of(path, backups)?;
        let mut writer = connect(path)?;
        let version = header::known_version(&writer)?;
        let seen = match &tried {
            None if !all => glance(&writer),
            _ => None,
        };
        let is_examined = seen.is_none();
        let examined = match tried.or(seen) {
            Some(seen) => seen,
            None => examine(&mut writer, version)?,
        };
        // A migration is written as a whole, or not at all.
        writer
            .pragma_update(None, "cache_spill", false)
            .map_err(Error::not_read)?;
        if version < migration::NEWEST {
            back_up(&writer, path, backups, version)?;
        }
        if !header::is_newest(&writer).map_err(Error::not_read)? {
            migration::up(&writer, version).map_err(Error::not_saved)?;
        }
        make_again(&writer, &examined.missing, migration::NEWEST).map_err(Error::not_saved)?;
        if examined.indexes_lie {
            search::reindex(&writer).map_err(Error::not_saved)?;
        }
        writer
            .pragma_update(None, "cache_spill", true)
            .map_err(Error::not_read)?;
        let writer = Writer::new(writer);
        let mut store = Self {
            path: path.to_owned(),
            source: Arc::new(Source::new(&writer)),
            writer,
            place: Some(place),
            witness: None,
            notices: examined.notices,
            is_examined,
            opened_at: 0,
            gate: Arc::default(),
            _folder: None,
        };
        if version < migration::NEWEST || examined.listing_lies {
            store.refill()?;
        }
        store.take_over()?;
        Ok(store)
    }

    /// A private copy in memory of what a workspace file holds now, migrated if it is of an older format. The file is
    /// left as it is, whoever has it open.
    pub(crate) fn open_copy(path: &Path) -> Result<Self, Error> {
        let (mut store, found) = Self::open_unchecked(path)?;
        let is_older = found.format < migration::NEWEST;
        let examined = judged(&mut store.writer.lock(), found)?;
        if examined.indexes_lie {
            search::reindex(&store.writer.lock()).map_err(Error::not_read)?;
        }
        if is_older || examined.listing_lies {
            store.refill()?;
        }
        store.notices = examined.notices;
        Ok(store)
    }

    /// The same as it is found, not migrated and not checked but for being a workspace that is not newer.
    pub(crate) fn open_unchecked(path: &Path) -> Result<(Self, Found), Error> {
        header::check(path)?;
        let path = canonical(path).map_err(|error| Error::file(path, "read", error))?;
        let (copy, found) = whose_log::look(&path)?;
        Ok((Self::of_copy(&path, copy), found))
    }

    /// What reads a private copy of a file.
    pub(super) fn of_copy(path: &Path, copy: Copy) -> Self {
        let (connection, folder) = copy.into_parts();
        let writer = Writer::new(connection);
        Self {
            path: path.to_owned(),
            source: Arc::new(Source::new(&writer)),
            writer,
            _folder: folder,
            place: None,
            witness: None,
            notices: Vec::new(),
            is_examined: true,
            opened_at: 0,
            gate: Arc::default(),
        }
    }

    /// Makes a workspace that is in doubt one that opens: what is whole is written in its place, and file and log are kept
    /// beside it first, as they are. Answers where they are kept.
    ///
    /// # Errors
    /// What can't be read even so, and what writing can meet; then the file is as it was.
    pub(crate) fn mend(path: &Path) -> Result<PathBuf, Error> {
        header::check(path)?;
        let path = &canonical(path).map_err(|error| Error::file(path, "read", error))?;
        let (connection, found) = whose_log::look(path)?;
        let mut clean = Connection::open_in_memory().map_err(Error::not_read)?;
        transfer(&connection, &clean, found.format)?;
        if !draft::is_whole(&clean, found.format).unwrap_or(false) {
            draft::clear(&clean).map_err(Error::not_read)?;
        }
        examine(&mut clean, found.format.min(migration::NEWEST))?;
        let kept = set_aside(path).map_err(|error| Error::not_written(path, error))?;
        let folder = tempfile::tempdir_in(folder_of(path))
            .map_err(|error| Error::not_written(path, error))?;
        let mended = folder.path().join("mended");
        clean
            .execute("VACUUM INTO ?1", [mended.to_string_lossy()])
            .map_err(Error::not_saved)?;
        exchange(&mended, path).map_err(|error| Error::not_written(path, error))?;
        Ok(kept)
    }
}

/// What can be said of a file before it is opened to be written. A file alone and of the newest format needs no trial:
/// looking at it writes nothing.
fn tried(path: &Path) -> Result<Option<Examined>, Error> {
    if whose_log::is_alone(path) && header::is_settled(path)? {
        return Ok(None);
    }
    let (mut connection, found) = whose_log::look(path)?;
    judged(&mut connection, found).map(Some)
}

/// Copies a file of an older format to its backups before it is migrated.
fn back_up(connection: &Connection, path: &Path, backups: &Path, from: i64) -> Result<(), Error> {
    let shelf = Shelf::of(backups, path, "");
    shelf.make()?;
    let target = shelf.path_before_migration(from);
    connection
        .execute("VACUUM INTO ?1", [target.to_string_lossy()])
        .map_err(Error::not_saved)?;
    fs::OpenOptions::new()
        .write(true)
        .open(&target)
        .and_then(|file| file.sync_all())
        .map_err(|error| Error::file(&target, "written", error))
}

/// What is to be said of a private copy, which is of the newest format then.
fn judged(connection: &mut Connection, found: Found) -> Result<Examined, Error> {
    if let Some(doubt) = found.doubt {
        return Err(Error::Doubt(doubt));
    }
    let mut examined = examine(connection, found.format)?;
    migration::up(connection, found.format).map_err(|error| unreadable(&error))?;
    examined.notices.extend(found.notice);
    Ok(examined)
}

/// Copies all rows of our tables, as data: nothing else of a file is read.
pub(super) fn transfer(from: &Connection, to: &Connection, format: i64) -> Result<(), Error> {
    let altered = super::inspection::deviations(from, format)?
        .into_iter()
        .find(|one| one.kind == "table" && one.how != How::Foreign);
    if let Some(table) = altered {
        return Err(Error::Damaged {
            what: format!("its table {} is missing or altered", table.name),
            details: String::new(),
        });
    }
    let copied = || -> rusqlite::Result<()> {
        header::mark(to)?;
        migration::between(to, 0, format.min(migration::NEWEST))?;
        let tables: Vec<String> = to
            // What is found by its words is made anew from the rest, and its index takes no rows.
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                 AND name NOT LIKE 'cache_search%'",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let transaction = to.unchecked_transaction()?;
        for table in tables {
            copy_rows(from, &transaction, &table)?;
        }
        transaction.commit()
    };
    copied().map_err(|error| unreadable(&error))
}

fn copy_rows(from: &Connection, to: &Connection, table: &str) -> rusqlite::Result<()> {
    let mut all = from.prepare(&format!("SELECT * FROM \"{table}\" NOT INDEXED"))?;
    let count = all.column_count();
    let marks = vec!["?"; count].join(", ");
    let mut insert = to.prepare(&format!("INSERT INTO \"{table}\" VALUES ({marks})"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..count)
            .map(|column| row.get::<_, rusqlite::types::Value>(column))
            .collect::<rusqlite::Result<Vec<_>>>()?;
        insert.execute(rusqlite::params_from_iter(values))?;
    }
    Ok(())
}

/// Copies a file and all that lies beside it, and answers the path of the copy: `name (as found …).ninefold`.
fn set_aside(path: &Path) -> std::io::Result<PathBuf> {
    let now = jiff::Zoned::now().strftime("%Y-%m-%d %H.%M.%S").to_string();
    let kept = free_beside(path, &format!("as found {now}"));
    copy_all(path, &kept)?;
    Ok(kept)
}

/// Copies a file and all that lies beside it, as they are.
pub(super) fn copy_all(path: &Path, kept: &Path) -> std::io::Result<()> {
    let pairs = companions(path)
        .into_iter()
        .zip(companions(kept))
        .chain([(path.to_owned(), kept.to_owned())]);
    for (from, to) in pairs {
        match fs::copy(&from, &to) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && from != path => continue,
            copied => copied?,
        };
        fs::OpenOptions::new().write(true).open(&to)?.sync_all()?;
    }
    sync_folder(folder_of(kept))
}

/// Puts a whole workspace file in the place of another, of which nothing is left beside it.
pub(super) fn exchange(whole: &Path, path: &Path) -> std::io::Result<()> {
    fs::OpenOptions::new().write(true).open(whole)?.sync_all()?;
    put(whole, path)?;
    for beside in companions(path) {
        match fs::remove_file(beside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    sync_folder(folder_of(path))
}

/// Cuts what was added to a file.
fn shortened(path: &Path, length: u64) -> std::io::Result<()> {
    let file = fs::OpenOptions::new().write(true).open(path)?;
    if file.metadata()?.len() > length {
        file.set_len(length)?;
    }
    Ok(())
}
