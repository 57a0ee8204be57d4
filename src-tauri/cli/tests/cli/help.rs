//! What the program says of itself.

use crate::stage::{Stage, expect};

#[test]
fn help_says_everything() {
    let stage = Stage::empty();
    let mut text = stage.run(&["--help"]).done();
    for command in ["list", "export", "check", "set"] {
        text.push_str(&format!("\n--- {command} ---\n"));
        text.push_str(&stage.run(&[command, "--help"]).done());
    }
    expect("help.txt", &text);
}

#[test]
fn arguments_that_make_no_sense_are_usage_errors() {
    let stage = Stage::titled(&["One", "Two"]);
    let cases: &[&[&str]] = &[
        &[],
        &["lsit", "x"],
        &["export", "Noordkaap.ninefold"],
        &["export", "Noordkaap.ninefold", "One", "--all"],
        &["export", "Noordkaap.ninefold", "One", "--format", "pdf"],
        &["export", "Noordkaap.ninefold", "--all"],
        &["export", "Noordkaap.ninefold", "One", "Two", "--to", "-"],
        &[
            "export",
            "Noordkaap.ninefold",
            "One",
            "--front-matter",
            "--format",
            "html",
        ],
        &[
            "export",
            "Noordkaap.ninefold",
            "One",
            "--to",
            "Noordkaap.ninefold",
            "--force",
        ],
        &[
            "export",
            "Noordkaap.ninefold",
            "One",
            "--to",
            "Noordkaap.ninefold-wal",
        ],
        &[
            "export",
            "Noordkaap.ninefold",
            "One",
            "--phase",
            "ideation",
            "--what",
            "trackers",
        ],
        &["list", "Noordkaap.ninefold", "One", "--archived"],
        &["set", "Noordkaap.ninefold", "One", "title"],
        &[
            "set",
            "Noordkaap.ninefold",
            "One",
            "title",
            "--text",
            "a",
            "--clear",
        ],
        &["set", "Noordkaap.ninefold", "One", "title", "--score", "3"],
        &[
            "set",
            "Noordkaap.ninefold",
            "One",
            "ideation/customer-value",
            "--score",
            "6",
        ],
        &[
            "set",
            "Noordkaap.ninefold",
            "One",
            "ideation/customer-value",
            "--text",
            "6",
        ],
        &[
            "set",
            "Noordkaap.ninefold",
            "One",
            "ideation/customer-value",
            "--tick",
        ],
        &[
            "set",
            "Noordkaap.ninefold",
            "One",
            "title",
            "--text",
            "a",
            "--author",
            "",
        ],
    ];
    let before = stage.contents();
    for arguments in cases {
        let said = stage.run(arguments).refused(2);
        assert!(!said.is_empty(), "{arguments:?}");
    }
    let mut after = stage.contents();
    after.remove("Noordkaap.ninefold.lock");
    assert_eq!(before, after);
}
