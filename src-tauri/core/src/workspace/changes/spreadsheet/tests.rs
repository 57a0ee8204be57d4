//! Use cases from tables: what is made, what is changed, what is left out and why; again, undone, stopped.

use super::*;
use crate::properties::World;
use crate::view::SheetPreview;
use crate::workspace::sheet_view;

fn table(csv: &str) -> Spreadsheet {
    Spreadsheet::read("Ideas.csv", csv.as_bytes().to_vec()).unwrap()
}

/// What the columns are taken for by themselves.
fn mapping(table: &Spreadsheet) -> SheetMapping {
    sheet_view(table, table.has_header).mapping
}

fn preview(workspace: &Workspace, csv: &str) -> SheetPreview {
    let table = table(csv);
    let mapping = mapping(&table);
    let reader = workspace.reader();
    reader
        .preview_sheet(&table, &mapping, &mut |_| true)
        .unwrap()
}

/// Takes in a table, and answers what is said of it.
fn import(workspace: &mut Workspace, csv: &str) -> String {
    let table = table(csv);
    let mapping = mapping(&table);
    let done = workspace
        .import_sheet(&table, &mapping, &mut |_| true)
        .unwrap();
    done.notice.unwrap()
}

fn titles(workspace: &Workspace) -> Vec<String> {
    let rows = workspace.use_cases_at_work();
    let mut titles: Vec<String> = rows.map(|row| row.title.clone()).collect();
    titles.sort();
    titles
}

/// What a use case holds in a field.
fn held(workspace: &Workspace, title: &str, field: &str) -> String {
    let found = workspace
        .listed_of(kind::USE_CASE)
        .find(|row| row.title == title);
    let document = workspace.folded(found.unwrap().doc).unwrap();
    let own = document.own().unwrap();
    match own.integer(field) {
        Some(number) => number.to_string(),
        None => own.text(field).to_owned(),
    }
}

fn owner(workspace: &Workspace, title: &str) -> String {
    let id = held(workspace, title, field::OWNER).parse().unwrap();
    workspace.name_of(id).unwrap()
}

const JIRA: &str = include_str!("../../../spreadsheet/fixtures/jira.csv");

#[test]
fn forty_pasted_titles_are_forty_use_cases_and_one_step() {
    let world = World::new();
    let mut workspace = world.create();
    let pasted: String = (1..=40).map(|at| format!("{at}. Idea {at}\n")).collect();
    let table = Spreadsheet::pasted(&pasted).unwrap();
    let mapping = mapping(&table);
    let done = workspace
        .import_sheet(&table, &mapping, &mut |_| true)
        .unwrap();
    assert_eq!(done.notice.as_deref(), Some("Imported 40 new use cases."));
    assert_eq!(done.undo.undo.as_deref(), Some("import of use cases"));
    assert_eq!(titles(&workspace).len(), 40);
    let undone = workspace.undo().unwrap();
    assert_eq!(titles(&workspace), [""; 0]);
    assert_eq!(
        undone.notice.as_deref(),
        Some("Undone: import of use cases.")
    );
    assert_eq!(workspace.undo_state().undo, None);
    workspace.redo().unwrap();
    assert_eq!(titles(&workspace).len(), 40);
}

#[test]
fn an_export_of_jira_is_taken_in_and_again_changes_nothing() {
    let world = World::new();
    let mut workspace = world.create();
    let shown = preview(&workspace, JIRA);
    assert_eq!(shown.in_words, "3 use cases are new.");
    assert_eq!(
        shown.notices,
        ["Mara Lind, Cem Yıldız are new, and added to the people of this workspace."]
    );
    assert_eq!(
        workspace.reader().revision(),
        preview_revision(&workspace, JIRA),
        "a preview changes nothing"
    );
    assert_eq!(import(&mut workspace, JIRA), "Imported 3 new use cases.");
    assert_eq!(
        titles(&workspace),
        [
            "Abandoned cart email",
            "Churn early warning",
            "Next best offer"
        ]
    );
    assert_eq!(
        held(&workspace, "Abandoned cart email", field::EXTERNAL_ID),
        "CDP-101"
    );
    assert!(
        held(
            &workspace,
            "Abandoned cart email",
            "answer/ideation/explanation"
        )
        .contains("\n\n* two hours later\n")
    );
    assert_eq!(owner(&workspace, "Churn early warning"), "Cem Yıldız");
    let cart = workspace
        .listed_of(kind::USE_CASE)
        .find(|row| row.title == "Abandoned cart email");
    let cart = workspace.folded(cart.unwrap().doc).unwrap();
    assert_eq!(
        use_case::labels::in_words(cart.own().unwrap()),
        "email, q1, retail"
    );

    let last = workspace.last;
    let again = preview(&workspace, JIRA);
    assert_eq!(
        again.in_words,
        "Nothing to import: everything is here already, as in the table."
    );
    assert_eq!((again.does.as_str(), again.same), ("", 3));
    assert_eq!(
        import(&mut workspace, JIRA),
        "Nothing was imported. 3 were here already, as in the table."
    );
    assert_eq!(workspace.last, last);
    // The people who came along go with it.
    workspace.undo().unwrap();
    assert_eq!(workspace.listed_of(kind::PERSON).count(), 1);
    drop(workspace);
    let mut workspace = world.open();
    assert_eq!(titles(&workspace), [""; 0]);
    workspace.redo().unwrap();
    assert_eq!(titles(&workspace).len(), 3);
}

fn preview_revision(workspace: &Workspace, csv: &str) -> u64 {
    preview(workspace, csv);
    workspace.reader().revision()
}

#[test]
fn only_cells_that_differ_are_written() {
    let world = World::new();
    let mut workspace = world.create();
    import(
        &mut workspace,
        "ID,Title,Description,Customer Value\n1,Cart,Remind,3\n2,Offer,,\n",
    );
    let next = "ID,Title,Description,Customer Value\n1,Cart email,Remind,High\n2,Offer,,\n";
    let shown = preview(&workspace, next);
    assert_eq!(
        shown.in_words,
        "1 use case changes. 1 is here already, as in the table."
    );
    assert_eq!(shown.rows[0].details, "Title · Customer Value (1 to 5)");
    assert_eq!(
        import(&mut workspace, next),
        "Changed 1 use case. 1 was here already, as in the table."
    );
    assert_eq!(titles(&workspace), ["Cart email", "Offer"]);
    assert_eq!(
        held(&workspace, "Cart email", "score/ideation/customer-value"),
        "4"
    );
    // An empty cell empties nothing.
    assert!(
        import(&mut workspace, "ID,Title,Description\n1,,\n").starts_with("Nothing was imported.")
    );
    assert_eq!(
        held(&workspace, "Cart email", "answer/ideation/explanation"),
        "Remind"
    );
    workspace.undo().unwrap();
    assert_eq!(titles(&workspace), ["Cart", "Offer"]);
    assert_eq!(
        held(&workspace, "Cart", "score/ideation/customer-value"),
        "3"
    );
}

#[test]
fn rows_that_cannot_be_taken_are_left_out_with_reasons() {
    let world = World::new();
    let mut workspace = world.create();
    import(&mut workspace, "Title\nCart\nTwice\nOld\n");
    let twice = workspace
        .listed_of(kind::USE_CASE)
        .find(|row| row.title == "Twice");
    let twice = twice.unwrap().doc.to_string();
    workspace.duplicate_use_case(&twice).unwrap();
    let copy = workspace
        .listed_of(kind::USE_CASE)
        .find(|row| row.title == "Twice (copy)");
    let copy = copy.unwrap().doc.to_string();
    workspace.type_text(&copy, &copy, "title", "Twice").unwrap();
    let old = workspace
        .listed_of(kind::USE_CASE)
        .find(|row| row.title == "Old");
    let old = old.unwrap().doc.to_string();
    workspace.archive_use_case(&old, "").unwrap();
    let csv = "Title,ID,Customer Value,Description\n\
        ,,4,Nothing to be called by\n\
        New,,6,\n\
        Twice,,3,\n\
        Old,,3,\n\
        cart,,2,\n\
        CART,,3,\n\
        Long,1.23457E+15,,\n\
        Fine,,,\n";
    let shown = preview(&workspace, csv);
    let left: Vec<(u32, &str)> = shown
        .left
        .iter()
        .map(|row| (row.number, row.details.as_str()))
        .collect();
    let expected = [
        (2, "It has no title."),
        (
            3,
            "Customer Value: “6” is no rating. It is 1 to 5, or one of Low, Minor, Moderate, High, Exceptional.",
        ),
        (
            4,
            "2 use cases are called “Twice”, so it can't be told which is meant.",
        ),
        (
            5,
            "“Old” is archived, so nothing was changed. Restore it first.",
        ),
        (7, "Row 6 is of the same use case, and is taken instead."),
        (
            8,
            "ID: 1.23457E+15 is a number whose last digits are lost. Format the column as text in the spreadsheet, and enter it anew.",
        ),
    ];
    assert_eq!(left, expected);
    assert!(
        shown.left_as_text.contains("\n4\tTwice\t2 use cases"),
        "{}",
        shown.left_as_text
    );
    assert_eq!(
        shown.in_words,
        "1 use case is new, and 1 changes. 6 rows are left out."
    );
    // Saved, they are as they were, with why.
    let table = Spreadsheet::read("bad.csv", csv.as_bytes().to_vec()).unwrap();
    let mapping = sheet_view(&table, true).mapping;
    let file = workspace.left_out(&table, &mapping, &mut |_| true).unwrap();
    let saved = Spreadsheet::read("left.csv", file).unwrap();
    assert_eq!(saved.rows.len(), 1 + 6);
    let last = table.columns();
    assert_eq!(saved.rows[0].text(last), "Left out because");
    for (row, (_, why)) in saved.rows[1..].iter().zip(expected) {
        assert_eq!(row.text(last), why);
    }
    let said = import(&mut workspace, csv);
    assert_eq!(
        said,
        "Imported 1 new use case and changed 1. 6 rows were left out."
    );
    assert_eq!(
        held(&workspace, "cart", "score/ideation/customer-value"),
        "2"
    );
}

#[test]
fn people_are_known_by_address_and_name() {
    let world = World::new();
    let mut workspace = world.create();
    let azure = include_str!("../../../spreadsheet/fixtures/azure-boards.csv");
    import(&mut workspace, azure);
    assert_eq!(owner(&workspace, "Abandoned cart email"), "Mara Lind");
    // The author, by her name; somebody by an address alone; and one who is known by it.
    import(
        &mut workspace,
        "Title;Owner\nA;anna de vries\nB;new@noordkaap.example\nC;MARA.LIND@noordkaap.example\n",
    );
    assert_eq!(owner(&workspace, "A"), "Anna de Vries");
    assert_eq!(owner(&workspace, "B"), "new@noordkaap.example");
    assert_eq!(owner(&workspace, "C"), "Mara Lind");
    assert_eq!(workspace.listed_of(kind::PERSON).count(), 4);
}

#[test]
fn a_column_of_titles_has_to_be_chosen() {
    let world = World::new();
    let workspace = world.create();
    let table = table("Thing,Why\nA,B\n");
    let mapping = mapping(&table);
    assert_eq!(mapping.fields, ["", ""]);
    let refused = workspace
        .reader()
        .preview_sheet(&table, &mapping, &mut |_| true);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .starts_with("Choose which column")
    );
    let chosen = SheetMapping {
        fields: vec!["title".to_owned(), "nonsense".to_owned()],
        ..mapping
    };
    let refused = workspace
        .reader()
        .preview_sheet(&table, &chosen, &mut |_| true);
    assert!(matches!(refused, Err(Error::Unknown("field"))));
}

#[test]
fn what_is_stopped_leaves_nothing() {
    let world = World::new();
    let mut workspace = world.create();
    let csv: String = std::iter::once("Title\n".to_owned())
        .chain((0..500).map(|at| format!("Idea {at}\n")))
        .collect();
    let table = table(&csv);
    let mapping = mapping(&table);
    let last = workspace.last;
    for until in [10, 75] {
        let mut heard = 0;
        let stopped = workspace.import_sheet(&table, &mapping, &mut |come| {
            heard = come.percent;
            come.percent < until
        });
        assert_eq!(
            stopped.unwrap_err().to_string(),
            "Stopped. Nothing was changed."
        );
        assert!(heard >= until, "{heard}");
        assert_eq!(titles(&workspace), [""; 0]);
        assert_eq!(workspace.last, last);
    }
    workspace
        .import_sheet(&table, &mapping, &mut |_| true)
        .unwrap();
    assert_eq!(workspace.listed_of(kind::USE_CASE).count(), 500);
}

#[test]
fn a_copy_is_nothing_in_the_tool_that_the_other_is_from() {
    let world = World::new();
    let mut workspace = world.create();
    import(&mut workspace, "ID,Title\n1,Cart\n");
    let cart = workspace
        .listed_of(kind::USE_CASE)
        .next()
        .unwrap()
        .doc
        .to_string();
    workspace.duplicate_use_case(&cart).unwrap();
    assert_eq!(held(&workspace, "Cart (copy)", field::EXTERNAL_ID), "");
    assert!(import(&mut workspace, "ID,Title\n1,Cart\n").contains("1 was here already"));
}

#[test]
fn target_quarters_and_go_live_days_are_taken_in_and_nonsense_is_left_out() {
    let world = World::new();
    let mut workspace = world.create();
    let csv = "Title,Target quarter,Due date\n\
        Cart,Q1 2027,2027-03-15 00:00:00\n\
        Churn,2027-Q2,\n\
        Late,someday,\n";
    let shown = preview(&workspace, csv);
    let left: Vec<(u32, &str)> = shown
        .left
        .iter()
        .map(|row| (row.number, row.details.as_str()))
        .collect();
    let reason = "“someday” is not a quarter. Type it as quarter and year: Q1 2027.";
    assert_eq!(left, [(4, reason)]);
    import(&mut workspace, csv);
    let dates = |title: &str| {
        [field::TARGET_QUARTER, field::GO_LIVE].map(|field| held(&workspace, title, field))
    };
    assert_eq!(dates("Cart"), ["2027-Q1", "2027-03-15"]);
    assert_eq!(dates("Churn"), ["2027-Q2", ""]);
}
