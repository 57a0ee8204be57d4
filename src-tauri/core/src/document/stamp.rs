//! The stamps of changes: which of them count, and which one a new change gets.

use crate::document::mutant;

/// 2100-01-01, in milliseconds since 1970: no change was made then or later.
pub const END: i64 = 4_102_444_800_000;

/// The clock of a computer is believed from 2020-01-01, before which there was no Ninefold …
const FIRST: i64 = 1_577_836_800_000;

/// … to 2099-01-01: a year of stamps is left above every one that such a clock can make.
const LAST: i64 = 4_070_908_800_000;

/// Whether a stamp counts. One that lies before 1970 or after 2099 was made by a broken clock, by a fault of the disk,
/// or to stand above everything that is ever written. What has such a stamp is kept, as older than all the rest.
pub fn counts(stamp: i64) -> bool {
    (0..END).contains(&stamp) || mutant::lacks("a stamp of no time is set apart")
}

/// A stamp as it counts: itself, or 0, the oldest.
pub fn counted(stamp: i64) -> i64 {
    if counts(stamp) { stamp } else { 0 }
}

/// Whether a clock that shows `now`, in milliseconds since 1970, can be right.
pub fn is_believable(now: i64) -> bool {
    (FIRST..LAST).contains(&now) || mutant::lacks("a wrong clock is not believed")
}

/// The stamp of a change that is made `now`, where `highest` is the highest that counts: the time, or one more than the
/// highest, which is also what is left where the clock is wrong. No stamp is ever made that does not count.
pub fn next(now: i64, highest: i64) -> i64 {
    let now = if is_believable(now) { now } else { 0 };
    let above = match mutant::lacks("a stamp is above every known one") {
        true => 0,
        false => highest.saturating_add(1),
    };
    now.max(above).min(END - 1)
}

/// The year of a moment in milliseconds since 1970, however far it is. Years before our era are 0 and less.
pub fn year(moment: i64) -> i64 {
    let days = moment.div_euclid(86_400_000) + first_day(1970);
    // Four hundred years have 146,097 days wherever they begin, so this is right but for days around New Year.
    let about = (days * 400).div_euclid(146_097);
    let mut years = (about - 1..=about + 1).rev();
    years.find(|year| first_day(*year) <= days).unwrap_or(about)
}

/// The first of January in days since the second of January of the year 0.
fn first_day(year: i64) -> i64 {
    let last = year - 1;
    365 * year + last.div_euclid(4) - last.div_euclid(100) + last.div_euclid(400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_moments_near_and_far() {
        const DAY: i64 = 86_400_000;
        for (moment, expected) in [
            (0, 1970),
            (-1, 1969),
            (END, 2100),
            (END - 1, 2099),
            (FIRST, 2020),
            (FIRST - 1, 2019),
            (LAST, 2099),
            (LAST - 1, 2098),
            (951_782_400_000, 2000), // a 29 February
            (978_220_800_000, 2000), // 31 December of a leap year
            (978_307_200_000, 2001),
            (-62_167_219_200_000, 0), // 1 January of the year 0
            (-62_167_219_200_001, -1),
            (i64::MAX, 292_278_994),
            (i64::MIN, -292_275_055),
        ] {
            assert_eq!(year(moment), expected, "{moment}");
        }
        for years in 1..900 {
            // 1 January by counting leap years, and the day before.
            let before: i64 = (1970..1970 + years)
                .map(|year| {
                    if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) {
                        366
                    } else {
                        365
                    }
                })
                .sum();
            assert_eq!(year(before * DAY), 1970 + years);
            assert_eq!(year(before * DAY - 1), 1969 + years);
        }
    }

    #[test]
    fn a_stamp_is_the_time_or_one_more_than_the_highest_and_always_counts() {
        let now = 1_700_000_000_000;
        assert_eq!(next(now, 0), now);
        assert_eq!(next(now, now), now + 1);
        assert_eq!(next(now - 5_000, now), now + 1, "the clock was set back");
        for wrong in [
            i64::MIN,
            -1,
            0,
            FIRST - 1,
            LAST,
            END,
            5_680_281_600_000,
            i64::MAX,
        ] {
            assert!(!is_believable(wrong), "{wrong}");
            assert_eq!(next(wrong, now), now + 1, "{wrong}");
        }
        assert!(is_believable(FIRST) && is_believable(LAST - 1));
        for highest in [END - 1, i64::MAX] {
            assert_eq!(next(now, highest), END - 1, "there is none above it");
        }
    }

    #[test]
    fn what_lies_outside_of_the_times_of_changes_is_the_oldest() {
        for (stamp, expected) in [
            (0, 0),
            (1, 1),
            (END - 1, END - 1),
            (END, 0),
            (i64::MAX, 0),
            (-1, 0),
            (i64::MIN, 0),
        ] {
            assert_eq!(counted(stamp), expected);
            assert_eq!(counts(stamp), (0..END).contains(&stamp));
        }
    }
}
