//! The schema of a file is not believed: what is foreign in it is refused, what is missing is made again or is damage.

use std::fs;

use rusqlite::Connection;

use super::World;
use super::trust::{WHOLE, closed, open, shown, sql};
use crate::document::mutant;
use crate::store::check::check;
use crate::workspace::Workspace;

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
