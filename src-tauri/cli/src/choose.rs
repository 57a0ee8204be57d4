//! Finding what a person or a script named: a use case or what these share, a phase, a field.

use clap::ValueEnum;
use ninefold_core::framework::Framework;
use ninefold_core::text::name;
use ninefold_core::view::{BaselineRow, Point, TagFilter, UseCaseRow};
use ninefold_core::workspace::Workspace;

use crate::arguments::Kind;
use crate::failure::Failure;

/// How alike two names are, from 0 to 1, for one to be offered in place of the other.
const ALIKE: f64 = 0.75;

/// How many are offered.
const OFFERED: usize = 5;

/// The fewest characters of an identifier that name something.
const SHORTEST: usize = 4;

/// Something that can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    pub name: String,
    pub archived: bool,
}

/// What there is of a kind; archived use cases count, and come last.
///
/// # Errors
/// What reading can meet.
pub fn documents(workspace: &mut Workspace, kind: Kind) -> Result<Vec<Row>, Failure> {
    let archived = false;
    let row = |id, name| Row { id, name, archived };
    Ok(match kind {
        Kind::UseCases => {
            let list = workspace.use_cases()?;
            let rows = list.use_cases.into_iter().chain(list.archived);
            let row = |one: UseCaseRow| Row {
                id: one.id,
                name: one.title,
                archived: one.archived.is_some(),
            };
            rows.map(row).collect()
        }
        Kind::Integrations => {
            let rows = workspace.integrations()?.integrations.into_iter();
            rows.map(|one| row(one.id, one.name)).collect()
        }
        Kind::Metrics => {
            let rows = workspace.metrics()?.metrics.into_iter();
            rows.map(|one| row(one.id, one.name)).collect()
        }
        Kind::Attributes => {
            let rows = workspace.reader().attributes()?.into_iter();
            rows.map(|one| row(one.id, one.name)).collect()
        }
        Kind::Settings => {
            let settings = workspace.stated()?.document;
            vec![row(settings, "settings".to_owned())]
        }
        Kind::Tags => {
            let plan = workspace.tagging_plan(&TagFilter::default())?;
            let rows = plan.tags.into_iter();
            rows.map(|one| row(one.id, one.name)).collect()
        }
    })
}

/// The one of a kind with this name, or with an identifier that is or begins so. Archived use cases count.
///
/// # Errors
/// [`Failure::NotFound`], with those that are meant perhaps, or the kind that has one of this name.
pub fn document(workspace: &mut Workspace, kind: Kind, named: &str) -> Result<Row, Failure> {
    let rows = documents(workspace, kind)?;
    let failure = match one(&rows, kind, named) {
        Ok(row) => return Ok(row.clone()),
        Err(failure) => failure.to_string(),
    };
    for other in Kind::value_variants()
        .iter()
        .filter(|other| **other != kind)
    {
        let mut rows = documents(workspace, *other)?.into_iter();
        if rows.any(|row| name::is_same(&row.name, named)) {
            let [_, words] = other.words();
            let what = words.replace(' ', "-");
            return Err(Failure::NotFound(format!(
                "{failure} There is one among the {words}: add --what {what}."
            )));
        }
    }
    Err(Failure::NotFound(failure))
}

/// The one with this name, or with an identifier that is or begins so.
///
/// # Errors
/// [`Failure::NotFound`], with those that are meant perhaps.
pub fn one<'a>(rows: &'a [Row], kind: Kind, named: &str) -> Result<&'a Row, Failure> {
    among(rows, kind.words(), named)
}

/// The baseline of this name, or with an identifier that is or begins so.
///
/// # Errors
/// [`Failure::NotFound`], with those that are meant perhaps.
pub fn baseline(workspace: &mut Workspace, named: &str) -> Result<Row, Failure> {
    among(&baselines(workspace)?, BASELINES, named).cloned()
}

/// A point in history: a baseline by its name, a day, or the last decision.
///
/// # Errors
/// [`Failure::NotFound`], with the baselines that are meant perhaps, for what is none of these.
pub fn point(workspace: &mut Workspace, named: &str) -> Result<Point, Failure> {
    let found = among(&baselines(workspace)?, BASELINES, named).cloned();
    let failure = match found {
        Ok(row) => return Ok(Point::Baseline { baseline: row.id }),
        Err(_) if name::is_same(named, "decision") => return Ok(Point::Decision),
        Err(failure) => failure,
    };
    let looks_like_a_day = named
        .trim()
        .starts_with(|first: char| first.is_ascii_digit());
    match workspace.end_of(named) {
        Ok(_) => Ok(Point::Day {
            day: named.to_owned(),
        }),
        Err(error) if looks_like_a_day => Err(error.into()),
        Err(_) => Err(Failure::NotFound(format!(
            "{failure} A point is the name of a baseline, a day such as 2026-11-22, or “decision”."
        ))),
    }
}

/// The word for one and for several.
const BASELINES: [&str; 2] = ["baseline", "baselines"];

fn baselines(workspace: &mut Workspace) -> Result<Vec<Row>, Failure> {
    let rows = workspace.baselines()?.baselines.into_iter();
    let row = |one: BaselineRow| Row {
        id: one.id,
        name: one.name,
        archived: false,
    };
    Ok(rows.map(row).collect())
}

fn among<'a>(rows: &'a [Row], words: [&str; 2], named: &str) -> Result<&'a Row, Failure> {
    let [word, words] = words;
    let named = named.trim();
    let folded = name::key(named);
    let ways: [&dyn Fn(&Row) -> bool; 4] = [
        &|row| row.id == folded,
        &|row| row.name == named,
        &|row| name::is_same(&row.name, named),
        &|row| named.len() >= SHORTEST && row.id.starts_with(&folded),
    ];
    for fits in ways {
        let found: Vec<&Row> = rows.iter().filter(|row| fits(row)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                return Err(Failure::NotFound(format!(
                    "“{named}” fits {} {words}. Name one by its identifier:{}",
                    several.len(),
                    lines(several.iter().map(|row| shown(row)))
                )));
            }
        }
    }
    let names = rows.iter().map(|row| (name::key(&row.name), shown(row)));
    Err(Failure::NotFound(format!(
        "There is no {word} “{named}”.{}",
        offer(near(&folded, names))
    )))
}

/// The key of a phase, in any case.
///
/// # Errors
/// [`Failure::NotFound`], with the keys there are.
pub fn phase<'a>(framework: &'a Framework, named: &str) -> Result<&'a str, Failure> {
    let phases = &framework.phases;
    match phases
        .iter()
        .find(|phase| phase.key.eq_ignore_ascii_case(named))
    {
        Some(phase) => Ok(&phase.key),
        None => Err(Failure::NotFound(format!(
            "There is no phase “{named}”. The phases are:{}",
            lines(phases.iter().map(|phase| phase.key.clone()))
        ))),
    }
}

/// No field has this key; near `wanted` are those that are meant perhaps.
pub fn no_field(key: &str, wanted: &str, names: impl Iterator<Item = (String, String)>) -> Failure {
    Failure::NotFound(format!(
        "There is no field “{key}”; `ninefold-cli list FILE NAME` shows all.{}",
        offer(near(wanted, names))
    ))
}

/// Something as it is offered: by what names it, and its name.
fn shown(row: &Row) -> String {
    let archived = if row.archived { " (archived)" } else { "" };
    format!("{}  {}{archived}", row.id, row.name)
}

/// What is spelled like the name, or has it inside; the likest first.
fn near(named: &str, names: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let likeness = |name: &str| match !named.is_empty() && name.contains(named) {
        true => 1.0,
        false => strsim::normalized_damerau_levenshtein(named, name),
    };
    let mut near: Vec<(f64, String)> = names
        .map(|(name, shown)| (likeness(&name), shown))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter()
        .take(OFFERED)
        .map(|(_, shown)| shown)
        .collect()
}

fn offer(near: Vec<String>) -> String {
    match near.is_empty() {
        true => String::new(),
        false => format!(" Did you mean:{}", lines(near.into_iter())),
    }
}

fn lines(names: impl Iterator<Item = String>) -> String {
    names.map(|name| format!("\n  {name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, name: &str, archived: bool) -> Row {
        Row {
            id: id.to_owned(),
            name: name.to_owned(),
            archived,
        }
    }

    fn rows() -> [Row; 4] {
        [
            row(
                "0190aaaa-0000-7000-8000-000000000001",
                "Abandoned cart email",
                false,
            ),
            row("0190aaaa-0000-7000-8000-000000000002", "Win-back", false),
            row("0190bbbb-0000-7000-8000-000000000003", "win-back", false),
            row("0190cccc-0000-7000-8000-000000000004", "Hero", true),
        ]
    }

    #[test]
    fn use_cases_are_found_by_title_and_identifier() {
        let cases = [
            ("Abandoned cart email", "…001"),
            (" abandoned CART email", "…001"),
            ("Win-back", "…002"),
            ("win-back", "…003"),
            ("0190aaaa-0000-7000-8000-000000000002", "…002"),
            ("0190BBBB", "…003"),
            ("0190c", "…004"),
            (
                "WIN-BACK",
                "“WIN-BACK” fits 2 use cases. Name one by its identifier:\n  0190aaaa-0000-7000-8000-000000000002  Win-back\n  0190bbbb-0000-7000-8000-000000000003  win-back",
            ),
            (
                "0190a",
                "“0190a” fits 2 use cases. Name one by its identifier:\n  0190aaaa-0000-7000-8000-000000000001  Abandoned cart email\n  0190aaaa-0000-7000-8000-000000000002  Win-back",
            ),
            ("019", "There is no use case “019”."),
            (
                "Heroo",
                "There is no use case “Heroo”. Did you mean:\n  0190cccc-0000-7000-8000-000000000004  Hero (archived)",
            ),
            (
                "cart",
                "There is no use case “cart”. Did you mean:\n  0190aaaa-0000-7000-8000-000000000001  Abandoned cart email",
            ),
            ("", "There is no use case “”."),
        ];
        for (named, expected) in cases {
            let rows = rows();
            let found = match one(&rows, Kind::UseCases, named) {
                Ok(row) => format!("…{}", &row.id[row.id.len() - 3..]),
                Err(failure) => failure.to_string(),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_phase_is_found_by_key() {
        let framework = Framework::built_in();
        assert_eq!(phase(framework, "Ideation").unwrap(), "ideation");
        let failure = phase(framework, "1").unwrap_err().to_string();
        assert!(failure.contains("\n  ideation\n"), "{failure}");
    }
}
