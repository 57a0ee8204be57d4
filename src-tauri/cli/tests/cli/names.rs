//! Names, numbers and days, which people and scripts give in many spellings.

use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::{Entry, Who};
use serde_json::json;

use crate::scoping::{set, value};
use crate::stage::{FILE, Stage};

#[test]
fn a_name_is_known_however_it_is_spelled() {
    let stage = Stage::titled(&["Zoë’s cart"]);
    let mut open = stage.open();
    open.add_document("integration", "Straße 9").unwrap();
    drop(open);
    for (titled, person) in [
        ("Zoë’s cart", "Ann Bo"),
        ("zoe\u{308}’s\u{A0}CART", "ann  bo"),
        (" Zoë’s cart\u{200B}", "Ann\u{A0}Bo\u{200E}"),
    ] {
        let owner = format!("--text={person}");
        set(&stage, ("use-cases", titled, "req/owner", &owner)).done();
        let key = "needs/STRASSE\u{A0}9";
        set(&stage, ("use-cases", titled, key, "--tick")).done();
    }
    let people = stage.open().people().unwrap().people;
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ann Bo", "Anna de Vries", "Command line"]);

    // A second one is made in a window; then the name asks, and an identifier answers.
    let mut open = stage.open();
    let somebody_else = Who::New("ANN BO".to_owned());
    let id = open.use_cases().unwrap().use_cases[0].id.clone();
    let spot = Spot::of(&id, "req/owner").unwrap();
    open.enter(&spot, Entry::Person(somebody_else)).unwrap();
    let people = open.people().unwrap().people;
    drop(open);
    let asked = set(
        &stage,
        ("use-cases", "Zoë’s cart", "req/owner", "--text=Ann Bo"),
    )
    .refused(5);
    for person in people
        .iter()
        .filter(|one| one.name.to_uppercase() == "ANN BO")
    {
        assert!(asked.contains(&person.id), "{asked}");
    }
    let first = people.iter().find(|one| one.name == "Ann Bo").unwrap();
    let known = format!("--text={}", first.id);
    set(&stage, ("use-cases", "Zoë’s cart", "req/owner", &known)).done();
    assert_eq!(
        value(&stage, "use-cases", "Zoë’s cart", "req/owner"),
        json!("Ann Bo")
    );
}

#[test]
fn numbers_and_days_are_kept_in_one_form() {
    let stage = Stage::titled(&["Cart email"]);
    let mut open = stage.open();
    open.add_document("metric", "Churn").unwrap();
    drop(open);
    let run = |number: &str, date: &str| {
        stage.run(&[
            "set",
            FILE,
            "Churn",
            "baseline",
            "--what",
            "metrics",
            &format!("--number={number}"),
            &format!("--date={date}"),
        ])
    };
    for (number, date, kept) in [
        ("5,", "2026-11-22", ["5", "2026-11-22"]),
        (".5", "2026–11–22", ["0.5", "2026-11-22"]),
        ("007", "2026-1-5", ["7", "2026-01-05"]),
        ("-0", "", ["0", ""]),
        ("–3", "", ["-3", ""]),
        ("\u{200E}1\u{202F}250\u{200B}", "", ["1250", ""]),
        ("0.125", "", ["0.125", ""]),
        ("1.1000", "", ["1.1000", ""]),
    ] {
        run(number, date).done();
        let held = value(&stage, "metrics", "Churn", "baseline");
        assert_eq!(
            [&held["value"], &held["date"]],
            [&json!(kept[0]), &json!(kept[1])]
        );
    }
    for (number, date, says) in [
        ("1.100", "", "Type 1100, or 1.1."),
        ("4,50%", "", "Type 4.50."),
        ("4 5", "", "Type 45."),
        (
            "4",
            "-2026-11-22",
            "is not a day. Type it as year, month and day: 2026-11-22.",
        ),
    ] {
        let said = run(number, date).refused(1);
        assert!(said.contains(says), "{said}");
    }
}
