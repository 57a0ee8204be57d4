//! `bundle`.

use std::fs;

use ninefold_core::disk::files::canonical;
use ninefold_core::disk::lock::Lock;

use crate::stage::{FILE, Stage};

const COPY: &str = "Copy.ninefold";
const EXPLANATION: &str = "answer/ideation/explanation";

/// A workspace and a copy of it, in each of which somebody answered.
fn apart() -> Stage {
    let stage = Stage::titled(&["Cart email", "Winback"]);
    fs::copy(stage.path(FILE), stage.path(COPY)).unwrap();
    for (file, author, text) in [
        (FILE, "Anna", "Carts are left."),
        (COPY, "Ben", "Baskets are left."),
    ] {
        let arguments = [
            "set",
            file,
            "Cart email",
            EXPLANATION,
            "--text",
            text,
            "--author",
            author,
        ];
        stage.run(&arguments).done();
    }
    stage
}

#[test]
fn what_one_wrote_is_taken_in_by_another() {
    let stage = apart();
    let export = ["bundle", "export", COPY, "--to", "ben.ninefold-bundle"];
    assert_eq!(stage.run(&export).done(), "ben.ninefold-bundle\n");
    assert!(stage.run(&export).said.contains("is there already"));
    let before = fs::read(stage.path(FILE)).unwrap();
    let import = ["bundle", "import", FILE, "ben.ninefold-bundle"];
    let told = stage.run(&[&import[..], &["--dry-run"]].concat()).done();
    assert!(
        fs::read(stage.path(FILE)).unwrap() == before,
        "nothing was changed"
    );
    assert!(
        told.starts_with("Would take in 2 changes from Ben, written today"),
        "{told}"
    );
    for line in [
        "1 added, 1 changed, 1 in conflict.",
        "Use case “Cart email” changed",
        "  In conflict: answer to “Brief explanation of use case”",
        "    shown: “Baskets are left.”, by Ben, today",
        "    other: “Carts are left.”, by Anna, today",
        "Person “Ben” added",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    let took = stage.run(&import).done();
    assert_eq!(took.replace("Took in", "Would take in"), told);
    let open = stage.run(&["bundle", "conflicts", FILE]).done();
    assert!(open.starts_with("“Cart email”\n  In conflict: answer to “Brief explanation of use case”\n    shown: “Baskets are left.”, by Ben"), "{open}");
    let open = stage.run(&["bundle", "conflicts", FILE, "--json"]).done();
    let open: serde_json::Value = serde_json::from_str(&open).unwrap();
    assert_eq!(open[0]["others"][0]["shown"], "Carts are left.");
    let none = stage.run(&["bundle", "conflicts", COPY]).done();
    assert_eq!(none, "Nothing is in conflict.\n");
    let again = stage.run(&[&import[..], &["--json"]].concat()).done();
    let again: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!(again["changes"], 0);
    assert_eq!(again["sender"], "Ben");
    stage.run(&["check", FILE]).done();
    assert_eq!(
        stage.run(&import).done(),
        "Everything from Ben is here already.\n"
    );
}

#[test]
fn another_copy_of_the_file_is_a_bundle_too() {
    let stage = apart();
    let told = stage.run(&["bundle", "import", FILE, COPY]).done();
    assert!(
        told.starts_with("Took in 2 changes from Copy.ninefold."),
        "{told}"
    );
    stage.run(&["check", FILE]).done();
}

#[test]
fn one_use_case_travels_without_the_others() {
    let stage = apart();
    stage
        .run(&["set", COPY, "Winback", EXPLANATION, "--text", "At home."])
        .done();
    let path = stage
        .run(&["bundle", "export", COPY, "Cart email", "--to", "."])
        .done();
    let told = stage.run(&["bundle", "import", FILE, path.trim()]).done();
    assert!(
        told.contains("“Cart email”") && !told.contains("Winback"),
        "{told}"
    );
}

#[test]
fn two_copies_come_to_the_same_by_a_shared_folder() {
    let stage = apart();
    let missing = stage.run(&["bundle", "share", COPY, "Team"]);
    assert!(
        missing.code != 0 && missing.said.contains("There is no folder Team"),
        "{}",
        missing.said
    );
    fs::create_dir(stage.path("Team")).unwrap();
    let share = |file: &str| stage.run(&["bundle", "share", file, "Team"]).done();
    let first = share(COPY);
    assert!(
        first.starts_with("Nothing in the shared folder is new.\nWrote ")
            && first.contains(" documents"),
        "{first}"
    );
    let before = fs::read(stage.path(FILE)).unwrap();
    let would = stage
        .run(&["bundle", "share", FILE, "Team", "--dry-run"])
        .done();
    assert!(
        would.starts_with("Would take in 2 changes from Ben"),
        "{would}"
    );
    assert!(fs::read(stage.path(FILE)).unwrap() == before);
    assert_eq!(fs::read_dir(stage.path("Team")).unwrap().count(), 1);
    let took = share(FILE);
    assert!(took.starts_with("Took in 2 changes from Ben"), "{took}");
    assert!(
        took.contains("1 added, 1 changed, 1 in conflict."),
        "{took}"
    );
    let took = share(COPY);
    assert!(took.starts_with("Took in 2 changes from Anna"), "{took}");
    for file in [FILE, COPY, FILE] {
        let nothing = "Nothing in the shared folder is new.\nThe shared folder has everything that is here.\n";
        assert_eq!(share(file), nothing, "{file}");
        stage.run(&["check", file]).done();
    }
}

#[test]
fn what_is_refused_leaves_the_file_as_it_is() {
    let stage = apart();
    let other = "Elsewhere.ninefold";
    stage.run(&["generate", "--use-cases", "1", other]).done();
    let export = ["bundle", "export", other, "--to", "other.ninefold-bundle"];
    stage.run(&export).done();
    fs::write(stage.path("odd.ninefold-bundle"), "no bundle").unwrap();
    let before = fs::read(stage.path(FILE)).unwrap();
    for (bundle, why, code) in [
        (
            "other.ninefold-bundle",
            "it is of another workspace than “Noordkaap”",
            1,
        ),
        (
            "odd.ninefold-bundle",
            "it is neither a bundle nor a workspace of Ninefold",
            1,
        ),
        ("missing.ninefold-bundle", "There is no file", 1),
    ] {
        let run = stage.run(&["bundle", "import", FILE, bundle]);
        assert_eq!(run.code, code);
        assert!(run.said.contains(why), "{}", run.said);
    }
    let lock = Lock::take(&canonical(&stage.path(FILE)).unwrap()).unwrap();
    assert_eq!(stage.run(&["bundle", "import", FILE, COPY]).code, 4);
    // Looking at what it would change needs nobody to close it.
    stage
        .run(&["bundle", "import", FILE, COPY, "--dry-run"])
        .done();
    drop(lock);
    assert!(fs::read(stage.path(FILE)).unwrap() == before);
}

/// The work that a passphrase takes is the one that is shipped here.
#[test]
fn a_locked_bundle_opens_with_its_passphrase() {
    let stage = apart();
    fs::write(stage.path("right.txt"), "Käse 17\r\n").unwrap();
    fs::write(stage.path("wrong.txt"), "Käse 18\n").unwrap();
    let export = [
        "bundle",
        "export",
        COPY,
        "--to",
        "locked.ninefold-bundle",
        "--passphrase-file",
        "right.txt",
    ];
    stage.run(&export).done();
    let locked = fs::read(stage.path("locked.ninefold-bundle")).unwrap();
    let head = String::from_utf8_lossy(&locked[..200]).into_owned();
    assert!(
        head.starts_with("age-encryption.org/v1\n-> scrypt ")
            && head.lines().nth(1).unwrap().ends_with(" 18"),
        "{head}"
    );
    let import = ["bundle", "import", FILE, "locked.ninefold-bundle"];
    for (more, why) in [
        (&[][..], "locked with a passphrase"),
        (
            &["--passphrase-file", "wrong.txt"],
            "does not open the bundle",
        ),
    ] {
        let run = stage.run(&[&import[..], more].concat());
        assert_eq!(run.code, 1);
        assert!(run.said.contains(why), "{}", run.said);
    }
    let right = ["--passphrase-file", "right.txt"];
    let told = stage.run(&[&import[..], &right].concat()).done();
    assert!(told.starts_with("Took in 2 changes from Ben"), "{told}");
}

#[test]
fn what_is_shared_can_be_locked_and_opens_by_the_same_passphrase() {
    let stage = apart();
    fs::create_dir(stage.path("Team")).unwrap();
    fs::write(stage.path("right.txt"), "Käse 17\n").unwrap();
    fs::write(stage.path("wrong.txt"), "Käse 18\n").unwrap();
    let share =
        |file: &str, by: &[&str]| stage.run(&[&["bundle", "share", file, "Team"], by].concat());
    let right = &["--passphrase-file", "right.txt"];
    let told = share(COPY, right).done();
    assert!(told.contains("Wrote "), "{told}");
    let without = share(FILE, &[]);
    assert!(
        without.out.contains("locked with a passphrase"),
        "{}",
        without.out
    );
    assert_eq!(without.code, 2);
    let named = "Name the passphrase by --passphrase-file.";
    assert!(without.said.contains(named), "{}", without.said);
    let wrong = share(FILE, &["--passphrase-file", "wrong.txt"]).done();
    assert!(
        wrong.contains("locked with another passphrase than yours"),
        "{wrong}"
    );
    let took = share(FILE, right).done();
    assert!(took.starts_with("Took in 2 changes from Ben"), "{took}");
}

#[test]
fn before_an_import_there_is_a_backup() {
    let stage = apart();
    stage
        .run(&["bundle", "export", COPY, "--to", "ben.ninefold-bundle"])
        .done();
    let kept = || {
        let folders = fs::read_dir(stage.path("data/backups")).unwrap();
        let own = folders.map(|folder| folder.unwrap().path());
        let own = own.filter(|folder| {
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            name.starts_with("Noordkaap ")
        });
        own.flat_map(|folder| fs::read_dir(folder).unwrap()).count()
    };
    let before = kept();
    assert_eq!(before, 1, "before the first edit of the day");
    stage
        .run(&["bundle", "import", FILE, "ben.ninefold-bundle"])
        .done();
    assert_eq!(kept(), before + 1);
}
