//! What a use case rests on that changed since it was agreed. None of it is stored: what was agreed is compared with what is
//! now.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::day;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::document::link::Link;
use crate::document::mutant;
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::scoping::measure::{self, with_unit};
use crate::framework::scoping::{Control, Field};
use crate::store::{State, hash};
use crate::use_case::UseCase;
use crate::use_case::agreed::{looked_field, rested_on, rests_on};
use crate::use_case::said::in_words;
use crate::view::{Place, Screen, Suspect, SuspectCount};
use crate::workspace::Reader;
use crate::workspace::screens::agreed::Agreed;
use crate::workspace::screens::place;
use crate::workspace::screens::since::Moved;
use crate::workspace::screens::slices::number;

/// Values up to so many characters stand in a sentence; what became of a longer one is told by its history.
const SHORT: usize = 60;

/// What was seen is named by so many hexadecimal digits: fewer than an identifier has.
const DIGITS: usize = 16;

/// Where in a use case something is named.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Named<'a> {
    Anywhere,
    /// In a row of the phase with this key.
    InPhase(&'a str),
    /// In its requirements.
    InScoping,
}

impl Reader {
    /// What a use case rests on that is not as it was when it was agreed, and that nobody looked at since, by name.
    pub(crate) fn suspects(
        &self,
        use_case: &UseCase,
        named: Named<'_>,
    ) -> Result<Vec<Suspect>, Error> {
        let document = &*use_case.document;
        let Some(agreed) = self.agreed(document)? else {
            return Ok(Vec::new());
        };
        let links = rests_on(document);
        let links = links.into_iter().filter(|link| is_named(link, named));
        let moved = self.moved(&agreed.point)?;
        let links: Vec<Link> = links
            .filter(|link| self.may_be_other(self.one(link.target), &moved))
            .collect();
        if links.is_empty() {
            return Ok(Vec::new());
        }
        let then = rests_on(&self.as_agreed(document, &agreed)?);
        let then: BTreeSet<Id> = then.into_iter().map(|link| link.target).collect();
        let mut told = BTreeSet::new();
        let mut suspects = Vec::new();
        for link in &links {
            let was_agreed =
                then.contains(&link.target) || mutant::lacks("what was agreed named it");
            if was_agreed && told.insert(self.one(link.target)) {
                let suspect = self.suspect(document, link, &agreed)?;
                suspects.extend(suspect.filter(|suspect| !is_looked_at(document, suspect)));
            }
        }
        suspects.sort_by_cached_key(|suspect| {
            (self.collation.key(&suspect.name), suspect.document.clone())
        });
        Ok(suspects)
    }

    /// How many they are, for the list; nothing where there are none.
    pub(crate) fn count_suspects(&self, id: Id) -> Result<Option<SuspectCount>, Error> {
        let document = self.document(id)?;
        let use_case = UseCase::new(&document, &self.framework_of(&document)?);
        let count = self.suspects(&use_case, Named::Anywhere)?.len();
        let in_words = match count {
            0 => return Ok(None),
            1 => "One change to look at since this was agreed".to_owned(),
            many => format!("{many} changes to look at since this was agreed"),
        };
        Ok(Some(SuspectCount {
            count: number(count),
            shown: format!("{count} to look at"),
            in_words,
        }))
    }

    /// The same as sentences.
    pub(crate) fn suspects_in_words(
        &self,
        use_case: &UseCase,
        named: Named<'_>,
    ) -> Result<Vec<String>, Error> {
        let suspects = self.suspects(use_case, named)?.into_iter();
        Ok(suspects.flat_map(|suspect| suspect.changes).collect())
    }

    /// A document as it was when it was agreed, by what this reader knows.
    fn as_agreed(&self, document: &Document, agreed: &Agreed) -> Result<Document, Error> {
        self.as_it_was(document, &self.changes_of(document)?, &agreed.point)
    }

    /// Whether anything was done since to what a use case may rest on: mostly nothing was, and then nothing is read.
    fn may_be_other(&self, target: Id, since: &Moved) -> bool {
        self.listed.get(&target).is_some_and(|row| {
            let is_there = row.state != State::Hidden || is_missed(&row.kind);
            is_there && row.kind != kind::USE_CASE && self.may_differ(row, since)
        })
    }

    /// What of a document is not as it was; nothing where all of it is.
    fn suspect(
        &self,
        use_case: &Document,
        link: &Link,
        agreed: &Agreed,
    ) -> Result<Option<Suspect>, Error> {
        // Of several entries of a person, the one that is shown.
        let now = self.document(self.one(link.target))?;
        let then = match mutant::lacks("what changed since it was agreed is suspect") {
            true => Document::clone(&now),
            false => self.as_agreed(&now, agreed)?,
        };
        let name = match now.kind() {
            kind::PERSON => self.name_of(now.id)?,
            _ => self.called(&now)?,
        };
        let since = day::in_words(agreed.at, &(self.zone)());
        let history = |field: Option<&str>| Place {
            screen: Some(Screen::History),
            document: Some(now.id.to_string()),
            record: Some(now.id.to_string()),
            field: field.map(str::to_owned),
            ..Place::default()
        };
        if !now.is_shown(now.id) {
            // What was deleted before it was agreed is no news.
            return Ok(then.is_shown(then.id).then(|| Suspect {
                document: now.id.to_string(),
                changes: vec![format!(
                    "The {} {name} was deleted since this was agreed on {since}.",
                    now.kind()
                )],
                name,
                seen: seen(agreed, "deleted"),
                open: format!("Open the {}s", now.kind()),
                place: Place {
                    screen: place::of_document(&now).screen,
                    ..Place::default()
                },
                history: history(None),
            }));
        }
        let mut changes = Vec::new();
        let mut values = Vec::new();
        let mut first = None;
        for (field, idea, asked) in rested_on(now.kind()) {
            values.push(value(&now, field));
            if value(&then, field) == value(&now, field) {
                continue;
            }
            first = first.or(Some(field));
            let became = became(
                &said(&then, &now, field, asked),
                &said(&now, &then, field, asked),
            );
            changes.push(format!(
                "The {idea} of {name} {became} since this was agreed on {since}."
            ));
        }
        let Some(first) = first else {
            return Ok(None);
        };
        let (what, place) = self.place_of_suspect(use_case, &now, link, first);
        Ok(Some(Suspect {
            document: now.id.to_string(),
            name,
            changes,
            seen: seen(agreed, &format!("{values:?}")),
            open: format!("Open the {what}"),
            place,
            history: history(Some(first)),
        }))
    }

    /// What it is, and where it is seen: a person where the use case names them.
    fn place_of_suspect(
        &self,
        use_case: &Document,
        document: &Arc<Document>,
        link: &Link,
        field: &str,
    ) -> (&'static str, Place) {
        let place = Place {
            record: Some(document.id.to_string()),
            field: Some(field.to_owned()),
            ..place::of_document(document)
        };
        match document.kind() {
            kind::INTEGRATION => ("integration", place),
            kind::METRIC => ("metric", place),
            _ if link.phase.is_empty() => (
                "requirements",
                Place {
                    screen: Some(Screen::Scoping),
                    record: Some(use_case.id.to_string()),
                    field: Some(link.field.clone()),
                    ..place::of_document(use_case)
                },
            ),
            _ => (
                "person",
                Place {
                    use_case: Some(use_case.id.to_string()),
                    phase: Some(link.phase.clone()),
                    ..place
                },
            ),
        }
    }
}

/// Whether it is told where a document of this kind is no more: of a person that is told elsewhere.
fn is_missed(kind: &str) -> bool {
    [kind::METRIC, kind::INTEGRATION].contains(&kind) && !mutant::lacks("what is deleted is missed")
}

/// What is seen by whoever looks now: the same only as long as it is, and as what was agreed is.
fn seen(agreed: &Agreed, what: &str) -> String {
    let mut seen = hash(format!("{} {what}", agreed.moment).as_bytes());
    seen.truncate(DIGITS);
    seen
}

fn is_named(link: &Link, named: Named<'_>) -> bool {
    match named {
        Named::Anywhere => true,
        Named::InPhase(phase) => link.phase == phase,
        Named::InScoping => link.phase.is_empty(),
    }
}

fn is_looked_at(use_case: &Document, suspect: &Suspect) -> bool {
    let document: Option<Id> = suspect.document.parse().ok();
    let looked = document.map(|document| looked_field(document, &suspect.seen));
    let own = use_case.own().zip(looked);
    own.is_some_and(|(own, looked)| own.is_set(&looked))
        && !mutant::lacks("what was looked at asks no more")
}

fn value<'a>(document: &'a Document, field: &str) -> &'a Value {
    document.own().map_or(&Value::Null, |own| own.value(field))
}

/// What a field says in words, beside what it says in another version of the document: a day that both have is none to tell.
fn said(document: &Document, beside: &Document, field: &str, asked: Option<&Field>) -> String {
    let Some(own) = document.own() else {
        return String::new();
    };
    let unit = own.text("unit");
    let words = match asked {
        Some(asked) if asked.kind == Control::Measure => {
            let measure = |document| measure::read(value(document, field).text());
            let mut told = measure(document).unwrap_or_default();
            if measure(beside).is_some_and(|other| other.date == told.date) {
                told.date.clear();
            }
            let day = day::kept_in_words(&told.date);
            let day = day.map_or_else(String::new, |day| format!(" on {day}"));
            match told.value.as_str() {
                "" => day,
                value => format!("{}{day}", with_unit(value, unit)),
            }
        }
        Some(asked) => in_words(own, asked, unit).into_owned(),
        None => own.text(field).to_owned(),
    };
    words.trim().to_owned()
}

/// `changed from 2% to 3%`
fn became(before: &str, after: &str) -> String {
    let is_short = |text: &str| text.chars().count() <= SHORT && !text.contains('\n');
    match (before, after) {
        ("", "") => "changed".to_owned(),
        ("", after) if is_short(after) => format!("was set to {after}"),
        ("", _) => "was added".to_owned(),
        (_, "") => "was removed".to_owned(),
        (before, after) if is_short(before) && is_short(after) => {
            format!("changed from {before} to {after}")
        }
        _ => "changed".to_owned(),
    }
}
