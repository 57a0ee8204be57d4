//! Baselines: what is held of what is there now, and what there are.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::baseline::{Facts, Held, covers, held};
use crate::document::day;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::store::{Listed, State};
use crate::use_case::counted;
use crate::view::{BaselinePage, BaselineRow, Baselines, CoveredUseCase, Covering, Point, Row};
use crate::workspace::Reader;
use crate::workspace::screens::slices::number;

/// So many use cases of a baseline are shown with it.
const SHOWN: usize = 200;

/// What is to be a baseline: looked at without anybody waiting, and set then.
#[derive(Debug, Clone)]
pub struct Covered {
    /// What is held of each document, and whether it is a use case.
    pub(crate) documents: Vec<(Id, Held, bool)>,
}

impl Covered {
    /// How many use cases there are in it.
    pub fn use_cases(&self) -> usize {
        self.documents.iter().filter(|(.., is)| *is).count()
    }
}

impl Reader {
    /// Looks at what a baseline is to cover, and tells how many of how many documents it has looked at. What is being typed
    /// is not in it: it is no change yet.
    ///
    /// # Errors
    /// [`Error::Invalid`] where there is no use case; [`Error::Unknown`], [`Error::NotRead`].
    pub fn cover(
        &self,
        covering: &Covering,
        mut told: impl FnMut(usize, usize),
    ) -> Result<Covered, Error> {
        let ids = self.covered(covering)?;
        let is_use_case = |id: &Id| {
            let row = self.listed.get(id);
            row.is_some_and(|row| row.kind == kind::USE_CASE)
        };
        if !ids.iter().any(is_use_case) {
            return Err(Error::Invalid(
                "Choose a use case first: a baseline is of one at least.".to_owned(),
            ));
        }
        let of = ids.len();
        let documents = ids.into_iter().enumerate().map(|(done, id)| {
            told(done, of);
            let changes = self.shelf.source.changes(id, self.last)?;
            let held = Held::of(&fold(id, &changes), &changes);
            Ok((id, held, is_use_case(&id)))
        });
        Ok(Covered {
            documents: documents.collect::<Result<_, Error>>()?,
        })
    }

    fn covered(&self, covering: &Covering) -> Result<BTreeSet<Id>, Error> {
        let use_cases = match covering {
            Covering::Everything => {
                const KINDS: [&str; 5] = [
                    kind::USE_CASE,
                    kind::PERSON,
                    kind::INTEGRATION,
                    kind::METRIC,
                    kind::TAG,
                ];
                let rows = KINDS.iter().flat_map(|kind| self.listed_of(kind));
                return Ok(rows.map(|row| row.doc).collect());
            }
            Covering::UseCases { use_cases } => use_cases,
            Covering::Several { chosen } => &self.chosen(chosen)?,
        };
        let mut ids = BTreeSet::new();
        for id in use_cases {
            ids.extend(self.around(&self.use_case(id)?.document)?);
        }
        Ok(ids)
    }

    /// The baselines of the workspace, the one set last first.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn baselines(&self) -> Result<Baselines, Error> {
        let set = self.baselines_set().into_iter();
        let rows = set.map(|(listed, facts)| self.baseline_row(&listed, &facts));
        Ok(Baselines {
            revision: self.revision,
            baselines: rows.collect::<Result<_, _>>()?,
        })
    }

    /// A baseline with what it covers.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn baseline(&self, id: &str) -> Result<BaselinePage, Error> {
        let document = self.baseline_document(id)?;
        let listed = self.listed.get(&document.id);
        let listed = listed.ok_or(Error::Unknown("baseline"))?;
        let facts = Facts::of(&document);
        let mut use_cases = self.covered_by(&document)?;
        let more = use_cases.len().saturating_sub(SHOWN);
        use_cases.truncate(SHOWN);
        let fields = Scoping::built_in().fields(kind::BASELINE);
        let mut row = self.baseline_row(listed, &facts)?;
        let own = document.own().into_iter();
        let covered = own.flat_map(|own| own.fields.keys().filter_map(|name| covers(name)));
        let here = covered.filter(|id| self.listed.get(id).is_some()).count();
        if number(here) < facts.use_cases {
            row.covers = format!("{}, {here} of them in this copy", row.covers);
        }
        Ok(BaselinePage {
            revision: self.revision,
            baseline: row,
            row: Row {
                id: id.to_owned(),
                asks: self.asks(&document, document.id, fields)?,
            },
            lacks: self.lacking(&document)?,
            use_cases: use_cases
                .into_iter()
                .map(|row| self.covered_use_case(&document, &row))
                .collect::<Result<_, _>>()?,
            more: number(more),
        })
    }

    /// A baseline that is not deleted.
    pub(crate) fn baseline_document(&self, id: &str) -> Result<Arc<Document>, Error> {
        let id: Id = id.parse().map_err(|_| Error::Unknown("baseline"))?;
        let document = self.document(id)?;
        match document.kind() == kind::BASELINE && document.is_shown(id) {
            true => Ok(document),
            false => Err(Error::Unknown("baseline")),
        }
    }

    /// Those that are not deleted, the one set last first, with what is known of each.
    pub(crate) fn baselines_set(&self) -> Vec<(Arc<Listed>, Facts)> {
        let rows = self.listed_of(kind::BASELINE);
        let set =
            rows.filter_map(|row| Some((Arc::clone(self.listed.get(&row.doc)?), row.baseline()?)));
        let mut set: Vec<(Arc<Listed>, Facts)> = set.collect();
        set.sort_by_key(|(row, facts)| Reverse((facts.moment, row.doc)));
        set
    }

    /// Those that cover a use case, the one set last first.
    pub(crate) fn baselines_of(&self, use_case: Id) -> Result<Vec<(Arc<Listed>, Facts)>, Error> {
        let links = self.links_to(use_case, field::OF)?;
        let of: BTreeSet<Id> = links.into_iter().map(|link| link.source).collect();
        if of.is_empty() {
            return Ok(Vec::new());
        }
        let mut set = self.baselines_set();
        set.retain(|(row, _)| of.contains(&row.doc));
        Ok(set)
    }

    fn baseline_row(&self, listed: &Listed, facts: &Facts) -> Result<BaselineRow, Error> {
        let single: Option<Id> = facts.first.parse().ok().filter(|_| facts.use_cases == 1);
        let title = single.and_then(|id| self.listed.get(&id));
        let title = title.map(|row| self.name_listed(row)).transpose()?;
        let by: Option<Id> = facts.author.parse().ok();
        Ok(BaselineRow {
            id: listed.doc.to_string(),
            name: self.name_listed(listed)?,
            agreed: self.agreement(facts)?,
            covers: match title {
                Some(title) => format!("“{title}”"),
                None => counted(facts.use_cases as usize),
            },
            set: match by {
                Some(by) => format!("Set {} by {}", self.told(facts.at), self.name_of(by)?),
                None => String::new(),
            },
            use_case: single.map(|id| id.to_string()),
        })
    }

    /// The use cases that a baseline covers and that are not deleted, by title.
    fn covered_by(&self, baseline: &Document) -> Result<Vec<Arc<Listed>>, Error> {
        let own = baseline.own().ok_or(Error::Unknown("baseline"))?;
        let covered = own.fields.keys().filter_map(|name| covers(name));
        let rows = covered.filter_map(|id| self.listed.get(&id));
        let mut rows: Vec<Arc<Listed>> = rows
            .filter(|row| row.state != State::Hidden)
            .cloned()
            .collect();
        rows.sort_by_cached_key(|row| (self.collation.key(&row.title), row.doc));
        Ok(rows)
    }

    fn covered_use_case(&self, baseline: &Document, row: &Listed) -> Result<CoveredUseCase, Error> {
        let since = Point::Baseline {
            baseline: baseline.id.to_string(),
        };
        Ok(CoveredUseCase {
            id: row.doc.to_string(),
            title: self.name_listed(row)?,
            since: self.row_since(row, &since)?,
        })
    }

    /// `29 November 2026 · Anna de Vries`.
    pub(crate) fn agreement(&self, facts: &Facts) -> Result<String, Error> {
        let by: Option<Id> = facts.by.parse().ok();
        let by = by.map(|by| self.name_of(by)).transpose()?;
        let on = day::kept_in_words(&facts.on);
        Ok(Vec::from_iter(on.into_iter().chain(by)).join(" · "))
    }

    /// What of a baseline is not in this copy of the workspace, in words.
    fn lacking(&self, baseline: &Document) -> Result<String, Error> {
        let own = baseline.own().ok_or(Error::Unknown("baseline"))?;
        let covered = own.fields.keys().filter_map(|name| covers(name));
        let source = &self.shelf.source;
        // Of one that was set here everything was here then.
        let is_from_elsewhere = source.documents_from_elsewhere()?.contains(&baseline.id);
        let mut lacking = 0;
        for id in covered {
            // What never came here, such as other use cases than the one that was sent, is not missed.
            let Some((row, held)) = self.listed.get(&id).zip(held(baseline, id)) else {
                continue;
            };
            let mut is_lacking = row.changes < held.changes;
            for change in held.ids.iter().filter(|_| is_from_elsewhere) {
                is_lacking = is_lacking || !source.has(*change)?;
            }
            lacking += usize::from(is_lacking);
        }
        Ok(match lacking {
            0 => String::new(),
            1 => "Of one use case not everything that was agreed is in this copy of the workspace. Bring in work from whoever set the baseline.".to_owned(),
            many => format!("Of {many} use cases not everything that was agreed is in this copy of the workspace. Bring in work from whoever set the baseline."),
        })
    }
}
