//! Pictures that lie in the file already: attached by an earlier version, or by another program.

use super::*;
use crate::document::kind::{self, field};
use crate::picture::Form;
use crate::picture::LIMIT;
use crate::picture::tests::{hollow, png};
use crate::properties::World;
use crate::store::check::{Fault, check};
use crate::view::{ExportOptions, Format, Scope};
use crate::workspace::screens::pictures::{MISSING, design_shown};

/// A use case with a picture that no attaching would take today.
fn holding(world: &World, bytes: &[u8]) -> (Workspace, String, String) {
    let (mut workspace, use_case) = world.with_use_case();
    let document = workspace.open_use_case(&use_case).unwrap().0.id;
    let row = workspace.next_id();
    let told = Picture {
        mime: "image/png",
        width: 30_000,
        height: 30_000,
        moves: false,
    };
    let mut edits = vec![
        created(row, kind::DESIGN),
        pending(row, kind::DESIGN, field::POSITION, "a"),
        pending(row, kind::DESIGN, "alt", "The email"),
    ];
    edits.extend(workspace.pictured(row, "email.png", told, bytes).unwrap());
    workspace
        .act(Action::on(document, "row-add", edits))
        .unwrap();
    let hash = workspace.scoping(&use_case).unwrap().designs[0]
        .hash
        .clone();
    (workspace, use_case, hash)
}

fn exported(workspace: &mut Workspace, scope: &Scope, format: Format) -> Vec<u8> {
    let options = ExportOptions::default();
    workspace.export(scope, format, &options).unwrap().bytes
}

#[test]
fn a_picture_that_is_too_large_is_kept_and_told_in_words_everywhere() {
    for (bytes, words) in [
        (
            hollow(30_000, 30_000),
            "This picture is too large to be shown: 30000 × 30000 points.",
        ),
        (
            vec![7; LIMIT + (1 << 20)],
            "This picture is too large to be shown: 11 MiB.",
        ),
        (
            hollow(30, 30)[..40].to_vec(),
            "This picture is damaged and can't be shown.",
        ),
        (
            b"GIF89a\x40\0\x20\0".to_vec(),
            "This picture can't be shown: it is not a PNG, JPEG or WebP picture.",
        ),
        (Vec::new(), "This picture is damaged and can't be shown."),
    ] {
        let world = World::new();
        let (mut workspace, use_case, hash) = holding(&world, &bytes);
        for form in [Form::Thumbnail, Form::Screen, Form::Page, Form::Slide] {
            let shown = workspace
                .design_bytes(&hash)
                .and_then(|bytes| design_shown(bytes, form));
            let told = shown.unwrap_err().to_string();
            assert!(told.starts_with(words), "{form:?}: {told}");
        }
        let scope = Scope::Scoping {
            use_cases: vec![use_case.clone()],
        };
        let page = String::from_utf8(exported(&mut workspace, &scope, Format::Html)).unwrap();
        assert!(page.contains(&words.replace('\'', "&#39;")), "{words}");
        assert!(page.contains("The email (email.png)") && !page.contains("<img"));
        let text = exported(&mut workspace, &scope, Format::Markdown);
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("The email (email.png)"), "{text}");
        let deck = workspace.deck(std::slice::from_ref(&use_case)).unwrap();
        let told = crate::deck::tests::told(&deck);
        assert!(told.contains(words), "{told}");
        let scope = Scope::Tracker {
            use_cases: vec![use_case],
        };
        exported(&mut workspace, &scope, Format::Pptx);
        drop(workspace);

        let connection = rusqlite::Connection::open(world.path()).unwrap();
        let kept: Vec<u8> = connection
            .query_row("SELECT bytes FROM blob", [], |row| row.get(0))
            .unwrap();
        assert!(kept == bytes, "nothing is lost");
    }
}

/// How many bytes there are is known before they are read; a check compares them all the same, a piece at a time.
#[test]
fn a_check_tells_of_pictures_that_are_too_large() {
    let world = World::new();
    drop(holding(&world, &vec![7; LIMIT + 1]));
    let report = check(&world.path()).unwrap();
    let found: Vec<_> = report.findings.iter().map(|found| found.fault).collect();
    assert_eq!(found, [Fault::Picture]);
    let what = &report.findings[0].what;
    assert!(
        what.ends_with("is too large to be shown: it has 10.1 MiB."),
        "{what}"
    );
}

#[test]
fn a_missing_picture_is_told_on_pages_and_slides() {
    let world = World::new();
    let (workspace, use_case, _) = holding(&world, &png(2, 2, 0));
    drop(workspace);
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection.execute("DELETE FROM blob", []).unwrap();
    drop(connection);
    let workspace = world.open();
    let deck = workspace.deck(&[use_case]).unwrap();
    let told = crate::deck::tests::told(&deck);
    assert!(told.contains(MISSING), "{told}");
}
