//! Process Overview, the page of a phase, and what is entered there.

use super::commit::Action;
use super::{Workspace, pending};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::{Value, clean};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::framework::{Phase, Slot};
use crate::page::taken::taken;
use crate::use_case::{UseCase, not_applicable_field};
use crate::use_case::{progress, scoring};
use crate::view::{
    ChecklistItem, Control, Dimension, Done, Neighbor, PhaseCard, PhasePage, Question, Scoring,
    Section, Stakeholder, Typed, UseCaseOverview,
};

impl Workspace {
    /// The Process Overview of a use case.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn overview(&mut self, use_case: &str) -> Result<UseCaseOverview, Error> {
        let (document, framework) = self.use_case(use_case)?;
        let use_case = UseCase::new(&document, &framework);
        let card = |phase: &Phase| PhaseCard {
            step: progress::step(&use_case, phase),
            title: phase.heading(),
            description: phase.description.clone(),
            deliverables: progress::deliverables(&use_case, phase),
            progress: progress::of_phase(&use_case, phase),
            score: scoring::phase_score(&use_case, phase),
        };
        Ok(UseCaseOverview {
            revision: self.revision,
            header: self.header(&use_case)?,
            subtitle: framework.subtitle.clone(),
            phases: framework.phases.iter().map(card).collect(),
            axes: scoring::axes(&use_case),
            progress: progress::of_use_case(&use_case),
        })
    }

    /// The page of a phase.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn phase(&mut self, use_case: &str, phase: &str) -> Result<PhasePage, Error> {
        let (document, framework) = self.use_case(use_case)?;
        let use_case = UseCase::new(&document, &framework);
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
        Ok(PhasePage {
            revision: self.revision,
            header: self.header(&use_case)?,
            step: progress::step(&use_case, phase),
            title: phase.heading(),
            position: format!("Phase {} of {}", phase.number, framework.phases.len()),
            description: phase.description.clone(),
            activities: phase.activities.clone(),
            sections: self.sections(&use_case, phase)?,
            stakeholders: self.stakeholders(&use_case, phase)?,
            scoring: scoring_block(&use_case, phase),
            checklist: checklist(&use_case, phase),
            progress: progress::of_phase(&use_case, phase),
            deliverables: progress::deliverables(&use_case, phase),
            previous: neighbor(index.checked_sub(1)),
            next: neighbor(index.checked_add(1)),
        })
    }

    /// Puts a typed text on disk: an answer, a title, an involvement or something about a person. It is there when this
    /// returns.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Archived`], [`Error::Unknown`], [`Error::NotSaved`]; then nothing is changed.
    pub fn type_text(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        text: &str,
    ) -> Result<Typed, Error> {
        let doc: Id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let record: Id = record.parse().map_err(|_| Error::Unknown("row"))?;
        let (kind, single_line) = self.typed_field(doc, record, field)?;
        let cleaned = clean(text, single_line)?;
        let note = match cleaned.replaced {
            0 => None,
            1 => Some("One character that can't be stored was replaced by �.".to_owned()),
            many => Some(format!(
                "{many} characters that can't be stored were replaced by �."
            )),
        };
        let stored = (cleaned.text != text).then(|| cleaned.text.clone());
        self.flush(doc, record, kind, field, Value::from(cleaned.text))?;
        Ok(Typed {
            revision: self.revision,
            undo: self.undo_state(),
            stored,
            note,
        })
    }

    /// Scores a dimension from 1 to 5, or clears its score.
    ///
    /// # Errors
    /// [`Error::Invalid`] for another number, and as [`Workspace::type_text`].
    pub fn set_score(
        &mut self,
        use_case: &str,
        field: &str,
        score: Option<u32>,
    ) -> Result<Done, Error> {
        if score.is_some_and(|score| !(1..=5).contains(&score)) {
            return Err(Error::Invalid(
                "A score is a whole number from 1 to 5.".to_owned(),
            ));
        }
        let slot: Slot = field.parse().map_err(|_| Error::Unknown("dimension"))?;
        let is_known = matches!(slot, Slot::Score(_));
        let value = score.map_or(Value::Null, |score| Value::Integer(score.into()));
        self.set(use_case, &slot, is_known, "score", field, value)
    }

    /// Ticks a checklist item, or takes the tick away.
    ///
    /// # Errors
    /// As [`Workspace::set_score`].
    pub fn set_tick(&mut self, use_case: &str, field: &str, ticked: bool) -> Result<Done, Error> {
        let slot: Slot = field
            .parse()
            .map_err(|_| Error::Unknown("checklist item"))?;
        let is_known = matches!(slot, Slot::Tick(_));
        self.set(use_case, &slot, is_known, "tick", field, flag(ticked))
    }

    /// Marks a question, dimension or checklist item as not applicable, or as applicable again. What was entered there
    /// is kept.
    ///
    /// # Errors
    /// As [`Workspace::set_score`]; the title is always applicable.
    pub fn set_applicable(
        &mut self,
        use_case: &str,
        slot: &str,
        applicable: bool,
    ) -> Result<Done, Error> {
        let slot: Slot = slot.parse().map_err(|_| Error::Unknown("field"))?;
        let (_, framework) = self.use_case(use_case)?;
        let is_title = framework.field_of(&slot) == "title";
        self.set(
            use_case,
            &slot,
            !is_title,
            "applicable",
            &not_applicable_field(&slot),
            flag(!applicable),
        )
    }

    fn set(
        &mut self,
        use_case: &str,
        slot: &Slot,
        is_known: bool,
        what: &'static str,
        field: &str,
        value: Value,
    ) -> Result<Done, Error> {
        self.settle()?;
        let (document, framework) = self.open_use_case(use_case)?;
        if !is_known || framework.text_of(slot).is_none() {
            return Err(Error::Unknown("field"));
        }
        self.act(Action::on(
            document.id,
            what,
            vec![pending(document.id, kind::USE_CASE, field, value)],
        ))?;
        Ok(self.done(None, None))
    }

    /// The kind of the record a typed field is in, and whether it is one line.
    fn typed_field(
        &mut self,
        doc: Id,
        record: Id,
        field: &str,
    ) -> Result<(&'static str, bool), Error> {
        let document = self.document(doc)?;
        if document.kind() == kind::PERSON {
            let is_known =
                doc == record && field::OF_PERSON.contains(&field) && document.is_shown(doc);
            return if is_known {
                Ok((kind::PERSON, true))
            } else {
                Err(Error::Unknown("person"))
            };
        }
        let document = self.editable(doc)?;
        let kind_of_record = document.records.get(&record).map_or("", |held| &held.kind);
        if let Some(typed) = scoping_field(kind_of_record, field) {
            return match document.is_shown(record) {
                true => Ok(typed),
                false => Err(Error::Unknown("row")),
            };
        }
        let framework = self.framework_of(&document)?;
        if record != doc {
            let is_row = document
                .rows(kind::STAKEHOLDER)
                .any(|(row, _)| row == record);
            return if is_row && field == field::INVOLVEMENT {
                Ok((kind::STAKEHOLDER, false))
            } else {
                Err(Error::Unknown("row"))
            };
        }
        let mut questions = framework.phases.iter().flat_map(|phase| &phase.questions);
        let question = questions
            .find(|question| question.field() == field)
            .ok_or(Error::Unknown("question"))?;
        Ok((kind::USE_CASE, question.single_line))
    }

    fn sections(&mut self, use_case: &UseCase, phase: &Phase) -> Result<Vec<Section>, Error> {
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
                    taken: match question.single_line {
                        true => None,
                        false => taken(use_case.text(&field)),
                    },
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

    fn stakeholders(
        &mut self,
        use_case: &UseCase,
        phase: &Phase,
    ) -> Result<Vec<Stakeholder>, Error> {
        let rows = use_case.stakeholders(&phase.key);
        let uses = if rows.is_empty() {
            Vec::new()
        } else {
            self.uses()?
        };
        let stakeholder = |row: &crate::use_case::StakeholderRow<'_>| {
            Ok(Stakeholder {
                id: row.id.to_string(),
                person: self.person(row.person(), &uses)?,
                involvement: row.involvement().to_owned(),
            })
        };
        rows.iter().map(stakeholder).collect()
    }
}

fn scoring_block(use_case: &UseCase, phase: &Phase) -> Scoring {
    let dimension = |dimension: &crate::framework::Dimension| Dimension {
        field: dimension.slot().to_string(),
        name: dimension.name.clone(),
        description: dimension.description.clone(),
        direction: dimension.direction.label().to_owned(),
        axis: dimension.axis.label().to_owned(),
        labels: dimension.labels.to_vec(),
        score: use_case.score(&dimension.slot()),
        not_applicable: !use_case.is_applicable(&dimension.slot()),
    };
    Scoring {
        heading: phase.scoring.clone(),
        dimensions: phase.dimensions.iter().map(dimension).collect(),
        score: scoring::phase_score(use_case, phase),
    }
}

fn checklist(use_case: &UseCase, phase: &Phase) -> Vec<ChecklistItem> {
    let item = |item: &crate::framework::ChecklistItem| ChecklistItem {
        field: item.slot().to_string(),
        text: item.text.clone(),
        ticked: use_case.is_entered(&item.slot()),
        not_applicable: !use_case.is_applicable(&item.slot()),
    };
    phase.checklist.iter().map(item).collect()
}

/// A tick as a value: 1, or nothing.
fn flag(set: bool) -> Value {
    if set { Value::Integer(1) } else { Value::Null }
}

/// The kind of a record and whether the field is one line, for those of scoping that are typed.
fn scoping_field(record: &str, field: &str) -> Option<(&'static str, bool)> {
    let found = Scoping::built_in().find(record, field)?;
    let single_line = match found.field.kind {
        Control::Text => false,
        Control::Line => true,
        _ if found.is_other => true,
        _ => return None,
    };
    let record = kind::SCOPED.iter().find(|known| **known == record)?;
    Some((record, single_line))
}
