//! Use cases made by titles, and from tables.

use std::fs;

use serde_json::Value;

use crate::stage::{FILE, Stage};

const IDEAS: &str = "ID;Title;Customer Value;Owner\n1;Cart;High;Mara Lind\n2;Offer;;\n;;3;\n";

fn titles(stage: &Stage) -> Vec<String> {
    let rows = stage.open().use_cases().unwrap().use_cases;
    let mut titles: Vec<String> = rows.into_iter().map(|row| row.title).collect();
    titles.sort();
    titles
}

#[test]
fn titles_are_made_once() {
    let stage = Stage::titled(&["Cart"]);
    let said = stage
        .run(&["create", FILE, "3. Offer", "cart", "Churn"])
        .done();
    assert_eq!(said, "Imported 2 new use cases and changed 1.\n");
    assert_eq!(titles(&stage), ["3. Offer", "Churn", "cart"]);
    let again = stage.run(&["create", FILE, "Churn"]).done();
    assert_eq!(
        again,
        "Nothing was imported. 1 was here already, as in the table.\n"
    );
}

#[test]
fn a_table_is_looked_at_taken_in_and_again_changes_nothing() {
    let stage = Stage::titled(&[]);
    fs::write(stage.path("ideas.csv"), IDEAS).unwrap();
    let before = stage.contents();
    let run = stage.run(&["import-table", FILE, "ideas.csv", "--preview"]);
    assert_eq!(run.code, 3);
    assert!(
        run.out
            .starts_with("2 use cases are new. 1 row is left out.\n"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("row 2: “Cart”, new: ID elsewhere · Owner · Customer Value"),
        "{}",
        run.out
    );
    assert!(
        run.said.contains("Row 4 “” left out. It has no title."),
        "{}",
        run.said
    );
    assert_eq!(stage.contents(), before);

    let run = stage.run(&["import-table", FILE, "ideas.csv"]);
    assert_eq!(
        (run.code, run.out.lines().next()),
        (3, Some("Imported 2 new use cases. 1 row was left out."))
    );
    assert_eq!(titles(&stage), ["Cart", "Offer"]);
    let run = stage.run(&["import-table", FILE, "ideas.csv", "--json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&answer["same"], &answer["create"]), (&2.into(), &0.into()));
}

#[test]
fn columns_go_where_it_is_said() {
    let stage = Stage::titled(&[]);
    fs::write(
        stage.path("ideas.csv"),
        "Thing,Why,Owner\nCart,Baskets are left,Mara\n",
    )
    .unwrap();
    let base = ["import-table", FILE, "ideas.csv"];
    let refused = stage.run(&base).refused(1);
    assert!(
        refused.contains("Choose which column holds the titles first."),
        "{refused}"
    );
    let map = [
        "--map",
        "thing=title",
        "--map",
        "Why=ideation/problem",
        "--map",
        "Owner=",
    ];
    let said = stage.run(&[&base[..], &map].concat()).done();
    assert_eq!(said, "Imported 1 new use case.\n");
    let listed = stage.run(&["list", FILE, "Cart", "--json"]).done();
    assert!(
        listed.contains("Baskets are left") && !listed.contains("Mara"),
        "{listed}"
    );
    for (wrong, code) in [("Nothing=title", 5), ("Why=nowhere", 5), ("Why", 2)] {
        stage
            .run(&[&base[..], &["--map", wrong]].concat())
            .refused(code);
    }
    stage.run(&["import-table", FILE, "none.csv"]).refused(1);
    let sheet = stage.run(&["import-table", FILE, "ideas.csv", "--sheet", "Ideas"]);
    sheet.refused(5);
    let bare = stage
        .run(&[
            "import-table",
            FILE,
            "ideas.csv",
            "--no-header",
            "--preview",
        ])
        .done();
    assert!(bare.contains("“Thing”, new"), "{bare}");
}
