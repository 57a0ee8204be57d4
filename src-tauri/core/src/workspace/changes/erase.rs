//! Erasing a person: what is entered of them, and what texts say of them. It is not undone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::document::change::Change;
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::document::origin::Author;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::store::bundle::Line;
use crate::store::{Incoming, Listed, Passphrases};
use crate::text::mention::replaced;
use crate::view::{Done, ErasureWish, Place, Screen};
use crate::workspace::Workspace;
use crate::workspace::screens::held::{Mentions, Spot};

/// What texts say in place of a name.
const SOMEBODY: &str = "a person";

impl Workspace {
    /// Erases a person: every text that is entered of them, in all entries; and of the texts that mention them, unless they
    /// are to stay, every wording that does. These read “a person” from now on. That it was done is kept, and not of whom.
    /// What was done before is not undone any more.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Invalid`] for who writes here; [`Error::NotSaved`]. Then nothing is erased.
    pub fn erase_person(&mut self, wish: &ErasureWish) -> Result<Done, Error> {
        self.settle()?;
        let person = self.somebody(&wish.person)?;
        let entries = self.every_entry(person);
        if let Some(why) = self.kept_because(&entries)? {
            return Err(Error::Invalid(why));
        }
        if entries.contains(&self.author.id) {
            return Err(Error::Invalid(
                "Who writes here can't be erased here.".to_owned(),
            ));
        }
        let names = self.names_of(&entries, &wish.also)?;
        let (mut found, _) = self.mentioning(&entries, &names)?;
        found.retain(|(doc, record, field), _| {
            let key = format!("{doc}/{record}/{field}");
            !wish.kept.contains(&key)
        });
        let changes = self.unnamed(&found, &names)?;
        let texts = found.len();
        let wordings = found.into_iter().flat_map(|((_, record, field), changes)| {
            let wording = move |change| Target::Wording {
                change,
                record,
                field: field.clone(),
            };
            changes.into_iter().map(wording)
        });
        let entries = entries.into_iter().map(Target::Document);
        let targets: Erasures = entries.chain(wordings).collect();
        self.erase(&targets, &changes)?;
        let of_texts = match texts {
            0 => String::new(),
            1 => " and 1 text that named them".to_owned(),
            texts => format!(" and {texts} texts that named them"),
        };
        let notice = format!(
            "Erased the person{of_texts}. What was sent or exported before can’t be reached from here."
        );
        let list = Place {
            screen: Some(Screen::People),
            ..Place::default()
        };
        Ok(self.done(Some(list), Some(notice)))
    }

    /// Erases what is erased where bundles, or other copies of the workspace, come from, all of it in one step: that is asked for
    /// by itself, and is not undone. Nothing else of them is taken in.
    ///
    /// # Errors
    /// As [`Workspace::preview_import`]; then nothing is erased.
    pub fn erase_as_in(
        &mut self,
        from: &[&Path],
        passphrases: &Passphrases,
    ) -> Result<Done, Error> {
        self.settle()?;
        let mut erased = Erasures::default();
        for path in from {
            let mut incoming = Incoming::open(path, passphrases)?;
            let mut changes = Vec::new();
            while let Some(line) = incoming.next()? {
                match line {
                    Line::Erasure(target) => erased.extend([target]),
                    Line::Framework(_) => {}
                    Line::Change(change) => changes.push(change),
                    Line::Picture(_) => break,
                }
            }
            self.check_same(&incoming.header, &changes)?;
        }
        if !self.erase_as(&erased)? {
            return Ok(self.done(None, None));
        }
        let notice = "Erased here too what was erased there.".to_owned();
        Ok(self.done(None, Some(notice)))
    }

    /// Erases what is erased elsewhere, and answers whether anything was not before.
    pub(crate) fn erase_as(&mut self, elsewhere: &Erasures) -> Result<bool, Error> {
        let erased = self.of_people(elsewhere);
        let is_news = !self.erased.covers(&erased);
        if is_news {
            self.erase(&erased, &[])?;
        }
        Ok(is_news)
    }

    /// Blanks what is erased, with changes by which texts say the same without it.
    pub(crate) fn erase(&mut self, targets: &Erasures, changes: &[Change]) -> Result<(), Error> {
        let now = (self.origin.clock)();
        let docs = self.store.erase(targets, changes, now)?;
        let listed = self.store.listing()?.into_iter();
        let mut listed: BTreeMap<Id, Listed> = listed.map(|row| (row.doc, row)).collect();
        for doc in &docs {
            if let Some(row) = listed.remove(doc) {
                self.reader.listed.insert_mut(*doc, Arc::new(row));
            }
        }
        self.reader.erased = Arc::new(self.store.erasures()?);
        let last = self.store.last()?;
        self.reader.forget(last);
        self.arrived = None;
        self.touch_all(docs);
        if self.erased.has(self.author.id) {
            // Whoever is erased elsewhere and goes on writing here is somebody new.
            let name = self.author.name.clone();
            let id = self.signed;
            self.sign(&Author { id, name })?;
            self.introduce_author()?;
        }
        self.fold_stacks()?;
        self.sweep();
        Ok(())
    }

    /// Takes what was erased out of unused parts of the file. Where that can't be now, it is done at the next opening.
    pub(crate) fn sweep(&mut self) {
        if self.store.is_copy() {
            return;
        }
        if let Err(error) = self.store.sweep() {
            let notice = format!(
                "What was erased is nowhere to be seen, and unused parts of the file may still hold it until the workspace is opened the next time. {error}"
            );
            self.notices.push(notice);
        }
    }

    /// What of what is erased elsewhere can be erased here: of a document that is no person's here, nothing.
    fn of_people(&self, elsewhere: &Erasures) -> Erasures {
        let is_of_people = |target: &&Target| match target {
            Target::Document(id) => !self.listed.contains_key(id) || self.is_person(*id),
            Target::Wording { .. } => true,
        };
        elsewhere.iter().filter(is_of_people).cloned().collect()
    }

    /// What is erased elsewhere and nothing here says: people whom this copy does not know, or only without what is entered of
    /// them, and wordings that come blank, or came so before. It is erased here too unasked, so that it does not come from yet another copy.
    pub(crate) fn unasked(
        &self,
        elsewhere: &Erasures,
        arrived: &[Change],
    ) -> Result<Erasures, Error> {
        let new: BTreeSet<Id> = arrived.iter().map(|change| change.id).collect();
        let mut unasked = Erasures::default();
        for target in elsewhere.iter() {
            let is_unsaid = match target {
                Target::Document(id) if !self.listed.contains_key(id) => true,
                Target::Document(id) => {
                    let changes = self.shelf.source.changes(*id, self.last)?;
                    is_unsaid(target, &changes)
                }
                Target::Wording { change, .. } if new.contains(change) => true,
                Target::Wording { change, .. } => {
                    let change = self.shelf.source.change(*change)?;
                    change.is_some_and(|change| is_unsaid(target, &[change]))
                }
            };
            if is_unsaid && !self.erased.contains(target) {
                unasked.extend([target.clone()]);
            }
        }
        Ok(unasked)
    }

    /// The changes by which texts name somebody no longer. What copies disagree on they go on disagreeing on, in words that
    /// name nobody; and what is shown stays what is shown, which is written last for that.
    fn unnamed(&mut self, found: &Mentions, names: &[String]) -> Result<Vec<Change>, Error> {
        let mut rounds: Vec<BTreeMap<Id, Vec<Pending>>> = Vec::new();
        let mut last: BTreeMap<Id, Vec<Pending>> = BTreeMap::new();
        for (spot, changes) in found {
            let (doc, record, field): &Spot = spot;
            let document = self.folded(*doc)?;
            let Some(held) = document.records.get(record) else {
                continue;
            };
            let Some(shown) = held.fields.get(field) else {
                continue;
            };
            // A wording that nobody stands by any more is nothing that anybody has to decide on.
            let mut said: Vec<(&Value, Vec<Id>)> = vec![(&shown.value, Vec::new())];
            for head in shown.heads().filter(|head| changes.contains(&head.change)) {
                match said.iter_mut().find(|(value, _)| **value == head.value) {
                    Some((_, heads)) => heads.push(head.change),
                    None => said.push((&head.value, vec![head.change])),
                }
            }
            if said.iter().all(|(_, heads)| heads.is_empty()) {
                continue;
            }
            let pending = |value: &Value, over: Vec<Id>| Pending {
                record: *record,
                kind: held.kind.clone(),
                field: field.clone(),
                value: match value {
                    Value::Text(text) => replaced(text, names, SOMEBODY).into(),
                    other => other.clone(),
                },
                over: Some(over),
            };
            let (value, mut over) = said.remove(0);
            if !over.contains(&shown.change) {
                over.push(shown.change);
            }
            last.entry(*doc).or_default().push(pending(value, over));
            rounds.resize_with(rounds.len().max(said.len()), BTreeMap::new);
            for (round, (value, over)) in rounds.iter_mut().zip(said) {
                round.entry(*doc).or_default().push(pending(value, over));
            }
        }
        let mut changes = Vec::new();
        for (doc, pending) in rounds.into_iter().flatten().chain(last) {
            let edits = self.edits(doc, pending)?;
            changes.push(self.change(doc, What::Erase, None, None, edits));
        }
        Ok(changes)
    }
}

/// Whether changes say nothing of what is erased.
fn is_unsaid(target: &Target, changes: &[Change]) -> bool {
    let only = Erasures::from_iter([target.clone()]);
    let says = |change: &Change| change.edits.iter().any(|edit| only.blanks(change, edit));
    !changes.iter().any(says)
}
