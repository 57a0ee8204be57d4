//! Numbers as sentences have them.

/// `39,475`.
pub(super) fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut parted = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// A share as a percentage of three digits at most: `18.5%`, `0.03%`.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", short(share * 100.0))
}

/// The same with its sign: `+18.5%`, `−3%`.
pub(super) fn signed(share: f64) -> String {
    match share < 0.0 {
        true => format!("−{}", percent(-share)),
        false => format!("+{}", percent(share)),
    }
}

/// A number of three digits at most, without zeros at the end: `18.5`, `0.0312`, `4`; all digits of a whole number.
pub(super) fn short(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return "0".to_owned();
    }
    let places = 2 - number.abs().log10().floor() as i32;
    let places = usize::try_from(places.clamp(0, 8)).unwrap_or_default();
    let text = format!("{number:.places$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => match number >= 1000.0 {
            true => whole(number.round() as u64),
            false => text,
        },
    }
}

/// `1 week`, `14 weeks`.
pub(super) fn weeks(many: u64) -> String {
    counted(many, "week")
}

/// `1 look`, `5 looks`.
pub(super) fn counted(many: u64, noun: &str) -> String {
    match many {
        1 => format!("1 {noun}"),
        many => format!("{} {noun}s", whole(many)),
    }
}
