//! What lies beside a workspace file: whether the log that a crash left belongs to it, and a private copy of what both hold
//! together at this moment. The file is not written, not held up and not kept open, and nothing is left beside it: whoever has it open does not
//! notice.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use rusqlite::Connection;

use super::doubt;
use super::image::{Copy, Image};
use super::witness::{self, Sum, Testimony};
use super::write_ahead::WriteAhead;
use super::{draft, examine, exchange, header, log, unreadable};
use crate::disk::files::companions;
use crate::document::mutant;
use crate::error::Doubt;
use crate::error::Error;

/// How often a file that is being written by somebody is looked at anew, and how long after.
const TRIES: usize = 8;
const LATER: Duration = Duration::from_millis(25);

/// Since this format a file at rest says that it has no log.
const RESTS: i64 = 4;

/// What is to be said of a file that was read with what lies beside it.
#[derive(Debug)]
pub(crate) struct Found {
    /// Its format.
    pub(crate) format: i64,
    /// Why what lies beside it can't be taken, or is not all there.
    pub(crate) doubt: Option<Doubt>,
    /// What a person should hear.
    pub(crate) notice: Option<String>,
    /// How many changes are in the log and not in the file.
    pub(crate) in_log: usize,
}

/// Reads a workspace file with all that was committed to it, the draft included; without its log where that is another
/// file's.
///
/// # Errors
/// What is missing, foreign, newer or unreadable.
pub(super) fn look(path: &Path) -> Result<(Copy, Found), Error> {
    let mut tries = 1;
    loop {
        let last = tries == TRIES;
        match moment(path, last)? {
            // Somebody at work may have moved the log between two of our looks.
            Some(found) if last || found.1.doubt.is_none() => return Ok(found),
            _ => sleep(LATER),
        }
        tries += 1;
    }
}

/// Whether anything lies beside a file that has to be brought together with it, or should.
pub(super) fn is_alone(path: &Path) -> bool {
    companions(path).iter().all(|beside| !beside.exists())
}

/// One look; `None` where the file changed meanwhile. The last look is taken as it is.
fn moment(path: &Path, is_last: bool) -> Result<Option<(Copy, Found)>, Error> {
    let not_read = |error| Error::file(path, "read", error);
    let [log, _, journal, _] = companions(path);
    let state = || (state(path), beginning(&log), state(&journal));
    let before = state();
    // Heard first: it may be late, and what it says must be there.
    let said = witness::heard(path);
    let image = Image::of(path)?;
    let logged = match fs::read(&log) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        read => Some(read.map_err(not_read)?),
    };
    #[cfg(test)]
    if let Some(meanwhile) = MEANWHILE.take() {
        meanwhile();
    }
    let has_journal = fs::metadata(&journal).is_ok_and(|found| found.len() > 0);
    let has_log = logged.as_ref().is_some_and(|bytes| !bytes.is_empty());
    let together = match has_log || has_journal {
        true => Some(image.recovered(path, logged.as_deref())),
        false => None,
    };
    if before != state()
        && !is_last
        && !mutant::lacks("a file that changed while it was read is read again")
    {
        return Ok(None);
    }
    let mut beside = Beside {
        path,
        logged: logged.as_deref().filter(|bytes| !bytes.is_empty()),
        is_of_another_file: false,
        says_log: image.says_log(),
        said,
    };
    let Some(together) = together else {
        return beside.without(image.opened()?, None).map(Some);
    };
    beside.is_of_another_file = beside.is_of_another(&image);
    beside.judged(image.opened(), together).map(Some)
}

#[cfg(test)]
thread_local! {
    static MEANWHILE: std::cell::Cell<Option<Box<dyn FnOnce()>>> = const { std::cell::Cell::new(None) };
}

/// Has something done once, in the midst of the next look.
#[cfg(test)]
pub(crate) fn while_read(meanwhile: impl FnOnce() + 'static) {
    MEANWHILE.set(Some(Box::new(meanwhile)));
}

/// A file and what lies beside it.
struct Beside<'a> {
    path: &'a Path,
    /// What is in the log.
    logged: Option<&'a [u8]>,
    /// Whether the witness knows that the log was begun for another file.
    is_of_another_file: bool,
    /// Whether the file says that it has a log.
    says_log: bool,
    said: Option<Testimony>,
}

impl Beside<'_> {
    /// The file with or without what lies beside it.
    fn judged(
        &self,
        alone: Result<Copy, Error>,
        together: Result<Copy, Error>,
    ) -> Result<(Copy, Found), Error> {
        if self.is_of_another_file {
            return self.without_log(alone?);
        }
        // That no copy could be made says nothing about the log.
        let together = match together {
            Err(error @ Error::File { .. }) => return Err(error),
            together => together,
        };
        let Ok(mut alone) = alone else {
            // In the midst of being written it is only readable with what lies beside it.
            return self.without(together?, None);
        };
        let sound = |connection: &mut Connection| {
            let format = header::version(connection).map_err(|error| unreadable(&error))?;
            examine::examine(connection, format)
        };
        match together {
            Ok(mut together) if self.goes_on(&alone, &together) => match sound(&mut together) {
                Err(Error::Damaged { .. }) if sound(&mut alone).is_ok() => self.without_log(alone),
                _ => self.without(together, Some(&alone)),
            },
            Err(error) if sound(&mut alone).is_err() => Err(error),
            _ => self.without_log(alone),
        }
    }

    /// Whether the witness knows that the log was begun for another file.
    fn is_of_another(&self, image: &Image) -> bool {
        let (Some(said), Some(logged)) = (&self.said, self.logged.and_then(WriteAhead::read))
        else {
            return false;
        };
        if said
            .log
            .as_ref()
            .is_some_and(|salts| *salts != logged.salts)
        {
            return true;
        }
        let of = |skip: &BTreeSet<u32>| image.digest(skip).ok();
        let is_base = of(&BTreeSet::new()).as_ref() == Some(&said.base);
        let is_moving = || {
            let moving = said.moving.as_ref();
            moving.is_some_and(|moving| {
                of(&logged.pages(moving.frames)).as_ref() == Some(&moving.digest)
            })
        };
        !is_base && !is_moving() && !mutant::lacks("a log belongs to the file it began with")
    }

    /// Whether a log goes on with what is in the file: it adds to that, or takes an import back that was the last in it. The
    /// latter could also be a log that was begun before the import, which only a witness can tell.
    fn goes_on(&self, alone: &Connection, together: &Connection) -> bool {
        let with = ids(together);
        let mut lost = ids(alone);
        lost.retain(|n, id| with.get(n) != Some(id));
        let Some(first) = lost.keys().next() else {
            return true;
        };
        self.said.is_some() && exchange::is_import(alone, *first).unwrap_or(false)
    }

    /// Found without a doubt about the log, but for what may be missing.
    fn without(
        &self,
        connection: Copy,
        alone: Option<&Connection>,
    ) -> Result<(Copy, Found), Error> {
        let format = header::known_version(&connection)?;
        let in_log = alone.map_or(0, |alone| {
            ids(&connection).len().saturating_sub(ids(alone).len())
        });
        let doubt = self
            .said
            .as_ref()
            .and_then(|said| self.lost(said, &connection))
            .filter(|_| !mutant::lacks("what the witness saw is missed"));
        let parted =
            format >= RESTS && self.says_log && self.logged.is_none() && self.said.is_none();
        let found = Found {
            format,
            doubt,
            notice: parted.then(|| doubt::parted(self.path)),
            in_log,
        };
        Ok((connection, found))
    }

    /// Found without its log, which is another file's.
    fn without_log(&self, alone: Copy) -> Result<(Copy, Found), Error> {
        let format = header::known_version(&alone)?;
        let latest = log::latest(&alone).ok().flatten().map(|(at, _)| at);
        let doubt = doubt::other_log(self.path, ids(&alone).len(), latest, self.said.as_ref());
        let found = Found {
            format,
            doubt: Some(doubt),
            notice: None,
            in_log: 0,
        };
        Ok((alone, found))
    }

    /// What the witness saw and is not there.
    fn lost(&self, said: &Testimony, connection: &Connection) -> Option<Doubt> {
        let all = log::arrivals(connection, i64::MAX).ok()?;
        let mut sum = Sum::default();
        let mut there: HashMap<String, usize> = HashMap::new();
        for (_, id, doc) in all
            .iter()
            .filter(|(n, ..)| (said.before + 1..=said.last).contains(n))
        {
            sum.add(*id);
            *there.entry(doc.to_string()).or_default() += 1;
        }
        let last = all.last().map_or(0, |(n, ..)| *n);
        let stamp = draft::stamp(connection).ok().flatten().unwrap_or(0);
        let typing_lost = last <= said.last && stamp < said.draft;
        if last >= said.last && sum == said.sum && !typing_lost {
            return None;
        }
        let lost = said.works.iter().filter_map(|work| {
            let found = there.get(&work.doc).copied().unwrap_or(0);
            let lost = work.changes.saturating_sub(found);
            (lost > 0).then(|| (work.title.clone(), lost, work.at))
        });
        let typed = said.works.last().filter(|_| typing_lost);
        let typed = typed.map(|work| (work.title.clone(), 0, work.at));
        let lost: Vec<_> = lost.chain(typed).collect();
        Some(doubt::lost(
            self.path,
            &lost,
            said.more,
            self.logged.is_some(),
        ))
    }
}

fn ids(connection: &Connection) -> BTreeMap<i64, crate::document::id::Id> {
    let all = log::arrivals(connection, i64::MAX).unwrap_or_default();
    all.into_iter().map(|(n, id, _)| (n, id)).collect()
}

/// What changes when a file is written.
fn state(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let found = fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()))
}

/// What changes when a log begins anew. More at its end is no other log.
fn beginning(log: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut header = Vec::new();
    fs::File::open(log)
        .ok()?
        .take(32)
        .read_to_end(&mut header)
        .ok()?;
    Some(header)
}
