//! Numbers as people type and paste them, and the one form in which they are kept and shown.

use crate::error::offer::Refused;
use crate::text::seen::{one_line, plain};

/// The most digits of a number, so that it is exact enough to compare and to draw.
const DIGITS: usize = 15;

/// What a refusal offers where nothing in the text tells what was meant.
const EXAMPLES: [&str; 2] = ["4", "4.5"];

/// Marks that part groups of three digits, besides white space, points and commas.
const APOSTROPHES: [char; 5] = ['\'', '\u{2019}', '\u{2018}', '\u{2BC}', '\u{66C}'];

/// A typed number in the one way it is kept: `1250.5`, with a point, without groups, leading zeros or a plus. Zeros at the
/// end of a fraction stay, since they tell how exactly something was measured. Nothing stays nothing. What is kept is taken
/// again as it is.
///
/// # Errors
/// For what is no number, and for what may be two: in `1,250` and `1.250` the sign may part thousands or a fraction.
pub fn number(typed: &str) -> Result<String, Refused> {
    let seen = one_line(typed);
    if seen.is_empty() {
        return Ok(seen);
    }
    let offer = |why: &str, offers: Vec<String>| Refused {
        message: format!("“{seen}” {why}. Type {}.", offers.join(", or ")),
        offers,
    };
    let (inner, has_unit) = without_unit(&plain(&seen));
    let unit = match has_unit {
        true => ", and the unit has a field of its own",
        false => "",
    };
    match read(&inner) {
        Read::One(number) if number.digits() > DIGITS => Err(Refused {
            message: format!(
                "“{seen}” has more digits than can be compared. Round it to {DIGITS} at most."
            ),
            offers: Vec::new(),
        }),
        Read::One(number) if !has_unit => Ok(number.kept()),
        Read::One(number) => Err(offer(
            "is a number with its unit, which has a field of its own",
            vec![number.kept()],
        )),
        Read::Two(numbers) => Err(offer(
            &format!("can be read in two ways{unit}"),
            numbers.map(|number| number.kept()).into(),
        )),
        Read::Parted(number) if number.digits() <= DIGITS => Err(offer(
            &format!("has a gap where no group of three digits ends{unit}"),
            vec![number.kept()],
        )),
        Read::Parted(_) | Read::None => Err(Refused {
            message: format!(
                "“{seen}” is not a number. Type it in digits, such as 4 or 4.5; the unit has a field of its own."
            ),
            offers: EXAMPLES.map(str::to_owned).into(),
        }),
    }
}

/// The text without a sign for percent or money around it, and whether there was one.
fn without_unit(text: &str) -> (String, bool) {
    let is_unit = |c: char| matches!(c, '%' | '‰') || super::measure::is_currency(c);
    let inner = text.trim_matches(|c: char| is_unit(c) || c == ' ');
    // A minus may stand before the sign of a currency: −€ 4.
    let inner = match inner.strip_prefix('-').map(str::trim_start) {
        Some(rest) if rest.starts_with(is_unit) => {
            format!("-{}", rest.trim_start_matches(|c| is_unit(c) || c == ' '))
        }
        _ => inner.to_owned(),
    };
    let has_unit = inner.len() < text.len();
    (inner, has_unit)
}

/// What a text may mean.
enum Read {
    One(Number),
    /// With thousands, or with a fraction.
    Two([Number; 2]),
    /// It has spaces where nobody writes them; the number without them.
    Parted(Number),
    None,
}

/// A number as its digits.
#[derive(Debug, Clone)]
struct Number {
    negative: bool,
    whole: String,
    fraction: String,
}

fn read(text: &str) -> Read {
    let (negative, rest) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest.trim_start()),
        None => (false, text),
    };
    let number = |whole: &str, fraction: &str| Number {
        negative,
        whole: whole.trim_start_matches('0').to_owned(),
        fraction: fraction.to_owned(),
    };
    let is_number = |c: char| c.is_ascii_digit() || is_group(c) || matches!(c, '.' | ',');
    if !rest.contains(|c: char| c.is_ascii_digit()) || !rest.chars().all(is_number) {
        return Read::None;
    }
    let points = rest.matches(['.', ',']).count();
    let (last, mark) = rest
        .char_indices()
        .rfind(|(_, c)| matches!(c, '.' | ','))
        .unwrap_or((rest.len(), '.'));
    // A mark that stands more than once parts groups, and so does one before another.
    let first = rest.find(['.', ',']);
    let only = points == 1;
    let decimal = only || (points > 1 && rest.matches(mark).count() == 1);
    let (whole, fraction) = match decimal {
        true => (&rest[..last], &rest[last + 1..]),
        false => (rest, ""),
    };
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return parted(rest, number);
    }
    let Some(digits) = joined(whole) else {
        return parted(rest, number);
    };
    let plain = first == Some(last) && digits.len() == whole.len();
    let thousands = only && fraction.len() == 3 && plain && is_thousands(&digits);
    match thousands {
        true => Read::Two([
            number(&format!("{digits}{fraction}"), ""),
            number(&digits, fraction),
        ]),
        false => Read::One(number(&digits, fraction)),
    }
}

/// The digits of a whole number, if its marks, all alike, part groups of three.
fn joined(whole: &str) -> Option<String> {
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let starts = is_thousands(first) && first.bytes().all(|b| b.is_ascii_digit());
    (starts && groups.all(is_group)).then(|| whole.replace(mark, ""))
}

/// A number that has spaces anywhere, without them.
fn parted(text: &str, number: impl Fn(&str, &str) -> Number) -> Read {
    let compact = text.replace(is_group, "");
    let (whole, fraction) = compact.split_once(['.', ',']).unwrap_or((&compact, ""));
    let is_clear = compact.len() < text.len()
        && !fraction.contains(['.', ','])
        && (fraction.len() != 3 || !is_thousands(whole));
    match is_clear {
        true => Read::Parted(number(whole, fraction)),
        false => Read::None,
    }
}

/// Can these digits stand before a group of three?
fn is_thousands(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

fn is_group(c: char) -> bool {
    c.is_whitespace() || APOSTROPHES.contains(&c)
}

impl Number {
    fn digits(&self) -> usize {
        self.whole.len() + self.fraction.len()
    }

    fn kept(&self) -> String {
        let Self {
            negative,
            whole,
            fraction,
        } = self;
        let is_zero = whole.is_empty() && fraction.bytes().all(|digit| digit == b'0');
        let minus = if *negative && !is_zero { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { whole };
        let mut kept = format!("{minus}{whole}");
        if !fraction.is_empty() {
            kept.push('.');
            kept.push_str(fraction);
        }
        // Three digits after the point would be asked about: without zeros, or with one more, it says the same.
        if fraction.len() == 3 && is_thousands(whole) {
            match kept.ends_with('0') {
                true => kept.truncate(kept.trim_end_matches('0').trim_end_matches('.').len()),
                false => kept.push('0'),
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_people_type_them() {
        for (typed, kept) in [
            ("4", "4"),
            (" 4,5 ", "4.5"),
            ("1 250.5", "1250.5"),
            ("12 500 000,25", "12500000.25"),
            ("1\u{A0}250", "1250"),
            ("1\u{202F}250\u{2009}000", "1250000"),
            ("1'250.5", "1250.5"),
            ("1’250", "1250"),
            ("1,250.5", "1250.5"),
            ("1.250,5", "1250.5"),
            ("1,250,000", "1250000"),
            ("1.250.000", "1250000"),
            ("1,250.500", "1250.500"),
            ("−3", "-3"),
            ("–3,5", "-3.5"),
            ("\u{2011}3", "-3"),
            ("- 3", "-3"),
            ("+5", "5"),
            ("0,125", "0.125"),
            ("-0,125", "-0.125"),
            ("0.125", "0.125"),
            ("1.25", "1.25"),
            ("1.1000", "1.1000"),
            ("4.50", "4.50"),
            ("1250,5", "1250.5"),
            ("1250.500", "1250.500"),
            ("5,", "5"),
            ("5.", "5"),
            (".5", "0.5"),
            (",5", "0.5"),
            (".500", "0.500"),
            ("007", "7"),
            ("007.500", "7.5"),
            ("-0", "0"),
            ("-0,0", "0.0"),
            ("000", "0"),
            ("\u{200E}4\u{200B}2\u{FEFF}", "42"),
            ("４．５", "4.5"),
            ("٤٫٥", "4.5"),
            ("۱۲٬۵۰۰", "12500"),
            ("00000000000000000042", "42"),
            ("", ""),
            (" \u{200B}", ""),
        ] {
            assert_eq!(number(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_number_or_two_is_refused_with_what_to_type() {
        for (typed, offers) in [
            ("1,250", &["1250", "1.25"][..]),
            ("1.250", &["1250", "1.25"]),
            ("1.100", &["1100", "1.1"]),
            ("1.000", &["1000", "1"]),
            ("1.123", &["1123", "1.1230"]),
            ("-12,500", &["-12500", "-12.5"]),
            ("4 %", &["4"]),
            ("4,50%", &["4.50"]),
            ("4,500 %", &["4500", "4.5"]),
            ("€ 41", &["41"]),
            ("−€ 41", &["-41"]),
            ("4 5", &["45"]),
            ("1 25", &["125"]),
            ("1 2500,5", &["12500.5"]),
            ("12 500 00", &["1250000"]),
            ("4.5.6", &EXAMPLES),
            ("12,50,000", &EXAMPLES),
            ("1.250,000,5", &EXAMPLES),
            ("1e9", &EXAMPLES),
            ("4k", &EXAMPLES),
            ("4 days", &EXAMPLES),
            ("4²", &EXAMPLES),
            ("inf", &EXAMPLES),
            ("NaN", &EXAMPLES),
            ("-", &EXAMPLES),
            ("--4", &EXAMPLES),
            ("4-5", &EXAMPLES),
            ("4–5", &EXAMPLES),
            (".", &EXAMPLES),
            ("%", &EXAMPLES),
            ("four", &EXAMPLES),
            ("1234567890123456", &[]),
        ] {
            let refused = number(typed).expect_err(typed);
            assert_eq!(refused.offers, offers, "{typed:?}");
        }
        let Err(refused) = number("1.100") else {
            panic!("it can be read in two ways");
        };
        assert_eq!(
            Error::from(refused).to_string(),
            "“1.100” can be read in two ways. Type 1100, or 1.1."
        );
    }

    proptest! {
        #[test]
        fn advice_is_taken_and_what_is_kept_stays(
            typed in "[-−–+]?[ €]{0,2}[0-9.,' \u{A0}\u{200B}]{0,12}[ %]{0,2}|[0-9]{1,4}[.,][0-9]{1,4}|\\PC{0,6}"
        ) {
            match number(&typed) {
                Ok(kept) => prop_assert_eq!(number(&kept), Ok(kept.clone()), "{:?}", typed),
                Err(refused) => for offer in &refused.offers {
                    prop_assert!(number(offer).is_ok(), "{:?} offers {:?}", typed, offer);
                    let told = Error::from(refused.clone()).to_string();
                    prop_assert!(told.contains(offer), "{}", told);
                }
            }
        }
    }
}
