//! `export` for other tools.

use std::fs;

use crate::stage::{FILE, Stage, contents};

#[test]
fn each_tool_gets_its_file() {
    let stage = Stage::sample();
    for (format, what, begins) in [
        (
            "jira",
            "use-cases",
            "\u{feff}Issue Type,Issue ID,Parent,Summary,",
        ),
        (
            "azure-boards",
            "use-cases",
            "\u{feff}Work Item Type,Title 1,Title 2,Title 3,",
        ),
        ("calendar", "use-cases", "BEGIN:VCALENDAR\r\n"),
        ("confluence-index", "use-cases", "<h1>Use cases</h1>"),
        ("flowchart", "roadmap", "---\ntitle: "),
        ("gantt", "roadmap", "---\ntitle: "),
        ("calendar", "roadmap", "BEGIN:VCALENDAR\r\n"),
    ] {
        let mut arguments = vec!["export", FILE, "--format", format, "--what", what];
        arguments.extend((what == "use-cases").then_some("--all"));
        let run = stage.run(&arguments);
        assert_eq!(run.code, 0, "{}", run.said);
        assert!(run.out.starts_with(begins), "{format}: {}", run.out);
    }
}

#[test]
fn all_that_is_named_is_in_one_file_which_is_not_replaced_unasked() {
    let stage = Stage::titled(&["One", "Two", "Three"]);
    let arguments = [
        "export", FILE, "Two", "One", "--format", "jira", "--to", "work.csv",
    ];
    let run = stage.run(&arguments);
    assert!(run.done().ends_with("work.csv\n"));
    let text = fs::read_to_string(stage.path("work.csv")).unwrap();
    let titles: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(3))
        .collect();
    assert_eq!(titles, ["Two", "One"]);
    assert!(
        stage
            .run(&arguments)
            .refused(1)
            .contains("these are there already")
    );
    stage.run(&[&arguments[..], &["--force"]].concat()).done();
    let run = stage.run(&[
        "export",
        FILE,
        "--all",
        "--format",
        "azure-boards",
        "--to",
        ".",
        "--json",
    ]);
    let told = run.done();
    assert!(told.contains("3 use cases — Azure Boards.csv"), "{told}");
    assert!(told.contains("\"told\": []"), "{told}");
}

#[test]
fn more_than_a_thousand_items_need_a_folder() {
    let titles: Vec<String> = (1..=1001).map(|number| format!("Idea {number}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let stage = Stage::titled(&titles);
    let arguments = ["export", FILE, "--all", "--format", "azure-boards"];
    let refused = stage.run(&arguments).refused(2);
    assert!(refused.contains("folder"), "{refused}");
    fs::create_dir(stage.path("out")).unwrap();
    let run = stage.run(&[&arguments[..], &["--to", "out"]].concat());
    assert!(
        run.said.contains("1001 work items are in 2 files"),
        "{}",
        run.said
    );
    let names: Vec<String> = contents(&stage.path("out")).into_keys().collect();
    assert_eq!(
        names,
        [
            "1001 use cases — Azure Boards 1 of 2.csv",
            "1001 use cases — Azure Boards 2 of 2.csv"
        ]
    );
}

#[test]
fn what_does_not_fit_is_refused_in_words() {
    let stage = Stage::titled(&["One"]);
    for (arguments, says) in [
        (
            &["--what", "tags", "--format", "jira"][..],
            "Only use cases can be handed over",
        ),
        (&["One", "--format", "gantt"], "Add --what roadmap"),
        (
            &["One", "--format", "jira", "--phase", "ideation"],
            "as a whole",
        ),
        (
            &["One", "--what", "trackers", "--format", "calendar"],
            "--what use-cases or --what roadmap",
        ),
    ] {
        let run = stage.run(&[&["export", FILE], arguments].concat());
        let refused = run.refused(2);
        assert!(refused.contains(says), "{arguments:?}: {refused}");
    }
    let run = stage.run(&["export", FILE, "One", "--format", "calendar"]);
    assert!(run.refused(1).contains("No day is planned here yet"));
}
