//! Build next on a time line, in words.

use std::collections::{HashMap, HashSet};

use super::words::list;
use super::{Given, why};
use crate::document::day;
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::quarter::Quarter;
use crate::error::Error;
use crate::roadmap::time_line::{LONG, Line, Spot};
use crate::roadmap::{self, Integration, State, UseCase};
use crate::use_case::counted;
use crate::use_case::target::Target;
use crate::view::{Place, TimeLine, TimeLineBeyond, TimeLineQuarter, TimeLineRow, Unplaced};
use crate::workspace::Reader;

impl Reader {
    /// The integrations to build and the use cases at work on a line of quarters, by their target days.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn time_line(&self) -> Result<TimeLine, Error> {
        let given = self.given_for_roadmap()?;
        Ok(self.on_line(&given, &given.ranked()))
    }

    pub(super) fn on_line(&self, given: &Given, made: &roadmap::Roadmap) -> TimeLine {
        let today = self.today();
        let line = line(given, &today);
        let integrations = in_order(given, made);
        let mut use_cases: Vec<&UseCase> = given.use_cases.iter().collect();
        let by = |one: &UseCase| given.targets.get(&one.id).and_then(Target::by);
        use_cases.sort_by_cached_key(|one| (by(one), one.order.clone(), one.id));

        let of_integrations = integrations.iter().filter_map(|(one, number)| {
            let mut row = of_integration(one, given, &line, &today)?;
            row.number = *number;
            Some(row)
        });
        let mut rows: Vec<TimeLineRow> = of_integrations.collect();
        let many = rows.len();
        let of_use_cases = use_cases.iter();
        rows.extend(of_use_cases.filter_map(|one| of_use_case(one, given, &line)));
        let counts = (many, rows.len() - many);
        let without = |id: Id, missing: &str| undated(id, missing, given);
        let undated = integrations
            .iter()
            .filter(|(one, _)| !given.days.contains_key(&one.id))
            .map(|(one, _)| without(one.id, "No go-live day yet."));
        let open = use_cases.iter().filter(|one| by(one).is_none());
        let open = open.map(|one| without(one.id, "No target quarter or go-live day yet."));
        TimeLine {
            revision: self.revision,
            said: said(&line, counts),
            long: unit(LONG),
            quarters: quarters(&line),
            today: match line.spot(&today) {
                Some(Spot::At(at)) => unit(at),
                _ => 0,
            },
            rows,
            undated: undated.chain(open).collect(),
        }
    }
}

/// The line that holds all dates.
fn line(given: &Given, today: &str) -> Line {
    let days = given.days.values().map(String::as_str);
    let days = days.chain(given.targets.values().map(|target| target.day.as_str()));
    let named = given.targets.values();
    let named = named.filter_map(|target| Quarter::kept(&target.quarter));
    let all = days.filter_map(Quarter::of_day).chain(named);
    Line::of(all, Quarter::of_day(today).unwrap_or(Quarter::FIRST))
}

/// The integrations that are still to be built and that somebody needs, or that have a day: those with a place first, by it.
fn in_order<'a>(given: &'a Given, made: &roadmap::Roadmap) -> Vec<(&'a Integration, Option<u32>)> {
    let places = made.places.iter().enumerate();
    let numbers: HashMap<Id, u32> = places
        .map(|(at, place)| (place.integration, why::place(at)))
        .collect();
    let needed: HashSet<Id> = given
        .use_cases
        .iter()
        .flat_map(|one| one.needs.iter().copied())
        .collect();
    let open = given.integrations.iter();
    let open = open.filter(|one| one.state == State::Open);
    let mut open: Vec<(&Integration, Option<u32>)> = open
        .map(|one| (one, numbers.get(&one.id).copied()))
        .filter(|(one, number)| {
            number.is_some() || given.days.contains_key(&one.id) || needed.contains(&one.id)
        })
        .collect();
    open.sort_by_key(|(one, number)| (number.unwrap_or(u32::MAX), one.order.clone(), one.id));
    open
}

fn of_integration(
    one: &Integration,
    given: &Given,
    line: &Line,
    today: &str,
) -> Option<TimeLineRow> {
    let kept = given.days.get(&one.id)?;
    let is_past = day::number(kept)? < day::number(today).unwrap_or(i64::MIN);
    let mut row = row(one.id, kept.clone(), given);
    row.is_integration = true;
    put(&mut row, line, kept, None);
    if is_past {
        row.warnings = vec![format!("Planned for {kept}, and not live yet.")];
    }
    Some(row)
}

fn of_use_case(one: &UseCase, given: &Given, line: &Line) -> Option<TimeLineRow> {
    let target = given.targets.get(&one.id)?;
    let by = target.by()?;
    let mut row = row(one.id, target.in_words(), given);
    put(&mut row, line, &target.day, Quarter::kept(&target.quarter));
    row.warnings.extend(target.doubt());
    let needed = given.integrations.iter();
    let needed = needed.filter(|other| one.needs.contains(&other.id));
    let mut undated = Vec::new();
    for other in needed {
        let name = &given.links[&other.id].name;
        match (other.state, given.days.get(&other.id)) {
            (State::Live, _) => {}
            (State::Retired, _) => row
                .warnings
                .push(format!("Needs {name}, which is retired.")),
            (State::Open, None) => undated.push(other.id),
            (State::Open, Some(live)) if day::number(live) > day::number(&by) => {
                row.warnings.push(format!(
                    "Due by {by}, before {name} is planned to be live on {live}."
                ));
            }
            (State::Open, Some(_)) => {}
        }
    }
    if !undated.is_empty() {
        let has = if undated.len() == 1 { "has" } else { "have" };
        row.note = format!(
            "Needs {}, which {has} no go-live day yet.",
            list(&undated, &given.links)
        );
    }
    Some(row)
}

/// A row without a place on the line.
fn row(id: Id, when: String, given: &Given) -> TimeLineRow {
    TimeLineRow {
        what: given.links[&id].clone(),
        number: None,
        is_integration: false,
        when,
        place: entered(id, given),
        quarter: None,
        day: None,
        beyond: None,
        warnings: Vec::new(),
        note: String::new(),
    }
}

/// Puts a row where its day and quarter are.
fn put(row: &mut TimeLineRow, line: &Line, day: &str, quarter: Option<Quarter>) {
    let span = quarter.and_then(|quarter| line.span(quarter));
    row.quarter = span.map(|(begins, ends)| (unit(begins), unit(ends)));
    let spot = line.spot(day);
    let spot = spot.or_else(|| line.spot(&quarter.filter(|_| span.is_none())?.first()));
    match spot {
        Some(Spot::At(at)) => row.day = Some(unit(at)),
        Some(Spot::Earlier) => row.beyond = Some(TimeLineBeyond::Earlier),
        Some(Spot::Later) => row.beyond = Some(TimeLineBeyond::Later),
        None => {}
    }
}

fn undated(id: Id, missing: &str, given: &Given) -> Unplaced {
    Unplaced {
        what: given.links[&id].clone(),
        missing: missing.to_owned(),
        way: "Set a date".to_owned(),
        place: entered(id, given),
    }
}

/// Where its day is entered.
fn entered(id: Id, given: &Given) -> Place {
    Place {
        record: Some(id.to_string()),
        field: Some(field::GO_LIVE.to_owned()),
        ..given.links[&id].place.clone()
    }
}

fn quarters(line: &Line) -> Vec<TimeLineQuarter> {
    let shown = line.all().enumerate();
    let shown = shown.map(|(at, (quarter, begins))| TimeLineQuarter {
        begins: unit(begins),
        label: match at % line.step.unsigned_abs() as usize {
            0 => quarter.in_words(),
            _ => String::new(),
        },
    });
    shown.collect()
}

fn said(line: &Line, (integrations, use_cases): (usize, usize)) -> String {
    let last = line.first.plus(line.quarters - 1);
    let many = match integrations {
        0 => "no integration".to_owned(),
        1 => "1 integration".to_owned(),
        many => format!("{many} integrations"),
    };
    format!(
        "{} to {}: {many} and {} with a date.",
        line.first.in_words(),
        last.in_words(),
        counted(use_cases)
    )
}

/// What is on the line is never below 0.
fn unit(at: i64) -> u32 {
    u32::try_from(at).unwrap_or_default()
}
