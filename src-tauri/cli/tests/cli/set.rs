//! `set`.

use std::fs;
use std::path::PathBuf;

use ninefold_core::disk::files::canonical;
use ninefold_core::disk::lock::Lock;

use crate::stage::{FILE, Stage, type_text};

/// What a field of the use case holds, as `list` tells it.
fn value(stage: &Stage, use_case: &str, key: &str) -> serde_json::Value {
    let json = stage.run(&["list", FILE, use_case, "--json"]).done();
    let list: serde_json::Value = serde_json::from_str(&json).unwrap();
    let phases = list["phases"].as_array().unwrap();
    let mut fields = phases
        .iter()
        .flat_map(|phase| phase["fields"].as_array().unwrap());
    let field = fields.find(|field| field["key"] == key).unwrap();
    field["value"].clone()
}

#[test]
fn fields_are_set_and_cleared() {
    let stage = Stage::titled(&["Cart email"]);
    fs::write(stage.path("answer.md"), "\u{FEFF}- one\r\n- two\r\n\r\n").unwrap();
    let set = |arguments: &[&str]| {
        let mut all = vec!["set", FILE, "Cart email"];
        all.extend(arguments);
        assert_eq!(stage.run(&all).done(), "");
    };
    let text = "answer/ideation/explanation";
    set(&[text, "--text", "-5 % of carts"]);
    assert_eq!(value(&stage, "Cart email", text), "-5 % of carts");
    set(&["ideation/explanation", "--file", "answer.md"]);
    assert_eq!(value(&stage, "Cart email", text), "- one\n- two");
    set(&[text, "--clear"]);
    assert_eq!(value(&stage, "Cart email", text), serde_json::Value::Null);
    let run = stage.run_with_input(
        &["set", FILE, "Cart email", text, "--file", "-"],
        "naïve\n".as_bytes(),
    );
    run.done();
    assert_eq!(value(&stage, "Cart email", text), "naïve");

    let score = "score/ideation/customer-value";
    set(&["ideation/customer-value", "--score", "4"]);
    assert_eq!(value(&stage, "Cart email", score), 4);
    let reason = "reason/score/ideation/customer-value";
    set(&[reason, "--text", "Buyers asked for it."]);
    assert_eq!(value(&stage, "Cart email", reason), "Buyers asked for it.");
    set(&[score, "--clear"]);
    assert_eq!(value(&stage, "Cart email", score), serde_json::Value::Null);

    let tick = "tick/ideation/opportunity-defined";
    set(&["ideation/opportunity-defined", "--tick"]);
    assert_eq!(value(&stage, "Cart email", tick), true);
    set(&[tick, "--untick"]);
    assert_eq!(value(&stage, "Cart email", tick), false);

    set(&["title", "--text", "Basket email"]);
    assert_eq!(value(&stage, "basket email", "title"), "Basket email");
    stage.run(&["check", FILE]).done();
}

#[test]
fn what_is_set_has_an_author_who_stays_the_same() {
    let stage = Stage::titled(&["Cart email"]);
    for (author, score) in [
        (None, "1"),
        (None, "2"),
        (Some("Anna de Vries"), "3"),
        (Some("Ben"), "4"),
    ] {
        let mut arguments = vec![
            "set",
            FILE,
            "Cart email",
            "ideation/customer-value",
            "--score",
            score,
        ];
        arguments.extend(author.map(|_| "--author"));
        arguments.extend(author);
        stage.run(&arguments).done();
        let list = stage.run(&["list", FILE]).done();
        assert!(
            list.trim_end().ends_with(author.unwrap_or("Command line")),
            "{list}"
        );
    }
    let people = stage.run(&["list", FILE, "--what", "people"]).done();
    let names: Vec<&str> = people.lines().map(str::trim_end).collect();
    let names: Vec<&str> = names
        .iter()
        .map(|line| line.split("  ").next().unwrap())
        .collect();
    assert_eq!(names, ["NAME", "Anna de Vries", "Ben", "Command line"]);
    // To the person at the window it is somebody else's work: no undo of theirs takes it.
    let mut open = stage.open();
    open.undo().unwrap();
    drop(open);
    assert_eq!(
        value(&stage, "Cart email", "score/ideation/customer-value"),
        4
    );
}

#[test]
fn nothing_is_set_while_a_window_has_the_workspace() {
    let stage = Stage::titled(&["Cart email"]);
    let arguments = ["set", FILE, "Cart email", "title", "--text", "Basket email"];
    let lock = Lock::take(&canonical(&stage.file()).unwrap()).unwrap();
    let mut open = stage.open();
    let before = stage.contents();
    let said = stage.run(&arguments).refused(4);
    assert!(said.contains("is open in another window"), "{said}");
    // By another name it is the same workspace.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(stage.file(), stage.path("Alias.ninefold")).unwrap();
        let mut alias = arguments;
        alias[1] = "Alias.ninefold";
        stage.run(&alias).refused(4);
        fs::remove_file(stage.path("Alias.ninefold")).unwrap();
    }
    assert_eq!(before, stage.contents());
    open.settle().unwrap();
    drop((open, lock));
    stage.run(&arguments).done();
    assert_eq!(value(&stage, "Basket email", "title"), "Basket email");
}

#[test]
fn what_can_not_be_set_changes_nothing() {
    let stage = Stage::sample();
    fs::write(stage.path("long.md"), "x".repeat((1 << 20) + 1)).unwrap();
    fs::write(stage.path("latin.md"), b"na\xEFve").unwrap();
    let before = stage.contents();
    let cart = "Abandoned cart email";
    let archived = "Lookalike of high-value members";
    let cases: &[(&[&str], i32, &str)] = &[
        (
            &["Cart", "title", "--clear"],
            5,
            "There is no use case “Cart”. Did you mean:\n  ",
        ),
        (
            &[cart, "ideation/custmer-value", "--score", "3"],
            5,
            "Did you mean:\n  score/ideation/customer-value",
        ),
        (
            &[archived, "title", "--text", "x"],
            1,
            "is archived, so nothing was changed",
        ),
        (
            &[cart, "ideation/explanation", "--file", "long.md"],
            1,
            "a field holds up to 1024 KiB",
        ),
        (
            &[cart, "ideation/explanation", "--file", "latin.md"],
            1,
            "it is not text in UTF-8",
        ),
        (
            &[cart, "ideation/explanation", "--file", "gone.md"],
            1,
            "gone.md could not be read",
        ),
        (
            &[cart, "ideation/customer-value", "--text", "x"],
            2,
            "is a score: use --score",
        ),
    ];
    for (arguments, code, words) in cases {
        let mut all = vec!["set", FILE];
        all.extend(*arguments);
        let said = stage.run(&all).refused(*code);
        assert!(said.contains(words), "{said}");
    }
    let mut after = stage.contents();
    after.remove(&format!("{FILE}.lock"));
    assert_eq!(before, after);
}

#[test]
fn an_older_file_is_backed_up_where_the_app_does_it_and_then_set() {
    let stage = Stage::titled(&["Cart email"]);
    stage.make_older();
    stage
        .run(&["set", FILE, "Cart email", "title", "--text", "Basket email"])
        .done();
    let shelf = fs::read_dir(stage.path("data/backups")).unwrap().next();
    let backups = fs::read_dir(shelf.unwrap().unwrap().path()).unwrap();
    let is_older = |path: &PathBuf| path.to_string_lossy().contains("(format 1)");
    let paths = backups.map(|entry| entry.unwrap().path());
    let [copy] = &paths.filter(is_older).collect::<Vec<_>>()[..] else {
        panic!("one copy");
    };
    let text = stage.run(&["check", FILE]).done();
    assert!(!text.contains("format 1."), "{text}");
    let text = stage.run(&["check".as_ref(), copy.as_os_str()]).done();
    assert!(text.contains("format 1."), "{text}");
}

#[test]
fn a_character_that_can_not_be_stored_is_told() {
    let stage = Stage::titled(&["Cart email"]);
    let run = stage.run_with_input(
        &[
            "set",
            FILE,
            "Cart email",
            "ideation/explanation",
            "--file",
            "-",
        ],
        b"a\0b",
    );
    assert_eq!(run.code, 0);
    assert!(
        run.said.contains("One character that can't be stored"),
        "{}",
        run.said
    );
}

#[test]
fn a_hard_link_is_the_same_file_and_is_not_changed_beside_the_window() {
    let stage = Stage::titled(&["Cart email"]);
    let link = stage.path("Linked.ninefold");
    fs::hard_link(stage.file(), &link).unwrap();
    let mut open = stage.open();
    let id = open.use_cases().unwrap().use_cases[0].id.clone();
    // At work, when the latest is in a log by the other name, and at rest.
    type_text(&mut open, &id, "title", "Cart email, in the window");
    let set = [
        "set",
        "Linked.ninefold",
        "Cart email",
        "ideation/problem",
        "--text",
        "written beside",
    ];
    // Nothing here reads the file itself: a file that is closed takes its process's locks along.
    let said = stage.run(&set).refused(4);
    assert!(said.contains("by another name"), "{said}");
    let listed = stage.run(&["list", "Linked.ninefold"]);
    assert!(
        listed.said.contains("without the log beside it"),
        "{}",
        listed.said
    );
    open.rest().unwrap();
    stage
        .run(&[
            "set",
            "Linked.ninefold",
            "Cart email, in the window",
            "ideation/problem",
            "--text",
            "written beside",
        ])
        .refused(4);
    open.settle().unwrap();
    drop(open);
    stage
        .run(&[
            "set",
            "Linked.ninefold",
            "Cart email, in the window",
            "ideation/problem",
            "--text",
            "written later",
        ])
        .done();
    let read = stage
        .run(&["list", FILE, "Cart email, in the window"])
        .done();
    assert!(read.contains("written later"), "{read}");
}
