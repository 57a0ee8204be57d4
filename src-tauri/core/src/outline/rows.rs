//! The tables of the workspace as rows of text, for spreadsheet programs: the headings of the columns first, a value a cell,
//! numbers and days by themselves. What was typed is as it was typed.

use super::is_text;
use crate::framework::scoping::Scoping;
use crate::view::{Ask, Control, Link, Measure, MetricPage, Roadmap, Tag, TaggingPlan};

/// What may be measured, in the order it is listed in.
const MEASURED: [(&str, &str); 2] = [("baseline", "Baseline"), ("target", "Target")];

/// A row of text.
type Row = Vec<String>;

/// The tagging plan.
pub fn tag_rows(plan: &TaggingPlan) -> Vec<Row> {
    let row = |tag: &Tag| tag.asks.iter().map(said).collect();
    let mut rows = vec![tag_columns().map(str::to_owned).collect()];
    rows.extend(plan.tags.iter().map(row));
    rows
}

/// What is asked about a tag.
pub fn tag_columns() -> impl Iterator<Item = &'static str> {
    let asked = Scoping::built_in().tag.iter();
    asked.map(|field| field.idea.as_str())
}

/// The metrics, a row for everything that was measured; a metric that was not has one row.
pub fn metric_rows(pages: &[MetricPage]) -> Vec<Row> {
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
    let mut rows = vec![head.map(str::to_owned).collect()];
    for page in pages {
        let known: Row = page
            .asks
            .iter()
            .filter(|ask| known(ask.control))
            .map(said)
            .collect();
        let stands = [page.metric.standing.clone(), names(&page.metric.used_by)];
        let mut measured = measured(page);
        if measured.is_empty() {
            measured.push(Default::default());
        }
        rows.extend(measured.into_iter().map(|measured| {
            let cells = known.iter().chain(&measured).chain(&stands);
            cells.cloned().collect()
        }));
    }
    rows
}

/// Baseline, target and readings: what, day, value, source.
fn measured(page: &MetricPage) -> Vec<[String; 4]> {
    let row = |what: &str, measure: &Measure| {
        let Measure {
            value,
            source,
            date,
        } = measure.clone();
        [what.to_owned(), date, value, source]
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
pub fn roadmap_rows(roadmap: &Roadmap) -> Vec<Row> {
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
    let mut rows = vec![head.map(str::to_owned).into()];
    rows.extend(roadmap.places.iter().map(|place| {
        vec![
            place.number.to_string(),
            place.integration.name.clone(),
            place.integration.state.clone(),
            place.worth.clone(),
            place.effort.to_string(),
            place.priority.clone(),
            names(&place.completes),
            String::new(),
            place.go_live.clone(),
            place
                .pin
                .as_ref()
                .map_or_else(String::new, |pin| pin.in_words.clone()),
        ]
    }));
    let apart = |what: &Link, remark: &str| {
        let mut row = vec![String::new(); head.len()];
        row[1].clone_from(&what.name);
        row[2].clone_from(&what.state);
        row[7] = remark.to_owned();
        row
    };
    let possible = roadmap.possible.iter();
    rows.extend(possible.map(|link| apart(link, "Possible already")));
    let unplaced = roadmap.unplaced.iter();
    rows.extend(unplaced.map(|one| apart(&one.what, &one.missing)));
    rows
}

/// An answer as a cell.
fn said(ask: &Ask) -> String {
    match is_text(ask) {
        true => ask.value.clone(),
        false => ask.shown.clone(),
    }
}

/// Names, a line each: a name may hold any other sign that could part them.
fn names(links: &[Link]) -> String {
    let names: Vec<&str> = links.iter().map(|link| link.name.as_str()).collect();
    names.join("\n")
}
