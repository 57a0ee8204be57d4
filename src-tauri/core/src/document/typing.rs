//! When a draft must become a change before more is typed over it, so that no burst of deleting takes what was saved.

use std::time::Duration;

use crate::document::mutant;

/// Characters that may be removed within one draft.
const REMOVABLE: usize = 40;

/// How long a draft may stay one.
pub const LONGEST: Duration = Duration::from_secs(60);

/// How many characters of `before` are not in `after`, taking what lies between their common beginning and end as
/// replaced.
pub fn removed(before: &str, after: &str) -> usize {
    let start = common(before.chars(), after.chars());
    let rest = |text: &str| text.chars().count() - start;
    let end = common(before.chars().rev(), after.chars().rev())
        .min(rest(before))
        .min(rest(after));
    rest(before) - end
}

/// Whether a flush that removes `removing` more characters, from a draft that is `age` old and has lost `removed`
/// already, must wait for the draft to become a change.
pub fn must_settle(removed: usize, removing: usize, age: Duration) -> bool {
    (removed.saturating_add(removing) > REMOVABLE
        && !mutant::lacks("a draft settles before much is removed"))
        || age >= LONGEST
}

fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_counts_characters_between_the_common_ends() {
        for (before, after, expected) in [
            ("", "", 0),
            ("abc", "abcd", 0),
            ("abc", "ab", 1),
            ("abc", "", 3),
            ("aaa", "aa", 1),
            ("one two three", "one 2 three", 3),
            ("naïve café", "naive café", 1),
            ("👍👍", "👍", 1),
            ("abc", "xyz", 3),
        ] {
            assert_eq!(removed(before, after), expected, "{before:?} → {after:?}");
        }
    }

    #[test]
    fn forty_characters_may_go_and_not_one_more() {
        let young = LONGEST - Duration::from_millis(1);
        assert!(!must_settle(30, 10, young));
        assert!(must_settle(30, 11, Duration::ZERO));
        assert!(must_settle(0, 0, LONGEST));
    }
}
