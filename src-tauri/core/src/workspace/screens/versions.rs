//! Versions of the requirements of a use case: the baselines that cover it, counted.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::baseline::{Facts, held};
use crate::document::change::Edit;
use crate::document::day;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::store::{Listed, State};
use crate::use_case::UseCase;
use crate::use_case::agreed::{rested_on, rests_on};
use crate::view::{RequirementsVersion, SCOPING};
use crate::workspace::Reader;
use crate::workspace::screens::place::part_of;
use crate::workspace::screens::since::Turned;

impl Reader {
    /// Which version of its requirements a use case has, and what changed since the version before; nothing where none are
    /// entered and none were agreed.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn version_of(
        &self,
        use_case: &UseCase,
    ) -> Result<Option<RequirementsVersion>, Error> {
        let mut agreed = self.baselines_of(use_case.document.id)?;
        if let Some(past) = &self.past {
            agreed.retain(|(_, facts)| facts.moment <= past.moment);
        }
        let count = agreed.len();
        let mut agreed = agreed.iter();
        let Some(latest) = agreed.next() else {
            return self.draft_of(use_case, "Draft".to_owned());
        };
        let changed = self.requirements_since(use_case, latest)?;
        if !changed.is_empty() {
            let draft = self.draft_of(use_case, format!("Draft after version {count}"))?;
            return Ok(draft.map(|draft| RequirementsVersion {
                since: format!("Changed since version {count}"),
                changed,
                ..draft
            }));
        }
        let (row, facts) = latest;
        let said = [
            format!("Version {count}"),
            self.name_listed(row)?,
            self.agreement(facts)?,
        ];
        let said = said.into_iter().filter(|said| !said.is_empty());
        let before = agreed.next();
        let changed = before.map(|before| self.requirements_since(use_case, before));
        let changed = changed.transpose()?.unwrap_or_default();
        Ok(Some(RequirementsVersion {
            in_words: Vec::from_iter(said).join(" · "),
            since: match before {
                Some(_) => format!("Changed since version {}", count - 1),
                None => String::new(),
            },
            changed,
        }))
    }

    /// What of the requirements is not as it was when a baseline was set.
    fn requirements_since(
        &self,
        use_case: &UseCase,
        (baseline, _): &(Arc<Listed>, Facts),
    ) -> Result<Vec<String>, Error> {
        let document = &use_case.document;
        let baseline = self.folded(baseline.doc)?;
        let Some(held) = held(&baseline, document.id) else {
            return Ok(Vec::new());
        };
        let then = held.fold(document.id, &self.changes_of(document)?);
        let mut turned = self.turned(use_case, &then)?;
        turned.retain(|turned| turned.part == SCOPING);
        let mut changed: Vec<String> = turned.iter().map(in_short).collect();
        if steps(document, &then) != steps(&then, document) {
            changed.push("Order of steps (changed)".to_owned());
        }
        changed.extend(self.named_since(document, &then, &baseline)?);
        Ok(changed)
    }

    /// What of the documents that requirements name, then and now, is not as it was when a baseline was set: it stands in the
    /// requirements, too.
    fn named_since(
        &self,
        now: &Document,
        then: &Document,
        baseline: &Document,
    ) -> Result<Vec<String>, Error> {
        let named = |document: &Document| -> BTreeSet<Id> {
            let links = rests_on(document).into_iter();
            let links = links.filter(|link| link.phase.is_empty());
            links.map(|link| link.target).collect()
        };
        let mut changed = Vec::new();
        for id in named(now).intersection(&named(then)) {
            let row = self.listed.get(id).filter(|row| row.state == State::Shown);
            let Some((row, held)) = row.zip(held(baseline, *id)) else {
                continue;
            };
            if row.kind == kind::USE_CASE || row.changes == held.changes {
                continue;
            }
            let now = self.document(*id)?;
            let then = held.fold(*id, &self.changes_of(&now)?);
            let value = |document: &Document, field: &str| {
                document.own().map(|own| own.value(field).clone())
            };
            for (field, idea, _) in rested_on(now.kind()) {
                if value(&now, field) != value(&then, field) {
                    let name = match now.kind() {
                        kind::PERSON => self.name_of(*id)?,
                        _ => self.called(&now)?,
                    };
                    changed.push(format!("{name}, {idea} (changed)"));
                }
            }
        }
        Ok(changed)
    }

    /// What nobody agreed on yet, with who wrote last and when; nothing where nobody wrote.
    fn draft_of(
        &self,
        use_case: &UseCase,
        version: String,
    ) -> Result<Option<RequirementsVersion>, Error> {
        let Some((at, author)) = last_written(use_case) else {
            return Ok(None);
        };
        let day = day::in_words(at, &(self.zone)());
        Ok(Some(RequirementsVersion {
            in_words: format!("{version} · {day} · {}", self.name_of(author)?),
            since: String::new(),
            changed: Vec::new(),
        }))
    }
}

/// The steps of a document that another has, too, in their order.
fn steps(document: &Document, other: &Document) -> Vec<Id> {
    let is_there: BTreeSet<Id> = other.rows(kind::STEP).map(|(id, _)| id).collect();
    let rows = document.rows(kind::STEP).map(|(id, _)| id);
    rows.filter(|id| is_there.contains(id)).collect()
}

/// When something was written last in the requirements of a use case, and by whom.
fn last_written(use_case: &UseCase) -> Option<(i64, Id)> {
    let document = &use_case.document;
    let records = document.records.iter();
    let fields = records.flat_map(|(id, record)| {
        let fields = record.fields.iter();
        fields.map(move |(name, field)| (Edit::at(*id, &record.kind, name), field))
    });
    let of_requirements = fields.filter(|(edit, _)| {
        let part = part_of(document, &use_case.framework, edit);
        part.as_deref() == Some(SCOPING)
    });
    let last = of_requirements.max_by_key(|(_, field)| (field.stamp, field.change));
    last.map(|(_, field)| (field.at, field.author))
}

/// `Owner (changed)`.
fn in_short(turned: &Turned) -> String {
    let became = match (turned.from.as_str(), turned.to.as_str()) {
        ("", _) => "added",
        (_, "") => "removed",
        _ => "changed",
    };
    format!("{} ({became})", turned.label)
}
