//! Use cases from a table: what each row makes or changes is planned, looked at, and then done as one action.

pub(crate) mod columns;
mod done;
mod known;
pub(crate) mod preview;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use columns::Columns;
use known::{People, UseCases};

use crate::document::change::{Change, Edit};
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::document::spot::Spot;
use crate::document::undo::Pending;
use crate::document::value::clean;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::BUILT_IN;
use crate::framework::scoping::Control;
use crate::spreadsheet::{Row, Spreadsheet};
use crate::store::{Typing, hash};
use crate::text::name;
use crate::use_case;
use crate::use_case::entry::is_typed;
use crate::view::{Done, Place, SheetMapping, SheetProgress};
use crate::workspace::changes::commit::Edits;
use crate::workspace::changes::site::Site;
use crate::workspace::{Reader, Workspace, created, pending};

/// What hears how far it is, and answers whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(SheetProgress) -> bool;

/// After so many rows it is told how far it is.
const STRIDE: usize = 64;

/// What taking in a table does.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The rows that make or change a use case.
    pub(crate) rows: Vec<Planned>,
    /// The rows that are left out, with their titles and why.
    pub(crate) left: Vec<(u32, String, Vec<String>)>,
    /// How many use cases are as in the table already.
    pub(crate) same: usize,
    /// The people whom nobody knows yet, by name.
    pub(crate) people: Vec<(String, Edits)>,
}

/// A row that makes or changes a use case.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) document: Id,
    pub(crate) is_new: bool,
    pub(crate) edits: Vec<Edit>,
}

/// What rows are planned by.
struct Planning<'a> {
    /// With a new use case that nobody sees, by which what can be entered in one is known.
    reader: &'a Reader,
    blank: Id,
    /// Where columns go in that one, by their fields.
    sites: BTreeMap<&'a str, Site<'a>>,
    /// What a new use case goes by.
    framework: String,
    columns: Columns,
    use_cases: UseCases,
    people: People,
    ids: &'a mut dyn FnMut() -> Id,
}

impl Reader {
    /// What taking in a table would do.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no column has titles, or it was stopped; [`Error::NotRead`].
    pub(crate) fn plan_sheet(
        &self,
        table: &Spreadsheet,
        mapping: &SheetMapping,
        ids: &mut dyn FnMut() -> Id,
        watch: Watch<'_>,
    ) -> Result<Plan, Error> {
        let columns = Columns::of(table, mapping)?;
        let framework = hash(BUILT_IN.as_bytes());
        let blank = blank(ids(), &framework);
        let mut reader = self.clone();
        let (document, ahead) = (blank.id, BTreeMap::from([(blank.id, Arc::new(blank))]));
        reader.ahead = Arc::new(ahead);
        let fields = columns.fields();
        let spots = Vec::from_iter(fields.map(|field| Spot::own(document, field)));
        let mut sites = BTreeMap::new();
        for spot in &spots {
            match reader.site(spot) {
                Ok(site) => {
                    sites.insert(spot.field.as_str(), site);
                }
                // A field that a new use case does not have is told with each row that says something of it.
                Err(error) if error.is_refusal() => {}
                Err(error) => return Err(error),
            }
        }
        let mut planning = Planning {
            use_cases: UseCases::of(self, columns.has(field::EXTERNAL_ID))?,
            people: People::of(self)?,
            sites,
            reader: &reader,
            blank: document,
            framework,
            columns,
            ids,
        };
        let mut plan = Plan::default();
        // Rows that say what they are called elsewhere first: what the others mean by their titles follows from these.
        let rows = table.below(mapping.has_header).iter();
        let mut rows: Vec<&Row> = rows.collect();
        let has_identifier = |row: &&Row| {
            let said = planning.columns.said(row, field::EXTERNAL_ID);
            said.is_ok_and(|said| !said.is_empty())
        };
        if planning.columns.has(field::EXTERNAL_ID) {
            rows.sort_by_cached_key(|row| !has_identifier(row));
        }
        for (at, row) in rows.iter().enumerate() {
            if at % STRIDE == 0 && !watch(progress("Reading", at, rows.len(), 0)) {
                return Err(stopped());
            }
            planning.row(row, &mut plan)?;
        }
        plan.rows.sort_by_key(|row| row.number);
        plan.left.sort_by_key(|(number, ..)| *number);
        // Who is named in rows alone that are left out stays unknown.
        let owners = plan.rows.iter().flat_map(|row| &row.edits);
        let owners: HashSet<&str> = owners
            .filter(|edit| edit.field == field::OWNER)
            .map(|edit| edit.value.text())
            .collect();
        let made = planning.people.into_made().into_iter();
        let made = made.filter(|(_, (id, _))| owners.contains(id.to_string().as_str()));
        plan.people = made.collect();
        Ok(plan)
    }
}

impl Planning<'_> {
    /// Plans a row.
    fn row(&mut self, row: &Row, plan: &mut Plan) -> Result<(), Error> {
        let (mut said, mut reasons) = (Vec::new(), Vec::new());
        for field in self.columns.fields() {
            match self.columns.said(row, field) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => said.push((field.to_owned(), text)),
                Err(reason) => reasons.push(reason),
            }
        }
        if said.is_empty() && reasons.is_empty() {
            return Ok(());
        }
        let text = |wanted: &str| {
            let found = said.iter().find(|(field, _)| field == wanted);
            found.map_or(String::new(), |(_, text)| text.clone())
        };
        let (title, identifier) = (name::clean(&text(field::TITLE)), text(field::EXTERNAL_ID));
        let known = self.use_cases.meant(row.number, &title, &identifier);
        let known = known.unwrap_or_else(|reason| {
            reasons.push(reason);
            None
        });
        if known.is_none() && title.is_empty() && reasons.is_empty() {
            reasons.push("It has no title.".to_owned());
        }
        let shown = match known {
            Some(document) if title.is_empty() => {
                use_case::title(&*self.reader.folded(document)?).to_owned()
            }
            _ => title.clone(),
        };
        let document = known.unwrap_or(self.blank);
        let mut pending = Vec::new();
        if reasons.is_empty() {
            for (field, text) in &said {
                match self.entered(document, field, text) {
                    Ok(edits) => pending.extend(edits),
                    Err(error) if error.is_refusal() => reasons.push(error.to_string()),
                    Err(error) => return Err(error),
                }
            }
            reasons.dedup();
        }
        if reasons.is_empty() {
            let own = known.unwrap_or_else(|| (self.ids)());
            let taken = self.use_cases.take(own, row.number, &title, &identifier);
            match taken {
                Ok(()) => match self.edits(own, known.is_none(), pending)? {
                    edits if edits.is_empty() => plan.same += 1,
                    edits => plan.rows.push(Planned {
                        number: row.number,
                        title: shown.clone(),
                        document: own,
                        is_new: known.is_none(),
                        edits,
                    }),
                },
                Err(reason) => reasons.push(reason),
            }
        }
        if !reasons.is_empty() {
            plan.left.push((row.number, shown, reasons));
        }
        Ok(())
    }

    /// What a cell enters in a use case.
    fn entered(&mut self, document: Id, field: &str, said: &str) -> Result<Vec<Pending>, Error> {
        if field == field::EXTERNAL_ID {
            let kept = clean(said, true)?.text;
            return Ok(vec![pending(document, kind::USE_CASE, field, kept)]);
        }
        let (spot, found);
        let site = match self.sites.get(field).filter(|_| document == self.blank) {
            Some(site) => site,
            None => {
                spot = Spot::own(document, field);
                found = self.reader.site(&spot)?;
                &found
            }
        };
        let standing = site.document.own().map_or("", |own| own.text(field));
        if is_typed(site.control) && standing.trim() == said {
            return Ok(Vec::new());
        }
        let entry = match site.control {
            Control::Person => {
                let person = self.people.meant(said, self.ids).map_err(Error::Invalid)?;
                let before = standing.parse().ok().map(|held| self.reader.one(held));
                if before == Some(person) {
                    return Ok(Vec::new());
                }
                // Somebody new is not there to be known yet.
                return Ok(vec![site.edit(person.to_string().into())]);
            }
            control => {
                let framework = self.reader.framework_of(&site.document)?;
                columns::entry(said, control, &framework, field).map_err(Error::Invalid)?
            }
        };
        self.reader.pending_of(site, entry)
    }

    /// The edits that make or change a use case.
    fn edits(&self, document: Id, is_new: bool, pending: Vec<Pending>) -> Result<Vec<Edit>, Error> {
        if !is_new {
            return self.reader.edits(document, pending);
        }
        let framework = self.framework.as_str();
        let framework = self::pending(document, kind::USE_CASE, field::FRAMEWORK, framework);
        let begun = [created(document, kind::USE_CASE), framework];
        let edit = |pending: Pending| Edit {
            record: document,
            kind: pending.kind,
            field: pending.field,
            value: pending.value,
            base: Vec::new(),
        };
        Ok(begun.into_iter().chain(pending).map(edit).collect())
    }
}

impl Workspace {
    /// Takes in a table as one action: use cases that are new are made, those that are there get what differs, and what can't be
    /// taken is left out. An empty cell changes nothing.
    ///
    /// # Errors
    /// As [`Reader::preview_sheet`], and [`Error::NotSaved`]; then nothing is changed.
    pub fn import_sheet(
        &mut self,
        table: &Spreadsheet,
        mapping: &SheetMapping,
        watch: Watch<'_>,
    ) -> Result<Done, Error> {
        self.settle()?;
        let reader = self.reader();
        let mut ids = self.ids_in_order(table.below(mapping.has_header).len());
        let mut next_id = || ids.next().unwrap_or_else(|| self.next_id());
        let plan = reader.plan_sheet(table, mapping, &mut next_id, watch)?;
        // What it shares with the workspace would be copied to be changed.
        drop(reader);
        let notice = plan.done_in_words();
        if plan.rows.is_empty() {
            return Ok(self.done(None, Some(notice)));
        }
        self.built_in_framework()?;
        let action = self.next_id();
        let mut changes = Vec::new();
        for planned in plan.rows {
            let action = match mutant::lacks("an import is one action") {
                true => self.next_id(),
                false => action,
            };
            changes.push(self.change(
                planned.document,
                What::Import,
                Some(action),
                None,
                planned.edits,
            ));
        }
        for (_, (person, pending)) in plan.people {
            let edits = self.edits(person, pending)?;
            changes.push(self.change(person, What::Import, Some(action), None, edits));
        }
        // It is one moment for all, in which they stand in the order of their rows.
        if let Some(at) = changes.first().map(|first| first.at) {
            changes.iter_mut().for_each(|change| change.at = at);
        }
        let of = changes.len();
        let written = self.append_watched(changes, Typing::Stays, &mut |at| {
            watch(progress("Writing", at, of, 50))
        })?;
        if !written {
            return Err(stopped());
        }
        self.stacks.push(action, None);
        Ok(self.done(Some(Place::default()), Some(notice)))
    }

    /// Ids for what the rows of a table become, in their order: those of one millisecond are in none.
    fn ids_in_order(&mut self, rows: usize) -> impl Iterator<Item = Id> + use<> {
        // One is for what stands for a use case that is new.
        let mut ids: Vec<Id> = (0..=rows).map(|_| self.next_id()).collect();
        ids.sort_unstable();
        ids.into_iter()
    }
}

/// `1 use case`, `12 use cases`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        more => format!("{more} {noun}s"),
    }
}

/// A new use case in which nothing is entered, which nobody ever sees.
fn blank(id: Id, framework: &str) -> Document {
    let edit = |pending: Pending| Edit {
        record: id,
        kind: pending.kind,
        field: pending.field,
        value: pending.value,
        base: Vec::new(),
    };
    let framework = pending(id, kind::USE_CASE, field::FRAMEWORK, framework);
    let edits = [created(id, kind::USE_CASE), framework];
    let change = Change {
        id,
        doc: id,
        stamp: 1,
        at: 1,
        author: id,
        what: What::Create,
        action: None,
        undoes: None,
        via: None,
        edits: edits.into_iter().map(edit).collect(),
    };
    fold(id, &[change])
}

fn progress(doing: &str, at: usize, of: usize, from: usize) -> SheetProgress {
    SheetProgress {
        in_words: format!("{doing} row {} of {of}", at + 1),
        percent: u32::try_from(from + at * 50 / of.max(1)).unwrap_or(100),
    }
}

fn stopped() -> Error {
    Error::Invalid("Stopped. Nothing was changed.".to_owned())
}
