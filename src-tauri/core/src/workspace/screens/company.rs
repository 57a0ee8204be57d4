//! Who else is there, as the window shows it.

use crate::document::day;
use crate::document::id::Id;
use crate::error::Error;
use crate::team::Present;
use crate::view::TeamPerson;
use crate::workspace::Reader;

impl Reader {
    /// Those who are there, in the order of their names, each once a place.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn company(&self, present: &[Present]) -> Result<Vec<TeamPerson>, Error> {
        let mut people = Vec::new();
        for one in present {
            // What the workspace calls them is later than what they said.
            let known = self.name_of(one.person)?;
            let name = match self.listed.contains_key(&one.person) {
                true => known,
                false => one.name.clone(),
            };
            people.push(TeamPerson {
                person: one.person.to_string(),
                initials: initials(&name),
                name,
                document: one.document.map(|id| id.to_string()),
                at: self.name_of_place(one.document)?,
            });
        }
        people.sort_by_cached_key(|one| (self.collation.key(&one.name), one.document.clone()));
        people.dedup_by(|one, other| one.person == other.person && one.document == other.document);
        Ok(people)
    }

    fn name_of_place(&self, document: Option<Id>) -> Result<String, Error> {
        match document.filter(|id| self.listed.contains_key(id)) {
            Some(id) => self.called(&*self.document(id)?),
            None => Ok(String::new()),
        }
    }

    /// The number of the last change, which grows with each.
    pub fn upto(&self) -> i64 {
        self.last
    }

    /// The time of a moment where the person is: `2:03 PM`.
    pub fn time_of(&self, at: i64) -> String {
        day::time(at, &(self.zone)())
    }

    /// The day of a moment where the person is, in words: `22 November 2026`.
    pub fn day_in_words(&self, at: i64) -> String {
        day::in_words(at, &(self.zone)())
    }
}

/// The first letters of the first and the last part of a name.
fn initials(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let first = parts.next().and_then(|part| part.chars().next());
    let last = parts.next_back().and_then(|part| part.chars().next());
    let letters = first.into_iter().chain(last);
    letters.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_has_two_letters_at_most() {
        for (name, expected) in [
            ("Femke de Vries", "FV"),
            ("Ben", "B"),
            ("  åsa  öberg ", "ÅÖ"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}
