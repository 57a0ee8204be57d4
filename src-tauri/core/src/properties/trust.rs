//! What a file says of itself is not believed: schema, indexes, caches and frameworks are compared before anything is shown.

use std::fs;

use rusqlite::Connection;

use super::World;
use crate::error::Error;
use crate::store::check::check;
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";

/// A closed workspace with two use cases, the second of them archived, each with an earlier and a later wording.
pub(super) fn closed(world: &World) {
    let mut workspace = world.create();
    for title in ["Cart email", "Order feed"] {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let use_case = place.use_case.unwrap();
        for (field, text) in [
            ("title", title),
            (FIELD, "the first wording"),
            (FIELD, "the last wording"),
        ] {
            workspace
                .type_text(&use_case, &use_case, field, text)
                .unwrap();
            workspace.settle().unwrap();
        }
        if title == "Order feed" {
            workspace.archive_use_case(&use_case, "done").unwrap();
        }
    }
}

/// What a person sees: titles and answers, of archived use cases too.
pub(super) fn shown(workspace: &mut Workspace) -> Vec<String> {
    let list = workspace.use_cases().unwrap();
    let rows = list.use_cases.iter().chain(&list.archived);
    let rows: Vec<_> = rows
        .map(|row| (row.id.clone(), row.title.clone()))
        .collect();
    let answer = |(id, title): (String, String)| {
        let page = workspace.phase(&id, "ideation").unwrap();
        format!("{title}: {}", page.sections[0].questions[1].answer)
    };
    rows.into_iter().map(answer).collect()
}

pub(super) const WHOLE: [&str; 2] = [
    "Cart email: the last wording",
    "Order feed: the last wording",
];

pub(super) fn sql(world: &World, sql: &str) {
    Connection::open(world.path())
        .unwrap()
        .execute_batch(sql)
        .unwrap();
}

/// As a window does. What it shows before all was looked at is what was saved, or an error.
pub(super) fn open(world: &World) -> Result<Workspace, Error> {
    let workspace = glanced(world)?;
    shows_nothing_else(&workspace);
    world.looked_through(workspace)
}

/// Open, and not yet looked through.
fn glanced(world: &World) -> Result<Workspace, Error> {
    Workspace::open(
        &world.path(),
        &world.author,
        world.origin(),
        &world.backups(),
    )
}

fn shows_nothing_else(workspace: &Workspace) {
    let Ok(list) = workspace.use_cases() else {
        return;
    };
    for row in list.use_cases.iter().chain(&list.archived) {
        let whole = WHOLE.iter().find(|whole| whole.starts_with(&row.title));
        let whole = whole.unwrap_or_else(|| panic!("{}", row.title));
        match workspace.phase(&row.id, "ideation") {
            Ok(page) => assert!(whole.ends_with(&page.sections[0].questions[1].answer)),
            Err(error) => {
                let told = ["damaged", "not-read"].contains(&error.code());
                assert!(told, "{error}");
            }
        }
    }
}

fn shown_is_empty(workspace: &Workspace, table: &str, bit: usize) {
    let list = workspace.use_cases().unwrap();
    let mut rows = list.use_cases.iter().chain(&list.archived);
    assert!(
        rows.next().is_none(),
        "{table}, bit {bit}: not all was undone"
    );
}

/// The pages of a table or index.
fn pages(world: &World, name: &str) -> Vec<usize> {
    let connection = Connection::open(world.path()).unwrap();
    let mut pages = connection
        .prepare("SELECT pageno FROM dbstat WHERE name = ?1")
        .unwrap();
    let pages = pages.query_map([name], |row| row.get(0)).unwrap();
    pages
        .map(|page: rusqlite::Result<i64>| usize::try_from(page.unwrap()).unwrap())
        .collect()
}

#[test]
fn a_flipped_bit_anywhere_is_told_or_shows_nothing_else() {
    let world = World::new();
    closed(&world);
    sql(&world, "VACUUM");
    let whole = fs::read(world.path()).unwrap();
    for table in [
        "change",
        "edit",
        "listing",
        "change_doc",
        "change_action",
        "sqlite_autoindex_change_1",
        "framework",
        "draft",
    ] {
        let pages = pages(&world, table);
        let step = if table == "framework" { 160_001 } else { 1_499 };
        for bit in pages
            .iter()
            .flat_map(|page| ((page - 1) * 4096 * 8..page * 4096 * 8).step_by(step))
        {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            fs::write(world.path(), &flipped).unwrap();
            // Undone before anything was looked at: all of it, or there is an error.
            if let Ok(mut workspace) = glanced(&world)
                && workspace.examination().is_some()
            {
                let undone = loop {
                    match workspace.undo_state().undo {
                        None => break Ok(()),
                        Some(_) => match workspace.undo() {
                            Ok(_) => {}
                            Err(error) => break Err(error),
                        },
                    }
                };
                match undone {
                    Ok(()) => shown_is_empty(&workspace, table, bit),
                    Err(error) => {
                        let told = ["damaged", "not-read", "not-saved"].contains(&error.code());
                        assert!(told, "{error}");
                    }
                }
                drop(workspace);
                fs::write(world.path(), &flipped).unwrap();
            }
            if let Ok(mut workspace) = open(&world) {
                assert_eq!(shown(&mut workspace), WHOLE, "{table}, bit {bit}");
                // What an action did is found through an index.
                while workspace.undo_state().undo.is_some() {
                    workspace.undo().unwrap();
                }
                assert!(
                    shown(&mut workspace).is_empty(),
                    "{table}, bit {bit}: not all was undone"
                );
            }
        }
    }
}

#[test]
fn an_index_that_lies_is_made_anew() {
    for index in ["change_doc", "change_action"] {
        let world = World::new();
        closed(&world);
        let page = pages(&world, index)[0];
        let mut bytes = fs::read(world.path()).unwrap();
        // The first byte of a key: the row is looked for elsewhere from now on.
        let at = page * 4096 - 17;
        bytes[at] ^= 0x40;
        fs::write(world.path(), bytes).unwrap();
        assert!(!check(&world.path()).unwrap().is_sound(), "{index}");
        let mut workspace = open(&world).unwrap();
        assert_eq!(shown(&mut workspace), WHOLE, "{index}");
        drop(workspace);
        assert!(check(&world.path()).unwrap().is_sound(), "{index}");
    }
}

#[test]
fn a_listing_that_differs_is_made_anew() {
    for altered in [
        "UPDATE listing SET title = 'Another'",
        "UPDATE listing SET state = 2",
        "UPDATE listing SET crc = NULL",
        "DELETE FROM listing WHERE state = 1",
        "INSERT INTO listing VALUES (zeroblob(16), 'use-case', 'Ghost', 0, 0, '', 0, 0, 0, 0, 0)",
    ] {
        let world = World::new();
        closed(&world);
        sql(&world, altered);
        let mut reading = Workspace::open_reading(&world.path()).unwrap();
        assert_eq!(shown(&mut reading), WHOLE, "{altered}");
        let mut workspace = open(&world).unwrap();
        assert_eq!(shown(&mut workspace), WHOLE, "{altered}");
        drop(workspace);
        assert!(check(&world.path()).unwrap().is_sound(), "{altered}");
    }
}

#[test]
fn a_framework_that_is_not_as_it_was_kept_is_told_and_not_shown() {
    let world = World::new();
    closed(&world);
    sql(
        &world,
        "UPDATE framework SET text = replace(text, 'Ideation', 'Idiocy')",
    );
    let mut workspace = open(&world).unwrap();
    let notices = workspace.info().notices;
    assert!(
        notices[0].contains("framework in this workspace is damaged"),
        "{notices:?}"
    );
    assert_eq!(shown(&mut workspace), WHOLE);
    let id = workspace.use_cases().unwrap().use_cases[0].id.clone();
    let page = format!("{:?}", workspace.phase(&id, "ideation").unwrap());
    assert!(!page.contains("Idiocy"));
}

#[test]
fn every_documents_checksums_are_compared() {
    let world = World::new();
    closed(&world);
    let connection = Connection::open(world.path()).unwrap();
    let changes: Vec<i64> = connection
        .prepare("SELECT n FROM change ORDER BY n")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    drop(connection);
    let whole = fs::read(world.path()).unwrap();
    for change in changes {
        fs::write(world.path(), &whole).unwrap();
        sql(&world, &format!(
            "DROP TRIGGER change_stays; UPDATE change SET at = at + 1 WHERE n = {change};
             CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'changes are append-only'); END"
        ));
        assert_eq!(
            open(&world).unwrap_err().code(),
            "damaged",
            "change {change}"
        );
    }
}

#[test]
fn edits_without_their_change_are_told() {
    let world = World::new();
    closed(&world);
    sql(&world, "DROP TRIGGER change_is_kept; DELETE FROM change WHERE n = 4;
        CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'changes are append-only'); END");
    let error = open(&world).unwrap_err();
    assert!(error.to_string().contains("belong to no change"), "{error}");
}

#[test]
fn a_connection_that_writes_is_durable_and_calls_nothing_from_the_schema() {
    let world = World::new();
    closed(&world);
    let writer = crate::store::connect(&world.path()).unwrap();
    let pragma = |name: &str| -> i64 {
        writer
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(pragma("synchronous"), 2, "every commit is synced");
    assert_eq!(
        pragma("trusted_schema"),
        0,
        "no function is called from the schema"
    );
    assert_eq!(
        pragma("wal_autocheckpoint"),
        0,
        "the log is moved where the witness hears of it"
    );
    use rusqlite::config::DbConfig;
    assert!(
        writer
            .db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)
            .unwrap()
    );
    assert!(
        writer
            .db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE)
            .unwrap()
    );
}
