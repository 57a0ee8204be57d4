//! Process Overview, the page of a phase, and what is entered there.

use crate::document::fold::Document;
use crate::document::kind::{self, benefit, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::framework::{Phase, Slot};
use crate::page::taken::taken;
use crate::use_case::UseCase;
use crate::use_case::progress::{self, Step};
use crate::use_case::reason::reasoned_in_words;
use crate::use_case::scoring;
use crate::view::{
    Ask, ChangedSince, ChecklistItem, Dimension, Neighbor, PhaseCard, PhasePage, Place, Point,
    Question, Reason, Scoring, Screen, Section, Stakeholder, UseCaseOverview,
};
use crate::workspace::Reader;
use crate::workspace::screens::gate::verdicts;
use crate::workspace::screens::involvement::letters;
use crate::workspace::screens::suspects::Named;
use crate::workspace::screens::wording::read;

impl Reader {
    /// The Process Overview of a use case.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn overview(&self, use_case: &str) -> Result<UseCaseOverview, Error> {
        let use_case = self.use_case(use_case)?;
        let framework = &use_case.framework;
        let header = self.header(&use_case)?;
        let card = |(phase, step): (&Phase, &Step)| -> Result<PhaseCard, Error> {
            Ok(PhaseCard {
                step: step.clone(),
                title: phase.heading(),
                description: phase.description.clone(),
                deliverables: progress::deliverables(&use_case, phase),
                progress: progress::of_phase(&use_case, phase),
                score: scoring::phase_score(&use_case, phase),
                gate: self.gate(&use_case, phase)?,
            })
        };
        Ok(UseCaseOverview {
            revision: self.revision,
            subtitle: framework.subtitle.clone(),
            details: self.details(&use_case.document)?,
            elsewhere: use_case.text(field::EXTERNAL_ID).to_owned(),
            phases: framework
                .phases
                .iter()
                .zip(&header.steps)
                .map(card)
                .collect::<Result<_, _>>()?,
            header,
            axes: scoring::axes(&use_case),
            progress: progress::of_use_case(&use_case),
            suspects: self.suspects(&use_case, Named::Anywhere)?,
        })
    }

    /// What use cases are found by in lists: type, owner and labels; and when it is to go live.
    fn details(&self, use_case: &Document) -> Result<Vec<Ask>, Error> {
        let asked = Scoping::built_in().fields(kind::USE_CASE).into_iter();
        let mut asked = Vec::from_iter(asked.filter_map(|ask| {
            let places = [
                field::ACTIVATION,
                field::OWNER,
                field::LABEL,
                field::TARGET_QUARTER,
                field::GO_LIVE,
            ];
            let place = places.iter().position(|name| *name == ask.field)?;
            Some((place, ask))
        }));
        asked.sort_by_key(|(place, _)| *place);
        self.asks(use_case, use_case.id, asked.into_iter().map(|(_, ask)| ask))
    }

    /// The page of a phase.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn phase(&self, use_case: &str, phase: &str) -> Result<PhasePage, Error> {
        self.phase_since(use_case, phase, None)
    }

    /// The same with what changed since a point, other than the last decision, which is told with what was decided.
    ///
    /// # Errors
    /// As there, and [`Error::Refused`] for no day.
    pub fn phase_since(
        &self,
        use_case: &str,
        phase: &str,
        since: Option<&Point>,
    ) -> Result<PhasePage, Error> {
        let use_case = self.use_case(use_case)?;
        let framework = &use_case.framework;
        let index = framework
            .phases
            .iter()
            .position(|other| other.key == phase)
            .ok_or(Error::Unknown("phase"))?;
        let phase = &framework.phases[index];
        let neighbor = |index: Option<usize>| {
            let phase = framework.phases.get(index?)?;
            Some(Neighbor {
                key: phase.key.clone(),
                label: phase.label.clone(),
            })
        };
        let header = self.header(&use_case)?;
        Ok(PhasePage {
            revision: self.revision,
            step: header.steps[index].clone(),
            header,
            title: phase.heading(),
            position: format!("Phase {} of {}", phase.number, framework.phases.len()),
            description: phase.description.clone(),
            activities: phase.activities.clone(),
            sections: self.sections(&use_case, phase)?,
            stakeholders: self.stakeholders(&use_case, phase)?,
            raci: letters(),
            raci_holes: self.holes_in_words(&use_case, phase)?,
            scoring: self.scoring_block(&use_case, phase)?,
            checklist: self.checklist(&use_case, phase)?,
            across: self.across(&use_case, phase)?,
            decisions: self.decisions(&use_case, phase)?,
            verdicts: verdicts(),
            points: self.points()?,
            since: match since {
                None | Some(Point::Decision) => None,
                Some(point) => {
                    let changed = self.changed_since(&use_case, phase, point)?;
                    let name = self.point_in_words(point)?;
                    let is_outside = self.is_outside(use_case.document.id, point)?;
                    Some(ChangedSince {
                        point: point.clone(),
                        said: match (&changed, is_outside) {
                            (None, _) => format!("New since {name}."),
                            (_, true) => format!("Not part of {name}."),
                            _ => String::new(),
                        },
                        name,
                        changed: changed.unwrap_or_default(),
                    })
                }
            },
            suspects: self.suspects(&use_case, Named::InPhase(&phase.key))?,
            progress: progress::of_phase(&use_case, phase),
            deliverables: progress::deliverables(&use_case, phase),
            previous: neighbor(index.checked_sub(1)),
            next: neighbor(index.checked_add(1)),
        })
    }

    fn sections(&self, use_case: &UseCase, phase: &Phase) -> Result<Vec<Section>, Error> {
        let framework = &use_case.framework;
        let mut sections = Vec::new();
        for section in phase.sections() {
            let mut questions = Vec::new();
            for question in section.questions {
                let field = question.field();
                questions.push(Question {
                    text: question.text.clone(),
                    hint: question.hint.clone(),
                    single_line: question.single_line,
                    answer: use_case.text(&field).to_owned(),
                    slot: (!question.is_title).then(|| question.slot().to_string()),
                    not_applicable: !use_case.is_applicable(&question.slot()),
                    reason: self.reason(use_case, &question.slot(), &question.text)?,
                    suggested: self.suggested_in(&use_case.document, &field)?,
                    taken: match question.single_line {
                        true => None,
                        false => taken(use_case.text(&field)),
                    },
                    html: match question.single_line {
                        true => String::new(),
                        false => read(use_case.text(&field)),
                    },
                    quotes: self.quotes(&use_case.document, framework, &field)?,
                    edited: self.edited(use_case, &field)?,
                    field,
                });
            }
            sections.push(Section {
                heading: section.heading.to_owned(),
                questions,
            });
        }
        Ok(sections)
    }

    fn stakeholders(&self, use_case: &UseCase, phase: &Phase) -> Result<Vec<Stakeholder>, Error> {
        let rows = use_case.stakeholders(&phase.key);
        let stakeholder = |row: &crate::use_case::StakeholderRow<'_>| {
            Ok(Stakeholder {
                id: row.id.to_string(),
                person: self.person(row.person())?,
                involvement: row.involvement().to_owned(),
                html: read(row.involvement()),
                raci: row.raci().to_owned(),
            })
        };
        rows.iter().map(stakeholder).collect()
    }

    fn scoring_block(&self, use_case: &UseCase, phase: &Phase) -> Result<Scoring, Error> {
        let dimension = |dimension: &crate::framework::Dimension| {
            let slot = dimension.slot();
            Ok(Dimension {
                field: slot.to_string(),
                name: dimension.name.clone(),
                description: dimension.description.clone(),
                direction: dimension.direction.label().to_owned(),
                axis: dimension.axis.label().to_owned(),
                labels: dimension.labels.to_vec(),
                score: use_case.score(&slot),
                not_applicable: !use_case.is_applicable(&slot),
                reason: self.reason(use_case, &slot, &dimension.name)?,
                worked_out: worked_out(use_case, &dimension.key),
            })
        };
        let dimensions = phase.dimensions.iter().map(dimension);
        Ok(Scoring {
            heading: phase.scoring.clone(),
            dimensions: dimensions.collect::<Result<_, Error>>()?,
            score: scoring::phase_score(use_case, phase),
        })
    }

    fn checklist(&self, use_case: &UseCase, phase: &Phase) -> Result<Vec<ChecklistItem>, Error> {
        let item = |item: &crate::framework::ChecklistItem| {
            let slot = item.slot();
            Ok(ChecklistItem {
                field: slot.to_string(),
                text: item.text.clone(),
                ticked: use_case.is_entered(&slot),
                not_applicable: !use_case.is_applicable(&slot),
                reason: self.reason(use_case, &slot, &item.text)?,
            })
        };
        phase.checklist.iter().map(item).collect()
    }

    /// Why what stands in a slot stands there, where that may be told.
    pub(crate) fn reason(
        &self,
        use_case: &UseCase,
        slot: &Slot,
        text: &str,
    ) -> Result<Option<Reason>, Error> {
        let Some(field) = use_case.reason_field(slot) else {
            return Ok(None);
        };
        Ok(Some(Reason {
            of: reasoned_in_words(&field, text),
            text: use_case.text(&field).to_owned(),
            html: read(use_case.text(&field)),
            edited: self.edited(use_case, &field)?,
            field,
        }))
    }
}

/// Where the ranges are entered that propose a score of a dimension.
fn worked_out(use_case: &UseCase, dimension: &str) -> Option<Place> {
    let is_proposed = Scoping::built_in().proposal.score == dimension;
    is_proposed.then(|| Place {
        screen: Some(Screen::Scoping),
        use_case: Some(use_case.document.id.to_string()),
        record: Some(use_case.document.id.to_string()),
        field: Some(benefit::PEOPLE.to_owned()),
        ..Place::default()
    })
}
