//! Whether a workspace file and its backups are whole: what an opening looks at, and what it has no time for. It only reads,
//! and says of each fault what puts it right, if anything does.

mod backups;
mod looking;
mod remedy;
mod report;
mod stamps;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::{BUILT_IN, Framework};
use crate::picture::{Refused, check_size, size_in_words};
use crate::store::{Deviation, Frameworks, How, Listed, Sought, Store, hash};
use looking::Looking;
pub use looking::{Check, Looked};
pub use remedy::Remedy;
use remedy::Whole;
pub(super) use remedy::{framework_in, picture_in};
pub use report::{Fault, Finding, Report};
use words::{
    ALTERED, FOREIGN, FOREIGN_TRIGGER, FRAMEWORK, FRAMEWORK_ALTERED, INDEX, INDEXES, LISTING,
    PICTURE, STRUCTURE, TABLE, TOO_LARGE, TRIGGER, TYPING, WORDS,
};

/// Checks a workspace file, which may be open in another process meanwhile, without its backups.
///
/// # Errors
/// A file that is missing, foreign or newer can't be checked.
pub fn check(path: &Path) -> Result<Report, Error> {
    let report = Check::of(path, Vec::new()).run(|_| true)?;
    Ok(report.unwrap_or_default())
}

/// Looks at all of a private copy; answers whether it was not broken off.
fn look(store: &Store, whole: &Whole<'_>, looking: &mut Looking<'_>, report: &mut Report) -> bool {
    match store.integrity() {
        Ok(lines) => structure(store, lines, report),
        Err(error) => report.add(
            Fault::Structure,
            None,
            STRUCTURE,
            sentence(&error.to_string()),
        ),
    }
    let rest = schema(store, report)
        .and_then(|()| log(store, whole, looking, report))
        .and_then(|held| {
            let Some(held) = held else { return Ok(false) };
            listing(store, &held, report)?;
            pictures(store, &held.designs, whole, looking, report)
        });
    rest.unwrap_or_else(|error| {
        let what = sentence(&error.to_string());
        report.add(Fault::Unreadable, None, STRUCTURE, what);
        true
    })
}

/// What SQLite says: where only indexes are wrong, they are made anew, here in the copy too, which is read by them.
fn structure(store: &Store, lines: Vec<String>, report: &mut Report) {
    let only_indexes = !lines.is_empty() && store.reindexed();
    for line in lines {
        let what = format!("SQLite reports: {}", sentence(&line));
        match only_indexes {
            true => report.add_with(Fault::Index, None, INDEXES, what, Some(Remedy::Indexes)),
            false => report.add(Fault::Structure, None, STRUCTURE, what),
        }
    }
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
        let is_made_again = how == How::Missing && ["index", "trigger"].contains(&kind.as_str());
        let remedy = is_made_again.then_some(Remedy::Schema);
        report.add_with(Fault::Schema, None, meaning, what, remedy);
    }
    Ok(())
}

/// What shows the picture that the settings name.
const LOGO: &str = "the logo";

/// By so many hexadecimal digits a framework is called.
const DIGITS: usize = 8;

/// What the documents of the log make it necessary to have.
#[derive(Default)]
struct Held {
    listed: Vec<Listed>,
    /// What seals the words that each is found by.
    words: BTreeMap<Id, u32>,
    /// The picture of every design that is shown, with its document and what that is called.
    designs: Vec<(String, Id, String)>,
}

/// The log of changes, and the frameworks that use cases name; nothing where it was broken off.
fn log(
    store: &Store,
    whole: &Whole<'_>,
    looking: &mut Looking<'_>,
    report: &mut Report,
) -> Result<Option<Held>, Error> {
    let frameworks = frameworks(store, whole, report)?;
    let read = Frameworks::default();
    let mut held = Held::default();
    for id in store.documents()? {
        if !looking.goes_on() {
            return Ok(None);
        }
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
            let remedy = whole.framework(hash);
            report.add_with(Fault::Framework, Some(id), FRAMEWORK, what, remedy);
        }
        let designs = document.rows(kind::DESIGN);
        held.designs.extend(
            designs.map(|(_, design)| (design.text(field::PICTURE).to_owned(), id, name.clone())),
        );
        let logo = document.own().map_or("", |own| own.text(field::PICTURE));
        if !logo.is_empty() {
            held.designs.push((logo.to_owned(), id, LOGO.to_owned()));
        }
        held.words.insert(id, Sought::all(&document).seal());
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
    Ok(Some(held))
}

/// The hashes by which use cases can name a framework.
fn frameworks(
    store: &Store,
    whole: &Whole<'_>,
    report: &mut Report,
) -> Result<BTreeSet<String>, Error> {
    let mut usable = BTreeSet::new();
    for (kept_by, text) in store.frameworks()? {
        report.frameworks += 1;
        let text = match text {
            Ok(text) => text,
            Err(bytes) => {
                let size = size_in_words(bytes);
                let what = format!(
                    "{} is too long to be read: it has {size}.",
                    called(&kept_by)
                );
                let remedy = whole.framework(&kept_by);
                report.add_with(Fault::Framework, None, FRAMEWORK, what, remedy);
                continue;
            }
        };
        if hash(text.as_bytes()) != kept_by {
            let what = format!("{} is not as it was written.", called(&kept_by));
            let remedy = whole.framework(&kept_by);
            report.add_with(Fault::Framework, None, FRAMEWORK_ALTERED, what, remedy);
        }
        match Framework::parse(&text) {
            Ok(_) => drop(usable.insert(kept_by)),
            Err(problems) => {
                let first = problems.first().map(ToString::to_string);
                let first = sentence(&first.unwrap_or_default());
                let what = format!("{} can't be understood: {first}", called(&kept_by));
                let remedy = whole.framework(&kept_by);
                report.add_with(Fault::Framework, None, FRAMEWORK, what, remedy);
            }
        }
    }
    Ok(usable)
}

/// A framework in words: the built-in one, or by as many digits as tell it from the few others.
fn called(kept_by: &str) -> String {
    match hash(BUILT_IN.as_bytes()) == kept_by {
        true => "The built-in framework".to_owned(),
        false => format!("The framework {}", kept_by.get(..DIGITS).unwrap_or(kept_by)),
    }
}

/// The pictures kept, and those that designs name; answers whether it was not broken off.
fn pictures(
    store: &Store,
    designs: &[(String, Id, String)],
    whole: &Whole<'_>,
    looking: &mut Looking<'_>,
    report: &mut Report,
) -> Result<bool, Error> {
    let mut kept = BTreeSet::new();
    let shown_in = |hash: &str| {
        let names = designs.iter().filter(|(named, ..)| named == hash);
        let names: BTreeSet<&str> = names.map(|(.., name)| name.as_str()).collect();
        match names.is_empty() {
            true => String::new(),
            false => format!(", which {} shows,", Vec::from_iter(names).join(" and ")),
        }
    };
    for blob in store.blobs()? {
        if !looking.goes_on() {
            return Ok(false);
        }
        report.pictures += 1;
        let hash = blob.kept_by;
        if !blob.is_whole {
            let shown = shown_in(&hash);
            let what = format!("The picture {hash}{shown} is not as it was kept.");
            let remedy = whole.picture(&hash);
            report.add_with(Fault::Picture, None, PICTURE, what, remedy);
        } else if check_size(blob.length) == Err(Refused::TooLarge(blob.length)) {
            let size = size_in_words(blob.length);
            let what = format!("The picture {hash} is too large to be shown: it has {size}.");
            report.add(Fault::Picture, None, TOO_LARGE, what);
        }
        kept.insert(hash);
    }
    for (hash, id, name) in designs.iter().filter(|(hash, ..)| !kept.contains(hash)) {
        let what = match name == LOGO {
            true => format!("The logo names the picture {hash}, which is not there."),
            false => format!("A design of {name} names the picture {hash}, which is not there."),
        };
        let remedy = whole.picture(hash);
        report.add_with(Fault::Picture, Some(*id), PICTURE, what, remedy);
    }
    Ok(true)
}

/// The listing beside what a refill would make it. An older file gets its listing when it is migrated.
fn listing(store: &Store, held: &Held, report: &mut Report) -> Result<(), Error> {
    if report.format < Store::NEWEST {
        return store.migrate(report.format);
    }
    let rows = store.listing()?.into_iter();
    let mut listed: BTreeMap<Id, Listed> = rows.map(|row| (row.doc, row)).collect();
    let links = store.link_seals()?;
    words(store, held, report)?;
    for document in &held.listed {
        if links.get(&document.doc).copied().unwrap_or(0) != document.links {
            let what = format!(
                "What {} names is not what its changes make.",
                name(document)
            );
            let remedy = Some(Remedy::Caches);
            report.add_with(Fault::Listing, Some(document.doc), LISTING, what, remedy);
        }
        let what = match listed.remove(&document.doc) {
            Some(row) if row == *document => continue,
            Some(row) if described(&row) == described(document) => {
                format!(
                    "The figures of {} in the list are not what its changes make.",
                    name(&row)
                )
            }
            Some(row) => format!("{} is listed as {}.", described(document), described(&row)),
            None => format!("{} is not listed.", described(document)),
        };
        let remedy = Some(Remedy::Caches);
        report.add_with(Fault::Listing, Some(document.doc), LISTING, what, remedy);
    }
    for row in listed.into_values() {
        let what = format!("{} is listed and not there.", described(&row));
        let remedy = Some(Remedy::Caches);
        report.add_with(Fault::Listing, Some(row.doc), LISTING, what, remedy);
    }
    Ok(())
}

/// What is found by its words beside what a refill would make of it, and its index beside its table.
fn words(store: &Store, held: &Held, report: &mut Report) -> Result<(), Error> {
    let (sums, kept) = store.word_seals()?;
    let altered = held.listed.iter().filter(|row| {
        let sum = sums.get(&row.doc).copied().unwrap_or(0);
        held.words.get(&row.doc) != Some(&sum) || kept.get(&row.doc) != Some(&sum)
    });
    let mut remedied = |doc, what| {
        let remedy = Some(Remedy::Caches);
        report.add_with(Fault::Listing, doc, WORDS, what, remedy);
    };
    for row in altered {
        let what = format!(
            "What {} is found by is not what its changes make.",
            name(row)
        );
        remedied(Some(row.doc), what);
    }
    let strange = sums
        .keys()
        .chain(kept.keys())
        .any(|doc| !held.words.contains_key(doc));
    if strange {
        remedied(
            None,
            "Words are kept of a document that is not there.".to_owned(),
        );
    }
    if !store.is_word_index_whole() {
        remedied(
            None,
            "The index of words does not say what its table does.".to_owned(),
        );
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
