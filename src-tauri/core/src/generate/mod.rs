//! Workspaces for tests and measurements: any number of use cases with plausible text and the history of months, the same
//! bytes for the same seed.
//!
//! Documents are folded by the rules of [`crate::document::fold`] and changes are made as the door makes them, but many are put on disk
//! at once. What is in memory is what is being worked on at a time, not the whole workspace.

mod chance;
mod life;
mod pen;
mod plan;
mod step;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;

use self::chance::Chance;
use self::life::Life;
use self::pen::{Hand, Pen};
use self::plan::{DAY, Plan};
use self::step::{Step, Task};
use self::words::Words;
use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::{self, Framework};
use crate::store::Bulk;

pub use pen::Made;

/// The most use cases that are made: ten times what Ninefold is to stay fast with.
pub const MOST: u32 = 100_000;

/// The first day of work: 4 March 2024.
const BEGIN: i64 = 1_709_510_400_000;
/// Documents are begun over so many days.
const DAYS: u64 = 760;
/// Of so many use cases one is deleted.
const DELETED: u64 = 40;

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How many use cases there are to be in the lists, archived ones included: 1 to [`MOST`].
    pub use_cases: u32,
    /// What everything follows from.
    pub seed: u64,
}

/// Makes a workspace file that is not there yet: complete, or not at all. `told` hears how many use cases are done, and says
/// whether to go on; if not, nothing is made, and nothing answered.
///
/// # Errors
/// [`Error::Exists`], [`Error::Invalid`] for a number of use cases that is out of range, and what writing can meet.
pub fn generate(
    path: &Path,
    wish: Wish,
    told: &mut dyn FnMut(u32) -> bool,
) -> Result<Option<Made>, Error> {
    if !(1..=MOST).contains(&wish.use_cases) {
        return Err(Error::Invalid(format!(
            "A workspace is made with 1 to {MOST} use cases, not {}.",
            wish.use_cases
        )));
    }
    let bulk = Bulk::begin(path)?;
    let framework = bulk.keep_framework(framework::BUILT_IN)?;
    let words = Words::read()?;
    let mut world = World {
        pen: Pen::new(bulk, wish.seed),
        seed: wish.seed,
        framework,
        people: Vec::new(),
        births: Vec::new(),
        lives: Vec::new(),
        shown: Vec::new(),
        waiting: BinaryHeap::new(),
    };
    world.introduce(&words, 12 + root(wish.use_cases))?;
    world.expect(wish.use_cases);
    let mut done = 0;
    while let Some(Reverse((at, number))) = world.waiting.pop() {
        if world.go_on(&words, at, number)? {
            done += 1;
            if !told(done) {
                return Ok(None);
            }
        }
    }
    world.finish().map(Some)
}

/// Everything that is worked on.
struct World {
    pen: Pen,
    seed: u64,
    framework: String,
    people: Vec<Id>,
    /// What each document is to be: its kind, its number among those, and whether it is deleted in the end.
    births: Vec<(&'static str, u64, bool)>,
    /// The documents, from the first step to the last; those that others link to stay.
    lives: Vec<Option<Life>>,
    /// The integrations, metrics and tags that can be linked to.
    shown: Vec<usize>,
    /// When something happens to which document.
    waiting: BinaryHeap<Reverse<(i64, usize)>>,
}

impl World {
    /// People, known from the first day.
    fn introduce(&mut self, words: &Words, people: u64) -> Result<(), Error> {
        let at = BEGIN - DAY;
        for number in 0..people {
            let mut chance = Chance::of(&[self.seed, 1, number]);
            let id = self.pen.id(at + number as i64);
            let name = words.distinct("{first} {last}", &["first", "last"], number, self.seed);
            let mailbox: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            let company = words.one("company", &mut chance);
            let domain: String = company.chars().filter(char::is_ascii_alphabetic).collect();
            let email = format!("{mailbox}@{domain}.example").to_lowercase();
            let role = chance.pick(&Framework::built_in().roles).as_str();
            let team = words.one("team", &mut chance);
            let field = |field: &str, value: Value| Pending {
                record: id,
                kind: kind::PERSON.to_owned(),
                field: field.to_owned(),
                value,
                over: None,
            };
            let edits = vec![
                field(field::GONE, Value::Null),
                field(field::NAME, name.as_str().into()),
                field("role", role.into()),
                field("company", company.into()),
                field("team", team.into()),
                field("email", email.into()),
            ];
            let mut document = fold(id, &[]);
            let by = *self.people.first().unwrap_or(&id);
            let hand = Hand {
                by,
                at: at + number as i64,
            };
            self.pen.set_up(&mut document, hand, edits)?;
            self.pen.list(&document)?;
            self.people.push(id);
        }
        Ok(())
    }

    /// Says when each document begins.
    fn expect(&mut self, use_cases: u32) {
        let root = root(use_cases);
        let use_cases = u64::from(use_cases);
        let deleted = use_cases.div_ceil(DELETED);
        for (kind, count, begun, deleted) in [
            (kind::INTEGRATION, 8 + root, 6, root / 20),
            (kind::METRIC, 8 + 2 * root, 6, root / 20),
            (kind::ATTRIBUTE, 12 + 2 * root, 12, root / 20),
            (kind::TAG, 6 + 6 * root, 6, root / 10),
            (kind::USE_CASE, use_cases + deleted, 0, deleted),
        ] {
            for number in 0..count {
                // Every so-manieth, spread over all of them.
                let is_deleted = (number + 1) * deleted / count > number * deleted / count;
                let days = match number < begun {
                    true => 0,
                    false => 1 + number * DAYS / count,
                };
                let at = BEGIN + days as i64 * DAY + number as i64 % 997;
                self.waiting.push(Reverse((at, self.births.len())));
                self.births.push((kind, number, is_deleted));
                self.lives.push(None);
            }
        }
    }

    /// Lets a document begin, or do its next step. Answers whether that was the last one of a use case in the lists.
    fn go_on(&mut self, words: &Words, at: i64, number: usize) -> Result<bool, Error> {
        let (kind, _, is_deleted) = self.births[number];
        let mut life = match self.lives[number].take() {
            Some(life) => life,
            None => self.begin(words, at, number)?,
        };
        if life.steps.front().is_some_and(|step| step.at <= at)
            && let Some(step) = life.steps.pop_front()
        {
            self.step(words, number, &mut life, step)?;
        }
        if let Some(next) = life.steps.front() {
            self.waiting.push(Reverse((next.at, number)));
        } else if kind == kind::USE_CASE {
            self.pen.list(&life.document)?;
            return Ok(!is_deleted);
        }
        self.lives[number] = Some(life);
        Ok(false)
    }

    fn begin(&mut self, words: &Words, at: i64, number: usize) -> Result<Life, Error> {
        let (kind, of_kind, is_deleted) = self.births[number];
        let chance = || Chance::of(&[self.seed, 2, number as u64]);
        let language = match kind {
            kind::USE_CASE => words.language(&mut chance()).to_owned(),
            _ => "english".to_owned(),
        };
        let plan = Plan::new(words, &self.people, &language, at, chance());
        let steps = match kind {
            kind::USE_CASE => plan.use_case(is_deleted)?,
            kind => plan.linked(kind, is_deleted)?,
        };
        let (pattern, lists): (_, &[&str]) = match kind {
            kind::INTEGRATION => ("{system} {flow}", &["system", "flow"]),
            kind::METRIC => ("{metric}, {audience}", &["metric", "audience"]),
            kind::TAG => ("{event} ({page})", &["event", "page"]),
            kind::ATTRIBUTE => ("{event} {thing}", &["event", "thing"]),
            _ => (
                "{thing} for {audience}, {country}",
                &["thing", "audience", "country"],
            ),
        };
        let name = words.distinct(pattern, lists, of_kind, self.seed);
        // Attributes are called as they are sent.
        let name = match kind {
            kind::ATTRIBUTE => sent(&name),
            _ => name,
        };
        let id = self.pen.id(at);
        Ok(Life::new(id, kind, name, &language, steps))
    }

    fn step(
        &mut self,
        words: &Words,
        number: usize,
        life: &mut Life,
        step: Step,
    ) -> Result<(), Error> {
        let hand = Hand {
            by: step.by,
            at: step.at,
        };
        let mut chance = Chance::of(&[self.seed, 3, number as u64, step.at as u64]);
        match &step.task {
            Task::Link { field, to } => {
                if let Some(to) = self.some(to, &mut chance)
                    && let Some(linked) = &self.lives[to]
                {
                    life.link(&mut self.pen, hand, field, linked.document.id)?;
                }
                Ok(())
            }
            Task::Serve => {
                if let Some(tag) = self.some(kind::TAG, &mut chance)
                    && let Some(tag) = &mut self.lives[tag]
                {
                    tag.link(&mut self.pen, hand, field::SERVES, life.document.id)?;
                }
                Ok(())
            }
            task => {
                match task {
                    Task::Create if life.kind != kind::USE_CASE => self.shown.push(number),
                    Task::Delete => self.shown.retain(|shown| *shown != number),
                    _ => {}
                }
                life.act(&mut self.pen, words, &self.framework, step)
            }
        }
    }

    /// A document of a kind that can be linked to; the first ones are the most wanted.
    fn some(&self, kind: &str, chance: &mut Chance) -> Option<usize> {
        let of_kind = |number: &usize| self.births[*number].0 == kind;
        let all: Vec<usize> = self.shown.iter().copied().filter(of_kind).collect();
        all.get(chance.early_index(all.len())).copied()
    }

    fn finish(mut self) -> Result<Made, Error> {
        for life in self.lives.iter().flatten() {
            self.pen.list(&life.document)?;
        }
        self.pen.finish()
    }
}

/// The square root of a number of use cases: what they share grows slower than they do.
fn root(use_cases: u32) -> u64 {
    u64::from(use_cases.isqrt())
}

/// A name as data is sent under: `order_completed_basket`.
fn sent(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_lowercase()
}
