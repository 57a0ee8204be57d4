//! Whether a workspace file is whole: what an opening looks at, and what it has no time for. It only reads.

mod stamps;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Framework;
use crate::picture::{Refused, check_size, size_in_words};
use crate::store::{Deviation, Frameworks, How, Listed, Store, hash};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The file's format.
    pub format: i64,
    /// How many documents it holds: use cases, people, settings.
    pub documents: usize,
    /// How many changes they are made of.
    pub changes: usize,
    /// How many frameworks it keeps.
    pub frameworks: usize,
    /// How many pictures it keeps.
    pub pictures: usize,
    /// How many changes are in the log beside the file and not in the file itself.
    pub in_log: usize,
    /// What is wrong; nothing where all is well.
    pub findings: Vec<Finding>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What kind of fault it is.
    pub fault: Fault,
    /// What was found, in a sentence.
    pub what: String,
    /// What it means, and what to do.
    pub meaning: &'static str,
    /// The document it is about, if it is about one.
    pub document: Option<String>,
}

/// Kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// SQLite can't rely on the file's structure.
    Structure,
    /// A table, index or trigger is missing, altered or foreign.
    Schema,
    /// A change is not as it was written.
    Checksum,
    /// A change claims to be from a time that it can't be from.
    Stamp,
    /// Something can't be read.
    Unreadable,
    /// A framework is damaged, or a use case names one that is not there.
    Framework,
    /// A picture is damaged, or a design names one that is not there.
    Picture,
    /// The list of documents is not what the documents make it.
    Listing,
    /// The log of latest changes is another file's, damaged or gone.
    Log,
    /// What was being typed is not as it was written.
    Typing,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    fn add(&mut self, fault: Fault, document: Option<Id>, meaning: &'static str, what: String) {
        self.findings.push(Finding {
            fault,
            what,
            meaning,
            document: document.map(|id| id.to_string()),
        });
    }
}

const STRUCTURE: &str = "Parts of the file can't be relied on, and Ninefold will not open it. Keep it, and go on with a \
                         backup or an earlier copy.";
const ALTERED: &str = "What it says may be wrong, so Ninefold will not open the file. Keep it, and go on with a backup or \
                       an earlier copy.";
const TABLE: &str =
    "Data may be missing. Keep the file, and go on with a backup or an earlier copy.";
const INDEX: &str = "Nothing is lost, but the workspace opens more slowly.";
const TRIGGER: &str =
    "Nothing is lost, but nothing keeps another program from altering what was written.";
const FOREIGN: &str =
    "Another program has written to the file. What Ninefold keeps there is not affected by it.";
const FOREIGN_TRIGGER: &str = "Another program has written to the file, and what it left there may alter what Ninefold \
                               writes. Go on with a backup or an earlier copy.";
const FRAMEWORK: &str = "Answers and scores are safe, but the built-in framework is shown in its place, and what it does not \
                         know is not shown.";
const PICTURE: &str = "All that was written is safe, and the picture can't be shown. Attach it to its use case once more.";
const TOO_LARGE: &str = "Nothing is lost, and no picture of this size was attached here. Attach a smaller one to its use case.";
const FRAMEWORK_ALTERED: &str = "Answers and scores are safe, but questions and ratings may not read as they did when they were \
                                 answered. Go on with a backup or an earlier copy.";
const LOG: &str =
    "Open the file in the window to decide how to go on; nothing is changed before that.";
const PARTED: &str = "Keep the file, and look for the original beside its log: it has everything.";
const TYPING: &str = "Everything else is safe. Open the file in the window to go on without it.";
const LISTING: &str = "Nothing is lost: the list is made from what was written. The next change to the document puts it right.";

/// Checks a workspace file, which may be open in a window meanwhile.
///
/// # Errors
/// A file that is missing, foreign or newer can't be checked.
pub fn check(path: &Path) -> Result<Report, Error> {
    let mut report = Report::default();
    let (store, found) = match Store::open_unchecked(path) {
        Err(Error::Damaged { what, details }) => {
            let details = if details.is_empty() { what } else { details };
            report.add(Fault::Structure, None, STRUCTURE, sentence(&details));
            return Ok(report);
        }
        opened => opened?,
    };
    report.format = found.format;
    report.in_log = found.in_log;
    if let Some(doubt) = found.doubt {
        report.add(Fault::Log, None, LOG, doubt.what);
    }
    if let Some(parted) = found.notice {
        report.add(Fault::Log, None, PARTED, parted);
    }
    match store.integrity() {
        Ok(lines) => {
            for line in lines {
                let what = format!("SQLite reports: {}", sentence(&line));
                report.add(Fault::Structure, None, STRUCTURE, what);
            }
        }
        Err(error) => report.add(
            Fault::Structure,
            None,
            STRUCTURE,
            sentence(&error.to_string()),
        ),
    }
    let rest = schema(&store, &mut report)
        .and_then(|()| log(&store, &mut report))
        .and_then(|held| {
            listing(&store, held.listed, &mut report)?;
            pictures(&store, &held.designs, &mut report)
        });
    if let Err(error) = rest {
        let what = sentence(&error.to_string());
        report.add(Fault::Unreadable, None, STRUCTURE, what);
    }
    Ok(report)
}

fn schema(store: &Store, report: &mut Report) -> Result<(), Error> {
    for Deviation { kind, name, how } in store.deviations(report.format)? {
        let what = match how {
            How::Missing => format!("The {kind} {name} is missing."),
            How::Altered => format!("The {kind} {name} is not as Ninefold makes it."),
            How::Foreign => format!("The {kind} {name} is not one of Ninefold's."),
        };
        let meaning = match (how, kind.as_str()) {
            (How::Foreign, "trigger") => FOREIGN_TRIGGER,
            (How::Foreign, _) => FOREIGN,
            (_, "index") => INDEX,
            (_, "trigger") => TRIGGER,
            _ => TABLE,
        };
        report.add(Fault::Schema, None, meaning, what);
    }
    Ok(())
}

/// What the documents of the log make it necessary to have.
#[derive(Default)]
struct Held {
    listed: Vec<Listed>,
    /// The picture of every design that is shown, with its document and what that is called.
    designs: Vec<(String, Id, String)>,
}

/// The log of changes, and the frameworks that use cases name.
fn log(store: &Store, report: &mut Report) -> Result<Held, Error> {
    let frameworks = frameworks(store, report)?;
    let read = Frameworks::default();
    let mut held = Held::default();
    for id in store.documents()? {
        report.documents += 1;
        let kept = match store.kept(id) {
            Ok(kept) => kept,
            Err(error) => {
                let what = format!("The changes of document {id} can't be read. {error}");
                report.add(Fault::Unreadable, Some(id), STRUCTURE, what);
                continue;
            }
        };
        report.changes += kept.len();
        let document = Arc::new(fold(id, kept.iter().map(|kept| &kept.change)));
        let row = Listed::of(&document, |hash| store.framework(&read, hash));
        let name = name(&row);
        for kept in kept.iter().filter(|kept| !kept.is_whole) {
            let fields: Vec<&str> = kept.change.edits.iter().map(|edit| &*edit.field).collect();
            let what = format!(
                "A change of {name} is not as it was written. It is to: {}.",
                fields.join(", ")
            );
            report.add(Fault::Checksum, Some(id), ALTERED, what);
        }
        stamps::of_document(id, &name, &kept, report);
        let hash = document.own().map_or("", |own| own.text("framework"));
        if document.kind() == kind::USE_CASE && !frameworks.contains(hash) {
            let what =
                format!("{name} names a framework that the file does not hold in a usable form.");
            report.add(Fault::Framework, Some(id), FRAMEWORK, what);
        }
        let designs = document.rows(kind::DESIGN);
        held.designs.extend(
            designs.map(|(_, design)| (design.text(field::PICTURE).to_owned(), id, name.clone())),
        );
        held.listed.push(row);
    }
    let stray = store.stray_edits()?;
    if stray > 0 {
        let what = format!("Edits without the change they belong to: {stray}.");
        report.add(Fault::Checksum, None, TABLE, what);
    }
    stamps::of_draft(store.draft()?, report);
    if let Some(doubt) = store.altered_typing(report.format)? {
        report.add(Fault::Typing, None, TYPING, doubt.what);
    }
    Ok(held)
}

/// The hashes by which use cases can name a framework.
fn frameworks(store: &Store, report: &mut Report) -> Result<BTreeSet<String>, Error> {
    let mut usable = BTreeSet::new();
    for (kept_by, text) in store.frameworks()? {
        report.frameworks += 1;
        let text = match text {
            Ok(text) => text,
            Err(bytes) => {
                let size = size_in_words(bytes);
                let what =
                    format!("The framework {kept_by} is too long to be read: it has {size}.");
                report.add(Fault::Framework, None, FRAMEWORK, what);
                continue;
            }
        };
        if hash(text.as_bytes()) != kept_by {
            let what = format!("The framework {kept_by} is not as it was written.");
            report.add(Fault::Framework, None, FRAMEWORK_ALTERED, what);
        }
        match Framework::parse(&text) {
            Ok(_) => drop(usable.insert(kept_by)),
            Err(problems) => {
                let first = problems.first().map(ToString::to_string);
                let first = sentence(&first.unwrap_or_default());
                let what = format!("The framework {kept_by} can't be understood: {first}");
                report.add(Fault::Framework, None, FRAMEWORK, what);
            }
        }
    }
    Ok(usable)
}

/// The pictures kept, and those that designs name.
fn pictures(
    store: &Store,
    designs: &[(String, Id, String)],
    report: &mut Report,
) -> Result<(), Error> {
    let mut kept = BTreeSet::new();
    for blob in store.blobs()? {
        report.pictures += 1;
        let hash = blob.kept_by;
        if !blob.is_whole {
            let what = format!("The picture {hash} is not as it was kept.");
            report.add(Fault::Picture, None, PICTURE, what);
        } else if check_size(blob.length) == Err(Refused::TooLarge(blob.length)) {
            let size = size_in_words(blob.length);
            let what = format!("The picture {hash} is too large to be shown: it has {size}.");
            report.add(Fault::Picture, None, TOO_LARGE, what);
        }
        kept.insert(hash);
    }
    for (hash, id, name) in designs.iter().filter(|(hash, ..)| !kept.contains(hash)) {
        let what = format!("A design of {name} names the picture {hash}, which is not there.");
        report.add(Fault::Picture, Some(*id), PICTURE, what);
    }
    Ok(())
}

/// The listing beside what a refill would make it. An older file gets its listing when it is migrated.
fn listing(store: &Store, documents: Vec<Listed>, report: &mut Report) -> Result<(), Error> {
    if report.format < Store::NEWEST {
        return store.migrate(report.format);
    }
    let rows = store.listing()?.into_iter();
    let mut listed: BTreeMap<Id, Listed> = rows.map(|row| (row.doc, row)).collect();
    for document in documents {
        let what = match listed.remove(&document.doc) {
            Some(row) if row == document => continue,
            Some(row) if described(&row) == described(&document) => {
                format!(
                    "The figures of {} in the list are not what its changes make.",
                    name(&row)
                )
            }
            Some(row) => format!("{} is listed as {}.", described(&document), described(&row)),
            None => format!("{} is not listed.", described(&document)),
        };
        report.add(Fault::Listing, Some(document.doc), LISTING, what);
    }
    for row in listed.into_values() {
        let what = format!("{} is listed and not there.", described(&row));
        report.add(Fault::Listing, Some(row.doc), LISTING, what);
    }
    Ok(())
}

/// What a person calls a document: its title, or what it is.
fn name(row: &Listed) -> String {
    if row.title.is_empty() {
        let kind = if row.kind.is_empty() {
            "document"
        } else {
            &row.kind
        };
        format!("the {kind} without a name")
    } else {
        format!("“{}”", row.title)
    }
}

fn described(row: &Listed) -> String {
    format!("{} ({}, {})", name(row), row.kind, row.state.label())
}

/// A text that ends in a full stop.
fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches(['.', ' ', '\n']))
}
