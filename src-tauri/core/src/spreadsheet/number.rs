//! Numbers of spreadsheets, as their programs show them.

use calamine::ExcelDateTime;

use super::{Cell, Doubt};

/// How many digits of a number spreadsheet programs keep.
const DIGITS: usize = 15;

/// A number in a cell with this format.
pub(super) fn cell(number: f64, format: &str) -> Cell {
    if number.abs() >= 1e15 {
        return Cell {
            text: plain(number),
            doubt: Some(Doubt::Digits),
        };
    }
    let is_code = format.len() > 1 && format.bytes().all(|byte| byte == b'0');
    Cell::of(match () {
        () if is_percent(format) => format!("{}%", plain(number * 100.0)),
        () if is_code && number >= 0.0 => format!("{number:0width$.0}", width = format.len()),
        () => plain(number),
    })
}

/// A day, a day with a time, a time, or how long something takes.
pub(super) fn moment(moment: ExcelDateTime) -> Cell {
    let value = moment.as_f64();
    if moment.is_duration() {
        let seconds = (value * 86_400.0).round();
        let (sign, seconds) = (if seconds < 0.0 { "-" } else { "" }, seconds.abs() as u64);
        return Cell::of(format!(
            "{sign}{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        ));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year}-{month:02}-{day:02}");
    let time = match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    Cell::of(match () {
        () if value < 1.0 => time,
        () if hour == 0 && minute == 0 && second == 0 => date,
        () => format!("{date} {time}"),
    })
}

/// Whether a text is a number as spreadsheet programs write long ones to CSV, without their last digits: `1.23457E+15`.
pub(super) fn is_shortened(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once("E+") else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    is_digits(exponent) && is_digits(whole.trim_start_matches('-')) && is_digits(part)
}

/// A number without what a binary fraction adds at its end: `0.3` and not `0.30000000000000004`.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.*e}", DIGITS - 1).parse::<f64>();
    let rounded = rounded.unwrap_or(number);
    match rounded == 0.0 {
        true => "0".to_owned(),
        false => rounded.to_string(),
    }
}

/// Whether a format shows hundredths: a percent sign that is not quoted.
fn is_percent(format: &str) -> bool {
    let mut is_quoted = false;
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => is_quoted = !is_quoted,
            '\\' if !is_quoted => drop(signs.next()),
            '%' if !is_quoted => return true,
            _ => {}
        }
    }
    false
}
