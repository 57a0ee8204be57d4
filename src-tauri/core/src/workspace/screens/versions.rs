//! Versions of the requirements of a use case: the baselines that cover it, counted.

use std::sync::Arc;

use crate::document::baseline::{Facts, held};
use crate::document::change::Edit;
use crate::document::day;
use crate::document::id::Id;
use crate::error::Error;
use crate::store::Listed;
use crate::use_case::UseCase;
use crate::view::{RequirementsVersion, SCOPING};
use crate::workspace::Reader;
use crate::workspace::screens::history::part_of;
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
                changed: changed.iter().map(in_short).collect(),
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
            changed: changed.iter().map(in_short).collect(),
        }))
    }

    /// What of the requirements is not as it was when a baseline was set.
    fn requirements_since(
        &self,
        use_case: &UseCase,
        (baseline, _): &(Arc<Listed>, Facts),
    ) -> Result<Vec<Turned>, Error> {
        let document = &use_case.document;
        let baseline = self.folded(baseline.doc)?;
        let Some(held) = held(&baseline, document.id) else {
            return Ok(Vec::new());
        };
        let then = held.fold(document.id, &self.changes_of(document)?);
        let mut turned = self.turned(use_case, &then)?;
        turned.retain(|turned| turned.part == SCOPING);
        Ok(turned)
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
