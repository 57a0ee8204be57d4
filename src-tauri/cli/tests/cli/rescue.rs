//! `rescue`.

use std::fs;

use crate::stage::{FILE, Stage};

/// Alters every place where a text lies.
fn alter(stage: &Stage, text: &str) {
    let mut bytes = fs::read(stage.file()).unwrap();
    let found = bytes.windows(text.len()).enumerate();
    let places: Vec<usize> = found
        .filter_map(|(at, window)| (window == text.as_bytes()).then_some(at))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] ^= 0x20;
    }
    fs::write(stage.file(), bytes).unwrap();
}

#[test]
fn what_can_be_read_is_saved_and_the_damaged_file_stays_as_it_is() {
    let stage = Stage::titled(&["Cart email", "Win-back"]);
    fs::copy(stage.file(), stage.path("Backup.ninefold")).unwrap();
    alter(&stage, "Cart email");
    let before = stage.contents();
    assert_eq!(stage.run(&["list", FILE]).code, 1);

    let told = stage
        .run(&["rescue", FILE, "--to", "Saved.ninefold"])
        .done();
    assert!(told.contains("1 change in it can't be read"), "{told}");
    assert!(told.contains("can't be had from either"), "{told}");
    assert!(
        told.contains("Saved as Saved.ninefold: 2 use cases"),
        "{told}"
    );
    let list = stage.run(&["list", "Saved.ninefold"]).done();
    assert!(
        list.contains("Win-back") && !list.contains("Cart email"),
        "{list}"
    );

    let both = [
        "rescue",
        FILE,
        "--to",
        "Both.ninefold",
        "--backup",
        "Backup.ninefold",
        "--json",
    ];
    let told: serde_json::Value = serde_json::from_str(&stage.run(&both).done()).unwrap();
    assert_eq!((&told["unreadable"], &told["lost"]), (&1.into(), &0.into()));
    assert_eq!(told["fromBackup"], 1);
    let list = stage.run(&["list", "Both.ninefold"]).done();
    assert!(
        list.contains("Win-back") && list.contains("Cart email"),
        "{list}"
    );
    assert!(
        stage
            .run(&["check", "Both.ninefold"])
            .done()
            .starts_with("Nothing is wrong")
    );

    // What is there is never replaced.
    let again = stage.run(&both);
    assert_eq!(again.code, 1);
    assert!(
        again.said.contains("There is already a file"),
        "{}",
        again.said
    );
    let after = stage.contents();
    assert!(
        before
            .iter()
            .all(|(path, bytes)| after.get(path) == Some(bytes))
    );
}

#[test]
fn where_nothing_can_be_read_nothing_is_made() {
    let stage = Stage::empty();
    fs::write(stage.file(), "no workspace").unwrap();
    let run = stage.run(&["rescue", FILE, "--to", "Saved.ninefold"]);
    assert_eq!(run.code, 1);
    assert!(
        run.said.contains("Nothing of a workspace can be read"),
        "{}",
        run.said
    );
    assert!(!stage.path("Saved.ninefold").exists());
    let run = stage.run(&["rescue", "Gone.ninefold", "--to", "Saved.ninefold"]);
    assert!(run.said.contains("There is no file"), "{}", run.said);
}
