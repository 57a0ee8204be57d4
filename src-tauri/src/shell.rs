//! What all commands share: the desk behind its lock, and the way to the window.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ninefold_core::error::Error;

use ninefold_core::spreadsheet::Spreadsheet;
use ninefold_core::workspace::{Covered, Examination, Finding, Reader, Rewritten, Workspace};
use tauri::ipc::Channel;

use crate::captures::Captures;
use crate::carrying;
use crate::desk::Desk;
use crate::refusal::{Answer, Refusal};
pub use crate::signal::Signal;

/// How long after an opening its window stands, and the rest of the file is looked at.
const WINDOW: Duration = Duration::from_secs(1);

/// Managed by Tauri, and handed to every command.
#[derive(Clone)]
pub struct Shell {
    desk: Arc<Mutex<Desk>>,
    /// What the open workspace holds after the last work on the desk, for whoever only reads.
    reader: Arc<Mutex<Option<Reader>>>,
    window: Arc<Mutex<Option<Channel<Signal>>>>,
    /// Files are being saved one each, and nobody has stopped it.
    exporting: Arc<AtomicBool>,
    /// What was looked at last to be a baseline, until it is set.
    covered: Arc<Mutex<Option<Covered>>>,
    /// A check is on its way, and nobody has stopped it.
    checking: Arc<AtomicBool>,
    /// The spreadsheet that was looked at last, until it is taken in.
    sheet: Arc<Mutex<Option<Arc<Spreadsheet>>>>,
    /// The capture that is looked at.
    pub captures: Captures,
    /// Which time it was looked at or taken in last, unless that was stopped.
    imports: Arc<AtomicU64>,
}

/// A spreadsheet, a capture or what a team server has is being looked at or taken in.
#[derive(Clone)]
pub struct Importing {
    imports: Arc<AtomicU64>,
    own: u64,
}

impl Importing {
    /// Whether nobody has stopped it or begun anew.
    pub fn goes_on(&self) -> bool {
        self.imports.load(Ordering::Relaxed) == self.own
    }
}

impl Shell {
    /// A shell around a desk.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk: Arc::new(Mutex::new(desk)),
            reader: Arc::default(),
            window: Arc::new(Mutex::new(None)),
            exporting: Arc::default(),
            covered: Arc::default(),
            checking: Arc::default(),
            sheet: Arc::default(),
            captures: Captures::default(),
            imports: Arc::default(),
        }
    }

    /// The desk, as soon as no other command works on it. Not for the main thread.
    pub fn desk(&self) -> MutexGuard<'_, Desk> {
        // After a panic the workspace on disk is whole, and what is folded from it is replaced only as a whole.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on the desk off the main thread.
    ///
    /// # Errors
    /// What the work answers; code `internal` for a panic.
    pub async fn at_desk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let shell = self.clone();
        let done = tauri::async_runtime::spawn_blocking(move || {
            let mut desk = shell.desk();
            let answer = work(&mut desk);
            // Nobody is told that anything is saved in a file that is no longer there.
            let place = desk.check_place();
            if let Some(examination) = desk.examination() {
                shell.examine(examination);
            }
            if let Some(tie) = desk.tie_due() {
                carrying::begin(&shell, tie);
            }
            desk.notice();
            shell.publish(&mut desk);
            match place {
                Ok(()) => answer,
                Err(refusal) => {
                    shell.tell(Signal::Moved);
                    Err(refusal)
                }
            }
        })
        .await;
        done.unwrap_or_else(|_panicked| Err(Refusal::internal()))
    }

    /// Works on the open workspace off the main thread.
    ///
    /// # Errors
    /// What the work answers; code `no-workspace` where none is open.
    pub async fn in_workspace<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Workspace) -> Result<T, Error> + Send + 'static,
    ) -> Answer<T> {
        self.at_desk(move |desk| Ok(work(desk.workspace()?)?)).await
    }

    /// Reads what the open workspace holds, off the main thread and beside whatever is being saved.
    ///
    /// # Errors
    /// What the work answers; code `no-workspace` where none is open.
    pub async fn reading<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, Error> + Send + 'static,
    ) -> Answer<T> {
        let published = self.reader().clone();
        let reader = match published {
            Some(reader) => reader,
            None => {
                self.in_workspace(|workspace| Ok(workspace.reader()))
                    .await?
            }
        };
        let done = tauri::async_runtime::spawn_blocking(move || work(&reader)).await;
        Ok(done.map_err(|_panicked| Refusal::internal())??)
    }

    /// Reads the same, what is being typed included as a change.
    ///
    /// # Errors
    /// As [`Shell::reading`], and code `not-saved`.
    pub async fn reading_settled<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, Error> + Send + 'static,
    ) -> Answer<T> {
        self.in_workspace(Workspace::settle).await?;
        self.reading(work).await
    }

    /// Does what can wait until the window stands, on a thread of its own.
    pub fn later(&self, work: impl FnOnce(&Self) + Send + 'static) {
        let shell = self.clone();
        std::thread::spawn(move || {
            std::thread::sleep(WINDOW);
            work(&shell);
        });
    }

    /// Does what takes long and needs no desk, off the main thread.
    ///
    /// # Errors
    /// What the work answers; code `internal` for a panic.
    pub async fn aside<T: Send + 'static>(
        work: impl FnOnce() -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let done = tauri::async_runtime::spawn_blocking(work).await;
        done.unwrap_or_else(|_panicked| Err(Refusal::internal()))
    }

    /// Makes a backup of the open workspace, and waits for it: before something is done that is hard to take back, such as an
    /// import.
    ///
    /// # Errors
    /// Why none was made.
    pub async fn back_up_now(&self) -> Answer<()> {
        let Some(keeping) = self.at_desk(|desk| Ok(desk.keeping(false))).await? else {
            return Ok(());
        };
        let outcome = Self::aside(move || Ok(keeping.run())).await?;
        let made = outcome.made();
        self.at_desk(|desk| Ok(desk.backed_up(outcome))).await?;
        made
    }

    /// Makes a backup, and writes anew whatever was kept of the workspace and may hold what is erased. Answers what came of
    /// that, and whether a second place was not there for it.
    ///
    /// # Errors
    /// Why it could not be begun.
    pub async fn rewrite_backups(&self) -> Answer<(Rewritten, bool)> {
        let keeping = self
            .at_desk(|desk| Ok(desk.settled_keeping(false)?))
            .await?;
        let Some(keeping) = keeping else {
            return Ok(Default::default());
        };
        let outcome = Self::aside(move || Ok(keeping.run())).await?;
        let rewritten = outcome.rewritten();
        self.at_desk(|desk| Ok(desk.backed_up(outcome))).await?;
        Ok(rewritten)
    }

    /// Makes the backup that is due, if one is, beside whatever is done.
    pub fn back_up_when_due(&self, desk: &mut Desk) {
        let Some(keeping) = desk.backup_due() else {
            return;
        };
        let shell = self.clone();
        std::thread::spawn(move || {
            let outcome = keeping.run();
            if shell.desk().backed_up(outcome) {
                shell.tell(Signal::Told);
            }
        });
    }

    /// Makes the exchange by the shared folder that is due, if one is, beside whatever is done; and looks once for copies that a
    /// sync program left beside the workspace.
    pub fn exchange_when_due(&self, desk: &mut Desk) {
        if desk.look_beside() {
            self.tell(Signal::Told);
        }
        let Some(exchange) = desk.exchange_due() else {
            return;
        };
        let shell = self.clone();
        std::thread::spawn(move || {
            let exchanged = exchange.run();
            // Comparing what came holds the desk: nobody who types is to wait for it.
            while !shell.desk().is_quiet() {
                std::thread::sleep(WINDOW);
            }
            let mut desk = shell.desk();
            let is_news = desk.exchanged(exchanged);
            shell.publish(&mut desk);
            drop(desk);
            if is_news {
                shell.tell(Signal::Told);
            }
        });
    }

    /// Exchanges now, and waits for it.
    ///
    /// # Errors
    /// Code `internal`.
    pub async fn exchange_now(&self) -> Answer<()> {
        let Some(exchange) = self.at_desk(|desk| Ok(desk.exchange())).await? else {
            return Ok(());
        };
        let exchanged = Self::aside(move || Ok(exchange.run())).await?;
        if self.at_desk(|desk| Ok(desk.exchanged(exchanged))).await? {
            self.tell(Signal::Told);
        }
        Ok(())
    }

    /// Looks at all of a file.
    fn examine(&self, examination: Examination) {
        self.later(move |shell| {
            let Some(found) = examination.run() else {
                return;
            };
            let signal = match found {
                // It is closed already: what is unsaved can't be saved any more.
                Finding::Fault => Signal::Moved,
                Finding::Sound(_) => Signal::Told,
            };
            let mut desk = shell.desk();
            let is_news = desk.examined(&examination, found);
            shell.publish(&mut desk);
            drop(desk);
            if is_news {
                shell.tell(signal);
            }
        });
    }

    /// Leaves what the open workspace holds now to whoever only reads.
    pub fn publish(&self, desk: &mut Desk) {
        *self.reader() = desk.workspace().ok().map(|workspace| workspace.reader());
    }

    fn reader(&self) -> MutexGuard<'_, Option<Reader>> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts what was looked at to be a baseline in place of what was before, which is answered.
    pub fn cover(&self, covered: Option<Covered>) -> Option<Covered> {
        let mut place = self.covered.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut place, covered)
    }

    /// Saving one file each begins.
    pub fn begin_export(&self) {
        self.exporting.store(true, Ordering::Relaxed);
    }

    /// Saving one file each is to end after the files that are being written.
    pub fn stop_export(&self) {
        self.exporting.store(false, Ordering::Relaxed);
    }

    /// Whether saving one file each goes on.
    pub fn is_exporting(&self) -> bool {
        self.exporting.load(Ordering::Relaxed)
    }

    /// A check begins.
    pub fn begin_check(&self) {
        self.checking.store(true, Ordering::Relaxed);
    }

    /// A check is to end as soon as it can.
    pub fn stop_check(&self) {
        self.checking.store(false, Ordering::Relaxed);
    }

    /// Whether a check goes on.
    pub fn is_checking(&self) -> bool {
        self.checking.load(Ordering::Relaxed)
    }

    /// Holds a spreadsheet to be taken in, in place of what was before.
    pub fn hold_sheet(&self, sheet: Option<Spreadsheet>) {
        *self.sheet.lock().unwrap_or_else(PoisonError::into_inner) = sheet.map(Arc::new);
    }

    /// The spreadsheet to be taken in.
    pub fn held_sheet(&self) -> Option<Arc<Spreadsheet>> {
        let sheet = self.sheet.lock().unwrap_or_else(PoisonError::into_inner);
        sheet.clone()
    }

    /// Looking at a spreadsheet, a capture or what a team server has, or taking it in, begins; what was before ends.
    pub fn begin_import(&self) -> Importing {
        Importing {
            own: self.imports.fetch_add(1, Ordering::Relaxed) + 1,
            imports: Arc::clone(&self.imports),
        }
    }

    /// Looking at it or taking it in is to end.
    pub fn stop_import(&self) {
        self.imports.fetch_add(1, Ordering::Relaxed);
    }

    /// Makes a window the one that is told things.
    pub fn watch(&self, channel: Channel<Signal>) {
        *self.window.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Tells the window; false where none listens.
    pub fn tell(&self, signal: Signal) -> bool {
        let window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        window
            .as_ref()
            .is_some_and(|window| window.send(signal).is_ok())
    }
}
