//! Bundles: changes, to be taken in by another copy of the workspace.

use std::collections::{BTreeMap, BTreeSet};

use crate::disk::file_name::file_name;
use crate::document::digest::Digest;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::links;
use crate::error::Error;
use crate::store::bundle::{EXTENSION, Has, Header, Line, Part, Sender, Writing};
use crate::store::sealed::sealed;
use crate::view::{BundleScope, BundleWish, Correspondent};
use crate::workspace::screens::people::ERASED;
use crate::workspace::{Reader, Workspace};

/// How many changes are read at once, so that whoever saves need not wait for all of them.
const PIECE: i64 = 1_024;

/// A bundle to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The name that saving proposes, safe on every system.
    pub file_name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// How many changes are in it.
    pub changes: u32,
    /// Of how many documents.
    pub documents: u32,
}

impl Bundle {
    /// The same, locked with a passphrase. The program `age` opens it too.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty passphrase.
    pub fn locked(self, passphrase: &str) -> Result<Self, Error> {
        let bytes = sealed(&self.bytes, passphrase)?;
        Ok(Self { bytes, ..self })
    }
}

impl Workspace {
    /// As [`Reader::bundle`]; what is being typed is a change by then, and this copy gets a name, by which others know what it
    /// reported last.
    ///
    /// # Errors
    /// As there, and [`Error::NotSaved`].
    pub fn bundle(&mut self, wish: &BundleWish) -> Result<Bundle, Error> {
        self.settle()?;
        let new = self.next_id();
        self.store.own_file(new)?;
        self.reader.bundle(wish)
    }
}

impl Reader {
    /// A bundle to be taken in by another copy of the workspace. What is being typed is not in it: it is no change yet.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`], [`Error::Damaged`]; [`Error::Invalid`] where there is nothing to be sent.
    pub fn bundle(&self, wish: &BundleWish) -> Result<Bundle, Error> {
        let source = &self.shelf.source;
        let mut digests = source.digests(self.last)?;
        if wish.without_people {
            digests.retain(|doc, _| !self.is_person(*doc));
        }
        let (part, mut docs, title) = match &wish.scope {
            BundleScope::Everything => {
                let all = digests.keys().copied().collect();
                (Part::Everything, all, self.name())
            }
            BundleScope::UseCase { use_case } => {
                let use_case = self.use_case(use_case)?;
                let title = use_case.title().to_owned();
                let mut docs = self.around(&use_case.document)?;
                docs.extend(self.agreed_of(use_case.document.id)?);
                (Part::Chosen, docs, title)
            }
            BundleScope::New { person } => {
                let person = person.parse().map_err(|_| Error::Unknown("person"))?;
                (Part::New, self.new_for(person, &digests)?, self.name())
            }
        };
        docs.retain(|doc| digests.contains_key(doc));
        // What is erased is news by itself.
        let is_any = !docs.is_empty() || !self.erased.is_empty();
        let header = self.bundle_header(part, &digests)?;
        let Some(mut header) = header.filter(|_| is_any) else {
            return Err(Error::Invalid(match part {
                Part::New => "There is nothing new to be sent.".to_owned(),
                _ => "There is nothing to be sent yet.".to_owned(),
            }));
        };
        if wish.without_people {
            header.sender = None;
        }
        let (bytes, changes) = self.written(&header, &docs)?;
        Ok(Bundle {
            file_name: file_name(&title, Some(&self.today()), EXTENSION),
            bytes,
            changes,
            documents: docs.len() as u32,
        })
    }

    /// Who sent something from another copy, each with the latest that was heard of them.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn correspondents(&self) -> Result<Vec<Correspondent>, Error> {
        let mut seen = BTreeSet::new();
        let mut peers = self.shelf.source.peers()?;
        peers.retain(|peer| seen.insert(peer.person));
        let told = peers.into_iter().map(|peer| Correspondent {
            person: peer.person.to_string(),
            name: match self.erased.has(peer.person) {
                true => ERASED.to_owned(),
                false => peer.name,
            },
            when: self.told(peer.at),
        });
        Ok(told.collect())
    }

    /// What a bundle says of itself; nothing where the workspace has no change yet.
    pub(crate) fn bundle_header(
        &self,
        part: Part,
        digests: &BTreeMap<Id, Digest>,
    ) -> Result<Option<Header>, Error> {
        let source = &self.shelf.source;
        let Some(workspace) = source.first()? else {
            return Ok(None);
        };
        Ok(Some(Header {
            ninefold_bundle: 0,
            workspace,
            file: source.own_file()?,
            sender: self.sender()?,
            at: (self.clock)(),
            part,
            documents: has(digests),
        }))
    }

    /// The bytes of a bundle of some documents, and how many changes are in it.
    pub(crate) fn written(
        &self,
        header: &Header,
        docs: &BTreeSet<Id>,
    ) -> Result<(Vec<u8>, u32), Error> {
        let source = &self.shelf.source;
        let not_written = |error| Error::Invalid(format!("The bundle was not made: {error}."));
        let mut writing = Writing::begin(Vec::new(), header, &self.erased).map_err(not_written)?;
        for text in self.frameworks_of(docs)? {
            writing.add(&Line::Framework(text)).map_err(not_written)?;
        }
        let mut pictures = BTreeSet::new();
        let mut changes = 0;
        for after in (0..self.last).step_by(PIECE as usize) {
            let piece = source.between(after, self.last.min(after + PIECE))?;
            for change in piece
                .into_iter()
                .filter(|change| docs.contains(&change.doc))
            {
                let edits = change.edits.iter();
                let named = edits.filter(|edit| edit.field == field::PICTURE);
                pictures.extend(named.map(|edit| edit.value.text().to_owned()));
                writing.add(&Line::Change(change)).map_err(not_written)?;
                changes += 1;
            }
        }
        for hash in pictures {
            if let Some(picture) = source.picture(&hash)? {
                writing.add(&Line::Picture(picture)).map_err(not_written)?;
            }
        }
        Ok((writing.finish().map_err(not_written)?, changes))
    }

    /// The documents of which somebody did not report the same, by any of the copies they send from.
    fn new_for(&self, person: Id, digests: &BTreeMap<Id, Digest>) -> Result<BTreeSet<Id>, Error> {
        let mut peers = self.shelf.source.peers()?;
        peers.retain(|peer| peer.person == person);
        if peers.is_empty() {
            return Err(Error::Invalid(
                "Nothing has come from them yet, so nobody knows what is new to them. Send everything.".to_owned(),
            ));
        }
        let is_new = |doc: &Id, digest: &Digest| {
            peers
                .iter()
                .any(|peer| peer.digests.get(doc) != Some(digest))
        };
        let new = digests.iter().filter(|(doc, digest)| is_new(doc, digest));
        Ok(new.map(|(doc, _)| *doc).collect())
    }

    /// Whoever is at the screen; where nobody is, whoever wrote here last.
    fn sender(&self) -> Result<Option<Sender>, Error> {
        let named = self.named(kind::PERSON, &self.author)?;
        let person = match named.first() {
            Some(person) => Some(person.id),
            None => self.shelf.source.last_author(self.last)?,
        };
        let sender = |person| {
            let name = self.name_of(person)?;
            Ok(Sender { person, name })
        };
        person.map(sender).transpose()
    }

    /// A use case with all that has to go along so that it reads elsewhere as it does here: what it names, what these name,
    /// the tags that serve it, and whoever wrote any of it. Other use cases stay at home.
    pub(crate) fn around(&self, use_case: &Document) -> Result<BTreeSet<Id>, Error> {
        let mut docs = BTreeSet::from([use_case.id]);
        let tags = self.links_to(use_case.id, field::SERVES)?;
        let mut next: Vec<Id> = tags.into_iter().map(|link| link.source).collect();
        next.extend(named_in(use_case));
        while let Some(id) = next.pop() {
            let row = self.listed.get(&id);
            let goes = row.is_some_and(|row| row.kind != kind::USE_CASE);
            if goes && docs.insert(id) {
                next.extend(named_in(&*self.folded(id)?));
            }
        }
        Ok(docs)
    }

    /// What was agreed about a use case, and the people who did. Other use cases of the same baselines stay at home.
    fn agreed_of(&self, use_case: Id) -> Result<BTreeSet<Id>, Error> {
        let mut docs = BTreeSet::new();
        for (row, _) in self.baselines_of(use_case)? {
            let named = named_in(&*self.folded(row.doc)?).into_iter();
            docs.extend(named.filter(|id| self.is_person(*id)));
            docs.insert(row.doc);
        }
        Ok(docs)
    }

    /// The texts of the frameworks that these documents go by.
    fn frameworks_of(&self, docs: &BTreeSet<Id>) -> Result<Vec<String>, Error> {
        let mut hashes = BTreeSet::new();
        for id in docs {
            let row = self.listed.get(id);
            if row.is_some_and(|row| row.kind == kind::USE_CASE) {
                let document = self.folded(*id)?;
                let own = document.own().map_or("", |own| own.text(field::FRAMEWORK));
                hashes.insert(own.to_owned());
            }
        }
        let texts = hashes.iter().map(|hash| self.shelf.source.framework(hash));
        let texts: Vec<Option<String>> = texts.collect::<Result<_, _>>()?;
        Ok(texts.into_iter().flatten().collect())
    }
}

/// Everything that a document names, and whoever wrote what it says.
fn named_in(document: &Document) -> BTreeSet<Id> {
    let named = links(document).into_iter().map(|link| link.target);
    let fields = document
        .records
        .values()
        .flat_map(|record| record.fields.values());
    let authors = fields.flat_map(|field| field.heads().map(|head| head.author));
    named.chain(authors).collect()
}

fn has(digests: &BTreeMap<Id, Digest>) -> Vec<Has> {
    let all = digests.iter();
    all.map(|(doc, digest)| Has {
        doc: *doc,
        digest: *digest,
    })
    .collect()
}
