//! What the coach says, of given figures and of a use case.

use serde_json::Value;

use crate::stage::{FILE, Stage};

const FIGURES: [&str; 7] = [
    "coach",
    "--baseline",
    "4",
    "--target",
    "4.4",
    "--people-week",
    "6000",
];

#[test]
fn figures_alone_are_answered() {
    let stage = Stage::sample();
    let said = stage.run(&FIGURES).done();
    assert!(
        said.starts_with(
            "Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week. In 4 weeks it could see 18.5%, not 10%.\n"
        ),
        "{said}"
    );
    assert!(said.contains("If your engine tests the relative lift: 43,428 in each variation"));
    assert!(said.contains("If your engine tests sequentially: 101,227 in each variation"));
    let json = stage.run(&[&FIGURES[..], &["--json"]].concat()).done();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["isAnswer"], true);
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let stage = Stage::sample();
    let refused = stage.run(&["coach", "--baseline", "90", "--target", "108"]);
    assert!(refused.refused(1).contains("A rate can't reach 108%"));
}

#[test]
fn a_use_case_is_asked_about_by_its_name() {
    let stage = Stage::sample();
    let of_use_case = ["coach", FILE, "Abandoned cart email"];
    let said = stage.run(&of_use_case).done();
    assert!(said.starts_with("Needs "), "{said}");
    let more = [
        &of_use_case[..],
        &["--people-week", "6000", "--power", "95"],
    ]
    .concat();
    let sure = stage.run(&more).done();
    assert!(
        sure.contains("at 6,000 a week") && sure.contains("power 95%"),
        "{sure}"
    );
}
