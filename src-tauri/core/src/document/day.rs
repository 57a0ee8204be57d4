//! The one calendar: days as they are typed and kept, and the day of a moment where the person is.

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::offer::Refused;
use crate::text::seen::{one_line, plain};

/// The years that something in a workspace can be about. Any other is a slip.
pub const YEARS: RangeInclusive<i16> = 1900..=2100;

/// How a day is typed.
const EXAMPLE: &str = "2026-11-22";

/// The day of a moment in milliseconds since 1970, where the clock is set to this zone: `2026-11-22`.
pub fn of(at: i64, zone: &TimeZone) -> String {
    date(at, zone).to_string()
}

/// The same in words: `22 November 2026`.
pub fn in_words(at: i64, zone: &TimeZone) -> String {
    date(at, zone).strftime("%-d %B %Y").to_string()
}

/// The time of a moment: `2:03 PM`.
pub fn time(at: i64, zone: &TimeZone) -> String {
    let moment = Timestamp::from_millisecond(at).unwrap_or_default();
    moment
        .to_zoned(zone.clone())
        .strftime("%-I:%M\u{202F}%p")
        .to_string()
}

/// A moment in words, wherever it is read: `22 November 2026 at 2:03 PM`.
pub fn exactly(at: i64, zone: &TimeZone) -> String {
    format!("{} at {}", in_words(at, zone), time(at, zone))
}

/// When something was, to somebody who reads that now, both in milliseconds since 1970: `today at 2:03 PM`, `yesterday at
/// 11:40 AM`, `Mar 12, 2026`.
pub fn told(at: i64, now: i64, zone: &TimeZone) -> String {
    match recent(at, now, zone) {
        Some(which) => format!("{which} at {}", time(at, zone)),
        None => date_told(at, zone),
    }
}

/// The day of that alone: `today`, `yesterday`, `Mar 12, 2026`.
pub fn day_told(at: i64, now: i64, zone: &TimeZone) -> String {
    recent(at, now, zone).map_or_else(|| date_told(at, zone), str::to_owned)
}

fn date_told(at: i64, zone: &TimeZone) -> String {
    date(at, zone).strftime("%b %-d, %Y").to_string()
}

fn recent(at: i64, now: i64, zone: &TimeZone) -> Option<&'static str> {
    let (day, today) = (date(at, zone), date(now, zone));
    match today.yesterday() {
        _ if day >= today => Some("today"),
        Ok(yesterday) if day == yesterday => Some("yesterday"),
        _ => None,
    }
}

/// A moment in milliseconds since 1970 as RFC 3339 has it; empty for one beyond the calendar.
pub fn moment(at: i64) -> String {
    Timestamp::from_millisecond(at).map_or_else(|_| String::new(), |moment| moment.to_string())
}

/// A kept day in words: `22 November 2026`; nothing for what is no day.
pub fn kept_in_words(kept: &str) -> Option<String> {
    let day = kept.parse::<Date>().ok()?;
    Some(day.strftime("%-d %B %Y").to_string())
}

/// The last millisecond of a kept day, where the clock is set to this zone; nothing for what is no day.
pub fn end(kept: &str, zone: &TimeZone) -> Option<i64> {
    let next = kept.parse::<Date>().ok()?.tomorrow().ok()?;
    let begins = next.to_zoned(zone.clone()).ok()?;
    Some(begins.timestamp().as_millisecond() - 1)
}

/// The day after a kept one; nothing for what is no day.
pub fn next(kept: &str) -> Option<String> {
    let next = kept.parse::<Date>().ok()?.tomorrow().ok()?;
    Some(next.to_string())
}

/// The number of a kept day, counted from 1970, to order and to draw by. Read leniently: earlier versions kept any year.
pub fn number(kept: &str) -> Option<i64> {
    let day: Date = kept.parse().ok()?;
    Some(i64::from((day - Date::constant(1970, 1, 1)).get_days()))
}

/// A typed day in the one way it is kept: `2026-11-22`. Nothing stays nothing.
///
/// # Errors
/// For anything else, and for a year outside [`YEARS`].
pub fn parse(typed: &str) -> Result<String, Refused> {
    let seen = one_line(typed);
    if seen.is_empty() {
        return Ok(seen);
    }
    let (first, last) = (YEARS.start(), YEARS.end());
    let in_range = |day: &Date| YEARS.contains(&day.year());
    match read(&plain(&seen)) {
        Read::Day(day) if in_range(&day) => Ok(day.to_string()),
        Read::Day(day) => Err(Refused {
            message: format!(
                "“{seen}” is in the year {}, and days are kept from {first} to {last}. Type it as year, month and day: {EXAMPLE}.",
                day.year()
            ),
            offers: vec![EXAMPLE.to_owned()],
        }),
        Read::YearLast(mut days) => {
            days.retain(in_range);
            days.dedup();
            Err(not_a_day(&seen, days.iter().map(Date::to_string).collect()))
        }
        Read::None => Err(not_a_day(&seen, Vec::new())),
    }
}

fn not_a_day(seen: &str, mut offers: Vec<String>) -> Refused {
    if offers.is_empty() {
        offers.push(EXAMPLE.to_owned());
    }
    let days = offers.join(", or ");
    let message = format!("“{seen}” is not a day. Type it as year, month and day: {days}.");
    Refused { message, offers }
}

/// What a text may mean.
enum Read {
    Day(Date),
    /// With the year at its end: which of the others is the month can be told from its sign or its size, or not.
    YearLast(Vec<Date>),
    None,
}

fn read(text: &str) -> Read {
    // A spreadsheet's day may come with the time of day behind it, which says nothing here.
    let day = match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    let Some(sign) = day.chars().find(|c| !c.is_ascii_digit()) else {
        return match day.len() {
            8 => civil(&day[..4], &day[4..6], &day[6..]).map_or(Read::None, Read::Day),
            _ => Read::None,
        };
    };
    let parts: Vec<&str> = day.split(sign).collect();
    match (sign, parts.as_slice()) {
        ('-' | '.' | '/', [year, month, day]) if year.len() == 4 => {
            civil(year, month, day).map_or(Read::None, Read::Day)
        }
        ('.', [day, month, year]) => Read::YearLast(civil(year, month, day).into_iter().collect()),
        ('-' | '/', [one, other, year]) => {
            let ways = [civil(year, other, one), civil(year, one, other)];
            Read::YearLast(ways.into_iter().flatten().collect())
        }
        _ => Read::None,
    }
}

/// The day of a year of four digits and a month and day of one or two.
fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str, lengths: RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(year, 4..=4) || !digits(month, 1..=2) || !digits(day, 1..=2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn date(at: i64, zone: &TimeZone) -> Date {
    let at = Timestamp::from_millisecond(at).unwrap_or_default();
    zone.to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;
    use crate::document::origin::Origin;
    use crate::error::Error;

    #[test]
    fn days_as_people_type_them() {
        for (typed, kept) in [
            (" 2026-11-22 ", "2026-11-22"),
            ("2026–11–22", "2026-11-22"),
            ("2026\u{2011}11\u{2011}22", "2026-11-22"),
            ("\u{200E}2026-11-22\u{200B}", "2026-11-22"),
            ("2026-1-5", "2026-01-05"),
            ("2026/11/22", "2026-11-22"),
            ("2026.11.22", "2026-11-22"),
            ("20261122", "2026-11-22"),
            ("2026-11-22 00:00:00", "2026-11-22"),
            ("2026-11-22T09:30", "2026-11-22"),
            ("２０２６－１１－２２", "2026-11-22"),
            ("1900-01-01", "1900-01-01"),
            ("2100-12-31", "2100-12-31"),
            ("2024-02-29", "2024-02-29"),
            ("", ""),
            ("\u{200B} ", ""),
        ] {
            assert_eq!(parse(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused_with_what_to_type() {
        for (typed, offers) in [
            ("2026-02-30", &[EXAMPLE][..]),
            ("2026-11", &[EXAMPLE]),
            ("tomorrow", &[EXAMPLE]),
            ("26-11-22", &[EXAMPLE]),
            ("−2026-11-22", &[EXAMPLE]),
            ("-002026-11-22", &[EXAMPLE]),
            ("1899-12-31", &[EXAMPLE]),
            ("2101-01-01", &[EXAMPLE]),
            ("0026-11-22", &[EXAMPLE]),
            ("9999-12-31", &[EXAMPLE]),
            ("202-11-22", &[EXAMPLE]),
            ("2026-11-22-", &[EXAMPLE]),
            ("22.11.2026", &["2026-11-22"]),
            ("22/11/2026", &["2026-11-22"]),
            ("11/22/2026", &["2026-11-22"]),
            ("11/12/2026", &["2026-12-11", "2026-11-12"]),
            ("11/11/2026", &["2026-11-11"]),
            ("22.11.0026", &[EXAMPLE]),
        ] {
            let refused = parse(typed).expect_err(typed);
            assert_eq!(refused.offers, offers, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn advice_is_taken_and_what_is_kept_stays(
            typed in "[-−]?[0-9]{1,4}[-./–][0-9]{1,2}[-./–][0-9]{1,4}|[0-9]{6,9}|\\PC{0,10}"
        ) {
            match parse(&typed) {
                Ok(kept) => prop_assert_eq!(parse(&kept), Ok(kept.clone())),
                Err(refused) => {
                    prop_assert!(!refused.offers.is_empty(), "{:?}", typed);
                    for offer in &refused.offers {
                        prop_assert_eq!(parse(offer), Ok(offer.clone()), "{:?}", typed);
                        prop_assert!(Error::from(refused.clone()).to_string().contains(offer));
                    }
                }
            }
        }
    }

    #[test]
    fn days_are_counted_from_1970_whatever_their_year() {
        assert_eq!(number("1970-01-02"), Some(1));
        assert_eq!(number("2026-11-22"), Some(20779));
        assert!(number("-002026-11-22").is_some_and(|day| day < -1_400_000));
        assert_eq!(number("soon"), None);
    }

    #[test]
    fn a_moment_has_its_day_where_the_person_is() {
        // Half past ten in the evening in Greenwich, on the last day of a year.
        let at = 1_798_756_200_000;
        for (offset, day, words) in [
            (0, "2026-12-31", "31 December 2026"),
            (14, "2027-01-01", "1 January 2027"),
            (-12, "2026-12-31", "31 December 2026"),
            (2, "2027-01-01", "1 January 2027"),
        ] {
            let zone = TimeZone::fixed(jiff::tz::offset(offset));
            assert_eq!(of(at, &zone), day, "{offset}");
            assert_eq!(in_words(at, &zone), words, "{offset}");
        }
        assert_eq!(moment(1_700_000_000_123), "2023-11-14T22:13:20.123Z");
        assert_eq!(moment(i64::MAX), "");
    }

    /// Runs itself again as a program whose system is on Christmas Island, where it is tomorrow for most of the day. Its
    /// system is asked for by a feature of the calendar's crate, which this crate must turn on for itself.
    #[test]
    fn the_systems_zone_is_found() {
        const FAR: &str = "Pacific/Kiritimati";
        if env::var("TZ").as_deref() == Ok(FAR) {
            let zone = (Origin::system().zone)();
            assert_eq!(of(1_798_756_200_000, &zone), "2027-01-01", "{zone:?}");
            return;
        }
        let again = Command::new(env::current_exe().unwrap())
            .args(["--exact", "document::day::tests::the_systems_zone_is_found"])
            .env("TZ", FAR)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&again.stdout);
        assert!(
            again.status.success() && told.contains("1 passed"),
            "{told}"
        );
    }
}
