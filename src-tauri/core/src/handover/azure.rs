//! Work items as CSV for Azure Boards.
//!
//! By what Microsoft says of it: columns `Work Item Type` and `Title`, a column of titles for each level of parents and children,
//! no column of IDs, by which items would be changed, and at most 1,000 items a file. Every item begins in the state New.
//! <https://learn.microsoft.com/azure/devops/boards/queries/import-work-items-from-csv>. A description is HTML, and tags are
//! parted by semicolons: <https://learn.microsoft.com/azure/devops/boards/work-items/guidance/work-item-field>.

use super::{Item, Made, count, placed, told_cut, told_guarded};
use crate::page::{Page, csv, html};

/// How many items a file may have.
pub const MOST: usize = 1000;

/// What the levels are called in the process Agile. The others call the second level otherwise.
const TYPES: [&str; 3] = ["Epic", "User Story", "Task"];

/// Use cases as epics, with their steps as user stories and tags as tasks: in as many files as it takes. A use case is in one
/// file with all that is part of it, unless that is more than a file may have.
pub fn write(use_cases: &[Item]) -> Vec<Made> {
    let mut files: Vec<Vec<&Item>> = vec![Vec::new()];
    let mut room = MOST;
    for item in use_cases {
        let size = item.count();
        if size > room && room < MOST {
            files.push(Vec::new());
            room = MOST;
        }
        room = room.saturating_sub(size);
        if let Some(file) = files.last_mut() {
            file.push(item);
        }
    }
    let all: usize = use_cases.iter().map(Item::count).sum();
    let of = files.len();
    let mut made: Vec<Made> = files.iter().map(|items| file(items)).collect();
    if let Some(first) = made.first_mut().filter(|_| of > 1) {
        let told = format!(
            "{} are in {of} files: Azure Boards takes {MOST} at a time. Import all of them.",
            count(all, "work item")
        );
        first.told.insert(0, told);
    }
    made
}

fn file(items: &[&Item]) -> Made {
    let has_tags = items.iter().any(|item| !item.labels.is_empty());
    let has_days = items.iter().any(|item| !item.due.is_empty());
    let mut head = vec![
        "Work Item Type",
        "Title 1",
        "Title 2",
        "Title 3",
        "Description",
    ];
    head.extend(has_tags.then_some("Tags"));
    head.extend(has_days.then_some("Target Date"));
    let mut rows: Vec<Vec<String>> = vec![head.into_iter().map(str::to_owned).collect()];
    let mut cut = 0;
    let mut told = Vec::new();
    for whole in items {
        let size = whole.count();
        if size > MOST {
            told.push(format!(
                "“{}” has {size} work items with its parts: Azure Boards takes {MOST} at a time, so part its file by hand.",
                whole.short_title().0
            ));
        }
        for placed in placed(std::slice::from_ref(*whole)) {
            let (title, is_cut) = placed.item.short_title();
            cut += usize::from(is_cut);
            let level = placed.level.min(TYPES.len() - 1);
            let mut row = vec![TYPES[level].to_owned()];
            row.extend((0..TYPES.len()).map(|at| match at == level {
                true => title.clone(),
                false => String::new(),
            }));
            row.push(described(placed.item));
            row.extend(has_tags.then(|| placed.item.labels.join("; ")));
            row.extend(has_days.then(|| placed.item.due.clone()));
            rows.push(row);
        }
    }
    told.extend(told_cut(cut));
    told.extend(told_guarded(&rows));
    Made {
        bytes: csv::write(rows),
        told,
    }
}

/// What is to be known of an item, as HTML.
fn described(item: &Item) -> String {
    let page = Page {
        blocks: item.text.clone(),
    };
    html::write(&page, 0).trim_end().to_owned()
}
