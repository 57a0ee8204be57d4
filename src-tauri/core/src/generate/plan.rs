//! What happens to a document, and when: sessions of work over months, by one of a few people each.

use std::collections::VecDeque;

use super::chance::Chance;
use super::step::{Step, Task};
use super::words::Words;
use crate::document::day;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::quarter::Quarter;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::measure::{self, Measure};
use crate::framework::scoping::{Control, Field, Scoping};
use crate::framework::{Framework, Phase};
use crate::use_case::not_applicable_field;

/// Milliseconds of a second and of a day.
const SECOND: i64 = 1000;
pub(super) const DAY: i64 = 86_400 * SECOND;

/// Plans what happens to one document.
pub(super) struct Plan<'a> {
    words: &'a Words,
    people: &'a [Id],
    chance: Chance,
    language: &'a str,
    team: Vec<Id>,
    at: i64,
    by: Id,
    rows: usize,
    /// Texts so far: the field and row of each.
    texts: Vec<(Option<usize>, String, u64)>,
    steps: VecDeque<Step>,
}

impl<'a> Plan<'a> {
    /// Begins on the day of a moment. Somebody of `people` is there, who must be some.
    pub(super) fn new(
        words: &'a Words,
        people: &'a [Id],
        language: &'a str,
        at: i64,
        mut chance: Chance,
    ) -> Self {
        let team: Vec<Id> = (0..3).map(|_| *chance.pick(people)).collect();
        let mut plan = Self {
            words,
            people,
            language,
            by: team[0],
            team,
            at,
            rows: 0,
            texts: Vec::new(),
            steps: VecDeque::new(),
            chance,
        };
        plan.session(0);
        plan.push(Task::Create);
        plan
    }

    /// A use case through some of its phases; deleted at the end if it is to be.
    pub(super) fn use_case(mut self, is_deleted: bool) -> Result<VecDeque<Step>, Error> {
        let framework = Framework::built_in();
        let reached = match is_deleted {
            true => 1,
            false => self.chance.between(1, framework.phases.len() as u64),
        };
        for (number, phase) in framework.phases.iter().take(reached as usize).enumerate() {
            if number > 0 {
                let days = self.chance.between(1, 14);
                self.session(days);
            }
            self.phase(phase);
            match number {
                1 => self.asked(&Scoping::built_in().requirements, 55)?,
                4 => self.asked(&Scoping::built_in().tracker, 45)?,
                _ => {}
            }
            for _ in 0..self.chance.below(2) {
                self.click(Task::Serve);
            }
            if number > 0 && self.chance.happens(40) {
                self.look_back(framework);
            }
        }
        let days = self.chance.between(1, 30);
        self.session(days);
        if is_deleted {
            self.push(Task::Delete);
        } else if self.chance.happens(8) {
            let reason = self.words.line(self.language, &mut self.chance);
            self.push(Task::Archive(reason));
            if self.chance.happens(25) {
                self.session(20);
                self.push(Task::Restore);
            }
        }
        Ok(self.steps)
    }

    /// An integration, a metric or a tag.
    pub(super) fn linked(mut self, kind: &str, is_deleted: bool) -> Result<VecDeque<Step>, Error> {
        self.session(0);
        let fields: Vec<Field> = Scoping::built_in()
            .fields(kind)
            .into_iter()
            .filter(|field| !Scoping::built_in().is_of_law(field))
            .cloned()
            .collect();
        self.asked(&fields, 80)?;
        if is_deleted {
            self.session(90);
            self.push(Task::Delete);
        }
        Ok(self.steps)
    }

    /// Goes on after some days, in working hours.
    fn session(&mut self, days: u64) {
        let day = self.at - self.at.rem_euclid(DAY) + days as i64 * DAY;
        let begin = self.chance.between(7 * 3600, 15 * 3600) as i64 * SECOND;
        self.at = (day + begin).max(self.at + SECOND);
        self.by = *self.chance.pick(&self.team);
    }

    fn push(&mut self, task: Task) {
        self.steps.push_back(Step {
            at: self.at,
            by: self.by,
            task,
        });
        // Odd, so that clocks seldom meet.
        self.at += self.chance.between(1, 5) as i64 * SECOND + self.chance.below(1000) as i64;
    }

    /// Something that is clicked, now and then by mistake.
    fn click(&mut self, task: Task) {
        let can_be_undone = matches!(task, Task::Set { .. });
        self.at += self.chance.between(2, 20) as i64 * SECOND;
        self.push(task);
        if can_be_undone && self.chance.happens(2) {
            self.push(Task::Undo);
        }
    }

    fn set(&mut self, what: What, row: Option<usize>, field: String, value: Value) {
        self.click(Task::Set {
            what,
            row,
            field,
            value,
        });
    }

    /// A text that takes some minutes, each of which leaves a change.
    fn text(&mut self, row: Option<usize>, field: String) {
        let topic = self.chance.next();
        let mut parts = 1;
        while parts < 5 && self.chance.happens(30) {
            parts += 1;
        }
        for part in 1..=parts {
            self.at += 55 * SECOND + self.chance.below(10_000) as i64;
            self.push(Task::Type {
                row,
                field: field.clone(),
                topic,
                part: (part, parts),
                revision: 0,
            });
        }
        self.texts.push((row, field, topic));
    }

    fn phase(&mut self, phase: &Phase) {
        let mut named = Vec::new();
        for _ in 0..self.chance.below(3) {
            let person = *self.chance.pick(self.people);
            if !named.contains(&person) {
                named.push(person);
                self.stakeholder(phase.key.clone(), person);
            }
        }
        for question in phase.questions.iter().filter(|question| !question.is_title) {
            match self.chance.below(100) {
                0..62 => self.text(None, question.field()),
                62..65 => {
                    let field = not_applicable_field(&question.slot());
                    self.set(What::Applicable, None, field, Value::Integer(1));
                }
                _ => {}
            }
        }
        for dimension in &phase.dimensions {
            if self.chance.happens(60) {
                self.score(dimension.slot().to_string());
            }
        }
        for item in &phase.checklist {
            if self.chance.happens(40) {
                self.set(What::Tick, None, item.slot().to_string(), Value::Integer(1));
            }
        }
    }

    fn stakeholder(&mut self, phase: String, person: Id) {
        self.click(Task::Stakeholder { phase, person });
        if self.chance.happens(50) {
            let line = self.words.line(self.language, &mut self.chance);
            self.set(
                What::Type,
                Some(self.rows),
                field::INVOLVEMENT.to_owned(),
                line.into(),
            );
        }
        self.rows += 1;
    }

    fn score(&mut self, field: String) {
        let score = self.chance.between(1, 5) as i64;
        self.set(What::Score, None, field, Value::Integer(score));
    }

    /// Months later: a wording is written anew, and a score is another one.
    fn look_back(&mut self, framework: &Framework) {
        let days = self.chance.between(4, 30);
        self.session(days);
        for revision in 1..=self.chance.between(1, 2) {
            if self.texts.is_empty() {
                break;
            }
            let (row, field, topic) = self.chance.pick(&self.texts).clone();
            self.at += 60 * SECOND;
            self.push(Task::Type {
                row,
                field,
                topic,
                part: (1, 1),
                revision,
            });
        }
        let dimension = self.chance.pick(&framework.phases[0].dimensions);
        self.score(dimension.slot().to_string());
    }

    /// What scoping asks: each field with a chance.
    fn asked(&mut self, fields: &[Field], percent: u64) -> Result<(), Error> {
        for field in fields.iter().filter(|field| field.field != field::NAME) {
            if self.chance.happens(percent) {
                self.enter(None, field)?;
            }
        }
        Ok(())
    }

    fn enter(&mut self, row: Option<usize>, field: &Field) -> Result<(), Error> {
        let name = field.field.clone();
        let option = |chance: &mut Chance| match field.options.as_slice() {
            [] => String::new(),
            options => chance.pick(options).key.clone(),
        };
        match field.kind {
            Control::Text => self.text(row, name),
            Control::Line if name == "unit" => {
                let unit = self.words.one("unit", &mut self.chance).to_owned();
                self.set(What::Type, row, name, unit.into());
            }
            Control::Line => {
                let line = self.words.line(self.language, &mut self.chance);
                self.set(What::Type, row, name, line.into());
            }
            // Their options are documents that are linked by then.
            Control::Choice if !field.among.is_empty() => {}
            Control::Choice => {
                let key = option(&mut self.chance);
                self.set(What::Set, row, name, key.into());
            }
            Control::Flags => {
                let key = option(&mut self.chance);
                self.set(What::Set, row, field.member(&key), Value::Integer(1));
            }
            Control::Rating => {
                let rating = self.chance.between(1, 5) as i64;
                self.set(What::Set, row, name, Value::Integer(rating));
            }
            Control::Quarter => {
                let days = self.chance.between(7, 400) as i64;
                let quarter = Quarter::of_day(&self.day(days)).map(Quarter::key);
                self.set(What::Set, row, name, quarter.unwrap_or_default().into());
            }
            Control::Date => {
                let days = self.chance.between(7, 90) as i64;
                let day = self.day(days);
                self.set(What::Set, row, name, day.into());
            }
            Control::Number => {
                let (least, most) = field.range.as_ref().map_or((100, 20_000), |range| {
                    (range.least as u64, range.most as u64)
                });
                let number = self.chance.between(least, most).to_string();
                self.set(What::Set, row, name, number.into());
            }
            Control::Person => {
                let person = self.chance.pick(self.people).to_string();
                self.set(What::Set, row, name, person.into());
            }
            Control::Measure => {
                let measured = self.measured(field.source)?;
                self.set(What::Set, row, name, measured);
            }
            // Nobody is asked for what it brings before it is built.
            Control::Estimate => {}
            Control::Links => {
                // A tag is linked from the use case, when somebody works on that.
                for _ in 0..self.chance.between(1, 3) {
                    let (field, to) = (name.clone(), field.to.clone());
                    if to != kind::USE_CASE {
                        self.click(Task::Link { field, to });
                    }
                }
            }
            // Nobody is asked for them.
            Control::Labels => {}
            Control::Rows => self.added(&field.of)?,
        }
        Ok(())
    }

    /// Rows with some of their fields; pictures are left out.
    fn added(&mut self, of: &str) -> Result<(), Error> {
        let Some(of) = [kind::STEP, kind::READING]
            .into_iter()
            .find(|kind| *kind == of)
        else {
            return Ok(());
        };
        for number in 0..self.chance.between(1, 4) {
            if of == kind::READING && number > 0 {
                self.session(30);
            }
            self.click(Task::Row(of));
            let row = self.rows;
            self.rows += 1;
            for (place, field) in Scoping::built_in().fields(of).into_iter().enumerate() {
                if place == 0 || self.chance.happens(25) {
                    self.enter(Some(row), field)?;
                }
            }
        }
        Ok(())
    }

    fn measured(&mut self, has_source: bool) -> Result<Value, Error> {
        let source = match has_source {
            true => self.words.one("system", &mut self.chance).to_owned(),
            false => String::new(),
        };
        let (whole, tenth) = (self.chance.between(1, 80), self.chance.below(10));
        let measured = Measure {
            value: format!("{whole}.{tenth}"),
            source,
            date: self.day(0),
        };
        measure::keep(&measured, None)
    }

    /// The day, so many days from now.
    fn day(&self, days: i64) -> String {
        day::of(self.at + days * DAY, &jiff::tz::TimeZone::UTC)
    }
}
