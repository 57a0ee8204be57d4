//! Work items as CSV for Jira.
//!
//! By what Atlassian says of it: a first row with a column for the summary; parents above all that is part of them, so first all
//! epics, then all stories, then all sub-tasks, each naming its parent by what stands in the column of IDs; a column for each
//! label; the description in Jira's own markup.
//! <https://support.atlassian.com/jira/kb/keep-issue-parent-child-mapping-during-csv-import-to-jira-cloud/>,
//! <https://confluence.atlassian.com/adminjiracloud/importing-data-from-csv-776636762.html>. Only the import of external systems
//! keeps parents: <https://support.atlassian.com/jira-software-cloud/docs/create-issues-using-the-csv-importer/>.

use super::{Item, Made, Placed, placed, told_cut, told_guarded};
use crate::page::{csv, wiki};

/// What the levels are called.
const TYPES: [&str; 3] = ["Epic", "Story", "Sub-task"];

const COLUMNS: [&str; 7] = [
    "Issue Type",
    "Issue ID",
    "Parent",
    "Summary",
    "Description",
    "Assignee",
    "Due date",
];

/// Use cases as epics, with their steps as stories and tags as sub-tasks.
pub fn write(use_cases: &[Item]) -> Made {
    let mut items = placed(use_cases);
    // Stable: those of a level stay in their order.
    items.sort_by_key(|placed| placed.level);
    let most = items.iter().map(|placed| placed.item.labels.len()).max();
    let labels = most.unwrap_or_default();
    let head = COLUMNS
        .into_iter()
        .chain(std::iter::repeat_n("Labels", labels));
    let mut rows: Vec<Vec<String>> = vec![head.map(str::to_owned).collect()];
    let mut cut = 0;
    for placed in &items {
        let (summary, is_cut) = placed.item.short_title();
        cut += usize::from(is_cut);
        rows.push(row(placed, summary, labels));
    }
    let all_labels = || items.iter().flat_map(|placed| &placed.item.labels);
    let parted = all_labels().find(|label| label.contains(char::is_whitespace));
    let has_days = items.iter().any(|placed| !placed.item.due.is_empty());
    let told = [
        told_cut(cut),
        parted.map(|label| {
            let joined = joined(label);
            format!("Labels have no spaces in Jira: “{label}” is written “{joined}”.")
        }),
        has_days.then(|| {
            "Days are written as 2027-03-01: give Jira the date format yyyy-MM-dd when it asks."
                .to_owned()
        }),
        told_guarded(&rows),
    ];
    Made {
        told: told.into_iter().flatten().collect(),
        bytes: csv::write(rows),
    }
}

fn row(placed: &Placed<'_>, summary: String, labels: usize) -> Vec<String> {
    let Item {
        text, owner, due, ..
    } = placed.item;
    let number = |number: usize| number.to_string();
    let mut row = vec![
        TYPES[placed.level.min(TYPES.len() - 1)].to_owned(),
        number(placed.number),
        placed.under.map(number).unwrap_or_default(),
        summary,
        wiki::write(text),
        owner.clone(),
        due.clone(),
    ];
    row.extend(placed.item.labels.iter().map(|label| joined(label)));
    row.resize(COLUMNS.len() + labels, String::new());
    row
}

/// A label as Jira takes it: without spaces.
fn joined(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join("-")
}
