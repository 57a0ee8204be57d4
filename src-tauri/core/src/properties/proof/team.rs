//! People who work in copies of a workspace, what happens in each, and what each of them was told and saw.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::disk::files::companions;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::log::memory::Memory;
use crate::document::spot::Spot;
use crate::properties::World;
use crate::properties::beside::{FIELD, OTHER, as_now};
use crate::properties::exchanging::{Copy, copies};
use crate::properties::proof::event::{Event, NOW};
use crate::properties::steps::{Step, take};
use crate::properties::team::served::Served;
use crate::use_case::entry::Entry;
use crate::view::{BundleScope, Decision, Matter};
use crate::workspace::team::{Thorough, exchange};

/// What is watched for texts that go.
pub(super) const WATCHED: [&str; 3] = [FIELD, OTHER, "title"];

/// Copies of a workspace, and what there is between them.
pub(super) struct Team {
    pub(super) copies: Vec<Copy>,
    pub(super) use_case: String,
    bundles: Vec<PathBuf>,
    /// Files that were kept, each with the copy it is of.
    kept: Vec<(usize, World)>,
    server: Served,
    dump: Memory,
    /// Of each copy the screen that was drawn last: its revision, and what it shows.
    screens: Vec<(u64, [Option<String>; 3])>,
    /// Every text that somebody was told is saved, by field.
    pub(super) told: BTreeSet<(usize, String)>,
    /// Those that somebody replaced who saw them.
    replaced: BTreeSet<(usize, String)>,
    /// Those that were typed over while they were being typed.
    typed_over: BTreeSet<(usize, String)>,
    said: usize,
}

impl Team {
    pub(super) fn of(names: &[&str]) -> Self {
        let (copies, use_case) = copies(names);
        let mut team = Self {
            copies,
            use_case,
            bundles: Vec::new(),
            kept: Vec::new(),
            server: Served::new(),
            dump: Memory::default(),
            screens: Vec::new(),
            told: BTreeSet::new(),
            replaced: BTreeSet::new(),
            typed_over: BTreeSet::new(),
            said: 0,
        };
        let screens =
            (0..names.len()).map(|who| (team.copies[who].workspace.revision(), team.shown(who)));
        team.screens = screens.collect();
        team
    }

    fn shown(&self, who: usize) -> [Option<String>; 3] {
        WATCHED.map(|field| self.copies[who].workspace.shows(&self.use_case, field))
    }

    /// The versions that a copy lists as still to be settled, of the watched fields.
    fn listed(&self, who: usize) -> BTreeSet<(usize, String)> {
        let open = self.copies[who].workspace.disagreements().unwrap();
        let mut listed = BTreeSet::new();
        for one in open.iter().filter(|one| one.document == self.use_case) {
            let field = WATCHED.iter().position(|field| *field == one.field);
            let versions = one.others.iter().chain([&one.shown]);
            match field {
                Some(field) => listed.extend(versions.map(|one| (field, one.shown.clone()))),
                None if one.about == Matter::Versions => {}
                // The whole use case is to be settled, and all that is in it.
                None => {
                    let changes = self.copies[who].workspace.wordings_of(&self.use_case);
                    let own = changes.into_iter().filter_map(|(field, text)| {
                        let field = WATCHED.iter().position(|one| *one == field)?;
                        Some((field, text))
                    });
                    listed.extend(own);
                }
            }
        }
        listed
    }

    /// Lets it happen, and notes what is told as saved and what is replaced by who saw it.
    pub(super) fn happens(&mut self, who: usize, event: &Event) {
        let before = match event {
            Event::SayBehind(_) => self.screens[who].1.clone(),
            _ => self.shown(who),
        };
        let seen = match event {
            Event::Decide(..)
            | Event::Do(Step::Delete | Step::Archive)
            | Event::Undo
            | Event::Redo => self.listed(who),
            _ => BTreeSet::new(),
        };
        let is_own = self.does(who, event);
        let after = self.shown(who);
        if !matches!(event, Event::Exchange(_) | Event::SayBehind(_)) {
            self.screens[who] = (self.copies[who].workspace.revision(), after.clone());
        }
        if !is_own {
            return;
        }
        if let Event::SayBehind(field) = event {
            return self.said_behind(who, *field, before);
        }
        self.replaced.extend(seen);
        for (field, (before, after)) in before.into_iter().zip(after).enumerate() {
            if before == after {
                continue;
            }
            if let Some(text) = before.filter(|text| !text.is_empty()) {
                if !self.copies[who]
                    .workspace
                    .wordings(&self.use_case, WATCHED[field])
                    .contains(&text)
                {
                    self.typed_over.insert((field, text.clone()));
                }
                self.replaced.insert((field, text));
            }
            self.told.extend(
                after
                    .filter(|text| !text.is_empty())
                    .map(|text| (field, text)),
            );
        }
    }

    /// Somebody said something on a screen that did not show what had arrived: only what it did show is replaced. What came to be
    /// shown since stands beside it, where that says something else.
    fn said_behind(&mut self, who: usize, field: usize, screen: [Option<String>; 3]) {
        let text = format!("said {}", self.said);
        let wordings = self.copies[who]
            .workspace
            .wordings(&self.use_case, WATCHED[field]);
        if let Some(seen) = screen[field].clone().filter(|text| !text.is_empty()) {
            if !wordings.contains(&seen) {
                self.typed_over.insert((field, seen.clone()));
            }
            self.replaced.insert((field, seen));
        }
        self.screens[who].1[field] = Some(text.clone());
        self.told.insert((field, text));
    }

    /// Whether it is something that the person did to what is shown.
    fn does(&mut self, who: usize, event: &Event) -> bool {
        let use_case = self.use_case.clone();
        let Copy { world, workspace } = &mut self.copies[who];
        match event {
            Event::Do(step) => take(world, workspace, &use_case, step),
            Event::Say(field) => {
                self.said += 1;
                let text = format!("said {}", self.said);
                let typed = workspace.type_text(&use_case, &use_case, WATCHED[*field], &text);
                if typed.is_ok() {
                    workspace.settle().unwrap();
                }
            }
            Event::SayBehind(field) => {
                let seen = self.screens[who].0;
                self.said += 1;
                let entry = Entry::Text(format!("said {}", self.said));
                let spot = Spot::named(&use_case, &use_case, WATCHED[*field]).unwrap();
                if workspace
                    .seeing(seen, |workspace| workspace.enter(&spot, entry))
                    .is_err()
                {
                    return false;
                }
                workspace.settle().unwrap();
            }
            Event::Exchange(cut) => {
                self.server.cut = *cut;
                let done = exchange(&mut self.server, workspace, Thorough::Yes, &mut |_, _| true);
                assert!(done.is_ok() || cut.is_some(), "{done:?}");
                self.server.cut = None;
                return false;
            }
            Event::Dump => {
                self.dump = self.server.log.clone();
                return false;
            }
            Event::Forget => {
                self.server.brings_back(&self.dump);
                return false;
            }
            Event::Undo => drop(workspace.undo().unwrap()),
            Event::Redo => drop(workspace.redo().unwrap()),
            Event::Decide(which, what) => {
                let open = workspace.disagreements().unwrap();
                if let Some(one) = open.get(which % open.len().max(1)) {
                    let spot = Spot::named(&one.document, &one.record, &one.field).unwrap();
                    let decision = match (one.about, what) {
                        (Matter::Versions, 0) => Decision::Text {
                            text: "settled".to_owned(),
                        },
                        (Matter::Versions, _) => {
                            let versions: Vec<_> = one.others.iter().chain([&one.shown]).collect();
                            let change = versions[what % versions.len()].change.clone();
                            Decision::Version { change }
                        }
                        (_, 0 | 1) => Decision::Keep,
                        _ => Decision::Remove,
                    };
                    drop(workspace.decide(&spot, &decision));
                }
            }
            Event::SetClock(by) => world.set_clock(NOW + by),
            Event::Send(all) => {
                let scope = match *all || workspace.overview(&use_case).is_err() {
                    true => BundleScope::Everything,
                    false => BundleScope::UseCase { use_case },
                };
                let bundle = self.copies[who].sends(&scope);
                self.bundles.push(bundle);
                return false;
            }
            Event::Arrive(which) => {
                if let Some(bundle) = self.bundles.get(*which) {
                    workspace.settle().unwrap();
                    let told = workspace.preview_import(bundle, None).unwrap();
                    assert_eq!(workspace.import(bundle, None).unwrap().0, told);
                }
                return false;
            }
            Event::TakeBack => {
                drop(workspace.take_back_import());
                return false;
            }
            Event::Keep => {
                workspace.settle().unwrap();
                self.kept.push((who, as_now(&self.copies[who].world)));
                return false;
            }
            Event::Restore(which) => {
                self.restore(who, *which);
                return false;
            }
            Event::ArriveFile(which) => {
                if let Some((_, file)) = self.kept.get(*which) {
                    workspace.import(&file.path(), None).unwrap();
                }
                return false;
            }
            Event::Restart => {
                self.reopen(who, |_| ());
                return false;
            }
        }
        true
    }

    /// An earlier file of the copy takes the place of the present one, which is kept, as restoring a backup does.
    fn restore(&mut self, who: usize, which: usize) {
        let own: Vec<usize> = (0..self.kept.len())
            .filter(|at| self.kept[*at].0 == who)
            .collect();
        let Some(which) = own.get(which % own.len().max(1)) else {
            return;
        };
        let earlier = as_now(&self.kept[*which].1);
        self.copies[who].workspace.settle().unwrap();
        let present = as_now(&self.copies[who].world);
        self.kept.push((who, present));
        self.reopen(who, |path| {
            fs::copy(earlier.path(), path).unwrap();
            for (from, to) in companions(&earlier.path()).iter().zip(companions(path)) {
                let _ = fs::copy(from, to);
            }
        });
    }

    /// Closes a copy, has something done to its file, and opens it again.
    fn reopen(&mut self, who: usize, meanwhile: impl FnOnce(&std::path::Path)) {
        let copy = &mut self.copies[who];
        let other = World::new();
        drop(std::mem::replace(&mut copy.workspace, other.create()));
        meanwhile(&copy.world.path());
        copy.workspace = copy.world.open();
    }

    /// Brings everything together: all that every copy and every kept file has.
    pub(super) fn comes_together(&mut self) {
        let files: Vec<PathBuf> = self.kept.iter().map(|(_, world)| world.path()).collect();
        for file in files {
            self.copies[0].workspace.import(&file, None).unwrap();
        }
        for from in (1..self.copies.len()).chain([0]) {
            let bundle = self.copies[from].sends(&BundleScope::Everything);
            let to: Vec<usize> = if from == 0 {
                (1..self.copies.len()).collect()
            } else {
                vec![0]
            };
            for to in to {
                self.copies[to].workspace.import(&bundle, None).unwrap();
            }
        }
    }

    /// Nobody asks the server any more: files and bundles are all there is.
    pub(super) fn leaves_the_server(&mut self) {
        self.server = Served::new();
    }

    /// All get in step with the server, in turns, until nothing comes any more.
    pub(super) fn in_step(&mut self) {
        for _ in 0..3 {
            for copy in &mut self.copies {
                let workspace = &mut copy.workspace;
                let done = exchange(&mut self.server, workspace, Thorough::Yes, &mut |_, _| true);
                done.unwrap();
            }
        }
    }

    /// What is wrong with what all came to.
    pub(super) fn wrong(&mut self) -> Option<String> {
        let first: BTreeMap<Id, Document> = self.copies[0].documents();
        let list = |copy: &Copy| -> Vec<_> {
            let open = copy.workspace.disagreements().unwrap().into_iter();
            open.map(|one| (one.record, one.field, one.shown.shown, one.others.len()))
                .collect()
        };
        let open = list(&self.copies[0]);
        let there = self.server.documents();
        if !there.is_empty() && there != first {
            return Some("the server has something else".to_owned());
        }
        for copy in &mut self.copies {
            if copy.documents() != first || list(copy) != open {
                return Some("the copies differ".to_owned());
            }
            let (kept, refilled) = copy.workspace.caches();
            if kept != refilled {
                return Some("the caches are not what a refill makes".to_owned());
            }
        }
        let shown = self.shown(0);
        let listed = self.listed(0);
        let wordings =
            WATCHED.map(|field| self.copies[0].workspace.wordings(&self.use_case, field));
        for told in &self.told {
            let (field, text) = told;
            if !wordings[*field].contains(text) && !self.typed_over.contains(told) {
                return Some(format!(
                    "“{text}” is not in the history of {}",
                    WATCHED[*field]
                ));
            }
            let is_there = shown[*field].as_ref() == Some(text) || listed.contains(told);
            if !is_there && !self.replaced.contains(told) {
                return Some(format!(
                    "“{text}” is neither shown in {} nor listed",
                    WATCHED[*field]
                ));
            }
        }
        None
    }
}
