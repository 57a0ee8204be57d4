//! Exports as Word files.

use crate::document::day;
use crate::document::id::Id;
use crate::error::Error;
use crate::office::docx;
use crate::office::properties::{Properties, language};
use crate::page::hold::{Noted, held};
use crate::page::target::Target;
use crate::workspace::Reader;
use crate::workspace::exports::subject::Subject;

impl Subject {
    /// The Word file. It says by whom it was made and when what it says was edited last, not when it was written: the same
    /// says the same.
    pub(super) fn word(&self, reader: &Reader) -> Result<(Vec<u8>, Vec<Noted>), Error> {
        let held = held(&self.page, Target::Word);
        let title = self.full_title();
        let modified = reader.dated(&self.use_cases);
        let about = Properties {
            title: &title,
            subject: &self.name,
            author: &reader.author,
            language: language(&reader.language),
            modified: &modified,
        };
        let stated = self.stated.as_ref();
        let foot = stated.map_or("", |stated| &stated.confidentiality);
        let bytes = docx::of_held(&held, &about, foot);
        let bytes = bytes.map_err(|error| Error::Invalid(error.to_string()))?;
        Ok((bytes, held.losses))
    }
}

impl Reader {
    /// When any of these use cases, or without one anything, was edited last.
    pub(super) fn dated(&self, use_cases: &[String]) -> String {
        let last = self.edited_of(use_cases);
        day::moment(last - last.rem_euclid(1000))
    }

    /// The same, in milliseconds since 1970.
    pub(super) fn edited_of(&self, use_cases: &[String]) -> i64 {
        let rows = self.listed.values();
        let counts = |id: &Id| use_cases.is_empty() || use_cases.contains(&id.to_string());
        let edited = rows
            .filter(|row| counts(&row.doc))
            .map(|row| self.edited_last(row));
        let past = self.past.as_ref().map_or(i64::MAX, |past| past.moment);
        edited.max().unwrap_or_default().min(past)
    }
}
