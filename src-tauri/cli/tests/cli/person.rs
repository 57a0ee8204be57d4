//! `person`.

use std::fs;

use crate::stage::{FILE, Stage};

const EXPLANATION: &str = "answer/ideation/explanation";

/// Two entries of one person, who own a use case, are named in an answer, and wrote.
fn stage() -> Stage {
    let stage = Stage::titled(&["Cart email", "Winback"]);
    for arguments in [
        [
            "set",
            FILE,
            "Cart email",
            "req/owner",
            "--text",
            "Maya Brand",
        ],
        ["set", FILE, "Winback", "req/owner", "--text", "M. Brand"],
        [
            "set",
            FILE,
            "Cart email",
            EXPLANATION,
            "--text",
            "Ask Maya Brand, or Maya.",
        ],
    ] {
        stage.run(&arguments).done();
    }
    stage
}

#[test]
fn what_is_held_is_listed_and_erased_with_a_word() {
    let stage = stage();
    let told = stage.run(&["person", "held", FILE, "maya brand"]).done();
    for line in [
        "# Maya Brand",
        "| Name | Maya Brand |",
        "Ask Maya Brand, or Maya.",
    ] {
        assert!(told.contains(line), "{line:?} in {told}");
    }
    let before = fs::read(stage.path(FILE)).unwrap();
    let erase = ["person", "erase", FILE, "Maya Brand", "--also", "Maya"];
    let told = stage.run(&erase).done();
    assert!(told.starts_with("Erasing Maya Brand would take:"), "{told}");
    assert!(
        told.ends_with("Nothing was changed. Add --yes to erase.\n"),
        "{told}"
    );
    assert!(
        fs::read(stage.path(FILE)).unwrap() == before,
        "nothing was changed"
    );
    let told = stage.run(&[&erase[..], &["--yes"]].concat()).done();
    assert!(told.starts_with("Erased the person and 1 text"), "{told}");
    let bytes = fs::read(stage.path(FILE)).unwrap();
    assert!(!bytes.windows(4).any(|part| part == b"Maya"));
    let told = stage.run(&["list", FILE, "Cart email"]).done();
    assert!(told.contains("Ask a person, or a person."), "{told}");
    assert!(told.contains("Erased person"), "{told}");
    let gone = stage.run(&["person", "held", FILE, "Maya Brand"]);
    assert_eq!(gone.code, 5, "{}", gone.said);
    assert_eq!(stage.run(&["check", FILE]).code, 0);
}

#[test]
fn two_entries_become_one_and_are_taken_apart() {
    let stage = stage();
    let merge = ["person", "merge", FILE, "Maya Brand", "M. Brand"];
    let told = stage.run(&merge).done();
    assert!(told.contains("are one person now"), "{told}");
    assert_eq!(stage.run(&merge).code, 1);
    let told = stage.run(&["list", FILE, "--what", "people"]).done();
    assert_eq!(told.matches("Brand").count(), 1, "{told}");
    let told = stage
        .run(&["person", "merge", FILE, "M. Brand", "--apart"])
        .done();
    assert!(told.contains("is an entry by itself again"), "{told}");
    let told = stage.run(&["list", FILE, "--what", "people"]).done();
    assert_eq!(told.matches("Brand").count(), 2, "{told}");
}
