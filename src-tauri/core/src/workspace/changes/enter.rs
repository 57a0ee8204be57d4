//! The one door for what is entered, whatever the field: in the window, on the command line, and from wherever else.

use crate::document::day;
use crate::document::kind::field;
use crate::document::quarter;
use crate::document::spot::Spot;
use crate::document::undo::Pending;
use crate::document::value::{Cleaned, Value, clean};
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::estimate;
use crate::framework::scoping::measure::{self, quantity, with_unit};
use crate::framework::scoping::number::number;
use crate::framework::scoping::{Control, Field, Found};
use crate::use_case::entry::{Entry, is_typed};
use crate::use_case::labels;
use crate::use_case::summary::Summary;
use crate::use_case::{UseCase, board, counted, not_applicable_field};
use crate::view::{Done, Entered, Picked};
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::site::{Asked, Site};
use crate::workspace::{Reader, SETTINGS, Who, Workspace, pending};

impl Workspace {
    /// Enters something. A typed text is a draft when this returns, and so is one that is cleared; anything else is a change.
    /// Naming somebody new makes a person in the same action, and is told. A flag that can't stand beside others clears them.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what the field can't hold, [`Error::Unknown`] for a field or record that isn't there,
    /// [`Error::Archived`], [`Error::TooLarge`], [`Error::NotSaved`]; then nothing is changed.
    pub fn enter(&mut self, spot: &Spot, entry: Entry) -> Result<Entered, Error> {
        if !matches!(entry, Entry::Text(_)) {
            self.settle()?;
        }
        if spot.document == SETTINGS {
            self.begin_settings()?;
        }
        let site = self.site(spot)?;
        site.takes(&entry)?;
        match entry {
            Entry::Text(text) => self.put(&site, &text),
            Entry::Nothing if is_typed(site.control) => self.put(&site, ""),
            Entry::Person(who) => self.name_in(&site, &who),
            entry => {
                let what = site.what(&entry);
                let edits = self.edits_of(&site, entry)?;
                // Held by nobody, the document need not be copied to be changed.
                drop(site);
                self.act(Action::on(spot.document, what, edits))?;
                let notice = match spot.field == field::AT_PHASE {
                    true => Some(self.moved_in_words(spot.document)?),
                    false => None,
                };
                Ok(self.said(notice))
            }
        }
    }

    /// Enters the same in each of the use cases that are picked, field by field, as one action. What is entered in the same place
    /// twice is what comes last.
    ///
    /// # Errors
    /// As [`Workspace::enter`], and for what is typed; then nothing is changed anywhere.
    pub fn enter_in_each(
        &mut self,
        picked: &Picked,
        entries: &[(String, Entry)],
    ) -> Result<Done, Error> {
        self.settle()?;
        let (mut wanted, mut created) = (Vec::new(), Vec::new());
        for (field, entry) in entries {
            let person = match entry {
                Entry::Person(who) => {
                    let (person, new) = self.whom(who)?;
                    created.extend(new);
                    Some(Value::from(person.to_string()))
                }
                _ => None,
            };
            wanted.push((field, entry, person));
        }
        let mut edits = Vec::new();
        for document in self.picked(picked)? {
            let mut of_one: Vec<Pending> = Vec::new();
            for (field, entry, person) in &wanted {
                let spot = Spot {
                    document,
                    record: document,
                    field: (*field).clone(),
                };
                let site = self.site(&spot)?;
                site.takes(entry)?;
                let entered = match person {
                    Some(person) => vec![site.edit(person.clone())],
                    None => self.edits_of(&site, (*entry).clone())?,
                };
                let is_again = |one: &Pending| {
                    let mut entered = entered.iter();
                    entered.any(|new| (new.record, &new.field) == (one.record, &one.field))
                };
                of_one.retain(|one| !is_again(one));
                of_one.extend(entered);
            }
            edits.push((document, of_one));
        }
        let notice = format!("Changed {}.", counted(edits.len()));
        self.act(Action {
            what: What::Set,
            undoes: None,
            edits: edits.into_iter().chain(created).collect(),
        })?;
        Ok(self.done(None, Some(notice)))
    }

    /// Puts a typed text on disk.
    fn put(&mut self, site: &Site<'_>, text: &str) -> Result<Entered, Error> {
        let Cleaned {
            text: kept,
            replaced,
        } = clean(text, site.control == Control::Line)?;
        let notice = match replaced {
            0 => None,
            1 => Some("One character that can't be stored was replaced by �.".to_owned()),
            many => Some(format!(
                "{many} characters that can't be stored were replaced by �."
            )),
        };
        let stored = (kept != text).then(|| kept.clone());
        let Spot {
            document,
            record,
            field,
        } = site.spot;
        self.flush(*document, *record, site.kind, field, Value::from(kept))?;
        Ok(Entered {
            revision: self.revision,
            undo: self.undo_state(),
            touched: self.touched(),
            stored,
            notice,
        })
    }

    /// Names somebody.
    fn name_in(&mut self, site: &Site<'_>, who: &Who) -> Result<Entered, Error> {
        let (person, created) = self.whom(who)?;
        let is_new = created.is_some();
        let named = site.edit(Value::from(person.to_string()));
        let edits = [(site.document.id, vec![named])];
        self.act(Action {
            what: What::Set,
            undoes: None,
            edits: edits.into_iter().chain(created).collect(),
        })?;
        let name = is_new.then(|| self.name_of(person)).transpose()?;
        Ok(
            self.said(
                name.map(|name| format!("{name} was added to the people of this workspace.")),
            ),
        )
    }

    fn said(&mut self, notice: Option<String>) -> Entered {
        let done = self.done(None, notice);
        Entered {
            revision: done.revision,
            undo: done.undo,
            touched: done.touched,
            stored: None,
            notice: done.notice,
        }
    }
}

impl Reader {
    /// The edits that enter something at a place, a typed text included, if that takes it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what the field can't hold, [`Error::TooLarge`].
    pub(super) fn pending_of(&self, site: &Site<'_>, entry: Entry) -> Result<Vec<Pending>, Error> {
        site.takes(&entry)?;
        match entry {
            Entry::Text(text) => {
                let kept = clean(&text, site.control == Control::Line)?.text;
                Ok(vec![site.edit(Value::from(kept))])
            }
            entry => self.edits_of(site, entry),
        }
    }

    /// The edits that enter something at a place that takes it.
    fn edits_of(&self, site: &Site<'_>, entry: Entry) -> Result<Vec<Pending>, Error> {
        let mut edits = Vec::new();
        let value = match entry {
            Entry::Score(score) if (1..=5).contains(&score) => Value::Integer(score.into()),
            Entry::Score(_) => {
                let noun = match site.asked {
                    Asked::Framework { .. } => "score",
                    _ => "rating",
                };
                return Err(Error::Invalid(format!(
                    "A {noun} is a whole number from 1 to 5."
                )));
            }
            Entry::Tick(true) => {
                if let Asked::Scoping(found) = site.asked {
                    match site.control {
                        Control::Links => self.check_linked(found.member, &found.field.to)?,
                        _ => edits.extend(clashing(site, &found)),
                    }
                }
                Value::Integer(1)
            }
            Entry::Choice(key) => match site.asked {
                Asked::Scoping(found) if found.field.option(&key).is_some() => Value::from(key),
                Asked::Scoping(found) if is_among(site, &found, &key) => Value::from(key),
                // Moved to where it stands by its progress, it follows that again.
                _ if site.spot.field == field::AT_PHASE && self.progresses_to(site, &key)? => {
                    Value::Null
                }
                Asked::Among { ref keys, .. } if keys.contains(&key) => Value::from(key),
                _ => return Err(site.refusal()),
            },
            Entry::Day(day) => match day.trim() {
                "" => Value::Null,
                day => Value::from(day::parse(day)?),
            },
            Entry::Quarter(quarter) => match quarter.trim() {
                "" => Value::Null,
                quarter => Value::from(quarter::parse(quarter)?),
            },
            Entry::Number(typed) => match (number(&typed)?, &site.asked) {
                (kept, _) if kept.is_empty() => Value::Null,
                (kept, Asked::Scoping(found)) => Value::from(within(found.field, kept)?),
                _ => return Err(site.refusal()),
            },
            Entry::Label(words) => return labeled(site, &words, false),
            Entry::Labels(words) => return labeled(site, &words, true),
            Entry::Nothing if site.control == Control::Labels && site.is_whole() => {
                return labeled(site, "", true);
            }
            Entry::Measure(measured) => {
                let stood = site.document.records.get(&site.spot.record);
                let stood = stood.and_then(|held| measure::read(held.text(&site.spot.field)));
                measure::keep(&measured, stood.as_ref())?
            }
            Entry::Estimate(estimate) => estimate::keep(&estimate)?,
            Entry::Applies(applies) => {
                let Asked::Framework {
                    slot: Some(slot), ..
                } = &site.asked
                else {
                    return Err(Error::Unknown("field"));
                };
                let value = match applies {
                    true => Value::Null,
                    false => Value::Integer(1),
                };
                let Spot { record, .. } = site.spot;
                return Ok(vec![pending(
                    *record,
                    site.kind,
                    &not_applicable_field(slot),
                    value,
                )]);
            }
            Entry::Tick(false) | Entry::Nothing => Value::Null,
            // These have ways of their own.
            Entry::Text(_) | Entry::Person(_) => return Err(site.refusal()),
        };
        edits.push(site.edit(value));
        Ok(edits)
    }

    /// Whether a use case stands in this phase by its progress.
    fn progresses_to(&self, site: &Site<'_>, phase: &str) -> Result<bool, Error> {
        let framework = self.framework_of(&site.document)?;
        let use_case = UseCase::new(&site.document, &framework);
        let place = board::place_of(&use_case, phase);
        let place = place.and_then(|place| usize::try_from(place).ok());
        Ok(place == Some(Summary::of(&use_case).progressed_to()))
    }

    /// Is there such a document to link to?
    fn check_linked(&self, id: &str, kind: &str) -> Result<(), Error> {
        let id = id.parse().map_err(|_| Error::Unknown("document"))?;
        let document = self.document(id)?;
        match document.kind() == kind && document.is_shown(id) {
            true => Ok(()),
            false => Err(Error::Unknown("document")),
        }
    }
}

/// Whether a choice is one of the documents that are linked where its options come from.
fn is_among(site: &Site<'_>, found: &Found<'_>, key: &str) -> bool {
    let linked = field::member(&found.field.among, key);
    let own = site.document.own();
    !found.field.among.is_empty() && own.is_some_and(|own| own.is_set(&linked))
}

/// A kept number, if it lies where the field has it.
fn within(field: &Field, kept: String) -> Result<String, Error> {
    let number = quantity(&kept).unwrap_or_default();
    match &field.range {
        Some(range) if number < range.least || number > range.most => {
            let bound = |bound: f64| with_unit(&bound.to_string(), &field.unit);
            Err(Error::Invalid(format!(
                "{} is between {} and {}.",
                field.idea,
                bound(range.least),
                bound(range.most)
            )))
        }
        _ => Ok(kept),
    }
}

/// The edits that give a use case labels; where they are `all`, the others are taken away.
fn labeled(site: &Site<'_>, words: &str, all: bool) -> Result<Vec<Pending>, Error> {
    if !site.is_whole() {
        return Err(site.refusal());
    }
    let Some(own) = site.document.own() else {
        return Ok(Vec::new());
    };
    labels::edits(own, words, all).map(|edits| {
        let edit =
            |(field, label): (String, Value)| pending(site.spot.record, site.kind, &field, label);
        edits.into_iter().map(edit).collect()
    })
}

/// The flags that can't stand beside this one, to be cleared; a typed text is left alone.
fn clashing(site: &Site<'_>, found: &Found<'_>) -> Vec<Pending> {
    let options = &found.field.options;
    let is_exclusive = found
        .field
        .option(found.member)
        .is_some_and(|option| option.exclusive);
    let others = options.iter().filter(|option| option.key != found.member);
    let clash = others.filter(|option| is_exclusive || option.exclusive);
    let clear = |key: &str| {
        let field = found.field.member(key);
        pending(site.spot.record, site.kind, &field, Value::Null)
    };
    clash.map(|option| clear(&option.key)).collect()
}
