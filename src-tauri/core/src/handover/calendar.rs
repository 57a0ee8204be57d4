//! Days as a calendar file (RFC 5545): whole days, each with a UID that stays what it is.

use crate::document::day;

/// How many octets a line may have, without its end (section 3.1).
const LINE: usize = 75;

/// Something planned for a day, or for some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it stays the same one by: of letters, digits, hyphens and points.
    pub id: String,
    /// What is to be seen: `Go-live: Cart email`.
    pub title: String,
    /// More of it; may be empty.
    pub text: String,
    /// The first day: `2027-03-01`.
    pub from: String,
    /// The last day, the first where there is one alone.
    pub to: String,
}

/// The file of these events. Those whose days are none are left out. `now` is in milliseconds since 1970.
pub fn write(name: &str, events: &[Event], now: i64) -> Vec<u8> {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Ninefold//Ninefold//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", text(name)));
    let stamp = stamp(now);
    for event in events {
        let (Some(from), Some(after)) = (basic(&event.from), day::next(&event.to)) else {
            continue;
        };
        let Some(after) = basic(&after) else {
            continue;
        };
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}@ninefold", event.id));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{from}"));
        // The day after the last one.
        line(&mut out, &format!("DTEND;VALUE=DATE:{after}"));
        line(&mut out, &format!("SUMMARY:{}", text(&event.title)));
        if !event.text.is_empty() {
            line(&mut out, &format!("DESCRIPTION:{}", text(&event.text)));
        }
        // Nobody is busy because of it.
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

/// `20270301`.
fn basic(day: &str) -> Option<String> {
    day::number(day)?;
    Some(day.replace('-', ""))
}

/// `20261129T180000Z`.
fn stamp(now: i64) -> String {
    let moment = day::moment(now);
    let seconds = moment.split(['.', 'Z']).next().unwrap_or_default();
    format!("{}Z", seconds.replace(['-', ':'], ""))
}

/// A text as a value (section 3.3.11), without characters that no value can have.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::page::text::clean(text).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// A line, folded where it is too long: no character is parted.
fn line(out: &mut String, content: &str) {
    let mut room = LINE;
    for c in content.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}
