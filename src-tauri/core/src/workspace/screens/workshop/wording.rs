//! What the rows of workshops are about and what they say, in words. What is rated is not said before it is revealed, here as
//! little as anywhere.

use crate::document::change::Edit;
use crate::document::day;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Framework;
use crate::use_case::workshop::is_hidden;
use crate::workspace::Reader;
use crate::workspace::screens::wording::rated;
use crate::workspace::screens::workshop::{END, dots_in_words};

/// What is said of a rating that is not revealed.
const HIDDEN: &str = "hidden until it is revealed";

/// Whether an edit only says what its record belongs to, or where it stands: that is no news by itself.
pub(crate) fn is_silent(edit: &Edit) -> bool {
    if [
        field::POSITION,
        field::FRAMEWORK,
        field::PHASE,
        field::SAMPLE,
    ]
    .contains(&&*edit.field)
    {
        return true;
    }
    let silent: &[&str] = match edit.kind.as_str() {
        kind::ASSESSMENT => &[
            field::WORKSHOP,
            field::DIMENSION,
            field::ROUND,
            field::ASSESSOR,
        ],
        kind::VOTE => &[field::WORKSHOP, field::VOTER, field::VOTED],
        kind::PARKED | kind::ACTION => &[field::WORKSHOP],
        _ => &[],
    };
    silent.contains(&edit.field.as_str())
}

/// What a workshop is at where an edit is: a slot, or its end.
pub(crate) fn at(document: &Document, edit: &Edit) -> Option<String> {
    let dimension = match edit.kind.as_str() {
        kind::WORKSHOP => dimension_of(&edit.field).map(str::to_owned),
        kind::ASSESSMENT => {
            let row = document.records.get(&edit.record);
            row.map(|row| row.text(field::DIMENSION).to_owned())
        }
        _ => return Some(END.to_owned()),
    };
    dimension.map(|dimension| format!("score/{dimension}"))
}

impl Reader {
    /// What is asked where an edit of a workshop is; nothing for any other.
    pub(crate) fn label_in_workshop(
        &self,
        document: &Document,
        framework: &Framework,
        edit: &Edit,
    ) -> Result<Option<String>, Error> {
        let row = document.records.get(&edit.record);
        let text = |name: &str| row.map_or("", |row| row.text(name));
        let dimension = |key: &str| {
            let known = framework.dimension(key);
            known.map_or(key, |known| known.name.as_str()).to_owned()
        };
        let person = |id: &str| match id.parse::<Id>() {
            Ok(id) => self.name_of(id),
            Err(_) => Ok("somebody".to_owned()),
        };
        Ok(match edit.kind.as_str() {
            kind::WORKSHOP => Some(match edit.field.as_str() {
                field::BEGAN => "Beginning of the workshop".to_owned(),
                field::ENDED => "End of the workshop".to_owned(),
                field::SECONDS => "Time for each thing".to_owned(),
                field::DOTS => "Dots for each person".to_owned(),
                name => match (field::of_member(field::HERE, name), dimension_of(name)) {
                    (Some(here), _) => format!("{} in the workshop", person(here)?),
                    (_, Some(key)) if name.starts_with(field::AGREED) => {
                        format!("Agreed score of {}", dimension(key))
                    }
                    (_, Some(key)) if name.starts_with(field::AGAIN) => {
                        format!("Another round of {}", dimension(key))
                    }
                    (_, Some(key)) => format!("Reveal of {}", dimension(key)),
                    (None, None) => "Workshop".to_owned(),
                },
            }),
            kind::ASSESSMENT => Some(format!(
                "Rating of {} by {}",
                dimension(text(field::DIMENSION)),
                person(text(field::ASSESSOR))?
            )),
            kind::VOTE => Some(format!("Dots of {}", person(text(field::VOTER))?)),
            _ => None,
        })
    }

    /// What an edit of a workshop says; nothing for any other.
    pub(crate) fn said_in_workshop(
        &self,
        document: &Document,
        framework: &Framework,
        edit: &Edit,
    ) -> Option<String> {
        let is_any = !edit.value.is_null();
        let number = edit.value.integer().unwrap_or_default();
        Some(match (edit.kind.as_str(), edit.field.as_str()) {
            (kind::ASSESSMENT | kind::VOTE | kind::WORKSHOP, _) if !is_any => String::new(),
            (kind::ASSESSMENT, field::RATING) => {
                let row = document.records.get(&edit.record);
                let dimension = row.map_or("", |row| row.text(field::DIMENSION));
                match is_hidden(document, edit.record) {
                    true => HIDDEN.to_owned(),
                    false => rated(framework, dimension, &edit.value),
                }
            }
            (kind::VOTE, field::DOTS) => dots_in_words(u32::try_from(number).unwrap_or_default()),
            (kind::WORKSHOP, field::BEGAN | field::ENDED) => day::exactly(number, &(self.zone)()),
            (kind::WORKSHOP, field::SECONDS) => match number {
                0 => "no limit".to_owned(),
                seconds if seconds % 60 == 0 => format!("{} min", seconds / 60),
                seconds => format!("{seconds} s"),
            },
            (kind::WORKSHOP, field::DOTS) => number.to_string(),
            (kind::WORKSHOP, name) => match field::of_member(field::AGREED, name) {
                Some(dimension) => rated(framework, dimension, &edit.value),
                None => "yes".to_owned(),
            },
            _ => return None,
        })
    }

    /// What a row of a workshop says of whom it names; nothing for any other row. A rating only where it is revealed.
    pub(crate) fn held_in_workshop(
        &self,
        document: &Document,
        framework: &Framework,
        record: Id,
    ) -> Result<String, Error> {
        let Some(row) = document.records.get(&record) else {
            return Ok(String::new());
        };
        let said = |name: &str| {
            let edit = Edit {
                value: row.value(name).clone(),
                ..Edit::at(record, &row.kind, name)
            };
            self.value_in_words(document, framework, &edit)
        };
        match row.kind.as_str() {
            kind::ASSESSMENT => said(field::RATING),
            kind::VOTE => said(field::DOTS),
            kind::ACTION => said(kind::ACTION),
            kind::WORKSHOP => said(field::BEGAN),
            _ => Ok(String::new()),
        }
    }

    /// What was done in a workshop, as a noun.
    pub(crate) fn deed_in_words(&self, document: &Document, edit: &Edit) -> Result<String, Error> {
        let framework = self.framework_of(document)?;
        let label = self.label_in_workshop(document, &framework, edit)?;
        let label = label.unwrap_or_else(|| "workshop".to_owned());
        let is_name = field::of_member(field::HERE, &edit.field).is_some();
        let mut letters = label.chars();
        Ok(match letters.next() {
            Some(first) if !is_name => first.to_lowercase().chain(letters).collect(),
            _ => label,
        })
    }
}

/// The dimension that a field of a workshop is about.
fn dimension_of(name: &str) -> Option<&str> {
    if let Some(dimension) = field::of_member(field::AGREED, name) {
        return Some(dimension);
    }
    let in_round = [field::REVEALED, field::AGAIN].into_iter();
    let mut in_round = in_round.filter_map(|set| field::of_member(set, name));
    in_round
        .next()?
        .split_once('/')
        .map(|(_, dimension)| dimension)
}
