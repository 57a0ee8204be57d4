//! Everything that has some words: found by an index, and read again before it is shown, so that what is being typed counts.

use std::ops::Range;
use std::sync::Arc;

use crate::document::change::Edit;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::store::{Spot, text_of};
use crate::text::words::Wanted;
use crate::view::{Hit, HitGroup, Place, Screen, Search, Stretch};
use crate::workspace::Reader;
use crate::workspace::screens::place;

/// So many hits are shown at most.
const MOST: usize = 50;

/// So many rows of stakeholders are shown at most.
const ROLES: usize = 20;

/// How much of a text is shown before the first of the words, and of it in all, in characters.
const BEFORE: usize = 40;
const AROUND: usize = 160;

/// The groups, in their order.
const GROUPS: [&str; 10] = [
    "Use cases",
    "People",
    "Stakeholders",
    "Integrations",
    "Metrics",
    "Tags",
    "Attributes",
    "Baselines",
    "Answers",
    "Archived",
];

impl Reader {
    /// Everything that has all of some words, each of which may be the beginning of one: what things are called first, then what
    /// fits best, what is archived last.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn search(&self, typed: &str) -> Result<Search, Error> {
        let wanted = Wanted::of(typed);
        let found = self.shelf.source.find(&wanted, MOST)?;
        let (mut count, mut spots) = (found.count, found.first);
        self.with_typed(&wanted, &mut spots);
        let mut groups = GROUPS.map(|label| HitGroup {
            label: label.to_owned(),
            hits: Vec::new(),
        });
        for spot in &spots {
            let Some((group, hit)) = self.hit(spot, &wanted)? else {
                // It says something else by now.
                count = count.saturating_sub(1);
                continue;
            };
            put(&mut groups, group, hit);
        }
        for person in people(&spots) {
            for hit in self.roles_found(person, &wanted)? {
                count += usize::from(put(&mut groups, "Stakeholders", hit));
            }
        }
        let shown: usize = groups.iter().map(|group| group.hits.len()).sum();
        let groups = groups.into_iter().filter(|group| !group.hits.is_empty());
        Ok(Search {
            revision: self.revision,
            count: count.max(shown) as u32,
            groups: groups.collect(),
        })
    }

    /// What is being typed is not in the index yet.
    fn with_typed(&self, wanted: &Wanted, spots: &mut Vec<Spot>) {
        let Some(draft) = &self.draft else { return };
        let spot = (draft.doc, draft.record, draft.field.clone());
        let is_found = !wanted.found_in(draft.value.text()).is_empty();
        if is_found && !spots.contains(&spot) {
            spots.insert(0, spot);
        }
    }

    /// A field that has the words, and its group; nothing where it has them no more, or is not to be seen.
    fn hit(
        &self,
        (doc, record, name): &Spot,
        wanted: &Wanted,
    ) -> Result<Option<(&'static str, Hit)>, Error> {
        let document = self.document(*doc)?;
        let text = text_of(&document, *record, name);
        let Some((text, found)) = text.and_then(|text| {
            let found = wanted.found_in(&text);
            (!found.is_empty()).then_some((text, found))
        }) else {
            return Ok(None);
        };
        let is_name = is_name(&document, *record, name);
        let Some(place) = self.found_at(&document, *record, name, is_name) else {
            return Ok(None);
        };
        let (of, asked) = match is_name {
            true => (String::new(), String::new()),
            false => self.told_in(&document, *record, name)?,
        };
        let hit = Hit {
            key: format!("{doc}/{record}/{name}"),
            of,
            asked,
            text: stretches(&text, &found),
            place,
        };
        Ok(Some((group_of(&document, is_name), hit)))
    }

    /// What a field stands in, and what is asked there.
    fn told_in(
        &self,
        document: &Arc<Document>,
        record: Id,
        name: &str,
    ) -> Result<(String, String), Error> {
        let of = self.name_of_document(document.id)?;
        let held = document.records.get(&record).map_or("", |held| &held.kind);
        let framework = self.framework_of(document)?;
        let edit = Edit::at(record, held, name);
        Ok((of, self.label_of(document, &framework, &edit)?))
    }

    fn found_at(
        &self,
        document: &Document,
        record: Id,
        name: &str,
        is_name: bool,
    ) -> Option<Place> {
        match document.kind() {
            kind::PERSON => Some(Place {
                screen: Some(Screen::People),
                document: Some(self.one(document.id).to_string()),
                ..Place::default()
            }),
            // A tag is found in its row, and so is an attribute.
            kind::USE_CASE | kind::INTEGRATION | kind::METRIC | kind::BASELINE if is_name => {
                Some(place::of_document(document))
            }
            _ => self.seen_at(document, record, name),
        }
    }

    /// Where somebody who is found by name is a stakeholder.
    fn roles_found(&self, person: Id, wanted: &Wanted) -> Result<Vec<Hit>, Error> {
        let name = self.name_of(person)?;
        let found = wanted.found_in(&name);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let mut hits = Vec::new();
        let links = self.links_to(person, field::PERSON)?.into_iter();
        for link in links.filter(|link| !link.phase.is_empty()).take(ROLES) {
            let document = self.document(link.source)?;
            let framework = self.framework_of(&document)?;
            let mut rows = document.rows(kind::STAKEHOLDER);
            let row = rows.find(|(_, row)| {
                row.text(field::PHASE) == link.phase
                    && row.text(field::PERSON) == person.to_string()
            });
            let (Some((row, _)), false) = (row, document.is_archived()) else {
                continue;
            };
            let phase = framework
                .phase(&link.phase)
                .map_or("", |phase| &phase.label);
            hits.push(Hit {
                key: format!("{}/{row}/{}", document.id, field::PERSON),
                of: self.called(&document)?,
                asked: format!("Stakeholder, {phase}"),
                text: stretches(&name, &found),
                place: Place {
                    use_case: Some(document.id.to_string()),
                    phase: Some(link.phase),
                    record: Some(row.to_string()),
                    field: Some(field::INVOLVEMENT.to_owned()),
                    ..Place::default()
                },
            });
        }
        Ok(hits)
    }
}

/// Adds a hit to its group, unless it is there; answers whether it was not.
fn put(groups: &mut [HitGroup], label: &str, hit: Hit) -> bool {
    let group = groups.iter_mut().find(|group| group.label == label);
    let group = group.filter(|group| group.hits.iter().all(|other| other.key != hit.key));
    group.map(|group| group.hits.push(hit)).is_some()
}

/// Those of whom something in their own entry was found, each once.
fn people(spots: &[Spot]) -> Vec<Id> {
    let mut people: Vec<Id> = Vec::new();
    for (doc, record, name) in spots {
        if doc == record && name == field::NAME && !people.contains(doc) {
            people.push(*doc);
        }
    }
    people
}

fn is_name(document: &Document, record: Id, name: &str) -> bool {
    record == document.id && [field::TITLE, field::NAME].contains(&name)
}

fn group_of(document: &Document, is_name: bool) -> &'static str {
    match document.kind() {
        _ if document.is_archived() => "Archived",
        kind::USE_CASE if is_name => "Use cases",
        kind::PERSON => "People",
        kind::INTEGRATION => "Integrations",
        kind::METRIC => "Metrics",
        kind::TAG => "Tags",
        kind::ATTRIBUTE => "Attributes",
        kind::BASELINE => "Baselines",
        _ => "Answers",
    }
}

/// What of a text stands around the first of the words, with all that are in it told apart.
fn stretches(text: &str, found: &[Range<usize>]) -> Vec<Stretch> {
    let first = found.first().map_or(0, |first| first.start);
    let back = text[..first]
        .char_indices()
        .rev()
        .nth(BEFORE.saturating_sub(1));
    let start = back.map_or(0, |(at, _)| word_after(text, at, first));
    let end = text[start..].char_indices().nth(AROUND);
    let end = end.map_or(text.len(), |(at, _)| start + at);
    // A word is shown whole.
    let end = found
        .iter()
        .find(|at| at.contains(&end))
        .map_or(end, |at| at.end);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut add = |text: String, found: bool| {
        if !text.is_empty() {
            stretches.push(Stretch { text, found });
        }
    };
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let mut at = start;
    let mut before = cut(start > 0).to_owned();
    for word in found
        .iter()
        .filter(|word| word.start >= start && word.end <= end)
    {
        // One letter may be two words.
        if word.start < at {
            continue;
        }
        before.push_str(&spaced(&text[at..word.start]));
        add(std::mem::take(&mut before), false);
        add(text[word.clone()].to_owned(), true);
        at = word.end;
    }
    add(
        format!(
            "{before}{}{}",
            spaced(&text[at..end]),
            cut(end < text.len())
        ),
        false,
    );
    stretches
}

/// Where the first word begins after a place, up to another.
fn word_after(text: &str, at: usize, last: usize) -> usize {
    let space = text[at..last].find(char::is_whitespace);
    space.map_or(at, |space| {
        let rest = &text[at + space..last];
        last - rest.trim_start().len()
    })
}

/// With one space for each stretch of white space.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if spaced.ends_with(' ') => {}
            true => spaced.push(' '),
            false => spaced.push(c),
        }
    }
    spaced
}
