//! A table that is taken in twice is taken in once, and undoing it brings all back.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{World, holds_only_with};
use crate::document::mutant;
use crate::spreadsheet::Spreadsheet;
use crate::view::SheetMapping;
use crate::workspace::Workspace;

const FIELDS: [&str; 6] = [
    "external-id",
    "title",
    "answer/ideation/explanation",
    "score/ideation/customer-value",
    "req/owner",
    "label",
];

/// A row of a table: its cells, few of which are alike by chance.
fn row() -> impl Strategy<Value = Vec<&'static str>> {
    let cell = |values: &'static [&'static str]| prop::sample::select(values);
    (
        cell(&["", "", "1", "2", "3"]),
        cell(&["", "Cart", "CART ", "Offer", "Churn"]),
        cell(&["", "Why\nand how", "Because", "=1"]),
        cell(&["", "1", "High", "6"]),
        cell(&["", "Mara Lind", "mara lind", "Cem <cem@noordkaap.example>"]),
        cell(&["", "email", "Email, q1", "q1; crm"]),
    )
        .prop_map(|(id, title, why, score, owner, labels)| {
            vec![id, title, why, score, owner, labels]
        })
}

fn table() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    prop::collection::vec(row(), 1..7)
}

fn read(rows: &[Vec<&'static str>]) -> Spreadsheet {
    let quoted = |cell: &&str| format!("\"{cell}\"");
    let line = |row: &Vec<&'static str>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    let head = ["id,title,why,score,owner,labels".to_owned()];
    let lines: Vec<String> = head.into_iter().chain(rows.iter().map(line)).collect();
    Spreadsheet::read("a.csv", lines.join("\n").into_bytes()).unwrap()
}

fn import(workspace: &mut Workspace, rows: &[Vec<&'static str>]) {
    let mapping = SheetMapping {
        has_header: true,
        fields: FIELDS.map(str::to_owned).to_vec(),
    };
    workspace
        .import_sheet(&read(rows), &mapping, &mut |_| true)
        .unwrap();
}

/// What every document that is to be seen holds.
fn shown(workspace: &Workspace) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut shown = BTreeMap::new();
    for document in workspace.all_shown() {
        let own = document.own().unwrap();
        let fields = own.fields.iter().filter(|(name, _)| !name.starts_with('.'));
        let fields = fields.map(|(name, field)| (name.clone(), format!("{:?}", field.value)));
        shown.insert(
            document.id.to_string(),
            fields.filter(|(_, value)| value != "Null").collect(),
        );
    }
    shown
}

#[test]
fn twice_is_once_and_undo_brings_all_back() {
    holds_only_with(
        &[
            "a row means the use case that it was imported to before",
            "an import is one action",
        ],
        24,
        || (table(), table()),
        |(before, rows)| {
            let world = World::new();
            let mut workspace = world.create();
            import(&mut workspace, &before);
            let stood = shown(&workspace);
            let undo = workspace.undo_state().undo;
            import(&mut workspace, &rows);
            let came = shown(&workspace);
            import(&mut workspace, &rows);
            prop_assert_eq!(&shown(&workspace), &came);
            if came != stood {
                workspace.undo().unwrap();
            }
            prop_assert_eq!(&shown(&workspace), &stood);
            prop_assert_eq!(workspace.undo_state().undo, undo);
            let (kept, made) = workspace.caches();
            prop_assert_eq!(kept, made);
            Ok(())
        },
    );
}

/// So many that they are folded by several threads, while they are written.
const MANY: usize = 300;

#[test]
fn the_list_shows_rows_that_came_at_once_in_their_order() {
    let world = World::new();
    let mut workspace = world.create();
    let titles: Vec<String> = (0..60).map(|row| format!("Row {row:02}")).collect();
    let table = Spreadsheet::read("a.csv", titles.join("\n").into_bytes()).unwrap();
    let mapping = SheetMapping {
        has_header: false,
        fields: vec!["title".to_owned()],
    };
    workspace
        .import_sheet(&table, &mapping, &mut |_| true)
        .unwrap();
    let order = workspace.listed_at_work();
    let shown: Vec<&str> = order.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(shown, titles);
}

/// A table of many rows, each of which is called and owned by somebody.
fn many(rows: std::ops::Range<usize>, why: &str) -> Spreadsheet {
    let row = |row| {
        format!(
            "{row},Basket {row},{why},4,Consultant {},Team {}",
            row % 7,
            row % 3
        )
    };
    let head = ["id,title,why,score,owner,labels".to_owned()];
    let lines = Vec::from_iter(head.into_iter().chain(rows.map(row)));
    Spreadsheet::read("a.csv", lines.join("\n").into_bytes()).unwrap()
}

#[test]
fn of_many_rows_the_caches_hold_what_a_refill_makes() {
    let mapping = SheetMapping {
        has_header: true,
        fields: FIELDS.map(str::to_owned).to_vec(),
    };
    let import = |workspace: &mut Workspace, table: &Spreadsheet| {
        let done = workspace.import_sheet(table, &mapping, &mut |_| true);
        done.unwrap().notice.unwrap()
    };
    let imported = || {
        let world = World::new();
        let mut workspace = world.create();
        import(&mut workspace, &many(0..MANY, "Left behind"));
        // Some of these are there, and say something else.
        let said = import(&mut workspace, &many(MANY / 2..MANY * 3 / 2, "Forgotten"));
        assert_eq!(said, "Imported 150 new use cases and changed 150.");
        (world, workspace)
    };
    let (_world, mut workspace) = imported();
    let (kept, made) = workspace.caches();
    assert_eq!(kept, made);
    assert_eq!(workspace.search("forgotten").unwrap().count, MANY as u32);
    workspace.undo().unwrap();
    assert_eq!(workspace.search("forgotten").unwrap().count, 0);
    assert_eq!(workspace.search("behind").unwrap().count, MANY as u32);
    let (kept, made) = workspace.caches();
    assert_eq!(kept, made);
    for rule in [
        "the listing follows the log",
        "links follow the log",
        "what is found follows the log",
    ] {
        let (_world, mut workspace) = mutant::without(rule, imported);
        let caches = std::panic::AssertUnwindSafe(|| workspace.caches());
        let differ = std::panic::catch_unwind(caches).map_or(true, |(kept, made)| kept != made);
        assert!(differ, "{rule}");
    }
}
