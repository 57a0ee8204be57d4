//! Rescue: a new workspace from what can be read of a damaged one, and the newest backup. A document is a set of changes, so
//! what both have together is what there is. The damaged file and what lies beside it are only read.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::bulk::Bulk;
use super::image::Image;
use super::salvage::Salvage;
use super::{Cached, Draft, Listed, Sought, Store, draft, header, whose_log};
use crate::disk::files::companions;
use crate::document::change::Change;
use crate::document::erasure::Erasures;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::links;
use crate::document::mutant;
use crate::error::Error;
use crate::framework;

/// How many documents are named.
const NAMED: usize = 12;

/// What a rescue comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Yield {
    /// How many changes of the damaged file can be read and are as they were written.
    pub readable: usize,
    /// How many can't: what is left of them is not as it was written, or their numbers are missing.
    pub unreadable: usize,
    /// How many changes only the backup has, those among the unreadable ones included.
    pub from_backup: usize,
    /// How many changes neither has.
    pub lost: usize,
    /// How many changes there are in all.
    pub changes: usize,
    /// How many use cases these make, without those that were deleted.
    pub use_cases: usize,
    /// How many pictures.
    pub pictures: usize,
    /// What is called what of which a change is lost, as far as that is known.
    pub incomplete: Vec<String>,
    /// The backup shares no change with the damaged file, and was left out.
    pub is_foreign: bool,
    /// How many changes lie in a log that can't be shown to be of the damaged file, and were left out.
    pub apart: usize,
    /// What that log is called.
    pub log: String,
}

/// What can be saved.
#[derive(Debug)]
pub struct Rescue {
    /// In the order of their arrival.
    changes: Vec<Change>,
    documents: Vec<Arc<Document>>,
    erased: Erasures,
    frameworks: BTreeMap<String, String>,
    pictures: BTreeMap<String, (Vec<u8>, String)>,
    typed: Option<Draft>,
    comes_to: Yield,
}

impl Yield {
    /// What can be read, what can't, and what is lost, in sentences.
    pub fn told(&self) -> Vec<String> {
        let mut told = vec![match self.readable {
            0 => "Nothing can be read in the damaged file.".to_owned(),
            readable => format!(
                "{} can be read in the damaged file, checksum and all.",
                changes(readable)
            ),
        }];
        if self.unreadable > 0 {
            told.push(format!("{} in it can't be read.", changes(self.unreadable)));
        }
        if self.is_foreign {
            told.push(
                "The backup is of another workspace, and nothing of it was taken.".to_owned(),
            );
        }
        if self.apart > 0 {
            told.push(format!(
                "The log beside it can't be shown to belong to it, so {} in that log were left out. The log stays where it is: to save \
                 them as a workspace of their own, open “{}”.",
                changes(self.apart),
                self.log
            ).replace("1 change in that log were", "1 change in that log was"));
        }
        if self.from_backup > 0 {
            told.push(
                format!("{} come from the backup.", changes(self.from_backup))
                    .replace("1 change come", "1 change comes"),
            );
        }
        told.push(match self.lost {
            0 => "Nothing that is known of is lost.".to_owned(),
            lost => {
                let of = match self.incomplete.is_empty() {
                    true => String::new(),
                    false => format!(", some of them of {}", quoted(&self.incomplete)),
                };
                format!(
                    "{} can't be had from either{of}: what was there before shows instead.",
                    changes(lost)
                )
            }
        });
        told
    }
}

fn changes(number: usize) -> String {
    match number {
        1 => "1 change".to_owned(),
        _ => format!("{number} changes"),
    }
}

fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    quoted.join(", ")
}

impl Rescue {
    /// Looks at what can be saved of a damaged workspace that nobody has open, together with a backup of it.
    ///
    /// # Errors
    /// A file that can't be read at all, by the system's word; [`Error::Invalid`] where nothing of a workspace is in either.
    pub fn of(path: &Path, backup: Option<&Path>) -> Result<Self, Error> {
        let there = backup.map(|backup| Salvage::of(backup, None)).transpose()?;
        let here = match Salvage::of(path, there.as_ref()) {
            Err(Error::Missing(_)) if there.is_some() => Salvage::default(),
            found => found?,
        };
        let there = there.unwrap_or_default();
        // Two workspaces of one name may have had the same place.
        let known_here: BTreeSet<Id> = here.changes.keys().map(|(_, id)| *id).collect();
        let is_own = known_here.is_empty()
            || there.changes.keys().any(|(_, id)| known_here.contains(id))
            || mutant::lacks("another workspace's backup is left out");
        let is_foreign = !is_own && !there.changes.is_empty();
        let there = if is_own { there } else { Salvage::default() };
        let mut comes_to = Yield {
            readable: here.changes.len(),
            is_foreign,
            apart: here.apart,
            log: match here.apart {
                0 => String::new(),
                _ => name(&companions(path)[0]),
            },
            ..Yield::default()
        };
        let typed = typed(path, here.leaves_log);
        let gaps = gaps(&here);
        comes_to.unreadable = gaps.len();
        let held: BTreeSet<i64> = there.changes.keys().map(|(n, _)| *n).collect();
        let lost: BTreeSet<i64> = gaps.into_iter().filter(|n| !held.contains(n)).collect();
        comes_to.lost = lost.len();
        let incomplete: BTreeSet<Id> = lost
            .iter()
            .filter_map(|n| here.altered.get(n).copied())
            .collect();
        // By their numbers; one that came twice, the second time after an import was let go of, is one.
        let mut known = BTreeSet::new();
        let mut changes: Vec<(i64, Change)> = Vec::new();
        let mut add = |all: BTreeMap<(i64, Id), Change>| {
            for ((n, id), change) in all {
                if known.insert(id) {
                    changes.push((n, change));
                }
            }
            known.len()
        };
        let own = add(here.changes);
        if !mutant::lacks("what only the backup has is saved too") {
            comes_to.from_backup = add(there.changes) - own;
        }
        changes.sort_by_key(|(n, change)| (*n, change.stamp, change.id));
        let mut changes: Vec<Change> = changes.into_iter().map(|(_, change)| change).collect();
        let mut erased = here.erased;
        erased.extend(there.erased.iter().cloned());
        for change in &mut changes {
            erased.blank(change);
        }
        if changes.is_empty() {
            return Err(nothing(&comes_to));
        }
        comes_to.changes = changes.len();
        let documents = folded(&changes);
        for document in &documents {
            let name = called(document);
            if document.kind() == kind::USE_CASE && document.is_shown(document.id) {
                comes_to.use_cases += 1;
            }
            if incomplete.contains(&document.id)
                && !name.is_empty()
                && comes_to.incomplete.len() < NAMED
            {
                comes_to.incomplete.push(name.to_owned());
            }
        }
        // What is typed into what nobody knows may be another workspace's.
        let is_known: BTreeSet<Id> = documents.iter().map(|document| document.id).collect();
        let mut pictures = there.pictures;
        pictures.extend(here.pictures);
        comes_to.pictures = pictures.len();
        let mut frameworks = there.frameworks;
        frameworks.extend(here.frameworks);
        Ok(Self {
            changes,
            documents,
            erased,
            frameworks,
            pictures,
            typed: typed.filter(|draft| is_known.contains(&draft.doc)),
            comes_to,
        })
    }

    /// What it comes to.
    pub fn comes_to(&self) -> &Yield {
        &self.comes_to
    }

    /// Makes a new workspace of it, which is looked through before it gets its name.
    ///
    /// # Errors
    /// [`Error::Exists`], and what writing can meet; then there is no new file.
    pub fn write(&self, target: &Path) -> Result<(), Error> {
        let bulk = Bulk::begin(target)?;
        bulk.keep_framework(framework::BUILT_IN)?;
        for text in self.frameworks.values() {
            bulk.keep_framework(text)?;
        }
        for (bytes, mime) in self.pictures.values() {
            bulk.keep_blob(mime, bytes)?;
        }
        for change in &self.changes {
            bulk.append(change)?;
        }
        bulk.note_erased(&self.erased)?;
        for document in &self.documents {
            bulk.list(&Cached {
                listed: Listed::of(document, |hash| bulk.framework(hash)),
                links: Some(links(document)),
                sought: Sought::all(document),
            })?;
        }
        if let Some(typed) = &self.typed {
            bulk.keep_draft(typed)?;
        }
        bulk.finish()?;
        Store::open_copy(target).map(drop).inspect_err(|_| {
            let _ = fs::remove_file(target);
        })
    }
}

/// The numbers of changes that there were and that can't be read: up to the last that can, or is there and altered.
fn gaps(here: &Salvage) -> Vec<i64> {
    let held: BTreeSet<i64> = here.changes.keys().map(|(n, _)| *n).collect();
    let last = held.last().max(here.altered.keys().last()).copied();
    let all = 1..=last.unwrap_or(0).min(MOST);
    all.filter(|n| !held.contains(n)).collect()
}

/// No workspace has so many changes: a number beyond is damaged.
const MOST: i64 = 50_000_000;

fn folded(changes: &[Change]) -> Vec<Arc<Document>> {
    let mut of: HashMap<Id, Vec<&Change>> = HashMap::new();
    let mut order = Vec::new();
    for change in changes {
        let of = of.entry(change.doc).or_default();
        if of.is_empty() {
            order.push(change.doc);
        }
        of.push(change);
    }
    let document = |doc| Arc::new(fold(doc, of.get(&doc).into_iter().flatten().copied()));
    order.into_iter().map(document).collect()
}

fn called(document: &Document) -> &str {
    let text = |field| document.own().map_or("", |own| own.text(field));
    match text(field::TITLE) {
        "" => text(field::NAME),
        title => title,
    }
}

/// What was being typed, where SQLite can read it and it is as it was written; of the file alone where its log is left.
fn typed(path: &Path, leaves_log: bool) -> Option<Draft> {
    let copy = match leaves_log {
        true => Image::of(path).ok()?.opened().ok()?,
        false => whose_log::look(path).ok()?.0,
    };
    let format = header::known_version(&copy).ok()?;
    let is_whole = draft::is_whole(&copy, format).ok()?;
    is_whole.then(|| draft::get(&copy).ok().flatten()).flatten()
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Where nothing is left of a file that could be saved.
fn nothing(comes_to: &Yield) -> Error {
    let beside = match comes_to.apart {
        0 => String::new(),
        apart => format!(
            " There may be more in the log beside it, which can't be shown to belong to it: to save the {} in it as a workspace of \
             their own, open “{}”.",
            changes(apart),
            comes_to.log
        ),
    };
    Error::Invalid(format!(
        "Nothing of a workspace can be read in this file, so nothing was saved, and the file was left as it is. Choose a backup, or \
         look for an earlier copy, such as a cloud folder or a backup of the whole computer keeps.{beside}"
    ))
}
