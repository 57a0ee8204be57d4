//! Whose turn it is: of each computer one thing is worked on at once, and whoever had much worked on rests while others are at work.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::picture;
use ninefold_core::team::MOST_LINES;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::limits::{Held, Holding, too_many};
use super::refusal::Refusal;
use crate::config;

/// How long is waited for a turn, for room, and for somebody to work.
const WAIT: Duration = Duration::from_secs(5);

/// How many of one computer may have or await a turn.
const WAITING: usize = 5;

/// While others are at work, a computer rests so many times as long as it was worked for …
const REST: u32 = 3;
/// … once it was worked for longer than this …
const AT_EASE: Duration = Duration::from_secs(1);
/// … and no longer than this.
const LONGEST_REST: Duration = Duration::from_secs(2);

/// What was worked on for longer than this, and lately, is done in small pieces while others are at work, so that none of them
/// waits for a large one.
const AT_ONCE: Duration = Duration::from_millis(200);
/// So many lines are a small piece.
const FEW_LINES: usize = 250;

/// Others are at work who were so lately.
const LATELY: Duration = Duration::from_secs(1);

/// Bytes are counted by so many.
const UNIT: usize = 1 << 10;

/// Turns of all.
#[derive(Debug)]
pub struct Turns {
    waiting: Held<Id>,
    each: Mutex<HashMap<Id, Arc<Own>>>,
    working: Arc<Semaphore>,
    /// For bodies that are not worked on yet.
    room: Arc<Semaphore>,
    /// The last two who were worked for, and when.
    last: Mutex<[Option<(Id, Instant)>; 2]>,
}

/// The turn of a computer, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    /// How many lines may be asked for in it.
    pub most_lines: usize,
    device: Id,
    turns: Arc<Turns>,
    own: Arc<Own>,
    _one: OwnedSemaphorePermit,
    _held: Holding<Id>,
}

/// A turn in which something is worked on, until it is dropped.
#[derive(Debug)]
pub struct Working {
    turn: Turn,
    since: Instant,
    _one_of_all: OwnedSemaphorePermit,
}

/// Room for a body, until it is dropped.
#[derive(Debug)]
pub struct Room(#[expect(dead_code, reason = "it is held")] OwnedSemaphorePermit);

/// What is kept of a computer.
#[derive(Debug)]
struct Own {
    one: Arc<Semaphore>,
    rest: Mutex<Rest>,
}

/// How long a computer still rested at a moment.
#[derive(Debug)]
struct Rest {
    at: Instant,
    left: Duration,
}

impl Turns {
    /// Nobody has one yet.
    pub fn of(config: &config::Limits) -> Self {
        // A picture may be larger than any push, and has room all the same.
        let room = config.working.saturating_mul(config.body_bytes);
        let room = room.max(picture::LIMIT).div_ceil(UNIT);
        Self {
            waiting: Held::new(WAITING),
            each: Mutex::default(),
            working: Arc::new(Semaphore::new(config.working)),
            room: Arc::new(Semaphore::new(room.min(Semaphore::MAX_PERMITS))),
            last: Mutex::default(),
        }
    }

    /// The turn of a computer, once it has rested.
    ///
    /// # Errors
    /// Too many of its own wait.
    pub async fn turn(self: &Arc<Self>, device: Id) -> Result<Turn, Refusal> {
        let held = self.waiting.hold(device).ok_or_else(|| too_many(WAIT))?;
        let own = self.own(device);
        let one = in_time(Arc::clone(&own.one).acquire_owned()).await?;
        let mut most_lines = MOST_LINES;
        if self.are_others_at_work(device) {
            if own.had_much() {
                most_lines = FEW_LINES;
            }
            tokio::time::sleep(own.rest_left()).await;
        }
        Ok(Turn {
            most_lines,
            device,
            turns: Arc::clone(self),
            own,
            _one: one,
            _held: held,
        })
    }

    /// Room for a body of so many bytes.
    ///
    /// # Errors
    /// There is none for a while.
    pub async fn room(&self, bytes: usize) -> Result<Room, Refusal> {
        let units = u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX);
        let room = Arc::clone(&self.room).acquire_many_owned(units);
        Ok(Room(in_time(room).await?))
    }

    /// Forgets those who asked for nothing for a while.
    pub fn forget(&self) {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        each.retain(|_, own| Arc::strong_count(own) > 1 || !own.rest_left().is_zero());
    }

    fn own(&self, device: Id) -> Arc<Own> {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(each.entry(device).or_default())
    }

    fn are_others_at_work(&self, device: Id) -> bool {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut others = last.iter().flatten().filter(|(other, _)| *other != device);
        others.any(|(_, at)| at.elapsed() < LATELY)
    }

    fn worked(&self, device: Id) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last[0].is_none_or(|(latest, _)| latest != device) {
            last[1] = last[0];
        }
        last[0] = Some((device, Instant::now()));
    }
}

impl Turn {
    /// Begins to work on it.
    ///
    /// # Errors
    /// Too much is worked on for a while.
    pub async fn work(self) -> Result<Working, Refusal> {
        let one_of_all = in_time(Arc::clone(&self.turns.working).acquire_owned()).await?;
        Ok(Working {
            turn: self,
            since: Instant::now(),
            _one_of_all: one_of_all,
        })
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.turn.own.worked(self.since.elapsed());
        self.turn.turns.worked(self.turn.device);
    }
}

impl Own {
    /// How long it has to rest now.
    fn rest_left(&self) -> Duration {
        let rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.left().saturating_sub(AT_EASE * REST).min(LONGEST_REST)
    }

    /// Whether it was worked for much, and lately.
    fn had_much(&self) -> bool {
        let rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.left() > AT_ONCE * REST
    }

    fn worked(&self, took: Duration) {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        let left = rest.left().saturating_add(took.saturating_mul(REST));
        *rest = Rest {
            at: Instant::now(),
            left: left.min(AT_EASE * REST + LONGEST_REST),
        };
    }
}

impl Default for Own {
    fn default() -> Self {
        Self {
            one: Arc::new(Semaphore::new(1)),
            rest: Mutex::new(Rest {
                at: Instant::now(),
                left: Duration::ZERO,
            }),
        }
    }
}

impl Rest {
    fn left(&self) -> Duration {
        self.left.saturating_sub(self.at.elapsed())
    }
}

async fn in_time<T, E>(awaited: impl Future<Output = Result<T, E>>) -> Result<T, Refusal> {
    match tokio::time::timeout(WAIT, awaited).await {
        Ok(Ok(had)) => Ok(had),
        _ => Err(too_many(WAIT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns() -> Arc<Turns> {
        Arc::new(Turns::of(&config::Limits {
            working: 1,
            body_bytes: 64 << 10,
            ..config::Limits::default()
        }))
    }

    fn id(byte: u8) -> Id {
        Id::from_bytes([byte; 16])
    }

    async fn works(turns: &Arc<Turns>, device: Id, time: Duration) -> Duration {
        let begun = Instant::now();
        let turn = turns.turn(device).await.unwrap();
        let waited = begun.elapsed();
        let working = turn.work().await.unwrap();
        tokio::time::sleep(time).await;
        drop(working);
        waited
    }

    #[tokio::test]
    async fn who_had_much_worked_on_rests_while_others_are_at_work_alone() {
        let (turns, much) = (turns(), Duration::from_millis(1_200));
        works(&turns, id(1), much).await;
        let alone = works(&turns, id(1), Duration::ZERO).await;
        assert!(alone < Duration::from_millis(200), "{alone:?}");
        works(&turns, id(2), Duration::ZERO).await;
        let rested = works(&turns, id(1), Duration::ZERO).await;
        assert!(rested > Duration::from_millis(250), "{rested:?}");
        let other = works(&turns, id(2), Duration::ZERO).await;
        assert!(other < Duration::from_millis(200), "{other:?}");
    }

    #[tokio::test]
    async fn who_had_much_gets_small_pieces_while_others_are_at_work_alone() {
        let turns = turns();
        let most = async || turns.turn(id(1)).await.unwrap().most_lines;
        works(&turns, id(1), Duration::from_millis(600)).await;
        assert_eq!(most().await, MOST_LINES);
        works(&turns, id(2), Duration::ZERO).await;
        assert_eq!(most().await, FEW_LINES);
        let other = turns.turn(id(2)).await.unwrap().most_lines;
        assert_eq!(other, MOST_LINES);
    }

    #[tokio::test]
    async fn who_sends_slowly_keeps_nobody_from_work() {
        let turns = turns();
        let _slow = turns.turn(id(1)).await.unwrap();
        let _body = turns.room(1_000).await.unwrap();
        let other = works(&turns, id(2), Duration::ZERO).await;
        assert!(other < Duration::from_millis(200), "{other:?}");
    }

    #[tokio::test]
    async fn a_picture_has_room_however_small_pushes_are() {
        let _picture = turns().room(picture::LIMIT).await.unwrap();
    }

    #[tokio::test]
    async fn of_one_computer_few_wait() {
        let turns = turns();
        let _turn = turns.turn(id(1)).await.unwrap();
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let turns = Arc::clone(&turns);
                tokio::spawn(async move { turns.turn(id(1)).await.is_ok() })
            })
            .collect();
        let begun = Instant::now();
        let mut refused = 0;
        for one in waiting {
            refused += usize::from(!one.await.unwrap());
        }
        assert_eq!(refused, WAITING, "the first still has its turn");
        assert!(begun.elapsed() >= WAIT);
    }
}
