//! What comes from other copies of the workspace, in bundles or as the copy itself: looked at, taken in, and let go of again.

mod folded;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use folded::folded_in;

use crate::document::change::Change;
use crate::document::erasure::Erasures;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::log;
use crate::document::mutant;
use crate::document::stamp;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::bundle::{Header, Line, Part, Picture};
use crate::store::{Arrival, Beside, Cached, Incoming, Listed, Passphrases, Peer};
use crate::view::{Done, Imported};
use crate::workspace::Workspace;
use crate::workspace::screens::import::Arrived;
use crate::workspace::shelf::lock;

impl Workspace {
    /// What taking in a bundle, or another copy of the workspace file, would change. It is the same import, rolled back. A
    /// passphrase is for a bundle that is locked with one.
    ///
    /// # Errors
    /// [`Error::Bundle`] for what can't be taken in; [`Error::Passphrase`], [`Error::Missing`], [`Error::File`], [`Error::NotSaved`].
    pub fn preview_import(
        &mut self,
        from: &Path,
        passphrase: Option<&str>,
    ) -> Result<Imported, Error> {
        self.preview_imports(&[from], &Passphrases::of(passphrase))
    }

    /// The same for several that arrived together, as by a shared folder.
    ///
    /// # Errors
    /// As [`Workspace::preview_import`].
    pub fn preview_imports(
        &mut self,
        from: &[&Path],
        passphrases: &Passphrases,
    ) -> Result<Imported, Error> {
        self.take_in(opened(from, passphrases)?, None, false)
    }

    /// Takes in several that arrived together, as one import.
    ///
    /// # Errors
    /// As [`Workspace::preview_import`]; then nothing was changed.
    pub fn import_all(
        &mut self,
        from: &[&Path],
        passphrases: &Passphrases,
    ) -> Result<(Imported, Done), Error> {
        self.may_change()?;
        let imported = self.take_in(opened(from, passphrases)?, None, true)?;
        Ok((imported, self.done(None, None)))
    }

    /// Takes in a bundle, or another copy of the workspace file. It never stops halfway, and never puts one wording in place
    /// of another that did not know of it: where copies disagree, both stand until somebody decides.
    ///
    /// # Errors
    /// As [`Workspace::preview_import`]; then nothing was changed.
    pub fn import(
        &mut self,
        from: &Path,
        passphrase: Option<&str>,
    ) -> Result<(Imported, Done), Error> {
        self.import_all(&[from], &Passphrases::of(passphrase))
    }

    /// Takes back what arrived last, if nothing was changed here since: the workspace is as if it had never come. That is no
    /// change, and no other copy hears of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] where something was changed since, [`Error::NotSaved`].
    pub fn take_back_import(&mut self) -> Result<Done, Error> {
        self.settle()?;
        let Some(label) = self.label_of_import() else {
            return Err(Error::Invalid(
                "There is no import to take back: something was changed since.".to_owned(),
            ));
        };
        let via = self.arrived.as_ref().map_or(0, |(via, _)| *via);
        let withdrawn = self.store.withdraw(via)?;
        self.arrived = None;
        let listed = self.store.listing()?.into_iter();
        let listed: BTreeMap<Id, Listed> = listed.map(|row| (row.doc, row)).collect();
        for doc in &withdrawn.docs {
            match listed.get(doc) {
                Some(row) => self.reader.listed.insert_mut(*doc, Arc::new(row.clone())),
                None => drop(self.reader.listed.remove_mut(doc)),
            }
        }
        self.reader.forget(withdrawn.last);
        self.touch_all(withdrawn.docs);
        self.fold_stacks()?;
        let notice = format!("Took back {label}. Take the bundle in again to have it.");
        Ok(self.done(None, Some(notice)))
    }

    /// What undo calls the import that it takes back; nothing where it is not the last thing that happened.
    pub(crate) fn label_of_import(&self) -> Option<String> {
        let (_, sender) = self.arrived.as_ref()?;
        Some(match sender.as_str() {
            "" => "the import".to_owned(),
            sender => format!("the import from {sender}"),
        })
    }

    /// Takes in what comes together, each with the name of its file; or a page of a server, with the place after it.
    pub(crate) fn take_in(
        &mut self,
        from: Vec<(Incoming, String)>,
        page: Option<(Id, log::Place)>,
        is_kept: bool,
    ) -> Result<Imported, Error> {
        self.settle()?;
        let (mut erased, mut frameworks, mut changes) =
            (Erasures::default(), Vec::new(), Vec::new());
        let mut parcels = Vec::new();
        for (mut incoming, name) in from {
            let (own_erased, own_frameworks, own_changes, picture) = read(&mut incoming)?;
            self.check_same(&incoming.header, &own_changes)?;
            erased.extend(own_erased.iter().cloned());
            frameworks.extend(own_frameworks);
            changes.extend(own_changes);
            parcels.push((incoming, picture, name));
        }
        let mut known = (*self.erased).clone();
        for change in &mut changes {
            known.blank(change);
            // One of several may have as it was what another has erased.
            erased.blank(change);
        }
        let (mut changes, sums): (Vec<Change>, Vec<u32>) =
            self.store.unknown(changes)?.into_iter().unzip();
        let unasked = self.unasked(&erased, &changes)?;
        known.extend(unasked.iter().cloned());
        let (mut senders, mut peers) = (Vec::new(), Vec::new());
        for (incoming, _, name) in &parcels {
            senders.push(sender(incoming, name, &known));
            peers.extend(self.peer(&incoming.header, &known)?);
        }
        let sender = named(senders);
        let via = self.store.next_import()?;
        for change in &mut changes {
            change.via = Some(via);
        }
        self.know(&frameworks);
        let before = self.before(&changes)?;
        let known_frameworks =
            self.frameworks_of(before.values().map(|document| &**document), &changes)?;
        let now = (self.reader.clock)();
        let own = self.next_id();
        let asked = erased.iter().filter(|target| !known.contains(target));
        let asked: Erasures = asked.cloned().collect();
        let beside = page.map(|(server, place)| Beside {
            server,
            place,
            asked: &asked,
        });
        let arrival = Arrival {
            own,
            beside: beside.as_ref(),
            peers: &peers,
            erased: &unasked,
            changes: &changes,
            sums: &sums,
            frameworks: &frameworks,
            via,
            at: now,
            sender: &sender,
        };
        let mut missing = 0;
        for (incoming, ..) in &parcels {
            missing += self.missing(&incoming.header, &changes)?;
        }
        let written = parcels.iter().map(|(incoming, ..)| incoming.header.at);
        let written = written.max().unwrap_or_default();
        let mut at = 0;
        let next_picture = || {
            while let Some((incoming, picture, _)) = parcels.get_mut(at) {
                if let Some(picture) = picture.take() {
                    return Ok(Some(picture));
                }
                match incoming.next()? {
                    None => at += 1,
                    Some(Line::Picture(picture)) => return Ok(Some(picture)),
                    Some(_) => return Err(out_of_order()),
                }
            }
            Ok(None)
        };
        let folding = || folded_in(&before, &changes, &known_frameworks);
        let telling = |cached: &[Cached], after: &BTreeMap<Id, Arc<Document>>| {
            self.reader.after(after, cached).imported(&Arrived {
                erased: &asked,
                missing,
                sender: sender.clone(),
                written,
                changes: &changes,
                before: &before,
                after,
            })
        };
        let (last, (cached, after), told) =
            self.store
                .arrive(&arrival, next_picture, folding, telling, is_kept)?;
        let imported = told?;
        if is_kept {
            let highest = changes
                .iter()
                .map(|change| stamp::counted(change.stamp))
                .max();
            if !mutant::lacks("what is written after an import is later than what came") {
                self.highest_stamp = self.highest_stamp.max(highest.unwrap_or_default());
            }
            self.keep(last, after, cached);
            if !unasked.is_empty() {
                self.reader.erased = Arc::new(self.store.erasures()?);
            }
            let is_new = !changes.is_empty();
            if is_new || page.is_some() {
                self.arrived = page.is_none().then_some((via, sender));
            }
            if is_new {
                self.reader.came(via);
            }
        }
        Ok(imported)
    }

    /// A bundle is of this workspace if both began with the same change. What has nothing yet may become a copy of any.
    pub(crate) fn check_same(&self, header: &Header, changes: &[Change]) -> Result<(), Error> {
        let source = &self.shelf.source;
        let Some(first) = source.first()? else {
            return Ok(());
        };
        let is_same =
            source.has(header.workspace)? || changes.iter().any(|change| change.id == first);
        match is_same || mutant::lacks("another workspace is refused") {
            true => Ok(()),
            false => Err(Error::Bundle(format!(
                "it is of another workspace than “{}”. Open the workspace that it is of, and take it in there",
                self.name()
            ))),
        }
    }

    /// What the other copy reports, where it says who it is.
    fn peer(&self, header: &Header, erased: &Erasures) -> Result<Option<Peer>, Error> {
        let (Some(file), Some(sender)) = (header.file, &header.sender) else {
            return Ok(None);
        };
        let is_own = sender.person == self.author.id && self.shelf.source.own_file()? == Some(file);
        let digests = header.documents.iter().map(|has| (has.doc, has.digest));
        Ok((!is_own).then(|| Peer {
            file,
            person: sender.person,
            name: match erased.has(sender.person) {
                true => String::new(),
                false => sender.name.clone(),
            },
            at: header.at,
            digests: digests.collect(),
        }))
    }

    /// How many documents were left out of a bundle since this copy was taken to have them as the other does, and it does not:
    /// as when it is an earlier one that was brought back.
    fn missing(&self, header: &Header, changes: &[Change]) -> Result<usize, Error> {
        if header.part != Part::New {
            return Ok(0);
        }
        let came: BTreeSet<Id> = changes.iter().map(|change| change.doc).collect();
        let mut missing = 0;
        for has in header
            .documents
            .iter()
            .filter(|has| !came.contains(&has.doc))
        {
            missing += usize::from(!self.shelf.source.came_to(has.doc, has.digest)?);
        }
        Ok(missing)
    }

    /// Reads the frameworks that come along, so that use cases are read by them.
    fn know(&self, texts: &[String]) {
        let mut known = lock(&self.shelf.frameworks);
        for text in texts {
            if let Ok(framework) = Framework::parse(text) {
                known.insert(crate::store::hash(text.as_bytes()), Arc::new(framework));
            }
        }
    }

    /// Shows what is in the file from now on.
    fn keep(&mut self, last: i64, after: BTreeMap<Id, Arc<Document>>, cached: Vec<Cached>) {
        self.touch_all(after.keys().copied());
        self.shelf.replace(last, after.into_values());
        self.reader.last = last;
        self.reader.latest = Arc::default();
        for Cached { listed, .. } in cached {
            self.reader.listed.insert_mut(listed.doc, Arc::new(listed));
        }
        self.reader.revision += 1;
    }
}

/// Opens what arrived together, each with the name of its file.
fn opened(from: &[&Path], passphrases: &Passphrases) -> Result<Vec<(Incoming, String)>, Error> {
    let opened = from.iter().map(|path| {
        let name = path.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        Ok((Incoming::open(path, passphrases)?, name))
    });
    opened.collect()
}

/// What is erased, frameworks and changes, and the first of the pictures that follow.
type Read = (Erasures, Vec<String>, Vec<Change>, Option<Picture>);

/// Reads all but the pictures.
fn read(incoming: &mut Incoming) -> Result<Read, Error> {
    let (mut erased, mut frameworks, mut changes) = (Erasures::default(), Vec::new(), Vec::new());
    loop {
        match incoming.next()? {
            Some(Line::Erasure(target)) if frameworks.is_empty() && changes.is_empty() => {
                erased.extend([target]);
            }
            Some(Line::Erasure(_)) => return Err(out_of_order()),
            Some(Line::Framework(text)) if changes.is_empty() => frameworks.push(text),
            Some(Line::Framework(_)) => return Err(out_of_order()),
            Some(Line::Change(change)) => changes.push(change),
            Some(Line::Picture(picture)) => {
                return Ok((erased, frameworks, changes, Some(picture)));
            }
            None => return Ok((erased, frameworks, changes, None)),
        }
    }
}

fn out_of_order() -> Error {
    Error::Bundle("parts of it are not where they belong. Ask for it once more".to_owned())
}

/// Whoever sent something, each once: `Anna de Vries and Ben`.
pub(crate) fn named(mut senders: Vec<String>) -> String {
    let mut seen = BTreeSet::new();
    senders.retain(|sender| !sender.is_empty() && seen.insert(sender.clone()));
    let last = senders.pop().unwrap_or_default();
    match senders.is_empty() {
        true => last,
        false => format!("{} and {last}", senders.join(", ")),
    }
}

/// Who sent it, unless that is erased: a copy of the file is known by its name.
fn sender(incoming: &Incoming, file: &str, erased: &Erasures) -> String {
    match &incoming.header.sender {
        Some(sender) if erased.has(sender.person) => String::new(),
        Some(sender) => sender.name.clone(),
        None if incoming.is_copy => file.to_owned(),
        None => String::new(),
    }
}
