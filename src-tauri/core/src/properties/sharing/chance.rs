//! Whatever happens to a shared folder and to those who share it.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::super::beside::{FIELD, OTHER};
use super::super::{World, holds_only_with};
use super::{Partner, files, partners};
use crate::workspace::Given;

/// What happens to three partners and their folder.
#[derive(Debug, Clone)]
enum Event {
    Type(usize, bool, String),
    Add(usize, String),
    Give(usize),
    Take(usize),
    Undo(usize),
    /// The app is started anew.
    Restart(usize),
    /// The sync program has brought half of a file only, or lost it.
    Lose(usize, bool),
    /// A clock is set, by so many milliseconds.
    SetClock(usize, i64),
    /// Somebody puts back the workspace file as it was at first.
    Restore(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let who = || 0_usize..3;
    let year = 31_536_000_000_i64;
    prop_oneof![
        5 => (who(), any::<bool>(), "[a-c]{0,2}").prop_map(|(who, one, text)| Event::Type(who, one, text)),
        2 => (who(), "[A-C]").prop_map(|(who, name)| Event::Add(who, name)),
        6 => who().prop_map(Event::Give),
        6 => who().prop_map(Event::Take),
        1 => who().prop_map(Event::Undo),
        1 => who().prop_map(Event::Restart),
        2 => (0_usize..9, any::<bool>()).prop_map(|(which, half)| Event::Lose(which, half)),
        1 => (who(), -year..year).prop_map(|(who, by)| Event::SetClock(who, by)),
        1 => who().prop_map(Event::Restore),
    ]
}

fn happens(all: &mut [Partner], folder: &Path, use_case: &str, event: Event) {
    match event {
        Event::Type(who, one, text) => {
            let field = if one { FIELD } else { OTHER };
            let workspace = &mut all[who].copy.workspace;
            let _ = workspace.type_text(use_case, use_case, field, &text);
        }
        Event::Add(who, name) => {
            let _ = all[who].copy.workspace.add_document("integration", &name);
        }
        Event::Give(who) => {
            all[who].give();
        }
        Event::Take(who) => {
            all[who].take();
        }
        Event::Undo(who) => drop(all[who].copy.workspace.undo().unwrap()),
        Event::Restart(who) => {
            all[who].restart(folder);
        }
        Event::Lose(which, half) => {
            let files: Vec<PathBuf> = files(folder).into_iter().collect();
            if let Some(file) = files.get(which) {
                match half {
                    true => fs::write(file, &fs::read(file).unwrap()[1..]).unwrap(),
                    false => fs::remove_file(file).unwrap(),
                }
            }
        }
        Event::SetClock(who, by) => all[who].copy.world.set_clock(1_700_000_000_000 + by),
        Event::Restore(who) => {
            let world = &all[who].copy.world;
            let kept = world.path().with_extension("kept");
            let aside = World::new();
            let stand_in = aside.create();
            drop(std::mem::replace(&mut all[who].copy.workspace, stand_in));
            fs::copy(&kept, all[who].copy.world.path()).unwrap();
            all[who].copy.workspace = all[who].copy.world.open();
            all[who].restart(folder);
        }
    }
}

#[test]
fn whatever_happens_to_the_folder_all_copies_end_equal() {
    let events = || proptest::collection::vec(event(), 1..30);
    holds_only_with(&[], 16, events, |events| {
        let folder = tempfile::tempdir().unwrap();
        // Ben copied all of one laptop to another: both copies call themselves the same.
        let (mut all, use_case) = partners(&["Anna", "Ben"], folder.path());
        let twin = all[1].copied(folder.path(), "Ben");
        all.push(twin);
        for one in &mut all {
            let kept = one.copy.world.path().with_extension("kept");
            one.copy.workspace.save_copy(&kept).unwrap();
        }
        for event in events {
            happens(&mut all, folder.path(), &use_case, event);
        }
        for _ in 0..4 {
            for one in &mut all {
                one.give();
            }
            for one in &mut all {
                one.take();
            }
        }
        let documents = all[0].copy.documents();
        prop_assert_eq!(&all[1].copy.documents(), &documents);
        prop_assert_eq!(&all[2].copy.documents(), &documents);
        let again: Vec<Option<Given>> = all.iter_mut().map(Partner::give).collect();
        prop_assert!(again.iter().all(Option::is_none), "{:?}", again);
        Ok(())
    });
}
