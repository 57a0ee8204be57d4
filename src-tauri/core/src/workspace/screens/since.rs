//! What of a use case is not as it was at a point in history: in the list of use cases quickly, of one use case to the word.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::baseline::changes_held;
use crate::document::change::{Edit, is_bookkeeping};
use crate::document::fold::{Document, Field};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::store::{Draft, Listed};
use crate::use_case::{UseCase, not_applicable_field};
use crate::view::{PastChoice, Point, RowSince};
use crate::workspace::Reader;
use crate::workspace::screens::history::parts;
use crate::workspace::screens::place::part_of;
use crate::workspace::screens::workshop::wording::is_silent;

/// What is said of a mark that is set: that it is, and no more.
const MARKS: [&str; 3] = ["yes", "ticked", "not applicable"];

/// Something of a use case that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turned {
    /// The row that it is in, or the use case itself.
    pub(crate) record: Id,
    /// The key of its phase, or what stands for one.
    pub(crate) part: String,
    /// What is asked there.
    pub(crate) label: String,
    /// What was said; nothing where nothing was.
    pub(crate) from: String,
    /// What is said.
    pub(crate) to: String,
    /// Whether it is a mark, which is set or not.
    pub(crate) is_mark: bool,
    /// Who made it so.
    pub(crate) author: Id,
    /// When, in milliseconds since 1970.
    pub(crate) at: i64,
}

/// A point as it is asked of many rows.
#[derive(Debug)]
pub(crate) enum Moved {
    /// A moment, as a stamp.
    Moment(i64),
    /// A baseline, with its moment for what it does not cover.
    Baseline(Arc<Document>, i64),
    /// Of each its own last decision.
    Decision,
}

/// What became of a use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Became {
    /// It was not there then.
    New,
    /// It was there, or came later from somebody who had it, and the baseline that is asked about is not of it.
    Outside,
    /// This is not as it was; nothing where all is.
    Other(Vec<Turned>),
}

impl Reader {
    /// What became of a use case since a point.
    ///
    /// # Errors
    /// As [`Reader::moment_of`].
    pub(crate) fn became(&self, use_case: &UseCase, since: &Point) -> Result<Became, Error> {
        let now = &use_case.document;
        let then = self.as_it_was(now, &self.changes_of(now)?, since)?;
        Ok(match then.own().is_some() && then.is_shown(then.id) {
            true if self.is_outside(now.id, since)? => Became::Outside,
            true => {
                let mut turned = self.turned(use_case, &then)?;
                // What is said of a decision, such as why it was made, belongs to it, though it is said after it.
                let is_decided =
                    |record: Id| now.rows(kind::DECISION).any(|(row, _)| row == record);
                turned.retain(|turned| *since != Point::Decision || !is_decided(turned.record));
                Became::Other(turned)
            }
            false => Became::New,
        })
    }

    /// Whether the point is a baseline that does not cover a document.
    pub(crate) fn is_outside(&self, id: Id, since: &Point) -> Result<bool, Error> {
        Ok(match since {
            Point::Baseline { baseline } => {
                changes_held(&*self.baseline_document(baseline)?, id).is_none()
            }
            _ => false,
        })
    }

    /// What of a use case is not as it was, in the order of its page.
    pub(crate) fn turned(&self, use_case: &UseCase, then: &Document) -> Result<Vec<Turned>, Error> {
        let (now, framework) = (&*use_case.document, &*use_case.framework);
        let places = [now, then].into_iter().flat_map(|document| {
            let records = document.records.iter();
            records.flat_map(|(id, record)| record.fields.keys().map(move |name| (*id, name)))
        });
        let places: BTreeSet<(Id, &String)> = places.collect();
        let order = Order::of(use_case);
        let mut turned = Vec::new();
        for (record, name) in places {
            let (from, to) = (shown(then, record, name), shown(now, record, name));
            if is_bookkeeping(name) || from == to {
                continue;
            }
            let held = now.records.get(&record).or(then.records.get(&record));
            let record_kind = held.map_or("", |held| held.kind.as_str());
            let edit = |value: &Value| Edit {
                value: value.clone(),
                ..Edit::at(record, record_kind, name)
            };
            let said = |document: &Document, value: &Value| match name.as_str() {
                field::PICTURE if !value.is_null() => Ok("yes".to_owned()),
                _ => self.value_in_words(document, framework, &edit(value)),
            };
            let (from, to) = (said(then, from)?, said(now, to)?);
            let edit = edit(&Value::Null);
            // What of a workshop lasts is what was rated, parked and taken on; who was there is in its protocol.
            let is_passing = [kind::WORKSHOP, kind::VOTE].contains(&record_kind);
            if is_silent(&edit) || is_passing {
                continue;
            }
            let part = part_of(now, framework, &edit).or(part_of(then, framework, &edit));
            let Some(part) = part.filter(|part| from != to && !part.is_empty()) else {
                continue;
            };
            let of = match now.records.contains_key(&record) {
                true => now,
                false => then,
            };
            let (author, at) = last(now, then, record, name);
            let place = order.place(&part, of, &edit);
            turned.push((
                place,
                Turned {
                    record,
                    label: self.label_in_row(now, then, use_case, &edit)?,
                    is_mark: [&from, &to]
                        .iter()
                        .all(|said| said.is_empty() || MARKS.contains(&said.as_str())),
                    part,
                    from,
                    to,
                    author,
                    at,
                },
            ));
        }
        turned.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(turned.into_iter().map(|(_, turned)| turned).collect())
    }

    /// What is asked where an edit is, with the row that it is in.
    fn label_in_row(
        &self,
        now: &Document,
        then: &Document,
        use_case: &UseCase,
        edit: &Edit,
    ) -> Result<String, Error> {
        let of = match now.records.contains_key(&edit.record) {
            true => now,
            false => then,
        };
        let label = self.label_of(of, &use_case.framework, edit)?;
        Ok(match (edit.kind.as_str(), edit.field.as_str()) {
            (kind::STEP, name) => {
                let number = |document: &Document| {
                    let mut rows = document.rows(kind::STEP);
                    rows.position(|(id, _)| id == edit.record)
                };
                let number = number(now).or(number(then)).map_or(0, |at| at + 1);
                match name {
                    kind::STEP => format!("Step {number}"),
                    _ => format!("Step {number}, {label}"),
                }
            }
            (kind::DESIGN, field::PICTURE) => "Design".to_owned(),
            (kind::DESIGN, _) => format!("Design, {label}"),
            (kind::STAKEHOLDER, field::PERSON) => "Stakeholder".to_owned(),
            _ => label,
        })
    }

    /// Whether something may be other in a use case than at a point, without reading it: there were changes since.
    pub(crate) fn may_differ(&self, row: &Listed, since: &Moved) -> bool {
        let is_typed = |draft: &Arc<Draft>| draft.doc == row.doc;
        match since {
            _ if self.draft.as_ref().is_some_and(is_typed) => true,
            Moved::Moment(moment) => row.stamp > *moment,
            Moved::Baseline(baseline, moment) => match changes_held(baseline, row.doc) {
                Some(changes) => changes != row.changes,
                None => row.stamp > *moment,
            },
            Moved::Decision => row.summary().is_some_and(|summary| {
                let decided = summary.decided;
                decided.is_some_and(|decided| row.stamp > decided) && !summary.rests
            }),
        }
    }

    /// What became of a use case, in few words for its row in a list.
    pub(crate) fn row_since(&self, row: &Listed, since: &Point) -> Result<RowSince, Error> {
        let said = |words: &str, changed| RowSince {
            words: words.to_owned(),
            changed,
        };
        if let (Point::Decision, Some(summary)) = (since, row.summary())
            && summary.decided.is_none()
        {
            return Ok(said("Nothing was decided here yet", false));
        }
        let is_outside = self.is_outside(row.doc, since)?;
        if !self.may_differ(row, &self.moved(since)?) {
            return Ok(match is_outside {
                true => said("Not part of it", false),
                false => said("As it was then", false),
            });
        }
        let document = self.document(row.doc)?;
        let use_case = UseCase::new(&document, &self.framework_of(&document)?);
        Ok(match self.became(&use_case, since)? {
            Became::New => said("New since then", true),
            Became::Outside => said("Not part of it", false),
            Became::Other(turned) if turned.is_empty() => {
                said("Worked on since then, and as it was", false)
            }
            Became::Other(turned) => {
                let names = parts_of(&use_case, &turned);
                said(&format!("Changed: {}", names.join(", ")), true)
            }
        })
    }

    /// The point, read once to be asked of many rows.
    pub(crate) fn moved(&self, since: &Point) -> Result<Moved, Error> {
        Ok(match since {
            Point::Decision => Moved::Decision,
            Point::Baseline { baseline } => Moved::Baseline(
                self.baseline_document(baseline)?,
                self.moment_of(since, None)?,
            ),
            Point::Moment { .. } | Point::Day { .. } => Moved::Moment(self.moment_of(since, None)?),
        })
    }
}

/// The parts of a use case that something is of, by name, in their order.
pub(crate) fn parts_of(use_case: &UseCase, turned: &[Turned]) -> Vec<String> {
    let names = parts(&use_case.framework).into_iter();
    let is_any = |part: &PastChoice| turned.iter().any(|turned| turned.part == part.key);
    let short = |part: PastChoice| match use_case.framework.phase(&part.key) {
        Some(phase) => phase.label.clone(),
        None => part.name,
    };
    names.filter(is_any).map(short).collect()
}

/// What is shown in a place; nothing where its row is hidden.
fn shown<'a>(document: &'a Document, record: Id, name: &str) -> &'a Value {
    let is_shown = record == document.id || document.is_shown(record);
    let held = document.records.get(&record).filter(|_| is_shown);
    held.map_or(&Value::Null, |held| held.value(name))
}

/// Who made a place what it is now, and when: whoever hid its row, where that is hidden by now.
fn last(now: &Document, then: &Document, record: Id, name: &str) -> (Id, i64) {
    let field = |document: &'_ Document, name: &str| -> Option<(Id, i64)> {
        let held = document.records.get(&record)?;
        let field: &Field = held.fields.get(name)?;
        Some((field.author, field.at))
    };
    let hidden = match record == now.id || now.is_shown(record) {
        true => None,
        false => field(now, field::GONE),
    };
    let said = hidden
        .or_else(|| field(now, name))
        .or_else(|| field(then, name));
    said.unwrap_or((Id::from_bytes([0; 16]), 0))
}

/// Where what is asked of a use case stands on its page.
struct Order {
    parts: Vec<String>,
    fields: Vec<String>,
}

/// The number of the part, of the field or row in it, and of the field in the row.
type Place = (usize, usize, String, usize);

impl Order {
    fn of(use_case: &UseCase) -> Self {
        let framework = &use_case.framework;
        let slots = framework.phases.iter().flat_map(|phase| phase.slots());
        let slots = slots.flat_map(|slot| [framework.field_of(&slot), not_applicable_field(&slot)]);
        let scoped = Scoping::built_in().fields(kind::USE_CASE).into_iter();
        Self {
            parts: parts(framework).into_iter().map(|part| part.key).collect(),
            fields: slots
                .chain(scoped.map(|field| field.field.clone()))
                .collect(),
        }
    }

    fn place(&self, part: &str, document: &Document, edit: &Edit) -> Place {
        let part = self.parts.iter().position(|known| known == part);
        let part = part.unwrap_or(self.parts.len());
        if edit.record != document.id {
            let fields = Scoping::built_in().fields(&edit.kind).into_iter();
            let mut names = fields.map(|field| field.field.as_str());
            let at = names.position(|name| name == edit.field).unwrap_or(0);
            let row = document.records.get(&edit.record);
            let row = row.map_or("", |row| row.text(field::POSITION));
            // Rows of a kind stand together, behind what is asked of all.
            let row = format!("{} {row} {}", edit.kind, edit.record);
            return (part, self.fields.len(), row, at);
        }
        let is_of = |known: &String| {
            let rest = edit.field.strip_prefix(known.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '-']))
        };
        let at = self.fields.iter().position(is_of);
        (part, at.unwrap_or(self.fields.len()), edit.field.clone(), 0)
    }
}
