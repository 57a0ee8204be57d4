//! What is done in a workshop: ordinary changes of the use case, so that it may be broken off at any moment.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::document::undo::Pending;
use crate::document::value::{Value, clean};
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Slot;
use crate::use_case::UseCase;
use crate::use_case::workshop::{Vote, Workshop, in_round, named};
use crate::view::{Done, WorkshopDeed};
use crate::workspace::changes::commit::{Action, Edits};
use crate::workspace::screens::workshop::dots_in_words;
use crate::workspace::{Workspace, created, pending};

/// The longest that one thing may take, in seconds.
const LONGEST: u32 = 3_600;

/// The most dots that each person may have.
const MOST_DOTS: u32 = 20;

/// More is no time that something took, but a laptop that was asleep. In seconds.
const A_DAY: u32 = 86_400;

impl Workspace {
    /// Does something in the workshop of a use case that is open; where none is, one begins by that, in the phase given or of the
    /// whole use case.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what can't be done now, in words; [`Error::Unknown`], [`Error::Archived`], [`Error::NotSaved`].
    /// Then nothing is changed.
    pub fn workshop_do(
        &mut self,
        use_case: &str,
        phase: Option<&str>,
        deed: &WorkshopDeed,
    ) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        if let Some(phase) = phase {
            let known = use_case.framework.phase(phase);
            known.ok_or(Error::Unknown("phase"))?;
        }
        let open = Workshop::open(&use_case.document).map(|open| open.id);
        let id = open.unwrap_or_else(|| self.next_id());
        let in_workshop = |name: &str, value: Value| pending(id, kind::WORKSHOP, name, value);
        let mut what = What::Workshop;
        let mut others = Vec::new();
        let mut edits = match deed {
            WorkshopDeed::Begin => Vec::new(),
            WorkshopDeed::Come { who } => {
                let (person, made) = self.whom(who)?;
                others.extend(made);
                let here = field::member(field::HERE, person);
                vec![in_workshop(&here, Value::Integer(1))]
            }
            WorkshopDeed::Leave { person } => {
                let person = parsed(person)?;
                let here = self.same().all(person).into_iter();
                here.map(|entry| in_workshop(&field::member(field::HERE, entry), Value::Null))
                    .collect()
            }
            WorkshopDeed::Plan { seconds, dots } => vec![
                in_workshop(
                    field::SECONDS,
                    Value::Integer((*seconds).min(LONGEST).into()),
                ),
                in_workshop(field::DOTS, Value::Integer((*dots).min(MOST_DOTS).into())),
            ],
            WorkshopDeed::Rate {
                dimension,
                person,
                rating,
            } => self.rated(&use_case, dimension, parsed(person)?, *rating)?,
            WorkshopDeed::Reveal { dimension } => {
                let (open, _) = rated_in(&use_case, dimension)?;
                let round = open.round(dimension);
                if open.ratings(dimension, round).is_empty() {
                    return Err(Error::Invalid("Nobody has rated yet.".to_owned()));
                }
                let revealed = in_round(field::REVEALED, round, dimension);
                vec![in_workshop(&revealed, Value::Integer(1))]
            }
            WorkshopDeed::Again { dimension } => {
                let (open, _) = rated_in(&use_case, dimension)?;
                let round = open.round(dimension);
                if !open.is_revealed(dimension, round) {
                    return Err(Error::Invalid(
                        "Reveal the ratings of this round first.".to_owned(),
                    ));
                }
                let again = in_round(field::AGAIN, round + 1, dimension);
                vec![in_workshop(&again, Value::Integer(1))]
            }
            WorkshopDeed::Agree { dimension, score } => {
                what = What::Score;
                agreed(&use_case, id, dimension, *score)?
            }
            WorkshopDeed::Park { text } => {
                what = What::RowAdd;
                self.noted(id, kind::PARKED, text)?
            }
            WorkshopDeed::Act { text, who } => {
                what = What::RowAdd;
                let mut edits = self.noted(id, kind::ACTION, text)?;
                if let Some(who) = who {
                    let row = edits[0].record;
                    let (person, made) = self.whom(who)?;
                    others.extend(made);
                    let person = person.to_string();
                    edits.push(pending(row, kind::ACTION, field::DONE_BY, person));
                }
                edits
            }
            WorkshopDeed::Vote { person, row, dots } => {
                self.voted(&use_case, parsed(person)?, parsed(row)?, *dots)?
            }
            WorkshopDeed::Spent { slot, seconds } => {
                return self.spent(&use_case, slot, *seconds);
            }
            WorkshopDeed::End => match open {
                Some(_) => {
                    let now = (self.origin.clock)();
                    vec![in_workshop(field::ENDED, Value::Integer(now))]
                }
                None => return Ok(self.done(None, None)),
            },
        };
        if let Some(phase) = phase
            && let Some(row) = edits
                .iter()
                .find(|edit| is_row(edit))
                .map(|edit| (edit.record, edit.kind.clone()))
        {
            edits.push(pending(row.0, &row.1, field::PHASE, phase));
        }
        if open.is_none() {
            edits.extend(self.beginning(id, phase));
        }
        let document = use_case.document.id;
        drop(use_case);
        let edits: Vec<Edits> = [(document, edits)].into_iter().chain(others).collect();
        self.act(Action {
            what,
            undoes: None,
            edits,
        })?;
        Ok(self.done(None, None))
    }

    /// The edits by which a workshop begins now.
    fn beginning(&self, id: Id, phase: Option<&str>) -> Vec<Pending> {
        let now = (self.origin.clock)();
        vec![
            created(id, kind::WORKSHOP),
            pending(id, kind::WORKSHOP, field::BEGAN, Value::Integer(now)),
            pending(id, kind::WORKSHOP, field::PHASE, phase.unwrap_or_default()),
        ]
    }

    /// The edits by which somebody rates a dimension, in place of what they rated in this round before.
    fn rated(
        &mut self,
        use_case: &UseCase,
        dimension: &str,
        person: Id,
        rating: u32,
    ) -> Result<Vec<Pending>, Error> {
        let (open, dimension) = rated_in(use_case, dimension)?;
        let person = self.one(person);
        let is_here = open
            .people()
            .into_iter()
            .any(|here| self.one(here) == person);
        if !is_here {
            return Err(Error::Invalid(format!(
                "{} is not in this workshop. Add them at its beginning first.",
                self.name_of(person)?
            )));
        }
        if !(1..=5).contains(&rating) {
            return Err(Error::Invalid(
                "A rating is a whole number from 1 to 5.".to_owned(),
            ));
        }
        let key = &dimension.key;
        let round = open.round(key);
        if open.is_revealed(key, round) && !mutant::lacks("what is revealed is rated no more") {
            return Err(Error::Invalid(
                "These ratings are revealed already. Estimate again to rate once more.".to_owned(),
            ));
        }
        let rated = open.ratings(key, round);
        let before = rated.iter().rfind(|rated| self.one(rated.person) == person);
        let row = before.map(|rated| rated.row);
        let own = row.unwrap_or_else(|| self.next_id());
        let set = |name: &str, value: Value| pending(own, kind::ASSESSMENT, name, value);
        let mut edits = vec![set(field::RATING, Value::Integer(rating.into()))];
        if row.is_none() {
            let phase = use_case.framework.phase_of(&dimension.slot());
            edits.extend([
                created(own, kind::ASSESSMENT),
                set(field::WORKSHOP, open.named().into()),
                set(field::DIMENSION, key.as_str().into()),
                set(field::ROUND, Value::Integer(round.into())),
                set(field::ASSESSOR, person.to_string().into()),
                set(field::PHASE, phase.map_or("", |phase| &phase.key).into()),
            ]);
        }
        Ok(edits)
    }

    /// The edits that add something parked, or to be done.
    fn noted(&mut self, workshop: Id, row_kind: &str, text: &str) -> Result<Vec<Pending>, Error> {
        let text = clean(text, true)?.text.trim().to_owned();
        if text.is_empty() {
            return Err(Error::Invalid("Write down what it is first.".to_owned()));
        }
        let row = self.next_id();
        let of = named(kind::WORKSHOP, workshop);
        Ok(vec![
            created(row, row_kind),
            pending(row, row_kind, row_kind, text),
            pending(row, row_kind, field::WORKSHOP, of),
        ])
    }

    /// The edits by which somebody gives dots.
    fn voted(
        &mut self,
        use_case: &UseCase,
        person: Id,
        row: Id,
        dots: u32,
    ) -> Result<Vec<Pending>, Error> {
        let open = Workshop::open(&use_case.document).ok_or(Error::Unknown("workshop"))?;
        let person = self.one(person);
        let is_here = open
            .people()
            .into_iter()
            .any(|here| self.one(here) == person);
        let notes = [kind::PARKED, kind::ACTION].map(|kind| open.rows(kind));
        let held = notes.iter().flatten().find(|(id, _)| *id == row);
        let (_, held) = held.filter(|_| is_here).ok_or(Error::Unknown("row"))?;
        let of = named(&held.kind, row);
        let votes = open.votes();
        let own = votes.iter().filter(|vote| self.one(vote.person) == person);
        let (here, elsewhere): (Vec<&Vote>, Vec<&Vote>) = own.partition(|vote| vote.of == row);
        let given: u32 = elsewhere.iter().map(|vote| vote.dots).sum();
        let left = open.dots().saturating_sub(given);
        if dots > left && !mutant::lacks("nobody gives more dots than there are") {
            return Err(Error::Invalid(format!(
                "{} has {} left for this.",
                self.name_of(person)?,
                dots_in_words(left)
            )));
        }
        let before = here.last().map(|vote| vote.row);
        let vote = before.unwrap_or_else(|| self.next_id());
        let set = |name: &str, value: Value| pending(vote, kind::VOTE, name, value);
        let mut edits = vec![set(field::DOTS, Value::Integer(dots.into()))];
        if before.is_none() {
            edits.extend([
                created(vote, kind::VOTE),
                set(field::WORKSHOP, open.named().into()),
                set(field::VOTER, person.to_string().into()),
                set(field::VOTED, of.into()),
                set(field::PHASE, held.text(field::PHASE).into()),
            ]);
        }
        Ok(edits)
    }

    /// Notes how long something took. Nobody did that: it is never undone.
    fn spent(&mut self, use_case: &UseCase, slot: &str, seconds: u32) -> Result<Done, Error> {
        let known: Slot = slot.parse().map_err(|_| Error::Unknown("field"))?;
        let text = use_case.framework.text_of(&known);
        text.ok_or(Error::Unknown("field"))?;
        if let Some(open) = Workshop::open(&use_case.document)
            && seconds <= A_DAY
        {
            let name = field::member(field::SPENT, slot);
            let edit = pending(
                open.id,
                kind::WORKSHOP,
                &name,
                Value::Integer(seconds.into()),
            );
            self.set_up(vec![(use_case.document.id, vec![edit])])?;
        }
        Ok(self.done(None, None))
    }
}

/// The open workshop, and a dimension that applies.
fn rated_in<'a>(
    use_case: &'a UseCase,
    dimension: &str,
) -> Result<(Workshop<'a>, &'a crate::framework::Dimension), Error> {
    let dimension = use_case.framework.dimension(dimension);
    let dimension = dimension.filter(|dimension| use_case.is_applicable(&dimension.slot()));
    let dimension = dimension.ok_or(Error::Unknown("dimension"))?;
    let open = Workshop::open(&use_case.document);
    let open = open.ok_or_else(|| Error::Invalid("No workshop has begun.".to_owned()))?;
    Ok((open, dimension))
}

/// The edits that agree on a score, in the workshop and in the use case.
fn agreed(
    use_case: &UseCase,
    workshop: Id,
    dimension: &str,
    score: Option<u32>,
) -> Result<Vec<Pending>, Error> {
    let dimension = use_case.framework.dimension(dimension);
    let dimension = dimension.ok_or(Error::Unknown("dimension"))?;
    if score.is_some_and(|score| !(1..=5).contains(&score)) {
        return Err(Error::Invalid(
            "A score is a whole number from 1 to 5.".to_owned(),
        ));
    }
    let open = Workshop::open(&use_case.document);
    let waits = open.is_some_and(|open| {
        let round = open.round(&dimension.key);
        !open.people().is_empty() && !open.is_revealed(&dimension.key, round)
    });
    if waits {
        return Err(Error::Invalid(
            "Reveal the ratings first, then agree on a score.".to_owned(),
        ));
    }
    let value = score.map_or(Value::Null, |score| Value::Integer(score.into()));
    let slot = dimension.slot().to_string();
    let here = field::member(field::AGREED, &dimension.key);
    Ok(vec![
        pending(use_case.document.id, kind::USE_CASE, &slot, value.clone()),
        pending(workshop, kind::WORKSHOP, &here, value),
    ])
}

/// Whether an edit adds something parked, or to be done.
fn is_row(edit: &Pending) -> bool {
    let is_note = [kind::PARKED, kind::ACTION].contains(&edit.kind.as_str());
    is_note && edit.field == field::GONE
}

fn parsed(id: &str) -> Result<Id, Error> {
    id.parse().map_err(|_| Error::Unknown("person"))
}
