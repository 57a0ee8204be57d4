//! Reading beside whoever has the file open, and without leaving a trace.

use std::fs;

use ninefold_core::disk::lock::Lock;
use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::Entry;

#[cfg(target_os = "linux")]
use crate::stage::contents;
use crate::stage::{FILE, Stage, type_text};

const FIELD: &str = "answer/ideation/explanation";

#[test]
fn the_log_beside_a_workspace_is_told_in_words_and_left_alone() {
    let stage = Stage::sample();
    let log = "Client.ninefold-wal";
    let bytes = [&[0x37, 0x7F, 0x06, 0x82][..], &[0; 28]].concat();
    for bytes in [bytes, Vec::new()] {
        fs::write(stage.path(log), &bytes).unwrap();
        for asked in [
            &["list", log][..],
            &["bundle", "import", FILE, log, "--dry-run"],
            &["baseline", "set", log, "agreed"],
        ] {
            let said = stage.run(asked).refused(1);
            let words = "This is the log that belongs beside a workspace, “Client.ninefold”";
            assert!(said.contains(words), "{asked:?}: {said}");
        }
        assert_eq!(fs::read(stage.path(log)).unwrap(), bytes);
    }
}

#[test]
fn what_is_being_typed_is_seen() {
    let stage = Stage::titled(&["Cart email"]);
    let _lock = Lock::take(&stage.file()).unwrap();
    let mut open = stage.open();
    let id = open.use_cases().unwrap().use_cases[0].id.clone();
    for text in ["one", "one two"] {
        type_text(&mut open, &id, FIELD, text);
        let before = stage.contents();
        let page = stage.run(&["export", FILE, "Cart email"]).exported();
        assert!(page.contains(&format!("\n{text}\n")), "{page}");
        stage.run(&["list", FILE]).done();
        stage.run(&["check", FILE]).done();
        assert_eq!(before, stage.contents());
    }
    drop(open);
    let names: Vec<String> = stage.contents().into_keys().collect();
    assert_eq!(
        names,
        [FILE, &format!("{FILE}.lock")],
        "who closes last tidies up"
    );
}

#[test]
fn a_file_that_is_opened_written_and_closed_meanwhile_is_read_as_of_one_moment() {
    let stage = Stage::titled(&["Cart email"]);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for round in 1..=12_u32 {
                let mut open = stage.open();
                let id = open.use_cases().unwrap().use_cases[0].id.clone();
                for number in 1..=8 {
                    let text = format!("round {round} ").repeat(number * 50);
                    type_text(&mut open, &id, FIELD, &text);
                    let score = Entry::Score((round + number as u32) % 5 + 1);
                    let spot = Spot::of(&id, "score/ideation/customer-value").unwrap();
                    open.enter(&spot, score).unwrap();
                }
            }
        });
        while !writing.is_finished() {
            stage.run(&["check", FILE]).done();
            stage.run(&["list", FILE]).done();
        }
    });
    stage.run(&["check", FILE]).done();
}

#[test]
fn an_older_file_is_read_and_stays_as_it_is() {
    let stage = Stage::sample();
    let newer = stage.run(&["list", FILE, "--json"]).done();
    stage.make_older();
    let before = stage.contents();
    assert_eq!(stage.run(&["list", FILE, "--json"]).done(), newer);
    let page = stage
        .run(&["export", FILE, "Abandoned cart email"])
        .exported();
    assert!(page.contains("# Abandoned cart email"));
    assert_eq!(before, stage.contents());
    assert!(!stage.path("data").exists(), "nothing was backed up");
}

#[test]
fn a_newer_or_foreign_file_is_refused_in_words() {
    let stage = Stage::titled(&["Cart email"]);
    let mut bytes = fs::read(stage.file()).unwrap();
    bytes[60..64].copy_from_slice(&99_i32.to_be_bytes());
    fs::write(stage.path("Newer.ninefold"), bytes).unwrap();
    fs::write(stage.path("Notes.md"), "# Notes").unwrap();
    let before = stage.contents();
    for (file, words) in [
        ("Newer.ninefold", "made by a newer Ninefold"),
        ("Notes.md", "not a Ninefold workspace"),
        ("Gone.ninefold", "There is no file at"),
    ] {
        for arguments in [
            &["list", file][..],
            &["export", file, "--all", "--one-file"],
            &["check", file],
            &["set", file, "Cart email", "title", "--text", "new"],
        ] {
            let said = stage.run(arguments).refused(1);
            assert!(said.contains(words), "{said}");
        }
    }
    assert_eq!(before, stage.contents());
}

#[cfg(target_os = "linux")]
#[test]
fn a_medium_that_can_not_be_written_is_read() {
    use std::process::Command;

    let stage = Stage::titled(&["Cart email"]);
    let medium = stage.path("medium");
    fs::create_dir(&medium).unwrap();
    // As it was closed, and as a crash or a copy of an open workspace leaves it.
    fs::copy(stage.file(), medium.join("Closed.ninefold")).unwrap();
    let mut open = stage.open();
    let id = open.use_cases().unwrap().use_cases[0].id.clone();
    type_text(&mut open, &id, FIELD, "still in the log");
    for name in ["Open", "Crashed"] {
        for end in ["", "-wal", ".witness"] {
            if (name, end) != ("Crashed", ".witness") {
                let from = stage.path(&format!("{FILE}{end}"));
                fs::copy(from, medium.join(format!("{name}.ninefold{end}"))).unwrap();
            }
        }
    }
    drop(open);
    let mount = |arguments: &[&str]| {
        let status = Command::new("mount").args(arguments).arg(&medium).status();
        status.is_ok_and(|status| status.success())
    };
    let folder = medium.to_string_lossy().into_owned();
    if !mount(&["--bind", &folder]) || !mount(&["-o", "remount,ro,bind"]) {
        println!("left out: only root can make a folder read-only");
        return;
    }
    let before = contents(&medium);
    let run = |name: &str| stage.run(&["export", &format!("medium/{name}.ninefold"), "Cart email"]);
    let runs = ["Closed", "Open", "Crashed"].map(run);
    let refused = stage.run(&[
        "set",
        "medium/Closed.ninefold",
        "Cart email",
        "title",
        "--clear",
    ]);
    let after = contents(&medium);
    let unmounted = Command::new("umount").arg(&medium).status();
    assert!(unmounted.is_ok_and(|status| status.success()));

    assert_eq!(before, after);
    let [closed, open, crashed] = runs.map(|run| run.exported());
    assert!(closed.contains("# Cart email"));
    assert!(open.contains("still in the log") && crashed.contains("still in the log"));
    let said = refused.refused(1);
    assert!(said.contains("can't write to"), "{said}");
}
