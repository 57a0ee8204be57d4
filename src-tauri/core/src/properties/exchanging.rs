//! Copies of a workspace that exchange bundles: in any order, twice and in part, all of them end equal, and nothing that
//! anybody wrote is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::beside::{FIELD, OTHER, say};
use super::{World, holds_only_with, id};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::merge::conflicts;
use crate::document::mutant::without;
use crate::document::origin::Author;
use crate::view::{BundleScope, BundleWish, Matter};
use crate::workspace::{Who, Workspace};

const SCORE: &str = "score/ideation/customer-value";

/// A copy of the workspace with who works in it.
pub(crate) struct Copy {
    pub(super) world: World,
    pub(crate) workspace: Workspace,
}

/// A workspace with a use case, and copies of it by so many people.
pub(crate) fn copies(names: &[&str]) -> (Vec<Copy>, String) {
    let first = World::new();
    let (mut workspace, use_case) = first.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    say(
        &mut workspace,
        &use_case,
        FIELD,
        "Whoever leaves a cart gets a mail.",
    );
    let copies = (0..).zip(names).map(|(number, name)| {
        let mut world = World::new();
        world.author = Author {
            id: id(0xB0 + number),
            name: (*name).to_owned(),
        };
        workspace.save_copy(&world.path()).unwrap();
        let workspace = world.open();
        Copy { world, workspace }
    });
    (copies.collect(), use_case)
}

impl Copy {
    /// Writes a bundle of everything to a file.
    pub(crate) fn sends(&mut self, scope: &BundleScope) -> PathBuf {
        self.sends_wish(scope, false)
    }

    pub(super) fn sends_wish(&mut self, scope: &BundleScope, without_people: bool) -> PathBuf {
        let scope = scope.clone();
        let wish = BundleWish {
            scope,
            without_people,
        };
        let bundle = self.workspace.bundle(&wish).unwrap();
        let number = fs::read_dir(self.world.folder.path()).unwrap().count();
        let path = self
            .world
            .folder
            .path()
            .join(format!("{number} {}", bundle.file_name));
        fs::write(&path, bundle.bytes).unwrap();
        path
    }

    /// What every document is.
    pub(super) fn documents(&mut self) -> BTreeMap<Id, Document> {
        self.workspace.all_folded()
    }
}

/// Exchanges everything between all, and once more.
pub(super) fn exchange_all(copies: &mut [Copy]) {
    for _ in 0..2 {
        for from in 0..copies.len() {
            let bundle = copies[from].sends(&BundleScope::Everything);
            for copy in copies.iter_mut() {
                copy.workspace.import(&bundle, None).unwrap();
            }
        }
    }
}

/// What happens, by one of three people.
#[derive(Debug, Clone)]
enum Event {
    Type(usize, bool, String),
    Score(usize, u32),
    Need(usize, String),
    Delete(usize),
    Undo(usize),
    /// A bundle is written, of everything or the one use case.
    Send(usize, bool),
    /// One of the bundles written so far arrives, perhaps once more.
    Arrive(usize, usize),
    /// What arrived last is taken back.
    TakeBack(usize),
    /// Somebody's clock is set, by so many milliseconds.
    SetClock(usize, i64),
}

fn event() -> impl Strategy<Value = Event> {
    let who = || 0_usize..3;
    let year = 31_536_000_000_i64;
    prop_oneof![
        5 => (who(), any::<bool>(), "[a-c]{0,2}").prop_map(|(who, one, text)| Event::Type(who, one, text)),
        2 => (who(), 1_u32..=5).prop_map(|(who, score)| Event::Score(who, score)),
        2 => (who(), "[A-C]").prop_map(|(who, name)| Event::Need(who, name)),
        1 => who().prop_map(Event::Delete),
        1 => who().prop_map(Event::Undo),
        4 => (who(), any::<bool>()).prop_map(|(who, all)| Event::Send(who, all)),
        6 => (who(), 0_usize..8).prop_map(|(who, which)| Event::Arrive(who, which)),
        1 => who().prop_map(Event::TakeBack),
        1 => (who(), -year..year).prop_map(|(who, by)| Event::SetClock(who, by)),
    ]
}

/// Lets it happen. What is refused, as in a use case that is deleted, changes nothing.
fn happens(copies: &mut [Copy], bundles: &mut Vec<PathBuf>, use_case: &str, event: Event) {
    match event {
        Event::Type(who, one, text) => {
            let field = if one { FIELD } else { OTHER };
            let workspace = &mut copies[who].workspace;
            let _ = workspace.type_text(use_case, use_case, field, &text);
        }
        Event::Score(who, score) => {
            let workspace = &mut copies[who].workspace;
            let _ = workspace.set_score(use_case, SCORE, Some(score));
        }
        Event::Need(who, name) => {
            let workspace = &mut copies[who].workspace;
            let made = workspace.add_document("integration", &name);
            if let Some(place) = made.ok().and_then(|done| done.place) {
                let field = format!("needs/{}", place.document.unwrap());
                let _ = workspace.set_field(use_case, use_case, &field, Some("1"));
            }
        }
        Event::Delete(who) => drop(copies[who].workspace.delete_use_case(use_case)),
        Event::Undo(who) => drop(copies[who].workspace.undo().unwrap()),
        Event::Send(who, all) => {
            let scope = match all {
                true => BundleScope::Everything,
                false => BundleScope::UseCase {
                    use_case: use_case.to_owned(),
                },
            };
            let is_there = copies[who].workspace.overview(use_case).is_ok();
            if all || is_there {
                bundles.push(copies[who].sends(&scope));
            }
        }
        Event::Arrive(who, which) => {
            if let Some(bundle) = bundles.get(which) {
                let workspace = &mut copies[who].workspace;
                workspace.settle().unwrap();
                let before = workspace.revision();
                let told = workspace.preview_import(bundle, None).unwrap();
                assert_eq!(workspace.revision(), before, "a preview changes nothing");
                assert_eq!(
                    workspace.import(bundle, None).unwrap().0,
                    told,
                    "what was told is what is done"
                );
            }
        }
        Event::TakeBack(who) => drop(copies[who].workspace.take_back_import()),
        Event::SetClock(who, by) => copies[who].world.set_clock(1_700_000_000_000 + by),
    }
}

#[test]
fn in_any_order_twice_and_in_part_all_copies_end_equal() {
    let strategy = || prop::collection::vec(event(), 6..30);
    // Which rules make it so is shown by what needs them: links here below, stamps where changes are folded.
    holds_only_with(&[], 10, strategy, |events| {
        let (mut copies, use_case) = copies(&["Anna", "Ben", "Chi"]);
        let mut bundles = Vec::new();
        for event in events {
            happens(&mut copies, &mut bundles, &use_case, event);
        }
        for copy in &mut copies {
            let (kept, refilled) = copy.workspace.caches();
            prop_assert_eq!(kept, refilled);
        }
        exchange_all(&mut copies);
        let first = copies[0].documents();
        let told = copies[0].workspace.disagreements().unwrap();
        for copy in &mut copies {
            prop_assert_eq!(&copy.documents(), &first);
            for (id, document) in &first {
                let (kept, _) = copy.workspace.folds(&id.to_string());
                prop_assert_eq!(&kept, document);
            }
            let same: Vec<_> = told.iter().map(|one| (&one.record, &one.field)).collect();
            let here = copy.workspace.disagreements().unwrap();
            let here: Vec<_> = here.iter().map(|one| (&one.record, &one.field)).collect();
            prop_assert_eq!(here, same);
        }
        Ok(())
    });
}

#[test]
fn what_was_linked_elsewhere_is_linked_here_once_it_arrived() {
    let property = || {
        let (mut copies, use_case) = copies(&["Anna", "Ben"]);
        let who = Who::New("Dora".to_owned());
        let ben = &mut copies[1].workspace;
        ben.add_stakeholder(&use_case, "ideation", &who).unwrap();
        exchange_all(&mut copies);
        let (kept, refilled) = copies[0].workspace.caches();
        kept == refilled
    };
    assert!(property());
    assert!(!without("links follow an import", property));
}

#[test]
fn the_losing_side_of_a_merge_is_among_what_is_to_be_settled() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    exchange_all(&mut copies);
    for copy in &copies {
        let open = copy.workspace.disagreements().unwrap();
        assert_eq!(open.len(), 1);
        let versions: BTreeSet<&str> = std::iter::once(&open[0].shown)
            .chain(&open[0].others)
            .map(|version| version.shown.as_str())
            .collect();
        assert_eq!(versions, BTreeSet::from(["by Anna", "by Ben"]));
        assert_eq!(open[0].about, Matter::Versions);
        assert!(open[0].what.starts_with("answer to"), "{}", open[0].what);
    }
}

/// As joplin #13121 tells: the computer whose clock is ahead has the last word.
#[test]
fn an_offline_edit_is_not_overruled_by_a_clock() {
    let year = 31_536_000_000;
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    copies[1].world.pass(year);
    for round in 0..3 {
        say(
            &mut copies[0].workspace,
            &use_case,
            FIELD,
            &format!("Anna {round}"),
        );
        say(
            &mut copies[1].workspace,
            &use_case,
            FIELD,
            &format!("Ben {round}"),
        );
        let bundle = copies[1].sends(&BundleScope::Everything);
        let (told, _) = copies[0].workspace.import(&bundle, None).unwrap();
        assert!(
            told.notices[0].contains("by Ben are dated up to 2024-11-1"),
            "{:?}",
            told.notices
        );
        let open = copies[0].workspace.disagreements().unwrap();
        assert_eq!(open.len(), 1, "in round {round}");
        let mut said = vec![open[0].shown.shown.clone()];
        said.extend(open[0].others.iter().map(|version| version.shown.clone()));
        assert!(said.contains(&format!("Anna {round}")), "{said:?}");
        // Whoever saw both and writes is later than both, whatever the clocks say.
        say(
            &mut copies[0].workspace,
            &use_case,
            OTHER,
            &format!("seen {round}"),
        );
        let answer = copies[0].sends(&BundleScope::Everything);
        copies[1].workspace.import(&answer, None).unwrap();
        let document = copies[1].workspace.folds(&use_case).1;
        assert_eq!(document.own().unwrap().text(OTHER), format!("seen {round}"));
    }
}

#[test]
fn stamps_keep_cause_before_effect_whatever_the_clocks_say() {
    let stands = |clocks: [i64; 2]| {
        let (mut copies, use_case) = copies(&["Anna", "Ben"]);
        for (copy, clock) in copies.iter().zip(clocks) {
            copy.world.set_clock(clock);
        }
        let mut stands = true;
        for round in 0..4 {
            let (writes, reads) = (round % 2, 1 - round % 2);
            let text = format!("round {round}");
            say(&mut copies[writes].workspace, &use_case, FIELD, &text);
            let bundle = copies[writes].sends(&BundleScope::Everything);
            copies[reads].workspace.import(&bundle, None).unwrap();
            let document = copies[reads].workspace.folds(&use_case).1;
            stands &=
                document.own().unwrap().text(FIELD) == text && conflicts(&document).is_empty();
            let stamps: Vec<i64> = copies[reads]
                .workspace
                .moments(&use_case)
                .iter()
                .map(|moment| moment.0)
                .collect();
            stands &= stamps.is_sorted();
        }
        stands
    };
    let now = 1_700_000_000_000;
    for clocks in [
        [now, now + 31_536_000_000],
        [now + 31_536_000_000, now],
        [0, now],
        [now, i64::MAX],
        [-1, 4_102_444_800_000],
    ] {
        assert!(stands(clocks), "{clocks:?}");
    }
    let rule = "what is written after an import is later than what came";
    assert!(!without(rule, || stands([now, now + 31_536_000_000])));
}
