//! What the program says of itself.

use std::fs;

use crate::stage::{FILE, Stage, expect};

#[test]
fn help_says_everything() {
    let stage = Stage::empty();
    let mut text = stage.run(&["--help"]).done();
    for command in [
        "list",
        "export",
        "search",
        "history",
        "check",
        "coach",
        "check-plan",
        "check-capture",
        "create",
        "set",
        "import-table",
        "baseline",
        "bundle",
        "team",
        "person",
        "rescue",
        "generate",
    ] {
        text.push_str(&format!("\n--- {command} ---\n"));
        text.push_str(&stage.run(&[command, "--help"]).done());
    }
    expect("help.txt", &text);
}

/// The arguments of a command as a person copies it.
fn arguments(command: &str) -> Vec<&str> {
    let command = command.split('#').next().unwrap();
    let parts = command.split('"').enumerate();
    let quoted = |(place, part)| match place % 2 {
        0 => str::split_whitespace(part).collect(),
        _ => vec![part],
    };
    parts.flat_map(quoted).skip(1).collect()
}

#[test]
fn examples_can_be_copied() {
    let stage = Stage::sample();
    fs::rename(stage.path(FILE), stage.path("Client.ninefold")).unwrap();
    fs::copy(stage.path("Client.ninefold"), stage.path("Backup.ninefold")).unwrap();
    fs::write(stage.path("problem.md"), "Baskets are left.").unwrap();
    fs::write(
        stage.path("ideas.csv"),
        "Idea,Why,Title\nWin back,Buyers leave,\n",
    )
    .unwrap();
    for capture in ["shop.har", "declined.har"] {
        fs::write(stage.path(capture), r#"{"log":{"entries":[]}}"#).unwrap();
    }
    for folder in ["pages", "decks"] {
        fs::create_dir(stage.path(folder)).unwrap();
    }
    let folder = env!("CARGO_MANIFEST_DIR");
    for (text, least) in [("tests/expected/help.txt", 15), ("../../README.md", 16)] {
        let text = fs::read_to_string(format!("{folder}/{text}")).unwrap();
        let examples = text
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("ninefold-cli "));
        let mut tried = 0;
        // What generates ten thousand use cases is tried with an optimized build alone, and what asks a team server where
        // there is one.
        let examples =
            examples.filter(|line| !line.contains("10000") && !line.contains("-cli team "));
        for example in examples {
            let mut arguments = arguments(example);
            arguments.extend(arguments[..2].contains(&"export").then_some("--force"));
            if arguments[0] == "generate" {
                // Both texts make the same file, which is never overwritten.
                let made = stage.path(arguments[arguments.len() - 1]);
                assert!(!made.exists() || fs::remove_file(made).is_ok());
            }
            let run = stage.run(&arguments);
            // What a plan or a capture shows may be that something is not as it should be.
            let finds = ["check-plan", "check-capture"].contains(&arguments[0]);
            let may_find = finds && run.code == 3;
            assert!(run.code == 0 || may_find, "{example}: {}", run.said);
            assert!(!run.out.contains("There is nothing"), "{example}");
            tried += 1;
        }
        assert!(tried >= least, "{tried}");
    }
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
        &["generate", "New.ninefold"],
        &["generate", "--use-cases", "0", "New.ninefold"],
        &["generate", "--use-cases", "100001", "New.ninefold"],
        &["generate", "--use-cases", "ten", "New.ninefold"],
        &[
            "generate",
            "--use-cases",
            "10",
            "--seed",
            "-1",
            "New.ninefold",
        ],
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
