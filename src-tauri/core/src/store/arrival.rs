//! What comes from elsewhere: taken in by one transaction, and let go of again as if it had never come.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;
use std::thread;

use rusqlite::Connection;

use super::bundle::Picture;
use super::connection::with_room;
use super::{
    Beside, Cached, Frameworks, Peer, Store, blob, erasure, exchange, framework, link, listing,
    log, search, team, triggers,
};
use crate::disk::side_by_side::{joined, meanwhile, of_each};
use crate::document::change::Change;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::value::Value;
use crate::error::Error;

/// What comes from elsewhere and is not here yet.
pub(crate) struct Arrival<'a> {
    /// The changes, each with the number of the import.
    pub(crate) changes: &'a [Change],
    /// The checksum of each.
    pub(crate) sums: &'a [u32],
    /// The frameworks that came along.
    pub(crate) frameworks: &'a [String],
    /// What is erased where it comes from and is taken over unasked, since nothing here is blank by it.
    pub(crate) erased: &'a Erasures,
    /// The number of the import.
    pub(crate) via: i64,
    /// When it is, in milliseconds since 1970.
    pub(crate) at: i64,
    /// Who sent it; may be empty.
    pub(crate) sender: &'a str,
    /// What this copy is called from then on, unless it has a name.
    pub(crate) own: Id,
    /// What a team server has it from, where it comes from one.
    pub(crate) beside: Option<&'a Beside<'a>>,
    /// What other copies report, where they say who they are.
    pub(crate) peers: &'a [Peer],
}

/// What an import was and is no more.
#[derive(Debug)]
pub(crate) struct Withdrawn {
    /// The documents that changes were taken from.
    pub(crate) docs: BTreeSet<Id>,
    /// The number of the last change by now.
    pub(crate) last: i64,
}

/// What a thread made of what arrives: what the caches are to hold of documents, and more.
pub(super) type Folded<T> = (Vec<Cached>, T);

impl Store {
    /// What this copy of the workspace calls itself: `new`, where it has no name yet.
    pub(crate) fn own_file(&mut self, new: Id) -> Result<Id, Error> {
        if let Some(own) = self.source.own_file()? {
            return Ok(own);
        }
        self.begin()?;
        let own = exchange::name_own(&self.writer.lock(), new).map_err(Error::not_saved)?;
        self.committed(|_| {})?;
        Ok(own)
    }

    /// The number of the next import.
    pub(crate) fn next_import(&self) -> Result<i64, Error> {
        exchange::next_import(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The import that everything arrived by since what was last made or erased here, with who sent it.
    pub(crate) fn last_import(&self) -> Result<Option<(i64, String)>, Error> {
        let writer = self.writer.lock();
        let read = || -> rusqlite::Result<_> {
            let Some(via) = exchange::last_import(&writer, erasure::last_after(&writer)?)? else {
                return Ok(None);
            };
            if team::is_of_team(&writer, via)? {
                return Ok(None);
            }
            Ok(Some((via, exchange::sender(&writer, via)?)))
        };
        read().map_err(Error::not_read)
    }

    /// Those of some changes that are not here yet, each once, with its checksum. One that is here but for what is erased on
    /// either side stays as it is here.
    ///
    /// # Errors
    /// [`Error::Bundle`] where a change here has the id of another one.
    pub(crate) fn unknown(&self, changes: Vec<Change>) -> Result<Vec<(Change, u32)>, Error> {
        let writer = self.writer.lock();
        // Into an empty workspace all comes at once: nothing has to be looked for.
        let is_empty = log::last(&writer).map_err(Error::not_read)? == 0;
        let mut seen: HashMap<Id, u32> = HashMap::with_capacity(changes.len());
        let mut unknown = Vec::with_capacity(changes.len());
        let sums = of_each(&changes, Change::checksum);
        for (change, sum) in changes.into_iter().zip(sums) {
            let here = match is_empty {
                true => None,
                false => exchange::sum_of(&writer, change.id).map_err(Error::not_read)?,
            };
            let other = here.is_some_and(|here| here != i64::from(sum))
                && !is_same_but_blank(&writer, &change)?
                || seen.get(&change.id).is_some_and(|seen| *seen != sum);
            if other && !mutant::lacks("an id stands for one change") {
                return Err(Error::Bundle(
                    "a change in it is not what this workspace has of it. One of the two was altered by something else than Ninefold".to_owned(),
                ));
            }
            let is_new = here.is_none() && seen.insert(change.id, sum).is_none();
            if is_new {
                unknown.push((change, sum));
            }
        }
        Ok(unknown)
    }

    /// Takes in what comes from elsewhere, with the pictures that follow, in one durable transaction, which is rolled back
    /// unless it is to be kept. Meanwhile another thread makes of many changes what the caches are to hold of their documents
    /// from then on, by `folding`, which must not read this store; and then what is told of it, by `telling`. Answers the number of
    /// the last change by then, and what both made.
    ///
    /// # Errors
    /// [`Error::NotSaved`], and what the pictures meet; then nothing of it is there.
    pub(crate) fn arrive<T: Default + Send + Sync, R: Send>(
        &mut self,
        arrival: &Arrival<'_>,
        next_picture: impl FnMut() -> Result<Option<Picture>, Error>,
        folding: impl FnOnce() -> Folded<T> + Send,
        telling: impl FnOnce(&[Cached], &T) -> R + Send,
        is_kept: bool,
    ) -> Result<(i64, Folded<T>, R), Error> {
        self.begin()?;
        let shared = self.writer.clone();
        let folded = OnceLock::new();
        let (last, told) = thread::scope(|scope| -> Result<_, Error> {
            let folding = meanwhile(scope, arrival.changes.len(), folding);
            let mut writer = shared.lock();
            let written: Result<_, Error> =
                with_room(&mut writer, arrival.changes.len(), |writer| {
                    let transaction = writer.transaction().map_err(Error::not_saved)?;
                    append(&transaction, arrival, next_picture)?;
                    let (cached, more) = folded.get_or_init(folding);
                    let telling = scope.spawn(mutant::handed_on(move || telling(cached, more)));
                    let last = taken_in(&transaction, arrival, cached).map_err(Error::not_saved)?;
                    if is_kept {
                        transaction.commit().map_err(Error::not_saved)?;
                    }
                    Ok((last, cached, telling))
                });
            // Whoever tells of it may wait for it.
            drop(writer);
            let (last, cached, telling) = written?;
            if is_kept {
                self.arrived(arrival, last, cached)?;
            }
            Ok((last, joined(telling)))
        })?;
        Ok((last, folded.into_inner().unwrap_or_default(), told))
    }

    /// What arrived is on disk.
    fn arrived(
        &mut self,
        arrival: &Arrival<'_>,
        last: i64,
        cached: &[Cached],
    ) -> Result<(), Error> {
        self.committed(|said| {
            said.last = last;
            let mut own: BTreeMap<Id, usize> = BTreeMap::new();
            for change in arrival.changes {
                said.sum.add(change.id);
                *own.entry(change.doc).or_default() += 1;
            }
            for Cached { listed, .. } in cached {
                let own = own.get(&listed.doc).copied().unwrap_or_default();
                said.worked(listed.doc, &listed.title, own, arrival.at);
            }
        })
    }

    /// Lets go of all that arrived by an import since what was last made here, as if it had never come: that is no change,
    /// and nobody else hears of it. Pictures and frameworks stay.
    ///
    /// # Errors
    /// [`Error::NotSaved`]; then all of it is there.
    pub(crate) fn withdraw(&mut self, via: i64) -> Result<Withdrawn, Error> {
        self.begin()?;
        let shared = self.writer.clone();
        let mut writer = shared.lock();
        let transaction = writer.transaction().map_err(Error::not_saved)?;
        let gone = let_go(&transaction, via).map_err(Error::not_saved)?;
        let last = log::last(&transaction).map_err(Error::not_saved)?;
        let docs: BTreeSet<Id> = gone.iter().map(|(_, _, doc)| *doc).collect();
        self.list_anew(&transaction, &docs)?;
        // Before it is done: one who hears of it too late would look for what is no more.
        let before = self.witness.as_ref().map(|witness| witness.said.clone());
        if let Some(witness) = &mut self.witness {
            let said = &mut witness.said;
            for (_, id, _) in gone.iter().filter(|(n, ..)| *n > said.before) {
                said.sum.add(*id);
            }
            said.last = last;
            said.before = said.before.min(last);
        }
        let noted = match &mut self.witness {
            Some(witness) => witness.note_durably().map_err(Error::not_saved_by),
            None => Ok(()),
        };
        let done = noted.and_then(|()| transaction.commit().map_err(Error::not_saved));
        if let Err(error) = done {
            // It is all there still, and the witness says so with what is saved next. Till then it is late: the log may hold the
            // whole of what the disk called failed, and a crash would bring that about.
            if let (Some(witness), Some(before)) = (&mut self.witness, before) {
                witness.said = before;
            }
            return Err(error);
        }
        drop(writer);
        self.committed(|said| said.last = last)?;
        Ok(Withdrawn { docs, last })
    }

    /// Makes what the caches hold of documents anew from what the log has of them by now.
    pub(super) fn list_anew(
        &self,
        connection: &Connection,
        docs: &BTreeSet<Id>,
    ) -> Result<(), Error> {
        let read = Frameworks::default();
        let mut cached = Vec::new();
        for doc in docs {
            let changes = log::of_document_uncounted(connection, *doc).map_err(Error::not_read)?;
            let changes = changes.ok_or_else(|| super::source::altered("document", *doc))?;
            if !changes.is_empty() {
                cached.push(Cached::of(connection, *doc, &changes, &read));
            }
        }
        let anew = || -> rusqlite::Result<()> {
            for doc in docs {
                link::forget(connection, *doc)?;
                listing::forget(connection, *doc)?;
            }
            search::forget(connection, docs)?;
            Cached::put(&cached, connection, 0)
        };
        anew().map_err(Error::not_saved)
    }
}

/// Appends the frameworks, the changes and the pictures.
fn append(
    connection: &Connection,
    arrival: &Arrival<'_>,
    mut next_picture: impl FnMut() -> Result<Option<Picture>, Error>,
) -> Result<(), Error> {
    while let Some(Picture { mime, bytes, .. }) = next_picture()? {
        blob::keep(connection, &mime, &bytes).map_err(Error::not_saved)?;
    }
    let append = || -> rusqlite::Result<()> {
        for text in arrival.frameworks {
            framework::keep(connection, text)?;
        }
        let mut appending = log::Appending::to(connection)?;
        let mut all = arrival.changes.iter().zip(arrival.sums);
        all.try_for_each(|(change, sum)| appending.append(change, *sum))
    };
    append().map_err(Error::not_saved)
}

/// Notes what the caches hold from then on. Answers the number of the last change.
fn taken_in(
    connection: &Connection,
    arrival: &Arrival<'_>,
    cached: &[Cached],
) -> rusqlite::Result<i64> {
    let last = log::last(connection)?;
    Cached::put(cached, connection, last)?;
    erasure::note_unasked(connection, arrival.erased, arrival.at)?;
    if let Some(beside) = arrival.beside {
        team::note(connection, beside, arrival.via, last, arrival.changes.len())?;
    }
    exchange::note_import(connection, arrival.via, arrival.at, arrival.sender)?;
    exchange::name_own(connection, arrival.own)?;
    for peer in arrival.peers {
        exchange::note_peer(connection, peer)?;
    }
    Ok(last)
}

/// Whether a change is the one that is here, but for what is blank on one side: it is erased there, or was when it came here,
/// by a copy that may have told it to somebody else.
fn is_same_but_blank(connection: &Connection, change: &Change) -> Result<bool, Error> {
    let here = exchange::change(connection, change.id).map_err(Error::not_read)?;
    let Some(mut here) = here.filter(|here| here.edits.len() == change.edits.len()) else {
        return Ok(false);
    };
    let mut there = change.clone();
    for (one, other) in here.edits.iter_mut().zip(&mut there.edits) {
        if one.value.is_null() || other.value.is_null() {
            (one.value, other.value) = (Value::Null, Value::Null);
        }
    }
    Ok(here.checksum() == there.checksum())
}

/// Takes the changes of an import out of the log: those that are its end. Nothing else is ever taken out of it, and the
/// triggers that see to that are back when it is done.
fn let_go(connection: &Connection, via: i64) -> rusqlite::Result<Vec<(i64, Id, Id)>> {
    let gone: Vec<(i64, Id, Id)> = connection
        .prepare("SELECT n, id, doc FROM change WHERE via = ?1 AND n > coalesce((SELECT max(n) FROM change WHERE via IS NOT ?1), 0)")?
        .query_map([via], |row| Ok((row.get(0)?, log::id(row, 1)?, log::id(row, 2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let Some((first, ..)) = gone.first().copied() else {
        return Ok(gone);
    };
    let guards = triggers::take_away(connection, &["change_is_kept", "edit_is_kept"])?;
    connection.execute("DELETE FROM edit WHERE change >= ?1", [first])?;
    connection.execute("DELETE FROM change WHERE n >= ?1", [first])?;
    triggers::make(connection, &guards)?;
    Ok(gone)
}
