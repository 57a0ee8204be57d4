//! What is too much: of one computer, from one address, and at once.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use ninefold_core::document::id::Id;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::refusal::Refusal;
use crate::config;

/// How long is waited for a turn.
const WAIT: Duration = Duration::from_secs(5);

/// How many pushes and pulls of one computer are worked on at once, and how many more may wait.
const AT_ONCE: usize = 1;
const WAITING: usize = 4;

/// What is counted.
#[derive(Debug)]
pub struct Limits {
    devices: DefaultKeyedRateLimiter<Id>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    wrong: DefaultKeyedRateLimiter<(IpAddr, Id)>,
    /// Who guessed wrong too often, and until when they are not listened to.
    shut_out: Mutex<HashMap<(IpAddr, Id), std::time::Instant>>,
    working: Arc<Semaphore>,
    pushing: Turns,
    pulling: Turns,
    /// Streams of news.
    pub streams: Held<Id>,
}

/// A turn to work, which ends when it is dropped.
#[derive(Debug)]
pub struct Turn {
    _own: OwnedSemaphorePermit,
    _all: OwnedSemaphorePermit,
    _held: Holding<Id>,
}

/// Turns of each computer by itself.
#[derive(Debug)]
struct Turns {
    waiting: Held<Id>,
    each: Mutex<HashMap<Id, Arc<Semaphore>>>,
}

/// How many of something each one holds.
#[derive(Debug, Clone)]
pub struct Held<K: Hash + Eq + Copy> {
    counts: Arc<Mutex<HashMap<K, usize>>>,
    most: usize,
}

/// One of them, until it is dropped.
#[derive(Debug)]
pub struct Holding<K: Hash + Eq + Copy> {
    of: Held<K>,
    key: K,
}

impl Limits {
    /// None is reached yet.
    pub fn of(config: &config::Limits) -> Self {
        let second = |rate, burst| RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst));
        let minute = Quota::per_minute(config.wrong_a_minute);
        Self {
            devices: second(config.device_rate, config.device_burst),
            addresses: RateLimiter::keyed(
                Quota::per_second(config.address_rate).allow_burst(config.address_burst),
            ),
            wrong: RateLimiter::keyed(minute),
            shut_out: Mutex::default(),
            working: Arc::new(Semaphore::new(config.working)),
            pushing: Turns::new(),
            pulling: Turns::new(),
            streams: Held::new(config.device_streams),
        }
    }

    /// A request came from an address.
    ///
    /// # Errors
    /// Too many did.
    pub fn address(&self, address: IpAddr) -> Result<(), Refusal> {
        let checked = self.addresses.check_key(&address);
        checked.map_err(|not| too_many(not.wait_time_from(DefaultClock::default().now())))
    }

    /// A computer asks for something.
    ///
    /// # Errors
    /// It asked for too much.
    pub fn device(&self, device: Id) -> Result<(), Refusal> {
        let checked = self.devices.check_key(&device);
        checked.map_err(|not| too_many(not.wait_time_from(DefaultClock::default().now())))
    }

    /// Whether guesses are listened to.
    ///
    /// # Errors
    /// There were too many wrong ones.
    pub fn may_guess(&self, address: IpAddr, of: Id) -> Result<(), Refusal> {
        let shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
        let left = shut_out
            .get(&(address, of))
            .map(std::time::Instant::elapsed)
            .and_then(|since| Duration::from_secs(60).checked_sub(since));
        match left {
            Some(left) => Err(too_many(left)),
            None => Ok(()),
        }
    }

    /// Somebody guessed wrong.
    pub fn guessed_wrong(&self, address: IpAddr, of: Id) {
        if self.wrong.check_key(&(address, of)).is_err() {
            let mut shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
            shut_out.insert((address, of), std::time::Instant::now());
        }
    }

    /// A turn to push.
    ///
    /// # Errors
    /// Too many wait.
    pub async fn push(&self, device: Id) -> Result<Turn, Refusal> {
        self.turn(&self.pushing, device).await
    }

    /// A turn to pull.
    ///
    /// # Errors
    /// Too many wait.
    pub async fn pull(&self, device: Id) -> Result<Turn, Refusal> {
        self.turn(&self.pulling, device).await
    }

    async fn turn(&self, turns: &Turns, device: Id) -> Result<Turn, Refusal> {
        let held = turns.waiting.hold(device).ok_or_else(|| too_many(WAIT))?;
        let own = turns.own(device);
        let both = async {
            let own = own.acquire_owned().await.ok()?;
            let all = Arc::clone(&self.working).acquire_owned().await.ok()?;
            Some((own, all))
        };
        match tokio::time::timeout(WAIT, both).await {
            Ok(Some((own, all))) => Ok(Turn {
                _own: own,
                _all: all,
                _held: held,
            }),
            _ => Err(too_many(WAIT)),
        }
    }

    /// Forgets those who asked nothing for a while.
    pub fn forget(&self) {
        self.devices.retain_recent();
        self.addresses.retain_recent();
        self.wrong.retain_recent();
        let mut shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
        shut_out.retain(|_, since| since.elapsed() < Duration::from_secs(60));
        self.pushing.forget();
        self.pulling.forget();
    }
}

impl Turns {
    fn new() -> Self {
        Self {
            waiting: Held::new(AT_ONCE + WAITING),
            each: Mutex::default(),
        }
    }

    fn own(&self, device: Id) -> Arc<Semaphore> {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let own = each.entry(device);
        Arc::clone(own.or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE))))
    }

    fn forget(&self) {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        each.retain(|_, own| Arc::strong_count(own) > 1);
    }
}

impl<K: Hash + Eq + Copy> Held<K> {
    /// So many each.
    pub fn new(most: usize) -> Self {
        Self {
            counts: Arc::default(),
            most,
        }
    }

    /// One more; nothing where it is too much.
    pub fn hold(&self, key: K) -> Option<Holding<K>> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(key).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Holding {
            of: self.clone(),
            key,
        })
    }
}

impl<K: Hash + Eq + Copy> Drop for Holding<K> {
    fn drop(&mut self) {
        let mut counts = self
            .of
            .counts
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.key);
            }
        }
    }
}

/// A rate of requests.
pub type Rate = NonZeroU32;

fn too_many(again: Duration) -> Refusal {
    Refusal::too_many(
        "Too much was asked of the team server in too little time. Nothing is lost; Ninefold tries again by itself.",
        again,
    )
}
