//! `generate`.

use std::fs;

use crate::stage::Stage;

const MADE: &str = "Made.ninefold";

fn arguments<'a>(use_cases: &'a str, seed: &'a str, file: &'a str) -> [&'a str; 6] {
    ["generate", "--use-cases", use_cases, "--seed", seed, file]
}

#[test]
fn as_many_are_made_as_were_asked_for_and_the_file_is_whole() {
    let stage = Stage::empty();
    let said = stage.run(&arguments("60", "3", MADE)).done();
    assert!(
        said.starts_with("Made Made.ninefold: 60 use cases ("),
        "{said}"
    );
    let checked = stage.run(&["check", MADE]).done();
    assert!(checked.starts_with("Nothing is wrong: "), "{checked}");
    let listed = stage.run(&["list", MADE, "--archived", "--json"]).done();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let listed = &listed["useCases"];
    assert_eq!(listed.as_array().unwrap().len(), 60);
    let names: Vec<String> = stage.contents().into_keys().collect();
    assert_eq!(names, [MADE], "nothing is left beside it");
    // Whoever opens it can work on.
    let title = listed[0]["title"].as_str().unwrap();
    stage
        .run(&[
            "set",
            MADE,
            title,
            "ideation/customer-value",
            "--score",
            "4",
        ])
        .done();
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_makes_others() {
    let stage = Stage::empty();
    for (seed, file) in [("7", "a"), ("7", "b"), ("8", "c")] {
        stage.run(&arguments("9", seed, file)).done();
    }
    let made = stage.contents();
    assert!(made["a"] == made["b"]);
    assert!(made["a"] != made["c"]);
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let stage = Stage::titled(&["Cart email"]);
    let before = stage.contents();
    let said = stage
        .run(&arguments("3", "1", crate::stage::FILE))
        .refused(1);
    assert!(said.contains("Noordkaap.ninefold"), "{said}");
    assert_eq!(stage.contents(), before);
    fs::create_dir(stage.path("Folder.ninefold")).unwrap();
    stage
        .run(&arguments("3", "1", "Folder.ninefold"))
        .refused(1);
    assert_eq!(stage.contents(), before);
}
