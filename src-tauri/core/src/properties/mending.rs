//! What a check finds is mended from the changes and the backups, and nothing is found afterwards; what can't be mended is left
//! as it is.

use std::fs;

use rusqlite::Connection;

use super::World;
use super::beside::{contents, position};
use crate::error::Error;
use crate::picture::tests::png;
use crate::store::check::{Check, Fault, Report};
use crate::workspace::{NewDesign, Shelf, Shelves, Why, Workspace};

const FIELD: &str = "answer/ideation/explanation";

/// A closed workspace with answers, a link and a picture, and a backup of it.
fn closed(world: &World) -> String {
    let (mut workspace, use_case) = world.with_use_case();
    for (field, text) in [
        ("title", "Cart email"),
        (FIELD, "can be found in the bytes"),
    ] {
        workspace
            .type_text(&use_case, &use_case, field, text)
            .unwrap();
    }
    let made = workspace.add_document("integration", "Order feed").unwrap();
    let integration = made.place.unwrap().document.unwrap();
    workspace
        .set_field(
            &use_case,
            &use_case,
            &format!("needs/{integration}"),
            Some("1"),
        )
        .unwrap();
    let picture = NewDesign::new("cart.png".to_owned(), Ok(png(1200, 800, 0)));
    workspace.add_designs(&use_case, vec![picture]).unwrap();
    let safekeeping = workspace.safekeeping(&world.backups()).unwrap();
    safekeeping.unwrap().make().unwrap().unwrap();
    use_case
}

fn shelf(world: &World) -> Shelf {
    Shelf::of(&world.backups(), &world.path(), "")
}

fn checked(world: &World) -> Report {
    let check = Check::of(&world.path(), vec![shelf(world)]);
    check.run(|_| true).unwrap().unwrap()
}

fn put_right(world: &World, report: &Report) -> Result<(), Error> {
    let shelves = Shelves {
        backups: &world.backups(),
        second: None,
    };
    Workspace::put_right(&world.path(), report, &shelves, &world.origin())
}

fn by_hand(world: &World, sql: &str) {
    let file = Connection::open(world.path()).unwrap();
    file.execute_batch(sql).unwrap();
}

#[test]
fn what_can_be_mended_is_and_nothing_is_found_afterward() {
    let cases: &[(&str, Fault)] = &[
        (
            "UPDATE listing SET title = 'Elsewhere' WHERE title = 'Cart email'",
            Fault::Listing,
        ),
        (
            "DELETE FROM listing WHERE title = 'Cart email'",
            Fault::Listing,
        ),
        ("DELETE FROM link", Fault::Listing),
        (
            "DROP TRIGGER edit_stays; DROP TRIGGER blob_stays",
            Fault::Schema,
        ),
        ("DROP INDEX change_doc", Fault::Schema),
        ("UPDATE framework SET text = text || ' '", Fault::Framework),
        (
            "UPDATE framework SET text = 'no framework at all'",
            Fault::Framework,
        ),
        ("DELETE FROM framework", Fault::Framework),
        ("DELETE FROM blob", Fault::Picture),
        (
            "DROP TRIGGER blob_stays; UPDATE blob SET bytes = x'00'",
            Fault::Picture,
        ),
    ];
    for (sql, fault) in cases {
        let world = World::new();
        let use_case = closed(&world);
        assert_eq!(checked(&world).findings, [], "before");
        let sound = world.open().all_folded();
        by_hand(&world, sql);
        let before = contents(&world);
        let report = checked(&world);
        assert_eq!(before, contents(&world), "a check only reads: {sql}");
        let is_it = |one: &crate::store::check::Finding| one.fault == *fault;
        assert!(report.findings.iter().any(is_it), "{sql}: {report:?}");
        assert!(!report.is_closed() && !report.needs_rescue(), "{sql}");
        for finding in &report.findings {
            let told = finding.remedy.as_ref().map(|remedy| remedy.told());
            assert!(told.is_some_and(|told| told.ends_with('.')), "{finding:?}");
        }
        put_right(&world, &report).unwrap();
        assert_eq!(checked(&world).findings, [], "{sql}");
        let mut workspace = world.open();
        assert_eq!(workspace.all_folded(), sound, "{sql}");
        assert_eq!(workspace.info().notices, [""; 0], "{sql}");
        let (kept, refilled) = workspace.caches();
        assert_eq!(kept, refilled, "{sql}");
        let (document, _) = workspace.folds(&use_case);
        let designs = document.rows("design").count();
        assert_eq!(designs, 1, "{sql}");
    }
}

#[test]
fn an_index_that_says_what_its_table_does_not_is_made_anew() {
    let world = World::new();
    closed(&world);
    let sound = world.open().all_folded();
    // Out of sight, while rows move in its table.
    for sql in [
        "PRAGMA writable_schema = ON;
         CREATE TABLE aside AS SELECT * FROM sqlite_schema WHERE name = 'edit_change';
         DELETE FROM sqlite_schema WHERE name = 'edit_change'",
        "DROP TRIGGER edit_stays; UPDATE edit SET rowid = rowid + 1000",
        "PRAGMA writable_schema = ON;
         INSERT INTO sqlite_schema SELECT * FROM aside;
         DROP TABLE aside",
    ] {
        by_hand(&world, sql);
    }
    let report = checked(&world);
    let faults: Vec<Fault> = report.findings.iter().map(|one| one.fault).collect();
    assert!(faults.contains(&Fault::Index), "{report:?}");
    let are_known = |fault: &Fault| matches!(fault, Fault::Index | Fault::Schema);
    assert!(faults.iter().all(are_known), "{report:?}");
    put_right(&world, &report).unwrap();
    assert_eq!(checked(&world).findings, []);
    assert_eq!(world.open().all_folded(), sound);
}

#[test]
fn a_backup_that_can_not_be_used_is_replaced_by_one_made_now() {
    let world = World::new();
    closed(&world);
    let [backup] = &shelf(&world).backups()[..] else {
        panic!("one backup");
    };
    let at = position(
        &fs::read(&backup.path).unwrap(),
        "can be found in the bytes",
    );
    let mut bytes = fs::read(&backup.path).unwrap();
    bytes[at] ^= 0x20;
    fs::write(&backup.path, &bytes).unwrap();
    let report = checked(&world);
    assert_eq!(report.backups, 1);
    let [finding] = &report.findings[..] else {
        panic!("{report:?}");
    };
    assert_eq!(finding.fault, Fault::Backup);
    let name = backup.path.display().to_string();
    assert!(finding.what.contains(&name), "{}", finding.what);
    world.pass(2_000);
    put_right(&world, &report).unwrap();
    let after = checked(&world);
    assert_eq!((&after.findings[..], after.backups), (&[][..], 1));
    let [made] = &shelf(&world).backups()[..] else {
        panic!("one backup");
    };
    assert!(made.holds.is_ok() && made.why == Why::Working && made.path != backup.path);
    let aside = shelf(&world).folder().join("damaged");
    let aside = aside.join(backup.path.file_name().unwrap());
    assert_eq!(
        fs::read(aside).unwrap(),
        bytes,
        "something may be read in it"
    );
}

#[test]
fn what_can_not_be_mended_is_left_as_it_is() {
    for sql in [
        "DROP TRIGGER edit_stays; UPDATE edit SET value = 'Not said' WHERE value LIKE 'can be found%'; DELETE FROM link",
        "CREATE TABLE notes (x); DELETE FROM link",
        "DROP TABLE draft",
    ] {
        let world = World::new();
        closed(&world);
        by_hand(&world, sql);
        let before = contents(&world);
        let report = checked(&world);
        assert!(report.is_closed(), "{sql}");
        assert_eq!(report.needs_rescue(), !sql.contains("notes"), "{sql}");
        assert_eq!(report.remedies().count(), 0, "{sql}");
        assert!(matches!(put_right(&world, &report), Err(Error::Invalid(_))));
        assert_eq!(before, contents(&world), "{sql}");
    }
}

#[test]
fn an_open_workspace_is_checked_beside_who_works_and_the_check_is_stopped() {
    let world = World::new();
    let use_case = closed(&world);
    let mut workspace = world.open();
    for rests in [true, false] {
        workspace
            .type_text(&use_case, &use_case, FIELD, &format!("typed, {rests}"))
            .unwrap();
        workspace.settle().unwrap();
        if rests {
            workspace.rest().unwrap();
        }
        let check = workspace.check(vec![shelf(&world)]).unwrap().unwrap();
        let mut told = Vec::new();
        let report = check.run(|looked| {
            told.push(looked);
            true
        });
        let report = report.unwrap().unwrap();
        assert_eq!(report.findings, []);
        assert_eq!((report.pictures, report.backups), (1, 1));
        assert!(
            told.iter().all(|looked| looked.done <= looked.of),
            "{told:?}"
        );
        assert_eq!(told.last().map(|looked| looked.of), Some(told.len()));
        let mut left = 2;
        let stopped = check.run(|_| {
            left -= 1;
            left > 0
        });
        assert_eq!(stopped.unwrap(), None);
    }
    let check = workspace.check(Vec::new()).unwrap().unwrap();
    drop(workspace);
    assert_eq!(check.run(|_| true).unwrap(), None, "it is not held");
}
