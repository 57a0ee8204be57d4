//! Limits: data files that say what a receiver of events takes. The name of a vendor stands only there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::DateTime;
use serde::Deserialize;

/// The files, in the order they are offered.
const BUILT_IN: [&str; 2] = [
    include_str!("../../limits/web-analytics.toml"),
    include_str!("../../limits/cdp-events.toml"),
];

/// What a receiver of events takes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// The stable key, which workspaces hold.
    pub key: String,
    /// What the receiver is called.
    pub name: String,
    /// Which version or state of it the limits are of.
    pub version: String,
    /// Where that is told, as an address.
    pub source: String,
    /// What it does that a plan can't be checked for, a sentence each.
    #[serde(default)]
    pub remarks: Vec<String>,
    /// What an event may be called.
    #[serde(default)]
    pub event: Names,
    /// What attributes may be called, and how many there may be.
    #[serde(default)]
    pub attribute: Attributes,
    /// What a value may be.
    #[serde(default)]
    pub value: Values,
    /// Attributes that are worth nothing alone.
    #[serde(default)]
    pub together: Vec<Together>,
    /// Attributes that are taken in one form alone.
    #[serde(default)]
    pub written: Vec<Written>,
    /// What some events can't do without.
    #[serde(default)]
    pub needs: Vec<Needs>,
}

/// What something may be called.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Names {
    /// The most letters.
    pub longest: Option<usize>,
    /// Which letters; any where it does not say.
    pub letters: Option<Letters>,
    /// What it may not begin with.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// What it may not be.
    #[serde(default)]
    pub reserved: Vec<String>,
}

/// The letters of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letters {
    /// A letter, then letters, digits and underscores.
    Word,
}

/// What attributes may be called, and how many there may be.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Attributes {
    /// See [`Names`].
    pub longest: Option<usize>,
    /// See [`Names`].
    pub letters: Option<Letters>,
    /// See [`Names`].
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// See [`Names`].
    #[serde(default)]
    pub reserved: Vec<String>,
    /// The most of one event. Parts of records count each, a list counts as one.
    pub most: Option<usize>,
    /// Parts of records are joined to one name by this, where they are.
    pub joined: Option<String>,
    /// The only attributes that may have parts; any where it does not say.
    pub nested: Option<Vec<String>>,
}

/// What a value may be.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Values {
    /// The most letters.
    pub longest: Option<usize>,
    /// The most letters of some attributes, by name.
    #[serde(default)]
    pub longer: BTreeMap<String, usize>,
    /// A record without parts does not arrive.
    #[serde(default)]
    pub drops_empty_records: bool,
}

/// An attribute that is worth nothing alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// The attribute.
    pub attribute: String,
    /// The one that it needs beside it.
    pub with: String,
    /// Why, in a sentence.
    pub why: String,
}

/// Attributes that are taken in one form alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Their names.
    pub attributes: Vec<String>,
    /// The form: `Y`, `M`, `D`, `h`, `m` and `s` are digits, anything else is itself.
    pub form: String,
}

/// What an event can't do without.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// The event's name.
    pub event: String,
    /// The attributes, or records and lists that hold such.
    pub attributes: Vec<String>,
    /// Why, in a sentence.
    pub why: String,
}

impl Limits {
    /// All there are, in the order they are offered.
    pub fn built_in() -> &'static [Self] {
        static LIMITS: LazyLock<Vec<Limits>> = LazyLock::new(|| {
            #[expect(
                clippy::expect_used,
                reason = "they are part of the build, and a test reads them"
            )]
            let read = |text: &&str| toml::from_str(text).expect("the built-in limits are sound");
            BUILT_IN.iter().map(read).collect()
        });
        &LIMITS
    }

    /// Those of a key.
    pub fn of(key: &str) -> Option<&'static Self> {
        Self::built_in().iter().find(|limits| limits.key == key)
    }

    /// The most letters of an attribute's value.
    pub fn longest_value(&self, attribute: &str) -> Option<usize> {
        let longer = self.value.longer.get(attribute).copied();
        longer.or(self.value.longest)
    }
}

impl Attributes {
    /// What one may be called.
    pub fn names(&self) -> Names {
        Names {
            longest: self.longest,
            letters: self.letters,
            prefixes: self.prefixes.clone(),
            reserved: self.reserved.clone(),
        }
    }
}

impl Letters {
    /// Whether a name has no others.
    pub fn allow(self, name: &str) -> bool {
        match self {
            Self::Word => {
                name.starts_with(|first: char| first.is_alphabetic())
                    && name
                        .chars()
                        .all(|letter| letter.is_alphanumeric() || letter == '_')
            }
        }
    }

    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Word => "a letter, then letters, digits and underscores",
        }
    }
}

impl Written {
    /// Whether a value has the form, and is a day that there is where that says one.
    pub fn fits(&self, value: &str) -> bool {
        let fits = |(form, letter): (char, char)| match form {
            'Y' | 'M' | 'D' | 'h' | 'm' | 's' => letter.is_ascii_digit(),
            other => other == letter,
        };
        let is_there = !self.form.contains('Y') || value.parse::<DateTime>().is_ok();
        is_there
            && value.chars().count() == self.form.chars().count()
            && self.form.chars().zip(value.chars()).all(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_of_what_and_where_from() {
        for limits in Limits::built_in() {
            assert!(
                !limits.name.is_empty() && !limits.version.is_empty(),
                "{}",
                limits.key
            );
            assert!(limits.source.starts_with("https://"), "{}", limits.key);
            assert_eq!(
                Limits::of(&limits.key).map(|same| &same.name),
                Some(&limits.name)
            );
        }
    }

    #[test]
    fn a_form_is_taken_letter_by_letter() {
        let minutes = Written {
            attributes: Vec::new(),
            form: "YYYY-MM-DDThh:mm".into(),
        };
        assert!(minutes.fits("1990-05-01T00:00"));
        for other in [
            "1990-05-01",
            "1990-05-01T00:00Z",
            "1990-02-30T00:00",
            "1990-05-01T00:00:00.000Z",
            "",
        ] {
            assert!(!minutes.fits(other), "{other}");
        }
    }
}
