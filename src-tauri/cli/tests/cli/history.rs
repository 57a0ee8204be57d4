//! `history`, and exports of what was.

use ninefold_core::workspace::Workspace;

use crate::stage::{FILE, Stage, author, expect, masked, origin, type_text};

#[test]
fn a_history_is_told_word_by_word() {
    let stage = Stage::empty();
    let mut workspace = Workspace::create(&stage.file(), &author(), origin()).unwrap();
    for (title, texts) in [
        (
            "Cart email",
            &["Old buyers leave.", "New buyers leave.\nOften."][..],
        ),
        ("Reminders", &[]),
    ] {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        type_text(&mut workspace, &id, "title", title);
        for text in texts {
            type_text(&mut workspace, &id, "answer/ideation/problem", text);
            workspace.settle().unwrap();
        }
    }
    drop(workspace);
    let mut text = String::new();
    for arguments in [
        &["history", FILE][..],
        &[
            "history",
            FILE,
            "cart email",
            "--phase",
            "ideation",
            "--every",
        ],
        &["history", FILE, "reminders", "--from", "2001-01-01"],
    ] {
        text.push_str(&format!("$ ninefold-cli {}\n", arguments.join(" ")));
        text.push_str(&stage.run(arguments).done());
        text.push('\n');
    }
    expect("history.txt", &masked(&text));
}

#[test]
fn programs_get_json() {
    let stage = Stage::titled(&["Cart email"]);
    let told = stage.run(&["history", FILE, "cart email", "--json"]).done();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["of"], "Cart email");
    assert_eq!(
        told["steps"][0]["turns"][0]["pieces"][0]["text"],
        "Cart email"
    );
}

#[test]
fn what_was_is_exported_and_what_was_not_there_yet_is_told() {
    let stage = Stage::titled(&["Cart email"]);
    let arguments = ["export", FILE, "cart email", "--as-of", "2099-12-31"];
    let written = stage.run(&arguments);
    assert!(written.out.contains("As it was on"), "{}", written.out);
    let run = stage.run(&["export", FILE, "cart email", "--as-of", "2001-01-01"]);
    assert_eq!(run.code, 1, "{}", run.said);
    let all = [
        "export",
        FILE,
        "--all",
        "--to",
        ".",
        "--as-of",
        "2001-01-01",
    ];
    let run = stage.run(&all);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(
        run.said
            .contains("not there yet at that point:\n  Cart email"),
        "{}",
        run.said
    );
    let run = stage.run(&["export", FILE, "cart email", "--as-of", "yesterday"]);
    assert_eq!(run.code, 5, "{}", run.said);
    let run = stage.run(&["history", FILE, "--phase", "nowhere"]);
    assert_eq!(run.code, 5, "{}", run.said);
    assert!(run.said.contains("Phase 1: Discovery"), "{}", run.said);
}
