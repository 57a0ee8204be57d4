//! All that is held about a person: what is entered, where the person is named by a choice, what the person wrote, and which
//! texts mention the person.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::{Control, Scoping};
use crate::text::mention::mentions;
use crate::text::name;
use crate::use_case::raci;
use crate::view::{Held, HeldThing, Mention, Person, PersonEntry, Place};
use crate::workspace::Reader;
use crate::workspace::screens::people::{about, joined};

/// How many changes are read at once, so that whoever saves need not wait for all of them.
const PIECE: i64 = 1_024;

/// How much of a text is shown on either side of a name, in characters.
pub(crate) const AROUND: usize = 60;

/// A field in a record of a document.
pub(crate) type Spot = (Id, Id, String);

/// What mentions somebody: the changes that say so, by field.
pub(crate) type Mentions = BTreeMap<Spot, BTreeSet<Id>>;

impl Reader {
    /// All that is held about a person, whom texts may also mention by other names.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn held(&self, person: &str, also: &[String]) -> Result<Held, Error> {
        let id: Id = person.parse().map_err(|_| Error::Unknown("person"))?;
        let entries = self.entries(id)?;
        let is_person = |entry: &Arc<Document>| entry.kind() == kind::PERSON;
        if self.erased.has(id) || !entries.iter().all(is_person) {
            return Err(Error::Unknown("person"));
        }
        let ids = self.every_entry(id);
        let names = self.names_of(&ids, also)?;
        let (found, written) = self.mentioning(&ids, &names)?;
        let told = found
            .iter()
            .map(|(spot, changes)| self.mention(spot, changes, &names));
        let mut told = told.collect::<Result<Vec<Mention>, Error>>()?;
        told.sort_by_cached_key(|one| {
            (one.is_another, self.collation.key(&one.of), one.key.clone())
        });
        let alike = self.people()?.people.into_iter();
        let alike = alike.filter(|other| {
            let is_same = names.iter().any(|known| name::is_same(known, &other.name));
            is_same && !ids.iter().any(|id| id.to_string() == other.id)
        });
        let alike = alike.map(|person| entry_of(&person)).collect();
        let elsewhere = self.correspondents()?.into_iter();
        Ok(Held {
            revision: self.revision,
            person: self.person(Some(id))?,
            own: self.entered(&ids)?,
            roles: self.roles(&ids)?,
            written,
            mentions: told,
            names,
            alike,
            elsewhere: elsewhere
                .filter(|other| !ids.iter().any(|id| id.to_string() == other.person))
                .map(|other| other.name)
                .collect(),
            entries: match entries.as_slice() {
                [_] => Vec::new(),
                several => several.iter().map(|entry| alone(entry)).collect(),
            },
            kept_because: self.kept_because(&ids)?,
        })
    }

    /// Why somebody can't be erased here.
    pub(crate) fn kept_because(&self, entries: &[Id]) -> Result<Option<String>, Error> {
        let signed = self.named(kind::PERSON, &self.author)?;
        let is_author = signed.iter().any(|one| entries.contains(&one.id));
        Ok(is_author.then(|| {
            format!(
                "{} writes here, and would be named again by the next change. Erase the entry in a colleague’s copy of the workspace, and bring in their work.",
                self.author
            )
        }))
    }

    /// By what somebody is and was called, and reached.
    pub(crate) fn names_of(&self, entries: &[Id], also: &[String]) -> Result<Vec<String>, Error> {
        let mut names: Vec<String> = Vec::new();
        for id in entries {
            for change in self.shelf.source.changes(*id, self.last)? {
                let edits = change.edits.iter();
                let called = edits.filter(|edit| [field::NAME, "email"].contains(&&*edit.field));
                names.extend(called.map(|edit| edit.value.text().to_owned()));
            }
        }
        names.extend(also.iter().cloned());
        // One letter is in every text.
        let names = names.iter().map(|name| name::clean(name));
        let mut seen = BTreeSet::new();
        Ok(names
            .filter(|name| name::key(name).chars().count() > 1 && seen.insert(name::key(name)))
            .collect())
    }

    /// Every text that mentions or mentioned somebody outside of what is entered of them, and what they wrote, in words.
    pub(crate) fn mentioning(
        &self,
        entries: &[Id],
        names: &[String],
    ) -> Result<(Mentions, String), Error> {
        let mut found = Mentions::new();
        let mut wrote = BTreeSet::new();
        let (mut count, mut last) = (0, 0);
        let mut look = |change: &Change| {
            if entries.contains(&change.author) {
                wrote.insert(change.doc);
                (count, last) = (count + 1, last.max(change.at));
            }
            if entries.contains(&change.doc) {
                return;
            }
            for edit in &change.edits {
                if let Value::Text(text) = &edit.value
                    && is_worded(edit)
                    && !mentions(text, names).is_empty()
                {
                    let spot = (change.doc, edit.record, edit.field.clone());
                    found.entry(spot).or_default().insert(change.id);
                }
            }
        };
        for after in (0..self.last).step_by(PIECE as usize) {
            let piece = self
                .shelf
                .source
                .between(after, self.last.min(after + PIECE))?;
            piece.iter().for_each(&mut look);
        }
        if let Some(draft) = &self.draft {
            let id = Id::from_bytes([0xFF; 16]);
            look(&draft.as_change(id, id));
        }
        let of = match wrote.len() {
            1 => "1 document".to_owned(),
            documents => format!("{documents} documents"),
        };
        let written = match count {
            0 => String::new(),
            1 => format!("1 change in {of}, {}", self.told(last)),
            _ => format!(
                "{count} changes in {of}, the last of them {}",
                self.told(last)
            ),
        };
        Ok((found, written))
    }

    fn mention(
        &self,
        spot: &Spot,
        changes: &BTreeSet<Id>,
        names: &[String],
    ) -> Result<Mention, Error> {
        let (doc, record, field) = spot;
        let document = self.document(*doc)?;
        let held = document.records.get(record);
        let shown = held.and_then(|held| held.fields.get(field));
        let text = shown.map_or("", |shown| shown.value.text());
        let is_seen = document.is_shown(*doc) && document.is_shown(*record);
        let stands = shown.is_some_and(|shown| changes.contains(&shown.change));
        Ok(Mention {
            key: format!("{doc}/{record}/{field}"),
            what: self.what(&document, *record, field)?,
            of: self.called(&document)?,
            said: around(text, names),
            earlier: (changes.len() - usize::from(stands)) as u32,
            is_another: document.kind() == kind::PERSON,
            place: is_seen
                .then(|| self.seen_at(&document, *record, field))
                .flatten(),
        })
    }

    /// What is entered of somebody, each with what was entered before.
    fn entered(&self, entries: &[Id]) -> Result<Vec<HeldThing>, Error> {
        let mut things = Vec::new();
        for id in entries {
            let changes = self.shelf.source.changes(*id, self.last)?;
            let document = self.document(*id)?;
            for name in field::OF_PERSON {
                let now = document.own().map_or("", |own| own.text(name));
                let edits = changes.iter().flat_map(|change| &change.edits);
                let said = edits.filter(|edit| edit.field == name);
                let mut before: Vec<&str> = said.map(|edit| edit.value.text()).collect();
                before.retain(|text| !text.is_empty() && *text != now);
                before.dedup();
                if now.is_empty() && before.is_empty() {
                    continue;
                }
                let mut said = now.to_owned();
                if !before.is_empty() {
                    let before = before.join(", ");
                    let gap = if now.is_empty() { "" } else { " " };
                    said.push_str(&format!("{gap}(before: {before})"));
                }
                let mut letters = name.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                things.push(HeldThing {
                    what: first.chain(letters).collect(),
                    said,
                    place: None,
                });
            }
        }
        Ok(things)
    }

    /// Where somebody is named by a choice.
    fn roles(&self, entries: &[Id]) -> Result<Vec<HeldThing>, Error> {
        let mut sources = BTreeSet::new();
        for field in naming_fields() {
            for id in entries {
                let links = self.links_to(*id, &field)?;
                sources.extend(links.into_iter().map(|link| link.source));
            }
        }
        // Names of the same person, as fields of what they were in.
        let in_it = |name: &str, held: &Record| {
            let named = field::of_member(field::HERE, name).and_then(|named| named.parse().ok());
            named.is_some_and(|named: Id| held.is_set(name) && entries.contains(&named))
        };
        let mut things = Vec::new();
        for source in sources {
            let document = self.document(source)?;
            let framework = self.framework_of(&document)?;
            let name = self.called(&document)?;
            let shown = document
                .records
                .iter()
                .filter(|(id, _)| document.is_shown(**id));
            for (record, held) in shown {
                for (field, value) in &held.fields {
                    let named = value.value.text().parse();
                    let is_named = named.is_ok_and(|named: Id| entries.contains(&named));
                    if !is_named && !in_it(field, held) {
                        continue;
                    }
                    let edit = Edit::at(*record, &held.kind, field);
                    let phase = framework.phase(held.text(field::PHASE));
                    let phase = phase.map_or("", |phase| &phase.label);
                    let what = match held.kind.as_str() {
                        kind::STAKEHOLDER => format!("Stakeholder of “{name}”: {phase}"),
                        kind::DECISION => format!("Decision on “{name}”: {phase}"),
                        _ => format!(
                            "{} of “{name}”",
                            self.label_of(&document, &framework, &edit)?
                        ),
                    };
                    let said = match held.kind.as_str() {
                        kind::STAKEHOLDER => {
                            let letter = raci::told(held.text(field::RACI));
                            joined(vec![&letter, held.text(field::INVOLVEMENT)])
                        }
                        kind::DECISION => held.text(field::REASON_OF_DECISION).to_owned(),
                        _ => self.held_in_workshop(&document, &framework, *record)?,
                    };
                    things.push(HeldThing {
                        what,
                        said,
                        place: self.seen_at(&document, *record, field),
                    });
                }
            }
        }
        Ok(things)
    }

    /// Where a field is seen.
    pub(crate) fn seen_at(&self, document: &Document, record: Id, field: &str) -> Option<Place> {
        let id = Id::from_bytes([0; 16]);
        let kind = document.records.get(&record).map_or("", |held| &held.kind);
        let edit = Edit::at(record, kind, field);
        let change = Change {
            id,
            doc: document.id,
            stamp: 0,
            at: 0,
            author: id,
            what: What::Set,
            action: None,
            undoes: None,
            via: None,
            edits: vec![edit],
        };
        let place = self.place_of(std::slice::from_ref(&change)).ok()?;
        (place.screen.is_some() || place.use_case.is_some()).then_some(place)
    }
}

/// Whether the text of an edit is words: what a baseline holds of documents names changes, in letters that may look like any name.
fn is_worded(edit: &Edit) -> bool {
    let is_held = edit.field.starts_with("of/") || edit.field.starts_with("with/");
    let is_of_baseline = edit.kind == kind::BASELINE && is_held;
    !(is_of_baseline || is_bookkeeping(&edit.field))
}

/// The fields that name a person.
pub(crate) fn naming_fields() -> BTreeSet<String> {
    let scoping = Scoping::built_in();
    let asked = kind::SCOPED.iter().flat_map(|kind| scoping.fields(kind));
    let people = asked.filter(|asked| asked.kind == Control::Person);
    let people = people.map(|asked| asked.field.clone());
    let others = [field::PERSON, field::ASSESSOR, field::VOTER, field::HERE];
    people.chain(others.map(str::to_owned)).collect()
}

fn entry_of(person: &Person) -> PersonEntry {
    PersonEntry {
        id: person.id.clone(),
        name: person.name.clone(),
        about: about(person),
    }
}

/// An entry by itself.
fn alone(entry: &Document) -> PersonEntry {
    let text = |name: &str| entry.own().map_or("", |own| own.text(name));
    PersonEntry {
        id: entry.id.to_string(),
        name: text(field::NAME).to_owned(),
        about: joined(["role", "company", "team", "email"].map(text).to_vec()),
    }
}

/// What stands around the first of some names in a text; nothing where none is.
fn around(text: &str, names: &[String]) -> String {
    let Some(found) = mentions(text, names).into_iter().next() else {
        return String::new();
    };
    let before: Vec<char> = text[..found.start].chars().collect();
    let after: Vec<char> = text[found.end..].chars().collect();
    let start = before.len().saturating_sub(AROUND);
    let end = after.len().min(AROUND);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let shown: String = before[start..]
        .iter()
        .copied()
        .chain(text[found].chars())
        .chain(after[..end].iter().copied())
        .collect();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{shown}{}", cut(start > 0), cut(end < after.len()))
}
