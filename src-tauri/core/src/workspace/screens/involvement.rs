//! Who is involved where: the people with their use cases and phases, the use cases with their people, and what RACI letters
//! lack.

use std::collections::BTreeSet;

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Phase;
use crate::text::name;
use crate::text::words;
use crate::use_case::raci::{self, Hole};
use crate::use_case::{StakeholderRow, UseCase};
use crate::view::{
    Choice, Involved, InvolvedPart, InvolvedPhase, InvolvedRow, InvolvedUseCase, InvolvementScreen,
    List, PeopleScreen, Person, PersonRow, Place, RaciHole, Screen, Wanted,
};
use crate::workspace::Reader;
use crate::workspace::screens::people::about;
use crate::workspace::screens::slices::number;
use crate::workspace::shelf::Order;

/// So many use cases of a person are shown: each is read for it.
const USE_CASES: usize = 8;
/// So many people of a use case are shown.
const PEOPLE: usize = 40;

impl Reader {
    /// The people whom a filter lets through, with those rows that are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn people_screen(&self, filter: &str, people: &Wanted) -> Result<PeopleScreen, Error> {
        let list = |filter: &str| List::People {
            filter: filter.to_owned(),
        };
        let all = self.order(&list(""))?.len();
        let list = list(filter);
        let people = self.slice(&list, people, |id| self.person_row(id))?;
        let counted = match all {
            1 => "1 person".to_owned(),
            all => format!("{all} people"),
        };
        Ok(PeopleScreen {
            revision: self.revision,
            count: match people.all as usize == all {
                true => counted,
                false => format!("{} of {counted}", people.all),
            },
            people,
            with_holes: self.with_holes(),
            erased: self.erasures_told()?,
        })
    }

    /// The use cases at work with who is involved in them, or those alone whose RACI letters have holes: with those rows that
    /// are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn involvement_screen(
        &self,
        filter: &str,
        holes: bool,
        use_cases: &Wanted,
    ) -> Result<InvolvementScreen, Error> {
        let list = List::Involvement {
            filter: filter.to_owned(),
            holes,
        };
        let use_cases = self.slice(&list, use_cases, |id| self.involved_in(id))?;
        Ok(InvolvementScreen {
            revision: self.revision,
            count: self.count_in_table(use_cases.all as usize)?,
            use_cases,
            with_holes: self.with_holes(),
        })
    }

    /// How many use cases at work have holes in their RACI letters.
    fn with_holes(&self) -> u32 {
        let at_work = self.use_cases_at_work();
        number(
            at_work
                .filter(|row| row.figures().is_some_and(|of| of.holes > 0))
                .count(),
        )
    }

    /// Those people whom a filter lets through, by name.
    pub(crate) fn order_of_people(&self, filter: &str) -> Result<Order, Error> {
        let same = self.same();
        let listed = self.listed_of(kind::PERSON).map(|row| row.doc);
        let shown = listed.filter(|id| same.one(*id) == *id && !self.erased.has(*id));
        let wanted = words::Wanted::of(filter);
        let mut people = Vec::new();
        for id in shown {
            let person = self.plain_person(id)?;
            if is_wanted(&person, &wanted) {
                let key = |text: &str| self.collation.key(text);
                people.push((key(&person.name), key(&person.company), id));
            }
        }
        people.sort();
        Ok(people.into_iter().map(|(_, _, id)| id).collect())
    }

    /// The use cases at work in which somebody is involved whom a filter lets through, by title.
    pub(crate) fn order_of_involvement(&self, filter: &str, holes: bool) -> Result<Order, Error> {
        let mut involved = None;
        if !words::Wanted::of(filter).words().is_empty() {
            let people = self.order(&List::People {
                filter: filter.to_owned(),
            })?;
            let mut use_cases = BTreeSet::new();
            for id in people.iter() {
                let links = self.naming(*id, field::PERSON)?;
                use_cases.extend(links.into_iter().map(|link| link.source));
            }
            involved = Some(use_cases);
        }
        let by_title = self.order(&List::Matrix)?;
        let is_wanted = |id: &&Id| {
            let figures = self.listed.get(id).and_then(|row| row.figures());
            let has_holes = figures.is_some_and(|of| of.holes > 0);
            (has_holes || !holes) && involved.as_ref().is_none_or(|some| some.contains(*id))
        };
        Ok(by_title.iter().filter(is_wanted).copied().collect())
    }

    /// A person in the list.
    pub(crate) fn person_row(&self, id: Id) -> Result<PersonRow, Error> {
        let person = self.plain_person(id)?;
        Ok(PersonRow {
            about: about(&person),
            involved: self.involvement_of(id)?,
            entries: number(self.same().all(id).len()),
            is_alike: self.is_alike(id, &person.name)?,
            id: person.id,
            name: person.name,
        })
    }

    /// Whether another person's name is the same: such stand beside each other.
    fn is_alike(&self, id: Id, called: &str) -> Result<bool, Error> {
        let all = self.order(&List::People {
            filter: String::new(),
        })?;
        let Some(at) = all.iter().position(|one| *one == id) else {
            return Ok(false);
        };
        for beside in [at.checked_sub(1), at.checked_add(1)] {
            let Some(other) = beside.and_then(|at| all.get(at)) else {
                continue;
            };
            if name::is_same(&self.plain_person(*other)?.name, called) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The use cases and phases in which a person is a stakeholder: those at work by title, then those archived.
    fn involvement_of(&self, id: Id) -> Result<Involved, Error> {
        let links = self.naming(id, field::PERSON)?;
        let sources: BTreeSet<Id> = links.into_iter().map(|link| link.source).collect();
        // In an order that is there already: somebody may be in thousands.
        let at_work = self.order(&List::Matrix)?;
        let at_work = at_work.iter().filter(|id| sources.contains(id));
        let mut shown: Vec<Id> = at_work.take(USE_CASES).copied().collect();
        let room = USE_CASES.saturating_sub(shown.len());
        let archived = sources.iter().filter(|id| !shown.contains(id));
        let archived: Vec<Id> = archived.take(room).copied().collect();
        shown.extend(archived);
        let mut phases: Vec<(String, InvolvedPhase)> = Vec::new();
        let mut use_cases = Vec::new();
        for source in shown {
            let row = self.listed.get(&source).ok_or(Error::Unknown("use case"))?;
            let name = self.name_listed(row)?;
            let document = self.document(source)?;
            let framework = self.framework_of(&document)?;
            for phase in &framework.phases {
                if !phases.iter().any(|(key, _)| *key == phase.key) {
                    phases.push((phase.key.clone(), column(phase)));
                }
            }
            use_cases.push((source, name, UseCase::new(&document, &framework)));
        }
        let rows = use_cases.into_iter().map(|(source, name, use_case)| {
            let rows = use_case.rows();
            let mine =
                |row: &&StakeholderRow<'_>| row.person().is_some_and(|one| self.one(one) == id);
            let part = |key: &String| {
                let mut mine = rows.iter().filter(mine);
                let row = mine.find(|row| row.phase() == key)?;
                Some(part(
                    &use_case.document,
                    use_case.framework.phase(key)?,
                    row,
                ))
            };
            InvolvedRow {
                id: source.to_string(),
                name,
                place: Place {
                    use_case: Some(source.to_string()),
                    ..Place::default()
                },
                parts: phases.iter().map(|(key, _)| part(key)).collect(),
            }
        });
        Ok(Involved {
            rows: rows.collect(),
            phases: phases.into_iter().map(|(_, phase)| phase).collect(),
            more: more(sources.len(), USE_CASES),
        })
    }

    /// A use case with the people in it.
    pub(crate) fn involved_in(&self, id: Id) -> Result<InvolvedUseCase, Error> {
        let document = self.document(id)?;
        let framework = self.framework_of(&document)?;
        let use_case = UseCase::new(&document, &framework);
        let rows = use_case.rows();
        let mut people: Vec<Option<Id>> = Vec::new();
        for row in &rows {
            let person = row.person().map(|one| self.one(one));
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let shown = people.iter().take(PEOPLE).map(|person| {
            let mine = |row: &&StakeholderRow<'_>| row.person().map(|one| self.one(one)) == *person;
            let part = |phase: &Phase| {
                let mut mine = rows.iter().filter(mine);
                let row = mine.find(|row| row.phase() == phase.key)?;
                Some(part(&document, phase, row))
            };
            let Person { id, name, .. } = match person {
                Some(person) => self.plain_person(*person)?,
                None => self.person(None)?,
            };
            Ok(InvolvedRow {
                place: Place {
                    screen: Some(Screen::People),
                    document: person.map(|person| person.to_string()),
                    ..Place::default()
                },
                id,
                name,
                parts: framework.phases.iter().map(part).collect(),
            })
        });
        let holes = framework
            .phases
            .iter()
            .map(|phase| self.holes(&use_case, phase));
        Ok(InvolvedUseCase {
            id: id.to_string(),
            title: use_case.title().to_owned(),
            involved: Involved {
                rows: shown.collect::<Result<_, Error>>()?,
                phases: framework.phases.iter().map(column).collect(),
                more: more(people.len(), PEOPLE),
            },
            holes: holes.collect::<Result<Vec<_>, Error>>()?.concat(),
        })
    }

    /// What the RACI letters of a phase lack.
    fn holes(&self, use_case: &UseCase, phase: &Phase) -> Result<Vec<RaciHole>, Error> {
        let told = raci::holes(use_case, &phase.key).into_iter().map(|hole| {
            Ok(RaciHole {
                phase: phase.label.clone(),
                what: self.hole_in_words(&hole)?,
                place: Place {
                    field: Some(field::RACI.to_owned()),
                    ..seen(&use_case.document, phase, &hole.row())
                },
            })
        });
        told.collect()
    }

    /// The same in sentences.
    pub(crate) fn holes_in_words(
        &self,
        use_case: &UseCase,
        phase: &Phase,
    ) -> Result<Vec<String>, Error> {
        let holes = self.holes(use_case, phase)?.into_iter();
        Ok(holes.map(|hole| hole.what).collect())
    }

    fn hole_in_words(&self, hole: &Hole<'_>) -> Result<String, Error> {
        let name = |row: &StakeholderRow<'_>| match row.person() {
            Some(person) => self.name_of(person),
            None => Ok(self.person(None)?.name),
        };
        Ok(match hole {
            Hole::NobodyAccountable(_) => "Nobody is accountable.".to_owned(),
            Hole::SeveralAccountable(rows) => {
                let names = rows.iter().map(name).collect::<Result<Vec<_>, _>>()?;
                let names = match names.as_slice() {
                    [others @ .., last] => format!("{} and {last}", others.join(", ")),
                    [] => String::new(),
                };
                let all = if rows.len() == 2 { "both" } else { "all" };
                format!("{names} are {all} accountable; decide on one.")
            }
            Hole::NobodyResponsible(row) => {
                format!("{} is accountable, but nobody is responsible.", name(row)?)
            }
        })
    }
}

/// The RACI letters to choose from.
pub(crate) fn letters() -> Vec<Choice> {
    let choice = |(letter, _): (&str, &str)| Choice {
        key: letter.to_owned(),
        field: field::RACI.to_owned(),
        name: raci::told(letter),
        hint: String::new(),
        chosen: false,
    };
    raci::LETTERS.into_iter().map(choice).collect()
}

/// Whether somebody has all words of a filter.
fn is_wanted(person: &Person, wanted: &words::Wanted) -> bool {
    let all = [&person.name, &about(person)].map(String::as_str).join(" ");
    wanted.words().is_empty() || !wanted.found_in(&all).is_empty()
}

fn column(phase: &Phase) -> InvolvedPhase {
    InvolvedPhase {
        number: phase.number,
        label: phase.label.clone(),
    }
}

fn part(use_case: &Document, phase: &Phase, row: &StakeholderRow<'_>) -> InvolvedPart {
    let letter = row.raci();
    let words = raci::in_words(letter).unwrap_or("Involved");
    InvolvedPart {
        letter: letter.to_owned(),
        in_words: format!("{}: {words}", phase.label),
        place: seen(use_case, phase, row),
    }
}

/// Where a row is seen.
fn seen(use_case: &Document, phase: &Phase, row: &StakeholderRow<'_>) -> Place {
    Place {
        use_case: Some(use_case.id.to_string()),
        phase: Some(phase.key.clone()),
        record: Some(row.id.to_string()),
        ..Place::default()
    }
}

/// That these are not all.
fn more(all: usize, shown: usize) -> String {
    match all.checked_sub(shown) {
        None | Some(0) => String::new(),
        Some(more) => format!("and {more} more"),
    }
}
