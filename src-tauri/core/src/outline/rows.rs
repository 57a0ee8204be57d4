//! The tables of the workspace for spreadsheet programs: a value a cell, numbers and days by themselves. What was typed is as it
//! was typed.

use super::is_text;
use crate::framework::scoping::{Field, Scoping};
use crate::spreadsheet::written::{Cell, Column, Table};
use crate::view::{
    Ask, Choice, Control, IntegrationPage, Link, Measure, MetricPage, Person, Roadmap, Tag,
    TaggingPlan,
};

/// What may be measured, in the order it is listed in.
const MEASURED: [(&str, &str); 2] = [("baseline", "Baseline"), ("target", "Target")];

/// A row of cells.
type Row = Vec<Cell>;

/// The tagging plan.
pub fn tag_table(plan: &TaggingPlan) -> Table {
    let columns = tag_columns().map(Column::of).collect();
    let row = |tag: &Tag| tag.asks.iter().chain(&tag.event).map(said).collect();
    Table {
        rows: plan.tags.iter().map(row).collect(),
        said: filtered(plan).into_iter().collect(),
        ..Table::new("Tagging plan", columns)
    }
}

/// What the plan was filtered by: `4 of 18 tags: purpose Triggering`.
pub(super) fn filtered(plan: &TaggingPlan) -> Option<String> {
    let chosen = |what: &str, choices: &[Choice]| {
        let chosen = choices.iter().find(|choice| choice.chosen)?;
        Some(format!("{what} {}", chosen.name))
    };
    let by = [
        chosen("purpose", &plan.purposes),
        chosen("state", &plan.states),
        chosen("use case", &plan.use_cases),
    ];
    let by: Vec<String> = by.into_iter().flatten().collect();
    (!by.is_empty()).then(|| format!("{}: {}", plan.count, by.join(", ")))
}

/// What is asked about a tag and the event that it sends.
pub fn tag_columns() -> impl Iterator<Item = &'static str> {
    let scoping = Scoping::built_in();
    let asked = scoping.tag.iter().chain(&scoping.event);
    asked.map(|field| field.idea.as_str())
}

/// The metrics, a row for everything that was measured; a metric that was not has one row.
pub fn metric_table(pages: &[MetricPage]) -> Table {
    let known = |control: Control| !matches!(control, Control::Measure | Control::Rows);
    let asked = Scoping::built_in().metric.iter();
    let asked = asked.filter(|field| known(field.kind));
    let head = asked.map(|field| field.idea.as_str()).chain([
        "What",
        "Day",
        "Value",
        "Source",
        "Standing",
        "Use cases",
    ]);
    let mut table = Table::new("Metrics", head.map(Column::of).collect());
    for page in pages {
        let known: Row = page
            .asks
            .iter()
            .filter(|ask| known(ask.control))
            .map(said)
            .collect();
        let stands = [
            Cell::words(page.metric.standing.as_str()),
            names(&page.metric.used_by),
        ];
        let mut measured = measured(page);
        if measured.is_empty() {
            measured.push(Default::default());
        }
        table.rows.extend(measured.into_iter().map(|measured| {
            let cells = known.iter().chain(&measured).chain(&stands);
            cells.cloned().collect()
        }));
    }
    table
}

/// Baseline, target and readings: what, day, value, source.
fn measured(page: &MetricPage) -> Vec<[Cell; 4]> {
    let row = |what: &str, measure: &Measure| {
        [
            Cell::words(what),
            Cell::day(&measure.date),
            Cell::number(&measure.value),
            Cell::words(measure.source.as_str()),
        ]
    };
    let asks = MEASURED.iter().filter_map(|(field, what)| {
        let ask = page.asks.iter().find(|ask| ask.field == *field)?;
        Some((*what, ask.measure.as_ref()?))
    });
    let readings = page.readings.iter().flat_map(|row| &row.asks);
    let readings = readings.filter_map(|ask| Some(("Reading", ask.measure.as_ref()?)));
    asks.chain(readings)
        .filter(|(_, measure)| **measure != Measure::default())
        .map(|(what, measure)| row(what, measure))
        .collect()
}

/// The roadmap: what has a place, in order, then what is possible already and what can't be placed.
pub fn roadmap_table(roadmap: &Roadmap) -> Table {
    let head = [
        "Place",
        "What",
        "Status",
        "Value unlocked",
        "Effort",
        "Priority",
        "Completes",
        "Remark",
        "Go-live",
        "Pinned",
    ];
    let mut table = Table::new("Build next", head.map(Column::of).into());
    table.rows.extend(roadmap.places.iter().map(|place| {
        vec![
            Cell::Whole(place.number),
            Cell::words(place.integration.name.as_str()),
            Cell::words(place.integration.state.as_str()),
            Cell::number(&place.worth),
            Cell::Whole(place.effort),
            Cell::number(&place.priority),
            names(&place.completes),
            Cell::Nothing,
            Cell::day(&place.go_live),
            place
                .pin
                .as_ref()
                .map_or(Cell::Nothing, |pin| Cell::words(pin.in_words.as_str())),
        ]
    }));
    let apart = |what: &Link, remark: &str| {
        let mut row = vec![Cell::Nothing; head.len()];
        row[1] = Cell::words(what.name.as_str());
        row[2] = Cell::words(what.state.as_str());
        row[7] = Cell::words(remark);
        row
    };
    let possible = roadmap.possible.iter();
    table
        .rows
        .extend(possible.map(|link| apart(link, "Possible already")));
    let unplaced = roadmap.unplaced.iter();
    table
        .rows
        .extend(unplaced.map(|one| apart(&one.what, &one.missing)));
    table
}

/// The people, with where each is a stakeholder.
pub fn people_table(people: &[Person]) -> Table {
    let head = ["Name", "Role", "Company", "Team", "Email"];
    let mut columns: Vec<Column> = head.map(Column::of).into();
    columns.extend(["Stakeholder in"].map(Column::of));
    columns.extend(["Use cases"].map(Column::detail));
    let row = |person: &Person| {
        let known = [&person.name, &person.role, &person.company, &person.team];
        let mut row: Row = known.map(|text| Cell::words(text.as_str())).into();
        row.extend([
            Cell::email(&person.email, person.email_problem.is_none()),
            Cell::whole((person.uses > 0).then_some(person.uses)),
            Cell::names(person.used_in.iter().map(String::as_str)),
        ]);
        row
    };
    Table {
        rows: people.iter().map(row).collect(),
        ..Table::new("People", columns)
    }
}

/// The integrations, with all that is asked about each, and the use cases that need it.
pub fn integration_table(pages: &[IntegrationPage]) -> Table {
    let column = |field: &Field| match field.kind {
        Control::Line | Control::Choice | Control::Rating => Column::of(&field.idea),
        _ => Column::detail(&field.idea),
    };
    let asked = Scoping::built_in().integration.iter();
    let mut columns: Vec<Column> = asked.map(column).collect();
    columns.push(Column::of("Needed by"));
    let row = |page: &IntegrationPage| {
        let mut row: Row = page.asks.iter().map(said).collect();
        let needing = page.needed_by.options.iter().filter(|one| one.chosen);
        row.push(Cell::names(needing.map(|one| one.name.as_str())));
        row
    };
    Table {
        rows: pages.iter().map(row).collect(),
        ..Table::new("Integrations", columns)
    }
}

/// An answer as a cell.
fn said(ask: &Ask) -> Cell {
    match ask.control {
        _ if is_text(ask) => Cell::words(ask.value.as_str()),
        Control::Date => Cell::day(&ask.value),
        Control::Rating => match ask.value.parse() {
            Ok(rating) => Cell::Whole(rating),
            Err(_) => Cell::words(ask.shown.as_str()),
        },
        Control::Links => {
            let chosen = ask.options.iter().filter(|option| option.chosen);
            Cell::names(chosen.map(|option| option.name.as_str()))
        }
        _ => Cell::words(ask.shown.as_str()),
    }
}

/// Names, a line each.
fn names(links: &[Link]) -> Cell {
    Cell::names(links.iter().map(|link| link.name.as_str()))
}
