//! Where time, place, language and identifiers come from. The core is given them; tests give their own.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::tz::TimeZone;

use crate::document::id::Id;

/// The clocks, where they hang, the person's language, and the source of identifiers.
pub struct Origin {
    /// The wall time in milliseconds since 1970. It can be wrong, and it can be set back and forth at any time.
    pub clock: Arc<dyn Fn() -> i64 + Send + Sync>,
    /// How much time went by since some moment. It never goes back, whatever is done to the clock.
    pub elapsed: Box<dyn Fn() -> Duration + Send>,
    /// The time zone the person is in. It is asked for each time: laptops travel.
    pub zone: Arc<dyn Fn() -> TimeZone + Send + Sync>,
    /// The person's language as a BCP 47 tag, which lists of names are ordered by. Empty where none is known.
    pub language: String,
    /// A new identifier for a moment in milliseconds since 1970.
    pub ids: Box<dyn FnMut(i64) -> Id + Send>,
}

/// The person at the screen: the author of edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The person's id, the same in every workspace.
    pub id: Id,
    /// The name.
    pub name: String,
}

impl Origin {
    /// The system's clock, time zone and language, and random identifiers.
    pub fn system() -> Self {
        let clock = || {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| {
                    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
                })
        };
        let begun = Instant::now();
        let ids = |ms| {
            // All of its bytes but those two of which some bits are fixed.
            let [a, b, c, d, e, f, _, g, _, h, i, j, ..] = uuid::Uuid::new_v4().into_bytes();
            let random = [a, b, c, d, e, f, g, h, i, j];
            Id::at(ms, random)
        };
        Self {
            clock: Arc::new(clock),
            elapsed: Box::new(move || begun.elapsed()),
            zone: Arc::new(TimeZone::system),
            language: sys_locale::get_locale().unwrap_or_default(),
            ids: Box::new(ids),
        }
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Origin")
    }
}
