//! Who works is killed at any moment: whatever was said to be saved is there, and the workspace opens again at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::writer::{Deed, Job, Said, Writer, named_backups};
use super::{Chance, figure, times};
use crate::document::id::Id;
use crate::properties::World;
use crate::properties::beside::{FIELD, OTHER, as_now, say};
use crate::properties::exchanging::copies;
use crate::store::check::check;
use crate::view::BundleScope;
use crate::workspace::Workspace;

/// What was said to be saved, as far as it was heard.
#[derive(Debug, Default)]
pub(super) struct Acknowledged {
    changes: BTreeSet<Id>,
    /// What was typed last.
    typed: Option<(&'static str, String)>,
    /// What the last import brought, if nothing came after it.
    imported: BTreeSet<Id>,
    /// What was being done at the end.
    doing: Option<Deed>,
    deeds: usize,
}

impl Acknowledged {
    pub(super) fn hear(&mut self, said: Said) {
        match said {
            Said::Open(changes) => {
                let lost: Vec<_> = self.changes.difference(&changes).collect();
                assert!(lost.is_empty(), "lost at opening: {lost:?}");
                self.changes = changes;
                self.imported.clear();
            }
            Said::Will(deed) => self.doing = Some(deed),
            Said::Did(came, went) => {
                let deed = self.doing.take();
                let takes_back = matches!(deed, Some(Deed::TakeBack | Deed::Undo));
                assert!(went.is_empty() || takes_back, "{deed:?} lost {went:?}");
                self.changes.extend(&came);
                self.changes.retain(|id| !went.contains(id));
                match deed {
                    Some(Deed::Import(_)) => self.imported.clone_from(&came),
                    _ if came.is_empty() => {}
                    _ => self.imported.clear(),
                }
                if let Some(Deed::Type { first, text }) = deed {
                    self.typed = Some((if first { FIELD } else { OTHER }, text));
                }
                self.deeds += 1;
            }
        }
    }

    /// What of it is not in a workspace.
    pub(super) fn lost(&self, workspace: &mut Workspace, use_case: &str) -> Vec<String> {
        let there: BTreeSet<Id> = workspace.arrivals().into_iter().collect();
        let may_go = match self.doing {
            Some(Deed::TakeBack | Deed::Undo) => &self.imported,
            _ => &BTreeSet::new(),
        };
        let gone = |id: &&Id| !there.contains(*id) && !may_go.contains(*id);
        let mut lost: Vec<String> = self
            .changes
            .iter()
            .filter(gone)
            .map(Id::to_string)
            .collect();
        // What is typed over it may be there in its place, if it was on its way.
        if let Some((field, text)) = &self.typed {
            let typing = match &self.doing {
                Some(Deed::Type { first, text }) if (*first == (*field == FIELD)) => Some(text),
                _ => None,
            };
            let wordings = workspace.wordings(use_case, field);
            if !wordings.contains(text) && typing.is_none_or(|text| !wordings.contains(text)) {
                lost.push(text.clone());
            }
        }
        lost
    }

    /// What is there is what counts from now on.
    pub(super) fn goes_on(&mut self, workspace: &Workspace) {
        *self = Self {
            changes: workspace.arrivals().into_iter().collect(),
            deeds: self.deeds,
            ..Self::default()
        };
    }

    pub(super) fn deeds(&self) -> usize {
        self.deeds
    }
}

/// A workspace at rest, what can be taken in there, and who brought it.
pub(super) fn workplace(world: &World, seed: u64) -> (Job, World) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut ben = copies.pop().unwrap();
    let mut anna = copies.pop().unwrap();
    let mut bundles: Vec<PathBuf> = Vec::new();
    for number in 0..5 {
        for more in 0..12 {
            let name = format!("Feed {number} {more}");
            ben.workspace.add_document("integration", &name).unwrap();
        }
        say(
            &mut ben.workspace,
            &use_case,
            OTHER,
            &format!("Ben {number}"),
        );
        bundles.push(ben.sends(&BundleScope::Everything));
    }
    anna.workspace.save_copy(&world.path()).unwrap();
    let job = Job {
        workspace: world.path(),
        use_case,
        backups: world.backups(),
        bundles,
        seed,
        unsynced: false,
    };
    (job, ben.world)
}

#[test]
fn who_is_killed_at_any_moment_loses_nothing_that_was_said_to_be_saved() {
    let kills = times(12, 1_000);
    let mut chance = Chance::of(11);
    let (mut deeds, mut backups, mut worst, mut killed) = (0, 0, Duration::ZERO, 0);
    while killed < kills {
        let world = World::new();
        let (mut job, _bundles) = workplace(&world, 0);
        let mut acknowledged = Acknowledged::default();
        for _ in 0..25.min(kills - killed) {
            job.seed = chance.below(1 << 40) as u64;
            let mut writer = Writer::start(&job);
            // From its first breath on, or in the midst of its work.
            if chance.below(5) > 0 {
                for _ in 0..=chance.below(60) {
                    acknowledged.hear(writer.hear().unwrap());
                }
            }
            sleep(Duration::from_micros(chance.below(20_000) as u64));
            for said in writer.kill() {
                acknowledged.hear(said);
            }
            killed += 1;
            let report = check(&job.workspace).unwrap();
            assert!(report.is_sound(), "{:?}", report.findings);
            // The next one may come upon what this one left.
            let is_left = chance.below(3) == 0;
            let copy = is_left.then(|| as_now(&world));
            let begun = Instant::now();
            let mut workspace = copy.as_ref().unwrap_or(&world).open();
            workspace.use_cases().unwrap();
            worst = worst.max(begun.elapsed());
            let lost = acknowledged.lost(&mut workspace, &job.use_case);
            assert!(lost.is_empty(), "kill {killed}: {lost:?}, {acknowledged:?}");
            let (kept, refilled) = workspace.caches();
            assert_eq!(kept, refilled);
            if !is_left {
                acknowledged.goes_on(&workspace);
                if chance.below(2) == 0 {
                    workspace.rest().unwrap();
                }
            }
        }
        deeds += acknowledged.deeds();
        for backup in named_backups(&world.backups()) {
            assert!(check(&backup).unwrap().is_sound(), "{backup:?}");
            backups += 1;
        }
        let _ = fs::remove_dir_all(world.backups());
    }
    assert!(deeds > 0, "nothing was done, so nothing is proven");
    // How long it takes is a figure: on a slow day it takes longer. But it never hangs.
    assert!(worst < Duration::from_secs(30), "{worst:?}");
    figure(
        "killed at random points",
        &format!(
            "{kills} kills, 0 of {deeds} acknowledged deeds lost, {backups} backups made beside them whole, slowest reopening {worst:.0?}"
        ),
    );
}
