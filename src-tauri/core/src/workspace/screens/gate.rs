//! Decisions at the end of a phase, and what changed since.

use crate::document::day;
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::framework::{Phase, Slot};
use crate::use_case::reason::reason_field;
use crate::use_case::{UseCase, not_applicable_field};
use crate::view::{Choice, Gate, PhaseDecision, Point, Row};
use crate::workspace::Reader;

/// What changes of a phase beside its slots.
const STAKEHOLDERS: &str = "Stakeholders";

impl Reader {
    /// What was decided at the end of a phase, the latest first.
    pub(crate) fn decisions(
        &self,
        use_case: &UseCase,
        phase: &Phase,
    ) -> Result<Vec<PhaseDecision>, Error> {
        let document = &use_case.document;
        let rows = document.rows(kind::DECISION);
        let rows = rows.filter(|(_, row)| row.text(field::PHASE) == phase.key);
        let mut rows: Vec<(Id, &Record)> = rows.collect();
        rows.reverse();
        let mut decisions = Vec::new();
        for (id, row) in rows {
            let moment = row
                .fields
                .get(kind::DECISION)
                .map_or(0, |field| field.stamp);
            let changed = match decisions.is_empty() {
                true => self
                    .changed_since(use_case, phase, &moment.into())?
                    .unwrap_or_default(),
                false => Vec::new(),
            };
            decisions.push(PhaseDecision {
                row: Row {
                    id: id.to_string(),
                    asks: self.asks(document, id, Scoping::built_in().fields(kind::DECISION))?,
                },
                verdict: row.text(kind::DECISION).to_owned(),
                in_words: self.decision_in_words(row)?,
                changed,
                moment,
            });
        }
        Ok(decisions)
    }

    /// What was decided last at the end of a phase.
    pub(crate) fn gate(&self, use_case: &UseCase, phase: &Phase) -> Result<Gate, Error> {
        let rows = use_case.document.rows(kind::DECISION);
        let last = rows
            .filter(|(_, row)| row.text(field::PHASE) == phase.key)
            .last();
        Ok(match last {
            Some((_, row)) => Gate {
                verdict: row.text(kind::DECISION).to_owned(),
                in_words: self.decision_in_words(row)?,
            },
            None => Gate {
                verdict: String::new(),
                in_words: "Not decided".to_owned(),
            },
        })
    }

    /// `Go on 3 March 2026, decided by Anna de Vries`.
    pub(crate) fn decision_in_words(&self, row: &Record) -> Result<String, Error> {
        let verdict = row.text(kind::DECISION);
        let found = Scoping::built_in().find(kind::DECISION, kind::DECISION);
        let option = found.and_then(|found| found.field.option(verdict));
        let mut words = option.map_or(verdict, |option| &option.name).to_owned();
        if let Some(day) = day::kept_in_words(row.text(field::DECIDED_ON)) {
            words.push_str(&format!(" on {day}"));
        }
        if let Ok(person) = row.text(field::DECIDED_BY).parse() {
            words.push_str(&format!(", decided by {}", self.name_of(person)?));
        }
        Ok(words)
    }

    /// What of a phase is not as it was at a point: its questions, dimensions and lines, in their order;
    /// nothing where the use case was not there yet.
    pub(crate) fn changed_since(
        &self,
        use_case: &UseCase,
        phase: &Phase,
        point: &Point,
    ) -> Result<Option<Vec<String>>, Error> {
        let now = &use_case.document;
        let then = self.as_it_was(now, &self.changes_of(now)?, point)?;
        if then.own().is_none() || !then.is_shown(then.id) {
            return Ok(None);
        }
        let framework = &use_case.framework;
        let is_same = |name: &str| own(now, name) == own(&then, name);
        let slots = phase.slots().filter(|slot| {
            let held = [framework.field_of(slot), not_applicable_field(slot)];
            let mut held = held.iter();
            held.any(|field| !is_same(field) || !is_same(&reason_field(field)))
        });
        let text = |slot: Slot| framework.text_of(&slot).unwrap_or_default().to_owned();
        let mut changed: Vec<String> = slots.map(text).collect();
        if stakeholders(now, phase) != stakeholders(&then, phase) {
            changed.push(STAKEHOLDERS.to_owned());
        }
        Ok(Some(changed))
    }
}

/// What can be decided.
pub(crate) fn verdicts() -> Vec<Choice> {
    let found = Scoping::built_in().find(kind::DECISION, kind::DECISION);
    let options = found.map_or(&[][..], |found| &found.field.options);
    let choice = |option: &crate::framework::scoping::Choice| Choice {
        key: option.key.clone(),
        field: kind::DECISION.to_owned(),
        name: option.name.clone(),
        hint: option.hint.clone(),
        chosen: false,
    };
    options.iter().map(choice).collect()
}

fn own<'a>(document: &'a Document, name: &str) -> &'a Value {
    document.own().map_or(&Value::Null, |own| own.value(name))
}

/// Who has a part in a phase, and which.
fn stakeholders(document: &Document, phase: &Phase) -> Vec<(Id, [String; 3])> {
    let rows = document.rows(kind::STAKEHOLDER);
    let rows = rows.filter(|(_, row)| row.text(field::PHASE) == phase.key);
    let said = rows.map(|(id, row)| {
        let said = [field::PERSON, field::INVOLVEMENT, field::RACI];
        (id, said.map(|name| row.text(name).to_owned()))
    });
    let mut said: Vec<_> = said.collect();
    said.sort();
    said
}

#[cfg(test)]
mod tests {
    use crate::properties::World;
    use crate::view::{ExportOptions, Format, Scope};

    const ANSWER: &str = "answer/ideation/problem";

    #[test]
    fn what_changed_since_a_decision_is_told_until_it_is_as_it_was() {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        workspace
            .type_text(&id, &id, ANSWER, "We lose buyers.")
            .unwrap();
        workspace.decide_phase(&id, "ideation", "go").unwrap();
        let changed = |workspace: &crate::workspace::Workspace| {
            let decisions = workspace.phase(&id, "ideation").unwrap().decisions;
            decisions.into_iter().next().unwrap().changed
        };
        assert!(changed(&workspace).is_empty());
        world.pass(1000);
        workspace
            .type_text(&id, &id, ANSWER, "We lose new buyers.")
            .unwrap();
        workspace.settle().unwrap();
        let told = changed(&workspace);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("What business problem"), "{told:?}");
        workspace
            .type_text(&id, &id, ANSWER, "We lose buyers.")
            .unwrap();
        workspace.settle().unwrap();
        assert!(changed(&workspace).is_empty());
    }

    #[test]
    fn a_later_decision_stands_before_those_before_it_and_exports_tell_all() {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        workspace.decide_phase(&id, "ideation", "change").unwrap();
        world.pass(1000);
        workspace.decide_phase(&id, "ideation", "go").unwrap();
        let decisions = workspace.phase(&id, "ideation").unwrap().decisions;
        let verdicts: Vec<&str> = decisions.iter().map(|one| &*one.verdict).collect();
        assert_eq!(verdicts, ["go", "change"]);
        let scope = Scope::Phase {
            use_case: id.clone(),
            phase: "ideation".to_owned(),
        };
        let export = workspace.export(&scope, Format::Markdown, &ExportOptions::default());
        let text = String::from_utf8(export.unwrap().bytes).unwrap();
        let change = text.find("Change on 14 November 2023, decided by Anna de Vries");
        let go = text.find("Go on 14 November 2023, decided by Anna de Vries");
        assert!(change.is_some() && change < go, "{text}");
        // What there is not can't be decided.
        assert!(workspace.decide_phase(&id, "ideation", "perhaps").is_err());
        assert!(workspace.decide_phase(&id, "nowhere", "go").is_err());
        workspace.undo().unwrap();
        assert_eq!(workspace.phase(&id, "ideation").unwrap().decisions.len(), 1);
    }
}
