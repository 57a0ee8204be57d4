//! Where those who read an open file beside its window and the one who writes give way to one another.
//!
//! While somebody reads, a file can't get its log, nor can the log be moved into it. A save waits for nothing, so the readings
//! are broken off there and begun again.

use std::fmt;
use std::ops::Deref;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, InterruptHandle};

use super::connection::read_only;
use crate::document::mutant;

/// How long after it was broken off a reading is begun again.
pub(super) const LATER: Duration = Duration::from_millis(200);
/// How often a file that can't be opened is tried again, so much later each time: nobody waits for a drive that was pulled.
const TRIES: usize = 5;
/// How soon a reading that was not broken off between two of its questions is broken off in the next.
const AGAIN: Duration = Duration::from_millis(1);

/// One for an opening of a file.
#[derive(Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    left: Condvar,
    /// The readings are to end.
    wanted: AtomicBool,
}

#[derive(Default)]
struct State {
    readings: Vec<(u64, InterruptHandle)>,
    /// How many readings there were.
    count: u64,
    /// The file is let go of.
    is_closed: bool,
}

impl Gate {
    /// Nobody reads, as long as what this answers is held.
    pub(super) fn alone(&self) -> Alone<'_> {
        let mut state = self.state();
        if mutant::lacks("a check gives way to a save") {
            return Alone(state);
        }
        while !state.readings.is_empty() {
            self.wanted.store(true, Ordering::SeqCst);
            for (_, reading) in &state.readings {
                reading.interrupt();
            }
            let waited = self.left.wait_timeout(state, AGAIN);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        self.wanted.store(false, Ordering::SeqCst);
        Alone(state)
    }

    /// Whether somebody reads now.
    pub(super) fn is_passed(&self) -> bool {
        !self.state().readings.is_empty()
    }

    /// Nobody reads from now on.
    pub(super) fn close(&self) {
        self.alone().0.is_closed = true;
    }

    /// A connection that reads, and is broken off where somebody is to be alone; `None` where the file is let go of. What
    /// `begin` does with it is done before anybody can be. A file that can't be opened is tried again for a moment: what
    /// exchanges it may be at it.
    pub(super) fn pass(
        &self,
        path: &Path,
        begin: impl Fn(&Connection) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<Option<Passage<'_>>> {
        for _ in 0..TRIES {
            match self.enter(path, &begin) {
                Err(error) if is_away(&error) => sleep(LATER),
                entered => return entered,
            }
        }
        self.enter(path, &begin)
    }

    fn enter(
        &self,
        path: &Path,
        begin: &impl Fn(&Connection) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<Option<Passage<'_>>> {
        let mut state = self.state();
        if state.is_closed {
            return Ok(None);
        }
        let connection = read_only(path)?;
        begin(&connection)?;
        let number = state.count;
        state.count += 1;
        let reading = connection.get_interrupt_handle();
        state.readings.push((number, reading));
        let left = Left { gate: self, number };
        Ok(Some(Passage { connection, left }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gate")
    }
}

/// That nobody reads.
pub(super) struct Alone<'a>(MutexGuard<'a, State>);

/// A reading.
pub(super) struct Passage<'a> {
    /// Closed before anybody hears that the reading has ended.
    connection: Connection,
    left: Left<'a>,
}

/// Tells, at the latest when it is dropped, that a reading has ended.
struct Left<'a> {
    gate: &'a Gate,
    number: u64,
}

impl Passage<'_> {
    /// Whether somebody waits for it to end.
    pub(super) fn is_wanted(&self) -> bool {
        self.left.gate.wanted.load(Ordering::SeqCst)
    }

    /// Ends it, and answers whether it was broken off, so that what came of it counts for nothing.
    pub(super) fn leave(self) -> bool {
        let Self { connection, left } = self;
        drop(connection);
        let mut state = left.gate.state();
        state.readings.retain(|(number, _)| *number != left.number);
        left.gate.wanted.load(Ordering::SeqCst)
    }
}

impl Deref for Passage<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl Drop for Left<'_> {
    fn drop(&mut self) {
        let mut state = self.gate.state();
        state.readings.retain(|(number, _)| *number != self.number);
        drop(state);
        self.gate.left.notify_all();
    }
}

/// Whether an error says that somebody is at the file just then, who will leave it.
pub(super) fn is_passing(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}

/// Whether an error says that the file is not there, or its drive: nothing of what is in it, and it may never be back.
pub(super) fn is_away(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::CannotOpen)
}
