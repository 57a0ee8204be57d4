//! The order of names in every list: as the person's language has it, and digits as numbers.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use crate::text::name;
use crate::text::seen::is_unseen;

/// So many keys are kept at once: those of a large workspace's names.
const KEPT: usize = 1 << 16;

/// An order of names.
pub struct Collation {
    collator: Option<CollatorBorrowed<'static>>,
    /// The keys that were made, since the same names are put in order again and again.
    made: Mutex<HashMap<String, Key>>,
}

/// What a name is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Arc<[u8]>);

impl Collation {
    /// The order of a language, by its BCP 47 tag; the one that Unicode has for all of them where the tag names none.
    pub fn of(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Self {
            collator: CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok(),
            made: Mutex::default(),
        }
    }

    /// What a name is sorted by. Names that are the same but for case come together, small letters first.
    pub fn key(&self, name: &str) -> Key {
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = made().get(name) {
            return key.clone();
        }
        // Others are made meanwhile.
        let key = self.make(name);
        let mut made = made();
        if made.len() == KEPT {
            made.clear();
        }
        made.insert(name.to_owned(), key.clone());
        key
    }

    fn make(&self, name: &str) -> Key {
        // What can't be seen counts for nothing in every order, and neither does what stands before the name.
        let seen = name.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c));
        let mut key = Vec::new();
        match &self.collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(seen, &mut key);
            }
            // The orders are built in, so this is never met; if it were, lists would still be in some order.
            None => key.extend(name::key(seen).bytes()),
        }
        Key(key.into())
    }

    /// Puts names in order, and of those that are one name leaves the first.
    pub fn distinct<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut names: Vec<String> = names
            .into_iter()
            .map(name::clean)
            .filter(|name| !name.is_empty())
            .collect();
        names.sort_by_cached_key(|name| self.key(name));
        let mut found = std::collections::HashSet::new();
        names.retain(|one| found.insert(name::key(one)));
        names
    }
}

impl fmt::Debug for Collation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Collation")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, names: &[&str]) -> Vec<String> {
        let collation = Collation::of(language);
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort_by_cached_key(|name| collation.key(name));
        names
    }

    #[test]
    fn umlauts_stand_beside_their_letters_and_digits_count() {
        let mixed = [
            "Zebra", "Feed 10", "über", "Ärger", "Feed 9", "Ufer", "apfel", "Feed 010", "Apfel",
            "Éclair",
        ];
        let expected = [
            "apfel", "Apfel", "Ärger", "Éclair", "Feed 9", "Feed 10", "Feed 010", "über", "Ufer",
            "Zebra",
        ];
        for language in ["", "en", "de-DE", "nonsense!", "C", "en_US.UTF-8"] {
            assert_eq!(sorted(language, &mixed), expected, "{language}");
        }
    }

    #[test]
    fn a_language_has_an_order_of_its_own() {
        let names = ["Zorn", "Öl", "Ost", "Åse", "Ast"];
        assert_eq!(sorted("de", &names), ["Åse", "Ast", "Öl", "Ost", "Zorn"]);
        assert_eq!(sorted("sv-SE", &names), ["Ast", "Ost", "Zorn", "Åse", "Öl"]);
        assert_eq!(
            sorted("cs", &["Idea", "Chata", "Cukr"]),
            ["Cukr", "Chata", "Idea"]
        );
        assert_eq!(
            sorted("et", &["Tee", "Zoo", "Sõna"]),
            ["Sõna", "Zoo", "Tee"]
        );
    }

    #[test]
    fn what_cannot_be_seen_moves_nothing() {
        let names = ["\u{200B}b", "a", "\u{A0}c"];
        assert_eq!(sorted("", &names), ["a", "\u{200B}b", "\u{A0}c"]);
    }

    #[test]
    fn each_name_is_offered_once() {
        let names = [
            "Ops",
            "ops",
            "IT",
            "Ops\u{200B}",
            "",
            "Ärzte",
            "Team 10",
            "Team 9",
        ];
        let distinct = Collation::of("de").distinct(names);
        assert_eq!(distinct, ["Ärzte", "IT", "ops", "Team 9", "Team 10"]);
    }
}
