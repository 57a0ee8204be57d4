//! What is asked in several places of a use case, as data: who is asked in one sees what was said in the others.

use serde::Deserialize;

/// Fields of a use case that ask for the same.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// Their names: `answer/ideation/success` of a phase's question, `req/data` of scoping's.
    pub asked: Vec<String>,
    /// Nothing is built before the phases say it.
    #[serde(default)]
    pub before_building: bool,
}

impl Same {
    /// The others that ask for what a field asks; none where it is not among them.
    pub fn others<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        let names = self.names(field);
        let others = self.asked.iter().map(String::as_str);
        others.filter(move |other| names && *other != field)
    }

    /// Whether a field is among them.
    pub fn names(&self, field: &str) -> bool {
        self.asked.iter().any(|asked| asked == field)
    }

    /// What is wrong with them, in sentences, given whether a use case is asked in a field.
    pub fn problems(&self, is_asked: impl Fn(&str) -> bool) -> Vec<String> {
        let mut problems = Vec::new();
        if self.asked.len() < 2 {
            problems.push(format!(
                "[[same]] names {:?}: name at least two fields, which ask for the same.",
                self.asked
            ));
        }
        for (index, field) in self.asked.iter().enumerate() {
            if self.asked[..index].contains(field) {
                problems.push(format!("[[same]] names “{field}” twice: name it once."));
            } else if !is_asked(field) {
                problems.push(format!(
                    "[[same]] names “{field}”, which nothing asks: name a question of a phase, such as \
                     “answer/ideation/success”, or a field of scoping or the tracker, such as “req/data”."
                ));
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::kind;
    use crate::framework::scoping::Scoping;
    use crate::framework::{Framework, Slot};

    fn is_asked(field: &str) -> bool {
        let fields = Scoping::built_in().fields(kind::USE_CASE);
        let is_scoped = fields.iter().any(|asked| asked.field == field);
        let slot: Option<Slot> = field.parse().ok();
        is_scoped || slot.is_some_and(|slot| Framework::built_in().text_of(&slot).is_some())
    }

    #[test]
    fn what_asks_for_the_same_is_there() {
        let same = &Scoping::built_in().same;
        assert!(same.len() > 5);
        for one in same {
            assert_eq!(one.problems(is_asked), [] as [String; 0]);
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let broken = |asked: &str| toml::from_str::<Same>(asked).unwrap().problems(is_asked);
        for (asked, part) in [
            ("asked = [\"req/data\"]", "at least two fields"),
            ("asked = [\"req/data\", \"req/data\"]", "“req/data” twice"),
            (
                "asked = [\"req/data\", \"answer/ideation/date\"]",
                "“answer/ideation/date”, which nothing asks",
            ),
            (
                "asked = [\"req/data\", \"req/date\"]",
                "“req/date”, which nothing asks",
            ),
        ] {
            let problems = broken(asked);
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].contains(part), "{problems:?}");
        }
        assert!(toml::from_str::<Same>("asked = [], before = true").is_err());
    }

    #[test]
    fn the_others_are_those_beside_it() {
        let same: Same = toml::from_str("asked = [\"a\", \"b\", \"c\"]").unwrap();
        assert_eq!(same.others("b").collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(same.others("d").count(), 0);
    }
}
