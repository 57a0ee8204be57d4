//! Which backups go: all of the last day stay, of those before it the last of each day, then of each week, then of each month.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::document::{mutant, stamp};

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;
/// For so many days the last one of each stays.
const DAYS: i64 = 31;
/// For so many days the last one of each week stays.
const WEEKS: i64 = 366;

/// Of what stays, one stays of each.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    One(i64),
    Day(Date),
    /// By its Monday.
    Week(Date),
    /// By its first day.
    Month(Date),
}

/// Those that go, of backups that were made at these moments, each in milliseconds since 1970. The newest never goes, nor one
/// that claims to be from the future.
pub(super) fn superfluous(made: &[i64], now: i64, zone: &TimeZone) -> Vec<i64> {
    if !stamp::is_believable(now) {
        return Vec::new();
    }
    let now = as_seen(made, now);
    let mut order = made.to_vec();
    order.sort_unstable();
    if !mutant::lacks("the newest backup stays") {
        order.reverse();
    }
    let mut kept = BTreeSet::new();
    order.retain(|at| !kept.insert(span(*at, now, zone)));
    order
}

/// The time as it was when the last backup was made that is a day old, where the clock says that this is longer ago than that:
/// with one that is years ahead for an afternoon, all that was kept of this month would count as old.
fn as_seen(made: &[i64], now: i64) -> i64 {
    let before = made.iter().filter(|at| now.saturating_sub(**at) >= DAY);
    let before = before.max().copied();
    let is_leap = before.is_some_and(|before| now.saturating_sub(before) > 2 * DAY);
    match before.filter(|_| is_leap) {
        Some(before) if !mutant::lacks("a leap of the clock makes nothing old") => before,
        _ => now,
    }
}

fn span(at: i64, now: i64, zone: &TimeZone) -> Span {
    let age = now.saturating_sub(at);
    if age < DAY {
        return Span::One(at);
    }
    let moment = Timestamp::from_millisecond(at).unwrap_or_default();
    let day = moment.to_zoned(zone.clone()).date();
    match age / DAY {
        days if days < DAYS => Span::Day(day),
        days if days < WEEKS => {
            let since_monday = i64::from(day.weekday().to_monday_zero_offset());
            Span::Week(day.saturating_sub(since_monday.days()))
        }
        _ => Span::Month(day.first_of_month()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::properties::holds_only_with;

    const HOUR: i64 = DAY / 24;
    const NOW: i64 = 1_700_000_000_000;

    fn left(made: &[i64], now: i64) -> Vec<i64> {
        let gone = superfluous(made, now, &TimeZone::UTC);
        let mut left = made.to_vec();
        left.retain(|at| !gone.contains(at));
        left
    }

    #[test]
    fn the_newest_backup_stays_whatever_the_clock_says() {
        let moments = || {
            let age = -40 * DAY..900 * DAY;
            proptest::collection::vec(age.prop_map(|age| NOW - age), 1..60)
        };
        holds_only_with(&["the newest backup stays"], 200, moments, |made| {
            let left = left(&made, NOW);
            prop_assert!(left.contains(made.iter().max().unwrap()));
            // What goes has one that stays soon after it.
            for gone in made.iter().filter(|at| !left.contains(at)) {
                let next = left.iter().filter(|at| *at > gone).min();
                prop_assert!(next.is_some_and(|next| next - gone <= 31 * DAY));
            }
            prop_assert!(
                made.iter().all(|at| NOW - at >= DAY || left.contains(at)),
                "all of the last day stay"
            );
            Ok(())
        });
    }

    #[test]
    fn years_of_work_leave_few_and_no_gap() {
        let mut made: Vec<i64> = Vec::new();
        for day in 0..800 {
            for half_hour in 16..36 {
                let now = NOW + day * DAY + half_hour * HOUR / 2;
                made.push(now);
                made = left(&made, now);
                assert_eq!(made.last(), Some(&now));
            }
        }
        let now = *made.last().unwrap();
        assert!(made.len() < 21 + 32 + 52 + 18, "{}", made.len());
        for pair in made.windows(2) {
            let gap = (pair[1] - pair[0]) / DAY;
            let most = match (now - pair[1]) / DAY {
                0..=30 => 1,
                31..=365 => 7,
                _ => 62,
            };
            assert!(
                gap <= most,
                "{gap} days, {} days ago",
                (now - pair[1]) / DAY
            );
        }
    }
}
