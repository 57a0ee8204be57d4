//! `check`.

use std::fs;

use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::id::Id;
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;

use crate::stage::{FILE, Stage, expect};

#[test]
fn a_sound_file_is_said_to_be_so() {
    let stage = Stage::sample();
    let before = stage.contents();
    let text = stage.run(&["check", FILE]).done();
    let json = stage.run(&["check", FILE, "--json"]).done();
    assert!(text.starts_with("Nothing is wrong: "), "{text}");
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["sound"], true);
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(before, stage.contents());

    let stage = Stage::titled(&["Cart email"]);
    stage.make_older();
    let text = stage.run(&["check", FILE]).done();
    assert!(
        text.contains("Nothing is wrong") && text.contains("format 1"),
        "{text}"
    );
}

#[test]
fn faults_are_found_and_told() {
    let stage = Stage::titled(&["Cart email", "Win-back"]);
    stage
        .database()
        .execute_batch(
            "DROP TRIGGER change_stays;
             UPDATE listing SET title = 'Elsewhere' WHERE title = 'Win-back';
             UPDATE framework SET text = text || ' ';
             DROP TRIGGER edit_stays;
             UPDATE edit SET value = 'Card email' WHERE value = 'Cart email';",
        )
        .unwrap();
    let before = stage.contents();
    let text = stage.run(&["check", FILE]);
    let json = stage.run(&["check", FILE, "--json"]);
    assert_eq!((text.code, json.code), (3, 3));
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["sound"], false);
    assert_eq!(
        report["findings"].as_array().unwrap().len(),
        7,
        "{}",
        text.out
    );
    // Formats come after one another.
    let format = format!("format {}", report["format"]);
    let text = text.out.replace(&format, "format N");
    expect("check-faults.txt", &text);
    assert_eq!(before, stage.contents());
}

#[test]
fn a_flipped_bit_is_found_by_check_and_refused_elsewhere() {
    let stage = Stage::titled(&["Cart email"]);
    stage.database().execute_batch("VACUUM").unwrap();
    let mut bytes = fs::read(stage.file()).unwrap();
    let text = b"Cart email";
    let at = bytes
        .windows(text.len())
        .position(|part| part == text)
        .unwrap();
    bytes[at] ^= 0x20;
    fs::write(stage.file(), bytes).unwrap();
    let run = stage.run(&["check", FILE]);
    assert_eq!((run.code, run.said.as_str()), (3, ""));
    assert!(run.out.contains("is not as it was written"), "{}", run.out);
    for arguments in [
        &["list", FILE][..],
        &["export", FILE, "--all", "--one-file"],
        &["set", FILE, "cart email", "title", "--text", "new"],
    ] {
        let before = stage.contents();
        let said = stage.run(arguments).refused(1);
        assert!(said.contains("damaged"), "{said}");
        assert_eq!(before, stage.contents());
    }
}

#[test]
fn a_change_from_the_far_future_is_kept_told_and_in_nobodys_way() {
    let stage = Stage::titled(&["Cart email"]);
    let database = stage.database();
    let (doc, author): (Vec<u8>, Vec<u8>) = database
        .query_row(
            "SELECT doc, author FROM change JOIN edit ON change = n WHERE value = 'Cart email'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let id = |bytes: &[u8]| Id::from_bytes(bytes.try_into().unwrap());
    let change = Change {
        id: Id::from_bytes([0xFE; 16]),
        doc: id(&doc),
        stamp: i64::MAX,
        at: i64::MAX,
        author: id(&author),
        what: What::Type,
        action: None,
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: id(&doc),
            kind: "use-case".to_owned(),
            field: "title".to_owned(),
            value: Value::from("From the future"),
            base: vec![],
        }],
    };
    let crc = i64::from(change.checksum());
    database
        .execute(
            "INSERT INTO change (id, doc, stamp, at, author, what, crc) VALUES (?1, ?2, ?3, ?3, ?4, 'type', ?5)",
            rusqlite::params![change.id.as_bytes(), doc, i64::MAX, author, crc],
        )
        .unwrap();
    database
        .execute(
            "INSERT INTO edit SELECT max(n), ?1, 'use-case', 'title', 'From the future', x'' FROM change",
            [&doc],
        )
        .unwrap();
    drop(database);

    let titles = || stage.run(&["list", FILE]).done();
    assert!(titles().contains("Cart email"));
    let checked = stage.run(&["check", FILE]);
    assert_eq!(checked.code, 3);
    for said in [
        "the year 292278994",
        "It is to: title.",
        "It is kept, and counts as older",
    ] {
        let text = checked.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.to_lowercase().contains(&said.to_lowercase()),
            "{said}: {text}"
        );
    }
    let set = [
        "set",
        FILE,
        "Cart email",
        "title",
        "--text",
        "Abandoned cart",
    ];
    let run = stage.run(&set);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("292278994"), "{}", run.said);
    assert!(titles().contains("Abandoned cart"), "{}", titles());
}

#[test]
fn a_log_is_told_where_it_is_and_where_it_should_be() {
    let stage = Stage::titled(&["Cart email"]);
    let mut open = stage.open();
    open.create_use_case().unwrap();
    let told = stage.run(&["check", FILE]).done();
    assert!(
        told.starts_with("1 change is in the log beside the file"),
        "{told}"
    );
    let copy = stage.path("Copy.ninefold");
    fs::copy(stage.file(), &copy).unwrap();
    let told = stage.run(&["check", "Copy.ninefold"]);
    assert_eq!(told.code, 3);
    assert!(
        told.out.contains("without the log beside it"),
        "{}",
        told.out
    );
    open.rest().unwrap();
    fs::copy(stage.file(), &copy).unwrap();
    let told = stage.run(&["check", "Copy.ninefold"]).done();
    assert!(told.starts_with("Nothing is wrong: "), "{told}");
}

#[test]
fn a_copy_that_can_not_be_made_is_no_fault_of_the_file() {
    let stage = Stage::titled(&["Cart email"]);
    let mut window = stage.open();
    window.create_use_case().unwrap();
    let before = stage.contents();
    for command in ["check", "list"] {
        let mut command = stage.command(&[command, FILE]);
        for name in ["TMPDIR", "TMP", "TEMP"] {
            command.env(name, stage.path("no such folder"));
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("could not be copied"), "{told}");
    }
    assert_eq!(before, stage.contents());
    drop(window);
}

#[test]
fn what_can_be_mended_is_mended_after_it_was_said() {
    let stage = Stage::titled(&["Cart email", "Win-back"]);
    stage
        .database()
        .execute_batch(
            "DROP TRIGGER change_stays;
             UPDATE listing SET title = 'Elsewhere' WHERE title = 'Win-back';
             UPDATE framework SET text = text || ' '",
        )
        .unwrap();
    let run = stage.run(&["check", FILE]);
    assert_eq!(run.code, 3);
    assert!(run.out.contains("--mend"), "{}", run.out);
    let text = stage.run(&["check", FILE, "--mend"]).done();
    let will = text.find("Mending:").unwrap();
    let what = text
        .find("“Win-back” (use-case, shown) is listed as")
        .unwrap();
    let done = text.find("Nothing is wrong: ").unwrap();
    assert!(what < will && will < done, "{text}");
    stage.run(&["check", FILE]).done();
    assert!(stage.run(&["list", FILE]).done().contains("Win-back"));
    let json = stage.run(&["check", FILE, "--mend", "--json"]).done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["sound"], json.get("mended")), (&true.into(), None));
}

#[test]
fn what_can_not_be_mended_is_left_and_a_rescue_offered() {
    let stage = Stage::titled(&["Cart email"]);
    stage
        .database()
        .execute_batch(
            "DROP TRIGGER edit_stays;
             UPDATE edit SET value = 'Card email' WHERE value = 'Cart email'",
        )
        .unwrap();
    let before = stage.contents();
    let run = stage.run(&["check", FILE, "--mend"]);
    assert_eq!(run.code, 3, "{}", run.said);
    assert!(run.out.contains("ninefold-cli rescue"), "{}", run.out);
    assert_eq!(before, stage.contents());
}
