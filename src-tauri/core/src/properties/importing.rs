//! What arrives from other copies of a workspace, case by case.

use std::collections::BTreeSet;
use std::fs;

use super::beside::{FIELD, OTHER, as_now, say};
use super::exchanging::{copies, exchange_all};
use super::{World, id};
use crate::document::mutant::without;
use crate::error::Error;
use crate::view::{BundleScope, BundleWish};

#[test]
fn an_import_is_taken_back_as_if_it_had_never_come_until_the_next_change() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    copies[1]
        .workspace
        .add_document("integration", "Order feed")
        .unwrap();
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    let bundle = copies[1].sends(&BundleScope::Everything);
    let before = copies[0].documents();
    for restarts in [false, true] {
        let copy = &mut copies[0];
        let (told, done) = copy.workspace.import(&bundle).unwrap();
        assert_eq!(
            (told.added, told.changed, told.conflicts),
            (2, 1, 1),
            "{told:?}"
        );
        assert_eq!(done.undo.undo.as_deref(), Some("the import from Ben"));
        assert_ne!(copy.documents(), before);
        if restarts {
            // Closed before it is opened again.
            let other = World::new();
            drop(std::mem::replace(&mut copy.workspace, other.create()));
            copy.workspace = copy.world.open();
        }
        let done = copy.workspace.undo().unwrap();
        assert_eq!(
            done.notice.as_deref(),
            Some("Took back the import from Ben. Take the bundle in again to have it.")
        );
        assert_eq!(
            done.undo.undo.as_deref().unwrap(),
            "answer to “Brief explanation of use case”"
        );
        assert_eq!(copy.documents(), before);
        let (kept, refilled) = copy.workspace.caches();
        assert_eq!(kept, refilled);
        // A crash right then finds nothing amiss.
        let crashed = as_now(&copy.world);
        assert_eq!(crashed.open().info().notices, [""; 0]);
    }
    let workspace = &mut copies[0].workspace;
    workspace.import(&bundle).unwrap();
    say(workspace, &use_case, OTHER, "more");
    assert!(matches!(
        workspace.take_back_import(),
        Err(Error::Invalid(_))
    ));
    assert!(
        workspace
            .undo()
            .unwrap()
            .notice
            .unwrap()
            .starts_with("Undone")
    );
    assert_eq!(workspace.disagreements().unwrap().len(), 1);
}

#[test]
fn another_workspace_is_refused_and_what_is_empty_becomes_a_copy() {
    let (mut copies, _) = copies(&["Anna"]);
    let bundle = copies[0].sends(&BundleScope::Everything);
    let other = World::new();
    let mut workspace = other.create();
    let refused = workspace.import(&bundle).unwrap_err();
    let told = "This bundle can't be taken in: it is of another workspace than “Test”.";
    assert!(refused.to_string().starts_with(told), "{refused}");
    without("another workspace is refused", || {
        workspace.import(&bundle).unwrap()
    });
}

#[test]
fn a_copy_of_the_file_is_a_bundle_too_and_loses_nothing() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    say(&mut copies[1].workspace, &use_case, OTHER, "by Ben");
    let ben = &mut copies[1];
    ben.workspace
        .type_text(&use_case, &use_case, FIELD, "being typed by Ben")
        .unwrap();
    // What a sync program leaves, as the file is while it is worked on.
    let conflicted = as_now(&ben.world);
    let anna = &mut copies[0].workspace;
    for times in 0..2 {
        let (told, _) = anna.import(&conflicted.path()).unwrap();
        assert_eq!(told.sender, "Test.ninefold");
        assert_eq!(told.changes, if times == 0 { 3 } else { 0 }, "{told:?}");
    }
    let document = anna.folds(&use_case).1;
    assert_eq!(document.own().unwrap().text(OTHER), "by Ben");
    let open = anna.disagreements().unwrap();
    let said: BTreeSet<&str> = std::iter::once(&open[0].shown)
        .chain(&open[0].others)
        .map(|version| version.shown.as_str())
        .collect();
    assert_eq!(said, BTreeSet::from(["by Anna", "being typed by Ben"]));
}

#[test]
fn what_is_new_leaves_out_what_the_other_reported_last() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let new_for = |person: u8| BundleScope::New {
        person: id(person).to_string(),
    };
    // Nobody knows what Ben has before he sent anything.
    let wish = BundleWish {
        scope: new_for(0xB1),
        without_people: false,
    };
    assert!(copies[0].workspace.bundle(&wish).is_err());
    copies[1]
        .workspace
        .add_document("integration", "Order feed")
        .unwrap();
    let everything = copies[1].sends(&BundleScope::Everything);
    copies[0].workspace.import(&everything).unwrap();
    let known = copies[0].workspace.correspondents().unwrap();
    assert_eq!(known.len(), 1);
    assert_eq!(
        (known[0].name.as_str(), known[0].person.clone()),
        ("Ben", id(0xB1).to_string())
    );
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    let bundle = copies[0].workspace.bundle(&wish).unwrap();
    // The use case, and Anna herself.
    assert_eq!(bundle.documents, 2);
    let new = copies[0].sends(&new_for(0xB1));
    let (told, _) = copies[1].workspace.import(&new).unwrap();
    assert_eq!((told.added, told.changed, told.notices), (1, 1, Vec::new()));
    assert_eq!(copies[0].documents(), copies[1].documents());
    // Once Ben has said that he has it, there is nothing new.
    let answer = copies[1].sends(&BundleScope::Everything);
    copies[0].workspace.import(&answer).unwrap();
    let refused = copies[0].workspace.bundle(&wish).unwrap_err();
    assert_eq!(refused.to_string(), "There is nothing new to be sent.");
}

#[test]
fn an_earlier_copy_is_told_what_it_lacks() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let earlier = as_now(&copies[1].world);
    copies[1]
        .workspace
        .add_document("integration", "Order feed")
        .unwrap();
    let everything = copies[1].sends(&BundleScope::Everything);
    copies[0].workspace.import(&everything).unwrap();
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    let person = id(0xB1).to_string();
    let new = copies[0].sends(&BundleScope::New { person });
    let (told, _) = copies[1].workspace.import(&new).unwrap();
    assert_eq!(told.notices, [""; 0]);
    let mut earlier = earlier.open();
    let (told, _) = earlier.import(&new).unwrap();
    assert!(
        told.notices[0].starts_with("A document was left out"),
        "{:?}",
        told.notices
    );
}

#[test]
fn a_bundle_without_people_names_nobody() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[1].workspace, &use_case, FIELD, "by whoever");
    let scope = BundleScope::UseCase {
        use_case: use_case.clone(),
    };
    for scope in [BundleScope::Everything, scope] {
        let bundle = copies[1].sends_wish(&scope, true);
        let mut text = String::new();
        let packed = fs::read(&bundle).unwrap();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed[..]), &mut text)
            .unwrap();
        assert!(text.contains("by whoever") && !text.contains("Ben") && !text.contains("de Vries"));
        let told = copies[0].workspace.preview_import(&bundle).unwrap();
        assert_eq!(
            (told.sender.as_str(), told.documents[0].edits[0].by.as_str()),
            ("", "Unknown person")
        );
    }
    // Whoever gets the people later ends equal.
    let bundle = copies[1].sends_wish(&BundleScope::Everything, true);
    copies[0].workspace.import(&bundle).unwrap();
    exchange_all(&mut copies);
    assert_eq!(copies[0].documents(), copies[1].documents());
}
