//! What use cases share: people, integrations, metrics, tags. A kind is a table of columns, which are fields for programs.

use ninefold_core::document::kind::field;
use ninefold_core::view::{
    AttributeRow, IntegrationRow, LearnedRow, Link, MetricRow, Person, RankedRow, RoadmapPlace,
    Tag, TagFilter, TimeLineRow, Unplaced, UnrankedRow, Wanted,
};
use ninefold_core::workspace::Workspace;
use serde::{Serialize, Serializer};
use serde_json::Number;

use super::Listing;
use crate::failure::Failure;
use crate::terminal::Table;

/// A column of a table, and a field of an object.
struct Column<T> {
    /// Its heading; a column without one is for programs only.
    head: &'static str,
    /// Its name in JSON.
    name: &'static str,
    cell: fn(&T) -> Cell,
}

/// What a row holds in a column.
#[derive(Serialize)]
#[serde(untagged)]
enum Cell {
    Text(String),
    Number(Number),
    Several(Vec<String>),
}

/// Names with values, in their order.
struct Object<V>(Vec<(&'static str, V)>);

#[derive(Serialize)]
#[serde(untagged)]
enum Part {
    Workspace(String),
    Rows(Vec<Object<Cell>>),
}

const PEOPLE: &[Column<Person>] = &[
    column("", "id", |person| text(&person.id)),
    column("NAME", "name", |person| text(&person.name)),
    column("ROLE", "role", |person| text(&person.role)),
    column("COMPANY", "company", |person| text(&person.company)),
    column("TEAM", "team", |person| text(&person.team)),
    column("EMAIL", "email", |person| text(&person.email)),
];

const INTEGRATIONS: &[Column<IntegrationRow>] = &[
    column("", "id", |row| text(&row.id)),
    column("NAME", "name", |row| text(&row.name)),
    column("DIRECTION", "direction", |row| text(&row.direction)),
    column("SYSTEM", "system", |row| text(&row.system)),
    column("STATUS", "status", |row| text(&row.status)),
    column("EFFORT", "effort", |row| text(&row.effort)),
    column("ANSWERED", "answered", |row| text(&row.answered)),
    column("", "neededBy", |row| Cell::Several(row.needed_by.clone())),
];

const METRICS: &[Column<MetricRow>] = &[
    column("", "id", |row| text(&row.id)),
    column("NAME", "name", |row| text(&row.name)),
    column("COURSE", "course", |row| text(&row.course)),
    column("LATEST", "latest", |row| text(&row.latest)),
    column("STANDING", "standing", |row| text(&row.standing)),
    column("USED BY", "usedBy", |row| names(&row.used_by)),
];

const TAGS: &[Column<Tag>] = &[
    column("", "id", |tag| text(&tag.id)),
    column("NAME", "name", |tag| text(&tag.name)),
    column("STATE", "state", |tag| text(&tag.state)),
    column("SERVES", "serves", |tag| names(&tag.serves)),
];

const ATTRIBUTES: &[Column<AttributeRow>] = &[
    column("", "id", |row| text(&row.id)),
    column("NAME", "name", |row| text(&row.name)),
    column("TYPE", "type", |row| of_attribute(row, field::TYPE)),
    column("REQUIRED", "required", |row| of_attribute(row, "required")),
    column("PERSONAL", "personal", |row| {
        match of_attribute(row, field::PERSONAL) {
            Cell::Text(said) if said.is_empty() => text("Not checked yet"),
            said => said,
        }
    }),
    column("ALLOWED", "allowed", |row| of_attribute(row, "allowed")),
    column("EXAMPLE", "example", |row| of_attribute(row, "example")),
    column("", "source", |row| of_attribute(row, "source")),
    column("", "note", |row| of_attribute(row, "note")),
    column("CARRIED BY", "carriedBy", |row| {
        Cell::Several(row.carried_by.clone())
    }),
];

const LEARNED: &[Column<LearnedRow>] = &[
    column("", "id", |row| text(&row.use_case.id)),
    column("USE CASE", "useCase", |row| text(&row.use_case.name)),
    column("OWNER", "owner", |row| text(&row.owner)),
    column("FROM", "from", |row| text(&row.from)),
    column("TO", "to", |row| text(&row.to)),
    column("DECISION", "decision", |row| text(&row.decision)),
    column("", "result", |row| text(&row.result)),
    column("", "learned", |row| text(&row.learned)),
];

const ROADMAP: &[Column<RoadmapPlace>] = &[
    column("PLACE", "place", |place| Cell::Number(place.number.into())),
    column("", "id", |place| text(&place.integration.id)),
    column("INTEGRATION", "integration", |place| {
        text(&place.integration.name)
    }),
    column("WORTH", "worth", |place| number(&place.worth)),
    column("EFFORT", "effort", |place| {
        Cell::Number(place.effort.into())
    }),
    column("PRIORITY", "priority", |place| number(&place.priority)),
    column("GO-LIVE", "goLive", |place| text(&place.go_live)),
    column("PINNED", "pinned", |place| {
        let pin = place.pin.as_ref();
        pin.map_or_else(|| text(""), |pin| Cell::Number(pin.place.into()))
    }),
    column("COMPLETES", "completes", |place| names(&place.completes)),
    column("", "arithmetic", |place| text(&place.arithmetic)),
    column("", "sentence", |place| text(&place.in_words())),
    column("", "why", |place| text(&place.why)),
    column("", "under", |place| {
        let under = place.under.as_ref();
        text(under.map_or("", |under| &under.answer))
    }),
    column("", "pinnedReason", |place| {
        text(place.pin.as_ref().map_or("", |pin| &pin.reason))
    }),
];

const TIME_LINE: &[Column<TimeLineRow>] = &[
    column("", "id", |row| text(&row.what.id)),
    column("", "name", |row| text(&row.what.name)),
    column("", "when", |row| text(&row.when)),
    column("", "remarks", |row| {
        Cell::Several(row.remarks().into_iter().map(str::to_owned).collect())
    }),
];

const UNPLACED: &[Column<Unplaced>] = &[
    column("", "id", |unplaced| text(&unplaced.what.id)),
    column("", "name", |unplaced| text(&unplaced.what.name)),
    column("", "missing", |unplaced| text(&unplaced.missing)),
];

const RANKING: &[Column<RankedRow>] = &[
    column("RANK", "rank", |row| Cell::Number(row.rank.into())),
    column("", "id", |row| text(&row.id)),
    column("USE CASE", "title", |row| text(&row.title)),
    column("PRIORITY", "priority", |row| number(&row.priority)),
    column("VALUE", "value", |row| score(row, 0)),
    column("EFFORT", "effort", |row| score(row, 1)),
    column("RISK", "risk", |row| score(row, 2)),
    column("READINESS", "readiness", |row| score(row, 3)),
    column("RATED", "rated", |row| text(&row.rated)),
    column("PIN", "pin", |row| {
        text(row.pin.as_ref().map_or("", |pin| &pin.in_words))
    }),
];

const UNRANKED: &[Column<UnrankedRow>] = &[
    column("", "id", |row| text(&row.id)),
    column("", "title", |row| text(&row.title)),
    column("", "missing", |row| {
        Cell::Several(row.missing.iter().map(|one| one.what.clone()).collect())
    }),
];

pub fn people(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let people = workspace.people()?.people;
    listing(workspace, "people", PEOPLE, &people)
}

pub fn integrations(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let integrations = workspace.integrations()?.integrations;
    listing(workspace, "integrations", INTEGRATIONS, &integrations)
}

pub fn metrics(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let metrics = workspace.metrics()?.metrics;
    listing(workspace, "metrics", METRICS, &metrics)
}

pub fn tags(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let tags = workspace.tagging_plan(&TagFilter::default())?.tags;
    listing(workspace, "tags", TAGS, &tags)
}

pub fn attributes(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let attributes = workspace.reader().attributes()?;
    listing(workspace, "attributes", ATTRIBUTES, &attributes)
}

pub fn learned(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let rows = workspace.learned()?;
    listing(workspace, "learned", LEARNED, &rows)
}

pub fn roadmap(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let (roadmap, time_line) = workspace.build_next()?;
    let table = table(ROADMAP, &roadmap.places);
    let value = Object(vec![
        ("workspace", Part::Workspace(workspace.info().name)),
        ("roadmap", rows(ROADMAP, &roadmap.places)),
        ("unplaced", rows(UNPLACED, &roadmap.unplaced)),
        ("timeLine", rows(TIME_LINE, &time_line.rows)),
    ]);
    let note = |one: &Unplaced| format!("Not placed: {}. {}", one.what.name, one.missing);
    Ok(Listing {
        notes: roadmap.unplaced.iter().map(note).collect(),
        ..Listing::new(table, &value)?
    })
}

pub fn ranking(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let all = Wanted::ALL;
    let screen = workspace.reader().ranking_screen(None, &all, &all)?;
    let ranked: Vec<RankedRow> = screen.ranked.rows.into_iter().map(|one| one.row).collect();
    let unranked: Vec<UnrankedRow> = screen
        .unranked
        .rows
        .into_iter()
        .map(|one| one.row)
        .collect();
    let value = Object(vec![
        ("workspace", Part::Workspace(workspace.info().name)),
        ("ranking", rows(RANKING, &ranked)),
        ("unranked", rows(UNRANKED, &unranked)),
    ]);
    let missing = |row: &UnrankedRow| {
        let missing: Vec<&str> = row.missing.iter().map(|one| one.what.as_str()).collect();
        format!("Not ranked: {}. {}", row.title, missing.join("; "))
    };
    let firm = Some(screen.firmness).filter(|said| !said.is_empty());
    Ok(Listing {
        notes: firm
            .into_iter()
            .chain(unranked.iter().map(missing))
            .collect(),
        ..Listing::new(table(RANKING, &ranked), &value)?
    })
}

const fn column<T>(head: &'static str, name: &'static str, cell: fn(&T) -> Cell) -> Column<T> {
    Column { head, name, cell }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// What an attribute holds in a field, in words.
fn of_attribute(row: &AttributeRow, field: &str) -> Cell {
    let ask = row.asks.iter().find(|ask| ask.field == field);
    text(ask.map_or("", |ask| ask.shown.trim()))
}

/// What an axis is scored; nothing where it has no rating.
fn score(row: &RankedRow, axis: usize) -> Cell {
    let score = row.axes.get(axis).and_then(|figure| figure.score);
    score.map_or_else(|| text(""), |score| Cell::Number(score.into()))
}

/// A number that comes as text.
fn number(shown: &str) -> Cell {
    let number = shown.parse();
    number.map_or_else(|_| text(shown), Cell::Number)
}

fn names(links: &[Link]) -> Cell {
    Cell::Several(links.iter().map(|link| link.name.clone()).collect())
}

fn listing<T>(
    workspace: &mut Workspace,
    what: &'static str,
    columns: &[Column<T>],
    all: &[T],
) -> Result<Listing, Failure> {
    let name = Part::Workspace(workspace.info().name);
    let value = Object(vec![("workspace", name), (what, rows(columns, all))]);
    Listing::new(table(columns, all), &value)
}

/// The rows for people.
fn table<T>(columns: &[Column<T>], rows: &[T]) -> Table {
    let shown = || columns.iter().filter(|column| !column.head.is_empty());
    let cells = |row| shown().map(|column| (column.cell)(row).shown()).collect();
    let is_number = |cell| matches!(cell, Cell::Number(_));
    let numbers = shown()
        .enumerate()
        .filter(|(_, column)| rows.iter().all(|row| is_number((column.cell)(row))));
    Table {
        head: shown().map(|column| column.head.to_owned()).collect(),
        rows: rows.iter().map(cells).collect(),
        numbers: numbers.map(|(place, _)| place).collect(),
    }
}

/// The rows for programs.
fn rows<T>(columns: &[Column<T>], rows: &[T]) -> Part {
    let field = |row, column: &Column<T>| (column.name, (column.cell)(row));
    let object = |row| Object(columns.iter().map(|column| field(row, column)).collect());
    Part::Rows(rows.iter().map(object).collect())
}

impl Cell {
    fn shown(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Several(texts) => texts.join(", "),
        }
    }
}

impl<V: Serialize> Serialize for Object<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
