//! What a file says of itself is not believed: schema, indexes, caches and frameworks are compared before anything is shown.

use std::fs;

use rusqlite::Connection;

use super::World;
use crate::document::mutant;
use crate::error::Error;
use crate::store::check::check;
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";

/// A closed workspace with two use cases, the second of them archived, each with an earlier and a later wording.
fn closed(world: &World) {
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
fn shown(workspace: &mut Workspace) -> Vec<String> {
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

const WHOLE: [&str; 2] = [
    "Cart email: the last wording",
    "Order feed: the last wording",
];

fn sql(world: &World, sql: &str) {
    Connection::open(world.path())
        .unwrap()
        .execute_batch(sql)
        .unwrap();
}

fn open(world: &World) -> Result<Workspace, Error> {
    Workspace::open(
        &world.path(),
        &world.author,
        world.origin(),
        &world.backups(),
    )
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
            fs::write(world.path(), flipped).unwrap();
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
        "INSERT INTO listing VALUES (zeroblob(16), 'use-case', 'Ghost', 0, 0, '', 0)",
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

/// What somebody could put into a file, and its name.
const STRANGE: [(&str, &str); 9] = [
    (
        "CREATE TRIGGER spy BEFORE INSERT ON change BEGIN SELECT raise(IGNORE); END",
        "trigger spy",
    ),
    (
        "CREATE TRIGGER spy AFTER INSERT ON draft BEGIN DELETE FROM draft; END",
        "trigger spy",
    ),
    (
        "CREATE TRIGGER spy AFTER INSERT ON listing BEGIN UPDATE listing SET title = 'Mine'; END",
        "trigger spy",
    ),
    (
        "CREATE TRIGGER spy BEFORE INSERT ON change BEGIN SELECT raise(ABORT, 'Call this number'); END",
        "trigger spy",
    ),
    ("CREATE VIEW notes AS SELECT value FROM edit", "view notes"),
    ("CREATE TABLE notes (x)", "table notes"),
    ("CREATE INDEX mine ON change (abs(stamp))", "index mine"),
    (
        "CREATE UNIQUE INDEX mine ON change (doc, stamp)",
        "index mine",
    ),
    (
        "DROP TRIGGER edit_stays; CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT 1; END",
        "trigger edit_stays",
    ),
];

#[test]
fn a_file_with_anything_foreign_is_refused_and_a_clean_copy_opens() {
    for (strange, named) in STRANGE {
        let world = World::new();
        closed(&world);
        sql(&world, strange);
        let before = fs::read(world.path()).unwrap();
        for error in [
            open(&world).unwrap_err(),
            Workspace::open_reading(&world.path()).unwrap_err(),
        ] {
            assert_eq!(error.code(), "doubt", "{strange}: {error}");
            let told = error.to_string();
            assert!(
                told.contains(named) && !told.contains("Call this"),
                "{told}"
            );
        }
        assert_eq!(before, fs::read(world.path()).unwrap(), "{strange}");
        let kept = Workspace::mend(&world.path()).unwrap();
        assert_eq!(before, fs::read(kept).unwrap(), "kept as found");
        let mut workspace = open(&world).unwrap();
        assert_eq!(shown(&mut workspace), WHOLE, "{strange}");
        workspace.create_use_case().unwrap();
        assert_eq!(shown(&mut workspace).len(), 3, "{strange}");
    }
    mutant::without("nothing foreign is in the schema", || {
        let world = World::new();
        closed(&world);
        sql(&world, STRANGE[0].0);
        assert!(open(&world).is_ok());
    });
}

#[test]
fn a_foreign_schema_in_the_log_is_refused_too() {
    let world = World::new();
    closed(&world);
    let other = World::new();
    let connection = Connection::open(world.path()).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; {}",
            STRANGE[0].0
        ))
        .unwrap();
    fs::copy(world.path(), other.path()).unwrap();
    let log = |world: &World| crate::disk::files::companions(&world.path())[0].clone();
    fs::copy(log(&world), log(&other)).unwrap();
    let before = (
        fs::read(other.path()).unwrap(),
        fs::read(log(&other)).unwrap(),
    );
    assert_eq!(open(&other).unwrap_err().code(), "doubt");
    assert_eq!(
        before,
        (
            fs::read(other.path()).unwrap(),
            fs::read(log(&other)).unwrap()
        )
    );
}

#[test]
fn a_table_of_another_shape_is_damage() {
    for altered in [
        "ALTER TABLE change ADD COLUMN more TEXT",
        "ALTER TABLE draft RENAME COLUMN removed TO gone",
        "DROP TABLE draft; CREATE VIEW draft AS SELECT * FROM framework",
    ] {
        let world = World::new();
        closed(&world);
        sql(&world, altered);
        let error = open(&world).unwrap_err();
        assert!(
            ["doubt", "damaged"].contains(&error.code()),
            "{altered}: {error}"
        );
        assert_eq!(
            Workspace::mend(&world.path()).unwrap_err().code(),
            "damaged",
            "{altered}"
        );
    }
}

#[test]
fn an_index_or_trigger_that_is_missing_is_made_again() {
    for (dropped, table) in [
        ("INDEX change_doc", "change"),
        ("INDEX change_action", "change"),
        ("TRIGGER edit_stays", "edit"),
    ] {
        let world = World::new();
        closed(&world);
        sql(&world, &format!("DROP {dropped}"));
        let mut workspace = open(&world).unwrap();
        assert_eq!(shown(&mut workspace), WHOLE, "{dropped} of {table}");
        drop(workspace);
        assert!(check(&world.path()).unwrap().is_sound(), "{dropped}");
    }
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
