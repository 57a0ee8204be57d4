//! What arrives from other copies of a workspace, case by case.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use super::beside::{FIELD, OTHER, as_now, say};
use super::exchanging::{Copy, copies, exchange_all};
use super::{World, holds_only_with, id};
use crate::document::change::Change;
use crate::document::erasure::Erasures;
use crate::document::mutant::without;
use crate::document::stamp;
use crate::error::Error;
use crate::store::bundle::{Line, Reading, Writing};
use crate::view::{BundleScope, BundleWish, ExportOptions, Format, Scope};
use crate::workspace::Workspace;

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
        let (told, done) = copy.workspace.import(&bundle, None).unwrap();
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
    workspace.import(&bundle, None).unwrap();
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
    let refused = workspace.import(&bundle, None).unwrap_err();
    let told = "This bundle can't be taken in: it is of another workspace than “Test”.";
    assert!(refused.to_string().starts_with(told), "{refused}");
    without("another workspace is refused", || {
        workspace.import(&bundle, None).unwrap()
    });
}

/// As QOwnNotes #1589 tells: what a sync program sets aside as a conflicted copy is lost.
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
        let (told, _) = anna.import(&conflicted.path(), None).unwrap();
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
    copies[0].workspace.import(&everything, None).unwrap();
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
    let (told, _) = copies[1].workspace.import(&new, None).unwrap();
    assert_eq!((told.added, told.changed, told.notices), (1, 1, Vec::new()));
    assert_eq!(copies[0].documents(), copies[1].documents());
    // Once Ben has said that he has it, there is nothing new.
    let answer = copies[1].sends(&BundleScope::Everything);
    copies[0].workspace.import(&answer, None).unwrap();
    let refused = copies[0].workspace.bundle(&wish).unwrap_err();
    assert_eq!(refused.to_string(), "There is nothing new to be sent.");
}

#[test]
fn what_was_being_typed_in_a_copy_disagrees_with_nothing_that_became_of_it() {
    let orders: [&[usize]; 6] = [
        &[0, 1, 2, 3],
        &[1, 0, 3, 2],
        &[3, 2, 1, 0],
        &[2, 3, 0, 1],
        &[0, 0, 3, 1],
        &[1, 3, 0, 2],
    ];
    let come_to = |arrives: &[usize]| {
        let (mut copies, use_case) = copies(&["Anna", "Ben"]);
        let [anna, ben] = &mut copies[..] else {
            unreachable!()
        };
        let mut files = Vec::new();
        for text in ["So", "So far", "So far so good"] {
            let workspace = &mut ben.workspace;
            workspace
                .type_text(&use_case, &use_case, FIELD, text)
                .unwrap();
            files.push(as_now(&ben.world));
        }
        // One of the copies is opened, which makes a change of what was being typed there.
        let opened = as_now(&files[1]);
        drop(opened.open());
        say(&mut ben.workspace, &use_case, FIELD, "So far so well");
        let bundle = ben.sends(&BundleScope::Everything);
        let arriving = [files[0].path(), files[1].path(), opened.path(), bundle];
        for which in arrives {
            anna.workspace.import(&arriving[*which], None).unwrap();
        }
        let last = &arriving[3];
        anna.workspace.import(last, None).unwrap();
        exchange_all(&mut copies);
        let mut is_settled = true;
        for copy in &mut copies {
            is_settled &= copy.workspace.disagreements().unwrap().is_empty();
            let document = copy.workspace.folds(&use_case).1;
            assert_eq!(document.own().unwrap().text(FIELD), "So far so well");
        }
        assert_eq!(copies[0].documents(), copies[1].documents());
        is_settled
    };
    for arrives in orders {
        assert!(come_to(arrives), "{arrives:?}");
    }
    let rule = "typing does not disagree with itself";
    assert!(!without(rule, || come_to(orders[0])));
}

#[test]
fn undoing_what_was_typed_takes_along_what_a_copy_had_of_it() {
    let (mut copies, use_case) = copies(&["Ben"]);
    let Copy { world, workspace } = &mut copies[0];
    let before = workspace
        .folds(&use_case)
        .1
        .own()
        .unwrap()
        .text(FIELD)
        .to_owned();
    workspace
        .type_text(&use_case, &use_case, FIELD, "So")
        .unwrap();
    let copied = as_now(world);
    say(workspace, &use_case, FIELD, "So far");
    workspace.import(&copied.path(), None).unwrap();
    say(workspace, &use_case, OTHER, "more");
    workspace.undo().unwrap();
    workspace.undo().unwrap();
    let document = workspace.folds(&use_case).1;
    assert_eq!(document.own().unwrap().text(FIELD), before);
    assert_eq!(workspace.disagreements().unwrap(), []);
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
    copies[0].workspace.import(&everything, None).unwrap();
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    let person = id(0xB1).to_string();
    let new = copies[0].sends(&BundleScope::New { person });
    let (told, _) = copies[1].workspace.import(&new, None).unwrap();
    assert_eq!(told.notices, [""; 0]);
    let mut earlier = earlier.open();
    let (told, _) = earlier.import(&new, None).unwrap();
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
        let told = copies[0].workspace.preview_import(&bundle, None).unwrap();
        assert_eq!(
            (told.sender.as_str(), told.documents[0].edits[0].by.as_str()),
            ("", "Unknown person")
        );
    }
    // Whoever gets the people later ends equal.
    let bundle = copies[1].sends_wish(&BundleScope::Everything, true);
    copies[0].workspace.import(&bundle, None).unwrap();
    exchange_all(&mut copies);
    assert_eq!(copies[0].documents(), copies[1].documents());
}

#[test]
fn a_locked_bundle_says_so_and_opens_with_its_passphrase() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[1].workspace, &use_case, FIELD, "between us");
    let scope = BundleScope::Everything;
    let wish = BundleWish {
        scope,
        without_people: false,
    };
    let bundle = copies[1]
        .workspace
        .bundle(&wish)
        .unwrap()
        .locked("Käse 17")
        .unwrap();
    let path = copies[1].world.folder.path().join(&bundle.file_name);
    fs::write(&path, &bundle.bytes).unwrap();
    let anna = &mut copies[0].workspace;
    for (passphrase, told) in [
        (None, "This bundle is locked with a passphrase."),
        (Some("Kase 17"), "That passphrase does not open the bundle."),
    ] {
        let error = anna.import(&path, passphrase).unwrap_err();
        assert_eq!(error.code(), "passphrase");
        assert!(error.to_string().starts_with(told), "{error}");
    }
    let (told, _) = anna.import(&path, Some("Käse 17")).unwrap();
    assert_eq!(told.changed, 1);
    fs::write(&path, &bundle.bytes[..bundle.bytes.len() - 20]).unwrap();
    assert_eq!(
        anna.import(&path, Some("Käse 17")).unwrap_err().code(),
        "bundle"
    );
}

/// A bundle of any changes, that claims to be of a workspace.
fn odd(of: &mut Workspace, changes: Vec<Change>) -> Vec<u8> {
    let scope = BundleScope::Everything;
    let wish = BundleWish {
        scope,
        without_people: false,
    };
    let own = of.bundle(&wish).unwrap().bytes;
    let header = Reading::open(&own[..]).unwrap().header;
    let mut writing = Writing::begin(Vec::new(), &header, &Erasures::default()).unwrap();
    for change in changes {
        writing.add(&Line::Change(change)).unwrap();
    }
    writing.finish().unwrap()
}

#[test]
fn whatever_a_bundle_holds_is_kept_shown_and_taken_back() {
    let rules = ["a stamp after 2100 is refused"];
    holds_only_with(&rules, 40, super::fold::changes, |changes| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let is_late = changes.iter().any(|change| change.stamp >= stamp::END);
        let count = changes.len();
        let path = world.folder.path().join("odd");
        fs::write(&path, odd(&mut workspace, changes)).unwrap();
        let before = workspace.all_folded();
        let imported = workspace.import(&path, None);
        prop_assert_eq!(imported.is_err(), is_late);
        if let Ok((told, _)) = imported {
            prop_assert_eq!(told.changes as usize, count);
            workspace.disagreements().unwrap();
            workspace.use_cases().unwrap();
            workspace.metrics().unwrap();
            for row in workspace.use_cases().unwrap().use_cases {
                let use_cases = vec![row.id];
                let scope = Scope::UseCases { use_cases };
                let options = ExportOptions::default();
                workspace
                    .export(&scope, Format::Markdown, &options)
                    .unwrap();
            }
            let (kept, refilled) = workspace.caches();
            prop_assert_eq!(kept, refilled);
            workspace.take_back_import().unwrap();
        }
        prop_assert_eq!(workspace.all_folded(), before);
        let (kept, refilled) = workspace.caches();
        prop_assert_eq!(kept, refilled);
        prop_assert!(workspace.overview(&use_case).is_ok());
        Ok(())
    });
}
