//! What ties an open workspace to its team server: what is known of both, and when something is to be done.

mod due;

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::team::{Failed, Here, Present, Role};
use ninefold_core::workspace::team::Exchanged;
use ninefold_team::{Client, Connection, Stop};

pub use self::due::{Due, Standing, is_mended_there};

/// What is changed at once is sent at once.
const TOGETHER: Duration = Duration::from_millis(20);
/// How long nothing was typed when what is typed is sent.
pub const PAUSE: Duration = Duration::from_secs(2);
/// The pauses between tries grow from the first to the last.
const PAUSES: [u64; 6] = [1, 2, 4, 8, 16, 30];
/// How often it is said where somebody is.
const PRESENCE: Duration = Duration::from_secs(10);
/// How long nothing was heard when it is asked anyway, since what may be done is no news.
const ASKS: Duration = Duration::from_secs(60);
/// The same of a reader, who may become an editor.
const READER_ASKS: Duration = Duration::from_secs(15);
/// How often both are compared by all that they have.
const THOROUGH: Duration = Duration::from_secs(600);
/// What is not sent after so long is told.
const TOLD: Duration = Duration::from_millis(1_500);

/// One for each open workspace that is connected, shared by whoever carries and whoever asks.
#[derive(Debug)]
pub struct Tie {
    /// What the server calls the workspace.
    pub server: Id,
    /// The address, as it is told.
    pub address: String,
    /// Asks the server.
    pub client: Client,
    state: Mutex<State>,
    woken: Condvar,
}

#[derive(Debug)]
struct State {
    /// The workspace was closed, or disconnected.
    is_over: bool,
    /// When to exchange next.
    due: Option<Instant>,
    /// Whether that is for something new, and not only another try.
    is_news: bool,
    /// When to look whether nothing is typed any more.
    typed: Option<Instant>,
    /// When to say next where the person is.
    say: Option<Instant>,
    /// When both are to be compared by all that they have.
    thorough: Instant,
    /// How many changes the workspace had when it was looked at last.
    changes: i64,
    /// Since when something waits to be sent.
    waits: Option<Instant>,
    tries: usize,
    standing: Standing,
    here: Option<Here>,
    present: Vec<Present>,
    stop: Option<Stop>,
    /// How often the server was reached after it was not.
    returns: u64,
}

impl Tie {
    /// A tie that exchanges as soon as somebody carries.
    pub fn new(connection: &Connection, role: Role, changes: i64) -> Self {
        let now = Instant::now();
        Self {
            server: connection.workspace,
            address: connection.address.to_string(),
            client: Client::new(connection),
            state: Mutex::new(State {
                is_over: false,
                due: Some(now),
                is_news: true,
                typed: None,
                say: Some(now),
                thorough: now,
                changes,
                waits: None,
                tries: 0,
                standing: Standing {
                    role,
                    away: None,
                    refused: None,
                    exchanged: None,
                },
                here: None,
                present: Vec::new(),
                stop: None,
                returns: 0,
            }),
            woken: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends it: whoever carries stops as soon as it can.
    pub fn end(&self) {
        let mut state = self.state();
        state.is_over = true;
        if let Some(stop) = state.stop.take() {
            stop.now();
        }
        drop(state);
        self.woken.notify_all();
    }

    /// Whether it goes on.
    pub fn goes_on(&self) -> bool {
        !self.state().is_over
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        self.state().standing.clone()
    }

    /// Who else is there.
    pub fn present(&self) -> Vec<Present> {
        self.state().present.clone()
    }

    /// Whether something waits to be sent for longer than that goes without saying.
    pub fn is_slow(&self) -> bool {
        let waits = self.state().waits;
        waits.is_some_and(|since| since.elapsed() >= TOLD)
    }

    /// The workspace was looked at, after whatever was done: what is new is sent at once, and what is typed when it is not typed
    /// on.
    pub fn notice(&self, changes: i64, typed: Option<Duration>) {
        let mut state = self.state();
        let now = Instant::now();
        if changes != state.changes {
            state.changes = changes;
            state.waits.get_or_insert(now);
            state.is_news = true;
            // Whoever enters something after a pause is not to wait for the next try; but nor is each key a try.
            let soon = match state.standing.away {
                Some(_) => now + Duration::from_secs(1),
                None => now + TOGETHER,
            };
            state.sooner(soon);
        }
        state.typed = typed.map(|ago| now + PAUSE.saturating_sub(ago));
        drop(state);
        self.woken.notify_all();
    }

    /// Changes came that are not to be sent back.
    pub fn came(&self, changes: i64) {
        self.state().changes += changes;
    }

    /// The server says that there is news, or may have some.
    pub fn wake(&self) {
        let mut state = self.state();
        state.is_news = true;
        state.sooner(Instant::now());
        drop(state);
        self.woken.notify_all();
    }

    /// The person wants to try again, or the network is there again.
    pub fn again(&self) {
        let mut state = self.state();
        let now = Instant::now();
        (state.is_news, state.tries) = (true, 0);
        (state.due, state.say) = (Some(now), Some(now));
        drop(state);
        self.woken.notify_all();
    }

    /// The person is somewhere else.
    pub fn go(&self, here: Here) {
        let mut state = self.state();
        if state.here.as_ref() == Some(&here) {
            return;
        }
        state.here = Some(here);
        state.say = Some(Instant::now());
        drop(state);
        self.woken.notify_all();
    }

    /// Where the person is.
    pub fn here(&self) -> Option<Here> {
        self.state().here.clone()
    }

    /// Waits until something is to be done.
    pub fn wait(&self) -> Due {
        let mut state = self.state();
        loop {
            if state.is_over {
                return Due {
                    ends: true,
                    ..Due::default()
                };
            }
            let now = Instant::now();
            let is_due = |when: Option<Instant>| when.is_some_and(|when| when <= now);
            let is_reached = state.standing.away.is_none() && state.standing.refused.is_none();
            let due = Due {
                settles: is_due(state.typed),
                exchanges: is_due(state.due),
                is_thorough: state.thorough <= now,
                says: is_due(state.say) && is_reached && state.here.is_some(),
                ends: false,
            };
            if due.settles {
                state.typed = None;
            }
            if due.exchanges {
                (state.due, state.is_news) = (None, false);
                if due.is_thorough {
                    state.thorough = now + THOROUGH;
                }
            }
            if due.says {
                state.say = Some(now + PRESENCE);
            }
            if due.settles || due.exchanges || due.says {
                return due;
            }
            let says = state.say.filter(|_| is_reached && state.here.is_some());
            let next = [state.typed, state.due, says].into_iter().flatten().min();
            let until = next.map_or(PRESENCE, |next| next.saturating_duration_since(now));
            let waited = self.woken.wait_timeout(state, until);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// What came of an exchange. Answers whether it stands otherwise than before.
    pub fn exchanged(&self, exchanged: &Exchanged, unsent: u64, now: i64) -> bool {
        let mut state = self.state();
        let before = state.standing.clone();
        if before.away.is_some() || before.refused.is_some() {
            state.returns += 1;
        }
        state.tries = 0;
        let mut was_slow = before.exchanged.is_none();
        if unsent == 0 || !exchanged.role.writes() {
            let waits = state.waits.take();
            was_slow |= waits.is_some_and(|since| since.elapsed() >= TOLD);
        }
        state.standing = Standing {
            role: exchanged.role,
            away: None,
            refused: None,
            exchanged: Some(now),
        };
        // What was entered meanwhile goes with the next one.
        let next = match (state.is_news, exchanged.role.writes()) {
            (true, _) => TOGETHER,
            (false, true) => ASKS,
            (false, false) => READER_ASKS,
        };
        state.sooner(Instant::now() + next);
        if exchanged.came > 0 {
            // Somebody is at work, and may be somewhere else by now.
            state.say = state
                .say
                .map(|say| say.min(Instant::now() + Duration::from_secs(2)));
        }
        let is_other = |one: &Standing| (one.role, one.away.clone(), one.refused.clone());
        let is_told = was_slow || is_other(&before) != is_other(&state.standing);
        drop(state);
        self.woken.notify_all();
        is_told
    }

    /// The server could not be reached, or says no. Answers whether it stands otherwise than before.
    pub fn failed(&self, failed: &Failed, now: i64) -> bool {
        let mut state = self.state();
        let before = state.standing.clone();
        let pause = Duration::from_secs(PAUSES[state.tries.min(PAUSES.len() - 1)]);
        state.tries += 1;
        let since = before.away.as_ref().map_or(now, |(since, _)| *since);
        let pause = match failed {
            Failed::Refused(refused) if !refused.code.passes() => {
                state.standing.refused = Some(refused.clone());
                state.standing.away = None;
                state.present.clear();
                due::left_alone(refused.code)
            }
            other => {
                state.standing.away = Some((since, other.to_string()));
                state.standing.refused = None;
                state.present.clear();
                pause
            }
        };
        state.due = Some(Instant::now() + pause);
        state.standing != before
    }

    /// Something went wrong here, which is tried again.
    pub fn put_off(&self) {
        let mut state = self.state();
        let pause = PAUSES[state.tries.min(PAUSES.len() - 1)];
        state.tries += 1;
        state.due = Some(Instant::now() + Duration::from_secs(pause));
    }

    /// Who else is there. Answers whether that is other than before.
    pub fn met(&self, present: Vec<Present>) -> bool {
        let mut state = self.state();
        let is_other = state.present != present;
        state.present = present;
        is_other
    }

    /// Somebody listens for news, and is stopped by this. Answers whether it is to go on.
    pub fn listens(&self, stop: Stop) -> bool {
        let mut state = self.state();
        if !state.is_over {
            state.stop = Some(stop);
        }
        !state.is_over
    }

    /// News are no longer heard: waits until listening is worth another try. Answers whether to go on.
    pub fn deaf(&self, tries: usize) -> bool {
        let pause = Duration::from_secs(PAUSES[tries.min(PAUSES.len() - 1)]);
        let until = Instant::now() + pause;
        let mut state = self.state();
        state.stop = None;
        let returns = state.returns;
        loop {
            let now = Instant::now();
            if state.is_over {
                return false;
            }
            let is_refused = state.standing.refused.is_some();
            if (now >= until && !is_refused) || state.returns != returns {
                return true;
            }
            let wait = match is_refused {
                true => PRESENCE,
                false => until.saturating_duration_since(now),
            };
            let waited = self.woken.wait_timeout(state, wait);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until all is sent, at most so long; not where the server can't be reached.
    pub fn send_at_last(&self, patience: Duration) {
        let until = Instant::now() + patience;
        let mut state = self.state();
        state.is_news = true;
        state.due = Some(Instant::now());
        state.waits.get_or_insert_with(Instant::now);
        self.woken.notify_all();
        while !state.is_over
            && state.waits.is_some()
            && state.standing.away.is_none()
            && state.standing.refused.is_none()
            && state.standing.role.writes()
        {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let waited = self.woken.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl State {
    fn sooner(&mut self, when: Instant) {
        let due = self.due.map_or(when, |due| due.min(when));
        // A server that says no is asked again when the person wants that.
        if self.standing.refused.is_none() {
            self.due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests;
