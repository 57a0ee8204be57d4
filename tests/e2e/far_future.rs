//! A file in which a change claims to be from the far future.

use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::id::Id;
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;

use crate::stage::{answer, field, one_use_case, open_list, open_phases, workspace_file};

const FIELD: &str = "answer/ideation/problem";

#[test]
fn a_change_from_the_far_future_is_told_and_in_nobodys_way() {
    let mut app = one_use_case("Cart email");
    answer(&app, FIELD, "What we agreed on");
    app.close();
    let database = rusqlite::Connection::open(workspace_file(&app)).unwrap();
    let bytes: [u8; 16] = database
        .query_row("SELECT record FROM edit WHERE field = ?1", [FIELD], |row| {
            row.get(0)
        })
        .unwrap();
    put(&database, Id::from_bytes(bytes));
    drop(database);

    app.restart();
    app.wait_for_text("292278994");
    reopen(&app, "What we agreed on");
    answer(&app, FIELD, "What we agreed on later");
    app.close();
    app.restart();
    reopen(&app, "What we agreed on later");
    assert!(
        !app.shown().contains("292278994"),
        "told as long as it stands"
    );
}

/// Puts a change of the answer into the file.
fn put(database: &rusqlite::Connection, doc: Id) {
    let change = Change {
        id: Id::from_bytes([0xFE; 16]),
        doc,
        stamp: i64::MAX,
        at: i64::MAX,
        author: Id::from_bytes([0xFD; 16]),
        what: What::Type,
        action: None,
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: doc,
            kind: "use-case".to_owned(),
            field: FIELD.to_owned(),
            value: Value::from("From the future"),
            base: vec![],
        }],
    };
    database
        .execute(
            "INSERT INTO change (id, doc, stamp, at, author, what, crc) VALUES (?1, ?2, ?3, ?3, ?4, 'type', ?5)",
            rusqlite::params![
                change.id.as_bytes(),
                doc.as_bytes(),
                change.stamp,
                change.author.as_bytes(),
                i64::from(change.checksum()),
            ],
        )
        .unwrap();
    database
        .execute(
            "INSERT INTO edit SELECT max(n), ?1, 'use-case', ?2, 'From the future', x'' FROM change",
            rusqlite::params![doc.as_bytes(), FIELD],
        )
        .unwrap();
}

fn reopen(app: &ninefold_driver::App, expected: &str) {
    open_list(app);
    app.click_text("#main .use-case button", "Cart email");
    open_phases(app);
    app.wait_for(&field(FIELD));
    assert_eq!(app.text(&field(FIELD)), expected);
}
