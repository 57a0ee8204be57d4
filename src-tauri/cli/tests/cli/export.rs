//! `export`.

use std::fs;

use crate::stage::{FILE, Stage, contents, told};

#[test]
fn one_use_case_goes_to_standard_output_or_to_a_file() {
    let stage = Stage::sample();
    let page = stage
        .run(&["export", FILE, "Abandoned cart email"])
        .exported();
    assert!(page.starts_with("# Abandoned cart email\n"), "{page}");
    assert_eq!(
        stage
            .run(&["export", FILE, "abandoned CART email", "--to", "-"])
            .exported(),
        page
    );
    let written = stage
        .run(&["export", FILE, "Abandoned cart email", "--to", "out.md"])
        .exported();
    assert!(written.ends_with("out.md\n"), "{written}");
    assert_eq!(fs::read_to_string(stage.path("out.md")).unwrap(), page);
    let phase = stage
        .run(&[
            "export",
            FILE,
            "Abandoned cart email",
            "--phase",
            "ideation",
        ])
        .exported();
    assert!(
        phase.len() < page.len() && phase.starts_with("# Phase 1: Discovery\n"),
        "{phase}"
    );
    let written = stage
        .run(&[
            "export",
            FILE,
            "Abandoned cart email",
            "--phase",
            "ideation",
            "--to",
            ".",
        ])
        .exported();
    let name = "Abandoned cart email — Phase 1 - Discovery.md";
    assert_eq!(written, told(".", name) + "\n");
}

#[test]
fn several_use_cases_go_to_a_folder_or_on_one_page() {
    let stage = Stage::sample();
    fs::create_dir(stage.path("out")).unwrap();
    let written = stage
        .run(&["export", FILE, "--all", "--to", "out", "--format", "html"])
        .exported();
    let names: Vec<String> = contents(&stage.path("out")).into_keys().collect();
    let mut written: Vec<&str> = written.lines().collect();
    written.sort_unstable();
    assert_eq!(
        names
            .iter()
            .map(|name| told("out", name))
            .collect::<Vec<_>>(),
        written
    );
    assert_eq!(names.len(), 7, "the archived one is left out");
    let page = stage
        .run(&["export", FILE, "--all", "--one-file"])
        .exported();
    for name in &names {
        assert!(page.contains(name.trim_end_matches(".html")), "{name}");
    }
    let two = stage.run(&[
        "export",
        FILE,
        "Abandoned cart email",
        "Send-time optimization",
        "--one-file",
        "--to",
        "out/two.md",
    ]);
    two.exported();
    assert!(stage.path("out/two.md").exists());
}

#[test]
fn hostile_titles_make_harmless_names() {
    let titles = [
        "../../etc/passwd",
        "CON",
        "a\u{202e}b",
        "Twice",
        "twice",
        "",
        "~/.ssh",
        &"é".repeat(300),
        "tab\there",
    ];
    let stage = Stage::titled(&titles);
    fs::create_dir(stage.path("out")).unwrap();
    let before = stage.contents();
    let written = stage
        .run(&["export", FILE, "--all", "--to", "out"])
        .exported();
    let names: Vec<String> = contents(&stage.path("out")).into_keys().collect();
    assert_eq!(names.len(), titles.len(), "{names:#?}");
    assert!(
        names
            .iter()
            .all(|name| name.len() <= 120 && !name.starts_with('.')),
        "{names:#?}"
    );
    assert!(names.contains(&"twice (2).md".to_owned()) && names.contains(&"_CON.md".to_owned()));
    assert_eq!(written.lines().count(), titles.len());
    assert_eq!(before, stage.contents(), "nothing is written elsewhere");
    // The same again has the same names, and so replaces the same files.
    let first = contents(&stage.path("out"));
    stage
        .run(&["export", FILE, "--all", "--to", "out", "--force"])
        .exported();
    assert_eq!(first, contents(&stage.path("out")));
}

#[test]
fn nothing_is_replaced_unasked() {
    let stage = Stage::titled(&["One", "Two"]);
    fs::create_dir(stage.path("out")).unwrap();
    fs::write(stage.path("out/Two.md"), "mine").unwrap();
    let said = stage
        .run(&["export", FILE, "--all", "--to", "out"])
        .refused(1);
    assert!(
        said.contains("--force") && said.contains("Two.md"),
        "{said}"
    );
    assert_eq!(contents(&stage.path("out")).len(), 1, "nothing was written");
    let said = stage
        .run(&["export", FILE, "One", "--to", "out/Two.md"])
        .refused(1);
    assert!(said.contains("--force"), "{said}");
    assert_eq!(fs::read(stage.path("out/Two.md")).unwrap(), b"mine");
    stage
        .run(&["export", FILE, "--all", "--to", "out", "--force"])
        .exported();
    assert!(
        fs::read_to_string(stage.path("out/Two.md"))
            .unwrap()
            .starts_with("# Two")
    );
}

#[test]
fn what_can_not_be_written_is_told_and_leaves_nothing() {
    let stage = Stage::titled(&["One", "Two"]);
    fs::write(stage.path("file"), "a file").unwrap();
    fs::create_dir_all(stage.path("out/Two.md")).unwrap();
    let before = stage.contents();
    let cases: &[(&[&str], &str)] = &[
        (&["One", "--to", "gone/out.md"], "its folder is not there"),
        (&["One", "--to", "gone/"], "There is no folder gone/"),
        (&["--all", "--to", "gone"], "There is no folder gone"),
        (&["--all", "--to", "file"], "There is no folder file"),
        (&["--all", "--to", "out"], "Use --force to replace them"),
    ];
    for (arguments, words) in cases {
        let mut all = vec!["export", FILE];
        all.extend(*arguments);
        let said = stage.run(&all).refused(1);
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(before, stage.contents());
    // A folder can't be replaced by a file, nor read as one.
    for arguments in [
        &["list", "out"][..],
        &["check", "out"],
        &["export", "out", "--all", "--one-file"],
        &["set", "out", "One", "title", "--text", "x"],
        &["set", FILE, "One", "ideation/problem", "--file", "out"],
    ] {
        let said = stage.run(arguments).refused(1);
        let words = "out could not be read: a folder of that name is there.";
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
    let run = stage.run(&["export", FILE, "--all", "--to", "out", "--force"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    assert!(
        run.said
            .contains("Two.md was not saved: a folder of that name is there"),
        "{}",
        run.said
    );
    let names: Vec<String> = contents(&stage.path("out")).into_keys().collect();
    assert_eq!(
        names,
        ["One.md"],
        "what was written is whole, and nothing else is there"
    );
}

#[test]
fn unknown_names_are_told() {
    let stage = Stage::sample();
    let said = stage
        .run(&["export", FILE, "Abandoned cart mail"])
        .refused(5);
    assert!(
        said.contains("Did you mean:\n  ") && said.contains("  Abandoned cart email"),
        "{said}"
    );
    let said = stage
        .run(&["export", FILE, "Abandoned cart email", "--phase", "idea"])
        .refused(5);
    assert!(said.contains("The phases are:\n  ideation\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn devices_are_written_to_and_links_are_followed() {
    let stage = Stage::titled(&["One"]);
    stage
        .run(&["export", FILE, "One", "--to", "/dev/null"])
        .exported();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let page = stage
        .run(&["export", FILE, "One", "--to", "/dev/stdout"])
        .exported();
    assert!(page.starts_with("# One"));
    fs::write(stage.path("real.md"), "old").unwrap();
    std::os::unix::fs::symlink("real.md", stage.path("link.md")).unwrap();
    stage
        .run(&["export", FILE, "One", "--to", "link.md"])
        .refused(1);
    stage
        .run(&["export", FILE, "One", "--to", "link.md", "--force"])
        .exported();
    assert!(
        fs::read_to_string(stage.path("real.md"))
            .unwrap()
            .starts_with("# One")
    );
    assert!(stage.path("link.md").is_symlink());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_no_half_file() {
    use std::process::Command;

    let titles: Vec<String> = (0..200)
        .map(|number| format!("Use case {number}"))
        .collect();
    let stage = Stage::titled(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let disk = stage.path("disk");
    fs::create_dir(&disk).unwrap();
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
        .arg(&disk)
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        println!("left out: only root can mount a small disk");
        return;
    }
    let run = stage.run(&["export", FILE, "--all", "--to", "disk"]);
    let written = contents(&disk);
    let unmounted = Command::new("umount").arg(&disk).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    assert_eq!(run.code, 1);
    assert!(
        run.said.contains("was not saved: the disk is full"),
        "{}",
        run.said
    );
    assert_eq!(written.len(), run.out.lines().count());
    assert!(!written.is_empty() && written.len() < titles.len());
    let whole = stage.run(&["export", FILE, "Use case 0"]).exported();
    assert_eq!(written["Use case 0.md"], whole.as_bytes());
    let length = |bytes: &Vec<u8>| bytes.len().abs_diff(whole.len()) < 8;
    assert!(written.values().all(length), "every file is whole");
}

#[cfg(unix)]
#[test]
fn a_stopped_export_leaves_whole_files_only() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    // Paths so long that a few of them fill the pipe to whoever reads them: the program waits then.
    let titles: Vec<String> = (0..60).map(|number| format!("Use case {number}")).collect();
    let stage = Stage::titled(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let folder = vec!["x".repeat(200); 17].join("/");
    fs::create_dir_all(stage.path(&folder)).unwrap();
    let mut child = stage
        .command(&["export", FILE, "--all", "--to", &folder])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut written = BufReader::with_capacity(16, child.stdout.take().unwrap()).lines();
    written.next().unwrap().unwrap();
    let signal = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(signal.is_ok_and(|status| status.success()));
    let written = 1 + written.count();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let said = String::from_utf8(output.stderr).unwrap();
    let last = format!("Stopped after {written} of 60 files. Those are whole.\n");
    assert!(said.ends_with(&last), "{said}");
    let files = contents(&stage.path(&folder));
    assert_eq!(files.len(), written, "{:?}", files.keys());
    assert!(files.keys().all(|name| name.ends_with(".md")));
}
