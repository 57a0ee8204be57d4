//! Baselines: set, listed, told of and brought back.

use std::fs;

use crate::stage::{FILE, Stage, type_text};

/// A use case with an answer, agreed, and then changed.
fn agreed_and_changed() -> Stage {
    let stage = Stage::titled(&["Cart email", "Reminders"]);
    write(&stage, "Old buyers leave.");
    let run = stage.run(&[
        "baseline",
        "set",
        FILE,
        "agreed at workshop 2",
        "--use-case",
        "cart email",
        "--on",
        "2026-03-12",
        "--author",
        "Mara Lind",
    ]);
    assert!(
        run.out
            .contains("Set the baseline “agreed at workshop 2” of 1 use case."),
        "{}",
        run.out
    );
    assert_eq!((run.code, run.said.as_str()), (0, ""));
    write(&stage, "New buyers leave.");
    stage
}

fn write(stage: &Stage, text: &str) {
    let mut workspace = stage.open();
    let list = workspace.use_cases().unwrap().use_cases;
    let id = &list
        .iter()
        .find(|row| row.title == "Cart email")
        .unwrap()
        .id;
    type_text(&mut workspace, id, "answer/ideation/problem", text);
    workspace.settle().unwrap();
}

#[test]
fn what_changed_since_a_baseline_is_told_word_by_word() {
    let stage = agreed_and_changed();
    let list = stage.run(&["baseline", "list", FILE]).done();
    for said in [
        "agreed at workshop 2",
        "12 March 2026 · Mara Lind",
        "“Cart email”",
    ] {
        assert!(list.contains(said), "{list}");
    }
    let list = stage.run(&["baseline", "list", FILE, "--json"]).done();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list[0]["name"], "agreed at workshop 2");
    let since = ["--since", "Agreed at workshop 2"];
    let note = stage.run(&[&["baseline", "note", FILE, "cart email"][..], &since].concat());
    let note = note.out;
    assert!(note.starts_with("# Change note: Cart email\n"), "{note}");
    assert!(note.contains("> ~~Old~~ **New** buyers leave."), "{note}");
    assert!(
        note.contains("From agreed at workshop 2 (12 March 2026) to now"),
        "{note}"
    );
    // Of all, only those are told of that changed.
    let all = stage
        .run(&[&["baseline", "note", FILE][..], &since].concat())
        .out;
    assert!(all.contains("1 of 2 use cases changed."), "{all}");
    assert!(!all.contains("Reminders"), "{all}");
    let to = stage.path("note.html");
    let html = ["--format", "html", "--to", to.to_str().unwrap()];
    stage
        .run(&[&["baseline", "note", FILE][..], &since, &html].concat())
        .exported();
    assert!(fs::read_to_string(to).unwrap().contains(">Old</"));
    // Other exports say what changed, and what was.
    let run = stage.run(&[&["export", FILE, "cart email"][..], &since].concat());
    assert!(
        run.out.contains("Changed since agreed at workshop 2"),
        "{}",
        run.out
    );
    let run = stage.run(&[
        "export",
        FILE,
        "cart email",
        "--as-of",
        "agreed at workshop 2",
    ]);
    assert!(run.out.contains("Old buyers leave."), "{}", run.out);
    assert!(!run.out.contains("New buyers leave."), "{}", run.out);
}

#[test]
fn what_was_agreed_is_brought_back() {
    let stage = agreed_and_changed();
    let run = stage.run(&["baseline", "restore", FILE, "agreed at workshop 2"]);
    assert!(run.out.contains("Brought back 1 use case"), "{}", run.out);
    assert_eq!(run.code, 0);
    let text = stage.run(&["export", FILE, "cart email"]).out;
    assert!(text.contains("Old buyers leave."), "{text}");
    let run = stage.run(&["baseline", "restore", FILE, "agreed at workshop 2"]);
    assert!(run.out.contains("All is as it was"), "{}", run.out);
    // What it does not cover can't be brought back.
    let run = stage.run(&[
        "baseline",
        "restore",
        FILE,
        "agreed at workshop 2",
        "Reminders",
    ]);
    assert_eq!(run.code, 1, "{}", run.said);
}

#[test]
fn names_and_points_that_fit_nothing_are_told() {
    let stage = agreed_and_changed();
    let before = stage.contents();
    let run = stage.run(&["baseline", "set", FILE, "Agreed at Workshop 2"]);
    assert_eq!(run.code, 1, "{}", run.said);
    assert!(run.said.contains("already"), "{}", run.said);
    let run = stage.run(&["baseline", "note", FILE, "--since", "workshop"]);
    assert_eq!(run.code, 5, "{}", run.said);
    assert!(run.said.contains("Did you mean"), "{}", run.said);
    let run = stage.run(&["baseline", "note", FILE, "--since", "2026-13-40"]);
    assert_eq!(run.code, 1, "{}", run.said);
    let run = stage.run(&[
        "baseline",
        "note",
        FILE,
        "cart email",
        "--since",
        "decision",
    ]);
    assert!(
        run.out.contains("Nothing was decided here yet."),
        "{}",
        run.out
    );
    let note = ["baseline", "note", FILE, "--since", "agreed at workshop 2"];
    let run = stage.run(&[&note[..], &["--until", "2020-01-01"]].concat());
    assert_eq!(run.code, 1, "{}", run.said);
    let run = stage.run(&["export", FILE, "cart email", "--what", "notes"]);
    assert_eq!(run.code, 2, "{}", run.said);
    let mut after = stage.contents();
    after.remove("Noordkaap.ninefold.lock");
    let mut before = before;
    before.remove("Noordkaap.ninefold.lock");
    assert_eq!(before, after);
}
