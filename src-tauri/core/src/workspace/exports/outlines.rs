//! What is entered in a use case, as exports say it. Not the views: these hold much more, and exports are many.

use crate::document::day;
use crate::document::fold::Record;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::{self, Direction, Slot};
use crate::outline;
use crate::outline::discovery::{Decision, Dimension, Phase, Question, Section, Stakeholder};
use crate::use_case::{UseCase, progress, raci, scoring};
use crate::workspace::Reader;
use crate::workspace::screens::suspects::Named;

impl Reader {
    /// What is entered in a phase, and applies.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn phase_outline(&self, use_case: &str, phase: &str) -> Result<Phase, Error> {
        let use_case = self.use_case(use_case)?;
        let phase = use_case.framework.phase(phase);
        let phase = phase.ok_or(Error::Unknown("phase"))?;
        self.outline_in(&use_case, phase)
    }

    /// What is entered in all phases of a use case.
    pub(crate) fn use_case_outline(&self, id: &str) -> Result<outline::discovery::UseCase, Error> {
        let use_case = self.use_case(id)?;
        let phases = use_case.framework.phases.iter();
        let phases = phases.map(|phase| self.outline_in(&use_case, phase));
        let phases = phases.collect::<Result<_, _>>()?;
        let archived = self.archived(&use_case.document)?.map(|archived| {
            let when = day::in_words(archived.at, &(self.zone)());
            let what = format!("Archived on {when} by {}.", archived.by);
            (what, archived.reason)
        });
        Ok(outline::discovery::UseCase {
            title: use_case.title().to_owned(),
            facts: self.facts_of(&use_case, archived.is_some())?,
            archived,
            axes: scoring::axes(&use_case),
            phases,
            scoping: outline::section(&self.requirements(&use_case)?, 2),
        })
    }

    fn outline_in(&self, use_case: &UseCase, phase: &framework::Phase) -> Result<Phase, Error> {
        let rows = use_case.stakeholders(&phase.key);
        let rows = rows.iter().map(|row| {
            let person = match row.person() {
                Some(id) => self.plain_person(id)?,
                None => self.person(None)?,
            };
            Ok(Stakeholder {
                name: person.name,
                role: person.role,
                company: person.company,
                team: person.team,
                email: person.email,
                raci: raci::told(row.raci()),
                involvement: row.involvement().to_owned(),
            })
        });
        let stakeholders = rows.collect::<Result<_, Error>>()?;
        let applies = |slot: &Slot| use_case.is_applicable(slot);
        let dimensions = phase.dimensions.iter();
        let checklist = phase.checklist.iter();
        Ok(Phase {
            title: phase.heading(),
            sections: phase
                .sections()
                .map(|section| self::section(use_case, &section))
                .collect(),
            stakeholders,
            scoring: phase.scoring.clone(),
            dimensions: dimensions
                .filter(|dimension| applies(&dimension.slot()))
                .map(|dimension| self::dimension(use_case, dimension))
                .collect(),
            score: Some(scoring::phase_score(use_case, phase)),
            checklist: checklist
                .filter(|item| applies(&item.slot()))
                .map(|item| (item.text.clone(), use_case.is_entered(&item.slot())))
                .collect(),
            deliverables: progress::deliverables(use_case, phase),
            not_applicable: not_applicable(use_case, phase),
            decisions: self.decisions_outline(use_case, phase)?,
            suspects: self.suspects_in_words(use_case, Named::InPhase(&phase.key))?,
        })
    }

    fn decisions_outline(
        &self,
        use_case: &UseCase,
        phase: &framework::Phase,
    ) -> Result<Vec<Decision>, Error> {
        let rows = use_case.document.rows(kind::DECISION);
        let rows = rows.filter(|(_, row)| row.text(field::PHASE) == phase.key);
        let rows: Vec<_> = rows.map(|(_, row)| row).collect();
        let decision = |(index, row): (usize, &&Record)| {
            let stamp = row
                .fields
                .get(kind::DECISION)
                .map_or(0, |field| field.stamp);
            // What changed since an earlier one was looked at when the next was made.
            let changed = match index + 1 == rows.len() {
                true => self
                    .changed_since(use_case, phase, &stamp.into())?
                    .unwrap_or_default(),
                false => Vec::new(),
            };
            Ok(Decision {
                in_words: self.decision_in_words(row)?,
                reason: row.text(field::REASON_OF_DECISION).to_owned(),
                changed,
            })
        };
        rows.iter().enumerate().map(decision).collect()
    }
}

fn section(use_case: &UseCase, section: &framework::Section<'_>) -> Section {
    let questions = section.questions.iter();
    let questions = questions.filter(|question| use_case.is_applicable(&question.slot()));
    Section {
        heading: section.heading.to_owned(),
        questions: questions
            .map(|question| Question {
                text: question.text.clone(),
                answer: use_case.text(&question.field()).to_owned(),
                single_line: question.single_line,
            })
            .collect(),
    }
}

/// What is not applicable for a reason, with it.
fn not_applicable(use_case: &UseCase, phase: &framework::Phase) -> Vec<(String, String)> {
    let slots = phase.slots().filter(|slot| !use_case.is_applicable(slot));
    let told = slots.filter_map(|slot| {
        let reason = use_case.reason(&slot);
        let text = use_case.framework.text_of(&slot)?;
        (!reason.is_empty()).then(|| (text.to_owned(), reason.to_owned()))
    });
    told.collect()
}

fn dimension(use_case: &UseCase, dimension: &framework::Dimension) -> Dimension {
    let rating = use_case.score(&dimension.slot()).and_then(|score| {
        let index = usize::try_from(score).ok()?.checked_sub(1)?;
        Some((score, dimension.labels.get(index)?.clone()))
    });
    Dimension {
        name: dimension.name.clone(),
        description: dimension.description.clone(),
        rating,
        is_cost: dimension.direction == Direction::LowerIsBetter,
        reason: use_case.reason(&dimension.slot()).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::properties::World;
    use crate::view::{ExportOptions, Format, Scope};
    use crate::workspace::Workspace;

    /// The export of the first phase, after something was done to the use case.
    fn exported(act: impl FnOnce(&mut Workspace, &str, &str)) -> String {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        let page = workspace.overview(&id).unwrap();
        let phase = page.phases[0].step.key.clone();
        act(&mut workspace, &id, &phase);
        let scope = Scope::Phase {
            use_case: id,
            phase,
        };
        let export = workspace.export(&scope, Format::Markdown, &ExportOptions::default());
        String::from_utf8(export.unwrap().bytes).unwrap()
    }

    #[test]
    fn what_is_not_applicable_is_left_out() {
        let written = exported(|workspace, id, phase| {
            let page = workspace.phase(id, phase).unwrap();
            for section in &page.sections {
                for question in &section.questions {
                    let text = format!("About {}", question.text);
                    workspace.type_text(id, id, &question.field, &text).unwrap();
                }
            }
            for (index, dimension) in page.scoring.dimensions.iter().enumerate() {
                workspace.set_score(id, &dimension.field, Some(3)).unwrap();
                workspace
                    .set_applicable(id, &dimension.field, index > 0)
                    .unwrap();
            }
            let item = &page.checklist[0];
            workspace.set_applicable(id, &item.field, false).unwrap();
            let question = &page.sections[1].questions[0];
            let slot = question.slot.as_deref().unwrap();
            workspace.set_applicable(id, slot, false).unwrap();
            for left_out in [&question.text, &page.scoring.dimensions[0].name, &item.text] {
                assert!(!left_out.is_empty());
            }
        });
        let world = World::new();
        let (workspace, id) = world.with_use_case();
        let phase = workspace.overview(&id).unwrap().phases[0].step.key.clone();
        let page = workspace.phase(&id, &phase).unwrap();
        for (text, stands) in [
            (&page.sections[1].questions[0].text, false),
            (&page.sections[1].questions[1].text, true),
            (&page.scoring.dimensions[0].name, false),
            (&page.scoring.dimensions[1].name, true),
            (&page.checklist[0].text, false),
            (&page.checklist[1].text, true),
        ] {
            assert_eq!(written.contains(text.as_str()), stands, "{text}\n{written}");
        }
    }

    #[test]
    fn ratings_that_are_not_applicable_make_no_table() {
        let empty = exported(|_, _, _| {});
        let written = exported(|workspace, id, phase| {
            let page = workspace.phase(id, phase).unwrap();
            let dimension = &page.scoring.dimensions[0].field;
            workspace.set_score(id, dimension, Some(5)).unwrap();
            workspace.set_applicable(id, dimension, false).unwrap();
            let item = &page.checklist[0].field;
            workspace.set_tick(id, item, true).unwrap();
            workspace.set_applicable(id, item, false).unwrap();
        });
        assert_eq!(written, empty);
    }

    #[test]
    fn an_archived_use_case_says_so() {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        workspace
            .archive_use_case(&id, "No budget.\nAsk again.")
            .unwrap();
        let scope = Scope::UseCases {
            use_cases: vec![id],
        };
        let export = workspace.export(&scope, Format::Confluence, &ExportOptions::default());
        let written = String::from_utf8(export.unwrap().bytes).unwrap();
        assert!(
            written.contains(
                "<ac:structured-macro ac:name=\"info\"><ac:rich-text-body>\
                 <p>Archived on 14 November 2023 by Anna de Vries.</p><p>No budget.<br />Ask again.</p>"
            ),
            "{written}"
        );
    }
}
