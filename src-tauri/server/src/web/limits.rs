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

use super::refusal::Refusal;
use super::turns::Turns;
use crate::config;

/// How long a refusal of what was too much takes: who floods hears as many in a second as it has lines.
const LATE: Duration = Duration::from_secs(1);

/// What is counted.
#[derive(Debug)]
pub struct Limits {
    devices: DefaultKeyedRateLimiter<Id>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    wrong: DefaultKeyedRateLimiter<(IpAddr, Id)>,
    /// Who guessed wrong too often, and until when they are not listened to.
    shut_out: Mutex<HashMap<(IpAddr, Id), std::time::Instant>>,
    /// Whose turn it is.
    pub turns: Arc<Turns>,
    /// Streams of news.
    pub streams: Held<Id>,
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
            turns: Arc::new(Turns::of(config)),
            streams: Held::new(config.device_streams),
        }
    }

    /// A request came from an address.
    ///
    /// # Errors
    /// Too many did.
    pub async fn address(&self, address: IpAddr) -> Result<(), Refusal> {
        let checked = self.addresses.check_key(&address);
        late(checked.map_err(|not| not.wait_time_from(DefaultClock::default().now()))).await
    }

    /// A computer asks for something.
    ///
    /// # Errors
    /// It asked for too much.
    pub async fn device(&self, device: Id) -> Result<(), Refusal> {
        let checked = self.devices.check_key(&device);
        late(checked.map_err(|not| not.wait_time_from(DefaultClock::default().now()))).await
    }

    /// Whether guesses are listened to.
    ///
    /// # Errors
    /// There were too many wrong ones.
    pub async fn may_guess(&self, address: IpAddr, of: Id) -> Result<(), Refusal> {
        let left = {
            let shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
            let since = shut_out
                .get(&(address, of))
                .map(std::time::Instant::elapsed);
            since.and_then(|since| Duration::from_secs(60).checked_sub(since))
        };
        late(left.map_or(Ok(()), Err)).await
    }

    /// Somebody guessed wrong.
    pub fn guessed_wrong(&self, address: IpAddr, of: Id) {
        if self.wrong.check_key(&(address, of)).is_err() {
            let mut shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
            shut_out.insert((address, of), std::time::Instant::now());
        }
    }

    /// Forgets those who asked nothing for a while.
    pub fn forget(&self) {
        self.devices.retain_recent();
        self.addresses.retain_recent();
        self.wrong.retain_recent();
        let mut shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
        shut_out.retain(|_, since| since.elapsed() < Duration::from_secs(60));
        self.turns.forget();
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

/// Says late that it is too much. What was sent is not read before, so that this slows down who sends, too.
async fn late(checked: Result<(), Duration>) -> Result<(), Refusal> {
    let Err(again) = checked else {
        return Ok(());
    };
    tokio::time::sleep(LATE).await;
    Err(too_many(again.saturating_sub(LATE)))
}

pub(super) fn too_many(again: Duration) -> Refusal {
    Refusal::too_many(
        "Too much was asked of the team server in too little time. Nothing is lost; Ninefold tries again by itself.",
        again,
    )
}
