//! A file and the log beside it, altered in any way: it opens only where nothing is missing of it, is else left as it is, and
//! what is rescued of it is what was written.

use std::fs;

use super::{figure, times};
use crate::disk::files::companions;
use crate::properties::beside::{answers, as_now, contents};
use crate::properties::rescuing::{Crashed, PAGE, all, crashed, rescued};
use crate::workspace::Workspace;

#[test]
fn whatever_is_altered_what_is_saved_is_what_was_written() {
    let whole = crashed();
    let (file, log) = {
        let path = whole.world.path();
        (
            fs::read(&path).unwrap(),
            fs::read(&companions(&path)[0]).unwrap(),
        )
    };
    let other = fs::read(&companions(&crashed().world.path())[0]).unwrap();
    let cases = times(20, 500);
    let mut seed = 0x2545_F491_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 11).unwrap() % below
    };
    let kept = all(&whole.backup);
    let (mut yields, mut refused, mut alone) = ((0, 0), 0, 0);
    for case in 0..cases {
        let (mut file, mut log) = (file.clone(), log.clone());
        for _ in 0..=random(4) {
            let damaged = if random(4) == 0 { &mut log } else { &mut file };
            let pages = (damaged.len() / PAGE).max(1);
            match random(5) {
                0 => {
                    let at = random(damaged.len());
                    damaged[at] ^= 1 << random(8);
                }
                1 => damaged.truncate(PAGE + random(damaged.len() - PAGE)),
                2 => {
                    let page = PAGE * random(pages);
                    let end = (page + PAGE).min(damaged.len());
                    damaged[page..end].fill(0);
                }
                3 => {
                    let (from, to) = (random(pages) * PAGE, random(pages) * PAGE);
                    let length = PAGE.min(damaged.len() - from.max(to));
                    damaged.copy_within(from..from + length, to);
                }
                _ => log.clone_from(&other),
            }
        }
        let path = whole.world.path();
        fs::write(&path, file).unwrap();
        fs::write(&companions(&path)[0], log).unwrap();
        refused += usize::from(!opens(&whole));
        for with_backup in [false, true] {
            let Some((comes_to, new)) = rescued(&whole, with_backup) else {
                assert!(!with_backup, "case {case}: the backup is whole");
                continue;
            };
            let saved = all(&new.path());
            assert_eq!(saved.len(), comes_to.changes, "case {case}");
            for (id, change) in &saved {
                assert_eq!(Some(change), whole.all.get(id), "case {case}");
            }
            if with_backup {
                assert!(kept.keys().all(|id| saved.contains_key(id)), "case {case}");
                yields = (yields.0 + saved.len(), yields.1 + whole.all.len());
            } else {
                alone += saved.len();
            }
        }
    }
    assert!(yields.0 * 100 >= yields.1 * 95, "{yields:?}");
    figure(
        "bits flipped",
        &format!(
            "{cases} mutations of a file and its log: 0 crashes, {refused} refused with 0 bytes altered, the others show all; rescue yields {} of {} changes, {alone} without a backup",
            yields.0, yields.1
        ),
    );
}

/// Whether what was damaged opens, which it does only where nothing is missing of it; else it is as it was.
fn opens(damaged: &Crashed) -> bool {
    let world = as_now(&damaged.world);
    let before = contents(&world);
    let open = Workspace::open(
        &world.path(),
        &world.author,
        world.origin(),
        &world.backups(),
    );
    match open.and_then(|open| world.looked_through(open)) {
        Ok(mut open) => {
            let there = answers(&mut open, &damaged.use_case);
            assert_eq!(there, ["said in the log", "being typed"]);
            assert_eq!(open.arrivals().len(), damaged.all.len());
            true
        }
        Err(error) => {
            assert_eq!(before, contents(&world), "{error}");
            false
        }
    }
}
