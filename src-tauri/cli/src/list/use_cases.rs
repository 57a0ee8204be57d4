//! The use cases of a workspace.

use std::collections::BTreeMap;

use ninefold_core::document::day::moment;
use ninefold_core::view::{PhaseState, Step, UseCaseRow};
use ninefold_core::workspace::Workspace;
use serde::Serialize;

use super::Listing;
use crate::failure::Failure;
use crate::terminal::Table;

/// The fewest characters of an identifier that are shown.
const SHORTEST: usize = 8;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UseCases<'a> {
    workspace: String,
    use_cases: Vec<OneUseCase<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneUseCase<'a> {
    id: &'a str,
    title: &'a str,
    /// The axes by name, 0 to 100, or null while nothing is scored.
    scores: BTreeMap<String, Option<u32>>,
    phases: Vec<OnePhase<'a>>,
    edited_at: String,
    edited_by: &'a str,
    archived: Option<Archived<'a>>,
}

#[derive(Serialize)]
struct OnePhase<'a> {
    key: &'a str,
    state: &'static str,
    percent: u32,
}

#[derive(Serialize)]
struct Archived<'a> {
    at: String,
    by: &'a str,
    reason: &'a str,
}

pub fn list(workspace: &mut Workspace, with_archived: bool) -> Result<Listing, Failure> {
    let list = workspace.use_cases()?;
    let every = || list.use_cases.iter().chain(&list.archived);
    let rows: Vec<&UseCaseRow> = every()
        .filter(|row| with_archived || row.archived.is_none())
        .collect();
    let ids: Vec<&str> = every().map(|row| row.id.as_str()).collect();
    let axes = rows.first().map_or(&[][..], |row| row.axes.as_slice());
    let mut head = Table::head(&["ID", "TITLE"]);
    head.extend(axes.iter().map(|axis| axis.label.to_uppercase()));
    head.extend(Table::head(&["PHASES", "EDITED", "BY"]));
    let table = Table {
        head,
        rows: rows
            .iter()
            .map(|row| cells(row, &ids, workspace.day_of(row.edited_at)))
            .collect(),
        numbers: (2..2 + axes.len()).collect(),
    };
    let workspace = workspace.info().name;
    let use_cases = rows.into_iter().map(OneUseCase::of).collect();
    Listing::new(
        table,
        &UseCases {
            workspace,
            use_cases,
        },
    )
}

fn cells(row: &UseCaseRow, ids: &[&str], edited: String) -> Vec<String> {
    let archived = if row.archived.is_some() {
        " (archived)"
    } else {
        ""
    };
    let mut cells = vec![
        shortened(&row.id, ids).to_owned(),
        format!("{}{archived}", row.title),
    ];
    cells.extend(row.axes.iter().map(|axis| axis.shown.clone()));
    cells.extend([row.progress.clone(), edited, row.edited_by.clone()]);
    cells
}

impl<'a> OneUseCase<'a> {
    fn of(row: &'a UseCaseRow) -> Self {
        let axes = row.axes.iter();
        let phase = |step: &'a Step| OnePhase {
            key: &step.key,
            state: state(step.state),
            percent: step.percent,
        };
        Self {
            id: &row.id,
            title: &row.title,
            scores: axes
                .map(|axis| (axis.label.to_lowercase(), axis.score))
                .collect(),
            phases: row.steps.iter().map(phase).collect(),
            edited_at: moment(row.edited_at),
            edited_by: &row.edited_by,
            archived: row.archived.as_ref().map(|archived| Archived {
                at: moment(archived.at),
                by: &archived.by,
                reason: &archived.reason,
            }),
        }
    }
}

fn state(state: PhaseState) -> &'static str {
    match state {
        PhaseState::Untouched => "untouched",
        PhaseState::Started => "started",
        PhaseState::Complete => "complete",
    }
}

/// The beginning of an identifier that no other has.
fn shortened<'a>(id: &'a str, all: &[&str]) -> &'a str {
    let others = || all.iter().filter(|other| **other != id);
    let is_own = |length: usize| others().all(|other| !other.starts_with(&id[..length]));
    let length = (SHORTEST..id.len()).find(|length| is_own(*length));
    &id[..length.unwrap_or(id.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_as_short_as_they_can_be() {
        let all = [
            "0190aaaa-0000-7000",
            "0190aaaa-0000-7001",
            "0190bbbb-0000-7000",
        ];
        assert_eq!(
            all.map(|id| shortened(id, &all)),
            ["0190aaaa-0000-7000", "0190aaaa-0000-7001", "0190bbbb"]
        );
    }
}
