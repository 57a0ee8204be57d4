//! Names: how one is kept, and when two are the same. Whoever finds or makes a person, an integration, a tag, a metric or a
//! use case by name asks here.

use std::collections::HashSet;

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use crate::text::seen::{self, is_unseen};

use crate::wire::wire;

wire! {
    /// How a name is to what somebody looks for.
    pub enum Likeness {
        /// It doesn't contain it.
        Other,
        /// It contains it.
        Like,
        /// It is the same name.
        Same,
    }
}

/// The name as it is kept and shown: on one line, composed, without what can't be seen. What can't be seen and yet shapes
/// what can stays: joiners within words and emoji, marks of direction, variants of a sign.
pub fn clean(name: &str) -> String {
    let kept = without_stray(name, |c| !is_unseen(c) || shapes(c));
    // At its ends nothing is left to be shaped but the sign before.
    let idle = |c: char| c == ' ' || (is_unseen(c) && !is_variant(c) && !is_tag(c));
    let kept = kept.trim_end_matches(idle).trim_start_matches(idle);
    if kept.chars().all(|c| is_unseen(c) || c == ' ') {
        return String::new();
    }
    composed(kept)
}

/// What two spellings of one name have in common, to compare and never to show: decomposed, case folded as Unicode has it
/// for all languages, without what can't be seen.
pub fn key(name: &str) -> String {
    let seen = without_stray(name, |c| !is_unseen(c));
    if seen.is_ascii() {
        return seen.to_ascii_lowercase();
    }
    let decomposer = DecomposingNormalizerBorrowed::new_nfd();
    let folded = CaseMapper::new();
    let folded = folded
        .fold_string(&decomposer.normalize(&seen))
        .into_owned();
    decomposer.normalize(&folded).into_owned()
}

/// Are these one name? Two that show nothing are not.
pub fn is_same(one: &str, other: &str) -> bool {
    let key = key(one);
    !key.is_empty() && key == self::key(other)
}

/// Those names of some that none of the known ones is.
pub fn unknown<'a>(
    names: impl IntoIterator<Item = &'a str>,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let known: HashSet<String> = known.into_iter().map(key).collect();
    let names = names.into_iter().filter(|name| !known.contains(&key(name)));
    names.map(str::to_owned).collect()
}

/// How each of some names is to what somebody looks for. To nothing all are alike.
pub fn likeness<'a>(names: impl IntoIterator<Item = &'a str>, wanted: &str) -> Vec<Likeness> {
    let wanted = key(wanted);
    let to_wanted = |name: &str| {
        let key = key(name);
        match key.contains(&wanted) {
            true if key == wanted && !wanted.is_empty() => Likeness::Same,
            true => Likeness::Like,
            false => Likeness::Other,
        }
    };
    names.into_iter().map(to_wanted).collect()
}

/// The text with its white space folded and of its unseen signs those alone that `keep`, or that spell a flag.
fn without_stray(text: &str, keep: impl Fn(char) -> bool) -> String {
    /// The flags of England, Scotland and Wales are a black flag with letters behind it that can't be seen.
    const FLAG: char = '\u{1F3F4}';
    let mut in_flag = false;
    seen::fold_space(text.chars().filter(|c| {
        in_flag = *c == FLAG || (in_flag && is_tag(*c));
        keep(*c) || (in_flag && is_tag(*c))
    }))
}

/// Signs that can't be seen and shape, order or vary those beside them.
fn shapes(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{200C}'
            ..='\u{200F}'
    ) || is_variant(c)
}

/// Selectors of the variant of the sign before.
fn is_variant(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// The text in NFC, but for variants of Han characters as names are registered with: composing would turn these into
/// others.
fn composed(text: &str) -> String {
    let composer = ComposingNormalizerBorrowed::new_nfc();
    let is_registered = |c: char| matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    let parts = text.split_inclusive(is_registered);
    let compose = |part: &str| match part.char_indices().next_back() {
        Some((at, last)) if is_registered(last) => {
            format!("{}{last}", composer.normalize(&part[..at]))
        }
        _ => composer.normalize(part).into_owned(),
    };
    parts.map(compose).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_are_the_same() {
        let name = "Zoë Strauß";
        for other in [
            "Zoë Strauß",
            "Zoe\u{308} Strauß",
            "Zoë\u{A0}Strauß",
            "Zoë  Strauß",
            " Zoë\tStrauß\n",
            "\u{200B}Zoë\u{200E} Strauß\u{FEFF}",
            "Zoë \u{200B} Strauß",
            "Zo\u{AD}ë Strauß",
            "\u{2068}Zoë Strauß\u{2069}",
            "ZOË STRAUSS",
            "zoë strauß",
            "Zoë Strauẞ",
        ] {
            assert!(is_same(name, other), "{other:?}");
            assert!(is_same(&clean(other), other), "{other:?}");
        }
        for (one, other) in [
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("نام‌ها", "نامها"),
            ("❤️ Loyalty", "❤ loyalty"),
            ("Å", "Å"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("Anna", "Anne"),
            ("Zoe", "Zoë"),
            ("Anna B", "AnnaB"),
            ("", ""),
            ("\u{200B}", " "),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
            ("4 %", "4 ％"),
        ] {
            assert!(!is_same(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_name_is_kept_as_it_is_seen() {
        for (typed, kept) in [
            (" Anna\u{A0}\u{A0}de  Vries\n", "Anna de Vries"),
            ("Zoe\u{308}", "Zoë"),
            ("\u{200B}Anna\u{AD}\u{202E}\u{FEFF}", "Anna"),
            ("\u{200E}Anna\u{200F} ", "Anna"),
            ("A\u{0}nna", "Anna"),
            ("\u{200B}\u{200D}\u{3164} \u{FE0F}", ""),
            // Without the joiner these are other words, and other pictures.
            ("نام‌ها", "نام‌ها"),
            ("👨‍👩‍👧 family", "👨‍👩‍👧 family"),
            ("Loyalty ❤️", "Loyalty ❤️"),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
            ("A\u{E0041}", "A"),
            ("ක්‍ෂ", "ක්‍ෂ"),
            ("א\u{200F}!", "א\u{200F}!"),
            // Registered with this very sign, which NFC has no place for.
            ("神\u{FA19} e\u{301}", "神\u{FA19} é"),
            ("葛\u{E0100}城", "葛\u{E0100}城"),
        ] {
            assert_eq!(clean(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn what_is_known_is_not_offered() {
        let offered = ["Churn", "Conversion rate", "Reach"];
        let known = ["conversion\u{A0}RATE", "Churn 2"];
        assert_eq!(unknown(offered, known), ["Churn", "Reach"]);
    }

    #[test]
    fn what_is_looked_for_is_found_however_it_is_typed() {
        let names = ["CRM export", "crm\u{A0}Export", "CRM", "Feed"];
        let found = likeness(names, " crm  EXPORT\u{200B}");
        assert_eq!(
            found,
            [
                Likeness::Same,
                Likeness::Same,
                Likeness::Other,
                Likeness::Other
            ]
        );
        let found = likeness(names, "Crm");
        assert_eq!(
            found,
            [
                Likeness::Like,
                Likeness::Like,
                Likeness::Same,
                Likeness::Other
            ]
        );
        assert_eq!(likeness(["", "Feed"], "\u{200B}"), [Likeness::Like; 2]);
    }

    proptest! {
        #[test]
        fn cleaning_and_folding_settle(
            name in "[a-zA-ZäßéİıǅΣς\u{345}\u{301}\u{308}\u{200B}-\u{200F}\u{202E}\u{A0}\u{FE0F}\u{FA19}\u{1F3F4}\u{E0067}\u{115F} ]{0,8}|\\PC{0,8}|.{0,6}"
        ) {
            let cleaned = clean(&name);
            prop_assert_eq!(clean(&cleaned), cleaned.clone(), "cleaned twice");
            prop_assert_eq!(key(&cleaned), key(&name), "{:?}", name);
            prop_assert_eq!(key(&key(&name)), key(&name), "{:?}", name);
            let nfd = DecomposingNormalizerBorrowed::new_nfd().normalize(&name).into_owned();
            prop_assert_eq!(key(&nfd), key(&name), "{:?}", name);
            prop_assert_eq!(cleaned.is_empty(), key(&name).is_empty(), "{:?}", name);
        }
    }
}
