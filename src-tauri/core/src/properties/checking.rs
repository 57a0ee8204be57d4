//! A check finds what is wrong, says it in words, and finds nothing where nothing is.

use std::fs;

use super::World;
use super::beside::position;
use crate::picture::tests::png;
use crate::store::check::{Fault, check};
use crate::workspace::NewDesign;

const FIELD: &str = "answer/ideation/explanation";

/// A closed workspace with two use cases, one of them archived.
fn closed(world: &World) {
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, "title", "Cart email")
        .unwrap();
    workspace
        .type_text(&use_case, &use_case, FIELD, "can be found in the bytes")
        .unwrap();
    workspace.duplicate_use_case(&use_case).unwrap();
    workspace.archive_use_case(&use_case, "done").unwrap();
    drop(workspace);
    // Leaves no earlier wording in unused parts of the file, where nothing would miss it.
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection.execute_batch("VACUUM").unwrap();
}

/// One use case more, with a picture, and its copy.
fn illustrate(world: &World) {
    let mut workspace = world.open();
    let place = workspace.create_use_case().unwrap().place.unwrap();
    let use_case = place.use_case.unwrap();
    workspace
        .type_text(&use_case, &use_case, "title", "Illustrated")
        .unwrap();
    let picture = NewDesign::new("cart.png".to_owned(), Ok(png(1200, 800, 0)));
    workspace.add_designs(&use_case, vec![picture]).unwrap();
    workspace.duplicate_use_case(&use_case).unwrap();
}

/// Every finding: its fault, and the words for it.
fn found(world: &World) -> Vec<(Fault, String)> {
    let before = fs::read(world.path()).unwrap();
    let report = check(&world.path()).unwrap();
    assert_eq!(before, fs::read(world.path()).unwrap());
    assert!(
        report
            .findings
            .iter()
            .all(|finding| !finding.meaning.is_empty())
    );
    let findings = report.findings.into_iter();
    findings
        .map(|finding| (finding.fault, finding.what))
        .collect()
}

#[test]
fn a_sound_file_has_no_findings_be_it_open_or_older() {
    let world = World::new();
    closed(&world);
    let report = check(&world.path()).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    assert_eq!(
        (report.format, report.documents, report.frameworks),
        (8, 3, 1)
    );
    assert!(report.changes >= 5);

    let mut open = world.open();
    open.create_use_case().unwrap();
    assert_eq!(check(&world.path()).unwrap().documents, 4);
    drop(open);
    world.age();
    let report = check(&world.path()).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    assert_eq!(report.format, 1);
}

#[test]
fn what_another_program_did_is_found() {
    const KEPT: &str = "DROP TRIGGER edit_stays";
    let cases: &[(&str, &[(Fault, &str)])] = &[
        (
            KEPT,
            &[(Fault::Schema, "The trigger edit_stays is missing.")],
        ),
        (
            "DROP INDEX change_doc; CREATE INDEX change_doc ON change (stamp)",
            &[(
                Fault::Schema,
                "The index change_doc is not as Ninefold makes it.",
            )],
        ),
        (
            "CREATE TABLE notes (x)",
            &[(Fault::Schema, "The table notes is not one of Ninefold's.")],
        ),
        (
            "CREATE TRIGGER spy AFTER INSERT ON change BEGIN DELETE FROM draft; END",
            &[(Fault::Schema, "The trigger spy is not one of Ninefold's.")],
        ),
        (
            "DROP TABLE draft",
            &[
                (Fault::Schema, "The table draft is missing."),
                (Fault::Unreadable, "The workspace could not be read"),
            ],
        ),
        (
            "DROP TRIGGER edit_stays; UPDATE edit SET value = 'Not said' WHERE value LIKE 'can be found%' AND change < 5",
            &[
                (Fault::Schema, "The trigger edit_stays is missing."),
                (
                    Fault::Checksum,
                    "A change of “Cart email” is not as it was written. It is to: answer/ideation/explanation.",
                ),
                (
                    Fault::Listing,
                    "The figures of “Cart email” in the list are not what its changes make.",
                ),
                (
                    Fault::Listing,
                    "What “Cart email” is found by is not what its changes make.",
                ),
            ],
        ),
        (
            "DROP TRIGGER change_is_kept; DELETE FROM change WHERE what = 'archive'",
            &[
                (Fault::Schema, "The trigger change_is_kept is missing."),
                (
                    Fault::Checksum,
                    "Edits without the change they belong to: 2.",
                ),
                (
                    Fault::Listing,
                    "“Cart email” (use-case, shown) is listed as “Cart email” (use-case, archived).",
                ),
                (
                    Fault::Listing,
                    "What “Cart email” is found by is not what its changes make.",
                ),
            ],
        ),
        (
            "UPDATE listing SET title = 'Another' WHERE state = 1",
            &[(
                Fault::Listing,
                "“Cart email” (use-case, archived) is listed as “Another” (use-case, archived).",
            )],
        ),
        (
            "DELETE FROM listing WHERE state = 1",
            &[(
                Fault::Listing,
                "“Cart email” (use-case, archived) is not listed.",
            )],
        ),
        (
            "INSERT INTO listing VALUES (zeroblob(16), 'use-case', 'Ghost', 0, 0, '', 0, 0, 0, 0, 0)",
            &[(
                Fault::Listing,
                "“Ghost” (use-case, shown) is listed and not there.",
            )],
        ),
        (
            "UPDATE cache_search_text SET words = 'other words' WHERE field = 'title' AND n < 1 << 48",
            &[
                (
                    Fault::Listing,
                    "What “Cart email (copy)” is found by is not what its changes make.",
                ),
                (
                    Fault::Listing,
                    "The index of words does not say what its table does.",
                ),
            ],
        ),
        (
            "DELETE FROM cache_search_seal WHERE doc IN (SELECT doc FROM listing WHERE state = 1)",
            &[(
                Fault::Listing,
                "What “Cart email” is found by is not what its changes make.",
            )],
        ),
        (
            "INSERT INTO cache_search_seal VALUES (zeroblob(16), 0)",
            &[(
                Fault::Listing,
                "Words are kept of a document that is not there.",
            )],
        ),
        (
            "INSERT INTO cache_search (cache_search) VALUES ('delete-all')",
            &[(
                Fault::Listing,
                "The index of words does not say what its table does.",
            )],
        ),
        (
            "UPDATE framework SET text = text || '# more'",
            &[(
                Fault::Framework,
                "The built-in framework is not as it was written.",
            )],
        ),
        (
            "DELETE FROM framework",
            &[
                (
                    Fault::Framework,
                    "“Cart email” names a framework that the file does not hold",
                ),
                (Fault::Framework, "“Cart email (copy)” names"),
            ],
        ),
        (
            "INSERT INTO framework VALUES ('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '')",
            &[(
                Fault::Framework,
                "The framework e3b0c442 can't be understood: ",
            )],
        ),
    ];
    for (sql, expected) in cases {
        let world = World::new();
        closed(&world);
        finds(&world, sql, expected);
    }
}

#[test]
fn pictures_that_are_damaged_or_missing_are_found() {
    let illustrated = || {
        let world = World::new();
        closed(&world);
        illustrate(&world);
        world
    };
    finds(
        &illustrated(),
        "DELETE FROM blob",
        &[
            (
                Fault::Picture,
                "A design of “Illustrated” names the picture ",
            ),
            (Fault::Picture, "A design of “Illustrated (copy)” names"),
        ],
    );
    finds(
        &illustrated(),
        "DROP TRIGGER blob_stays; UPDATE blob SET bytes = zeroblob(9)",
        &[
            (Fault::Schema, "The trigger blob_stays is missing."),
            (Fault::Picture, "is not as it was kept."),
        ],
    );
}

#[test]
fn a_logo_that_is_missing_is_found() {
    let world = World::new();
    let mut workspace = world.create();
    let logo = NewDesign::new("logo.png".to_owned(), Ok(png(30, 20, 0)));
    workspace.set_logo(logo).unwrap();
    drop(workspace);
    finds(
        &world,
        "DELETE FROM blob",
        &[(Fault::Picture, "The logo names the picture ")],
    );
}

/// What is found in a file that another program has written to, so and not otherwise.
fn finds(world: &World, sql: &str, expected: &[(Fault, &str)]) {
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    let found = found(world);
    let agrees = found.len() == expected.len()
        && expected.iter().all(|(fault, what)| {
            found
                .iter()
                .any(|(other, words)| other == fault && words.contains(what))
        });
    assert!(agrees, "{sql}\nfound {found:#?}");
}

#[test]
fn flipped_bits_are_found() {
    let world = World::new();
    closed(&world);
    let whole = fs::read(world.path()).unwrap();
    let mut flipped = whole.clone();
    let text = "can be found";
    let at = position(&whole, text);
    flipped[at] ^= 1;
    fs::write(world.path(), &flipped).unwrap();
    assert_eq!(found(&world)[0].0, Fault::Checksum);

    // A page in the middle, overwritten.
    let mut broken = whole.clone();
    let middle = whole.len() / 4096 / 2 * 4096;
    broken[middle..middle + 4096].fill(0xA5);
    fs::write(world.path(), &broken).unwrap();
    assert!(!found(&world).is_empty());
    fs::write(world.path(), &whole[..whole.len() - 4096]).unwrap();
    assert_eq!(found(&world)[0].0, Fault::Structure);
}

#[test]
fn every_byte_of_an_answer_counts() {
    let world = World::new();
    closed(&world);
    let whole = fs::read(world.path()).unwrap();
    let text = "can be found in the bytes";
    let at = position(&whole, text);
    for place in at..at + text.len() {
        let mut flipped = whole.clone();
        flipped[place] ^= 0x80;
        fs::write(world.path(), &flipped).unwrap();
        assert!(!found(&world).is_empty(), "byte {place}");
    }
}

#[test]
fn what_is_no_workspace_or_a_newer_one_can_not_be_checked() {
    let world = World::new();
    assert_eq!(check(&world.path()).unwrap_err().code(), "missing");
    fs::write(world.path(), "# Notes").unwrap();
    assert_eq!(check(&world.path()).unwrap_err().code(), "foreign");
    fs::remove_file(world.path()).unwrap();
    closed(&world);
    let mut newer = fs::read(world.path()).unwrap();
    newer[60..64].copy_from_slice(&99_i32.to_be_bytes());
    fs::write(world.path(), newer).unwrap();
    assert_eq!(check(&world.path()).unwrap_err().code(), "newer");
}
