//! The clock is wrong: set back or forth, at the beginning of 1970, after the end of 32 bits in 2038, in 2100. What was done
//! keeps its order, and no backup goes for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::{Chance, figure, times};
use crate::document::mutant::without;
use crate::properties::World;
use crate::properties::beside::{FIELD, answers, say};
use crate::workspace::Shelf;

const DAY: i64 = 24 * 60 * 60 * 1_000;
const YEAR: i64 = 365 * DAY;
/// A Wednesday in 2023.
const NOW: i64 = 1_700_000_000_000;
const IN_1970: i64 = 0;
/// What 32 bits can't count.
const IN_2038: i64 = 2_147_483_648_000;
const IN_2100: i64 = 4_102_444_800_000;

fn any_clock(chance: &mut Chance) -> i64 {
    let some = i64::try_from(chance.below(1 << 40)).unwrap();
    match chance.below(8) {
        0 => IN_1970 + some % DAY,
        1 => IN_2038 + some % DAY,
        2 => IN_2100 + some % DAY,
        3 => NOW - some % (3 * YEAR),
        4 => NOW + some % (3 * YEAR),
        _ => NOW + some % DAY,
    }
}

#[test]
fn whatever_the_clock_says_what_was_done_keeps_its_order() {
    let cases = times(8, 300);
    let mut chance = Chance::of(38);
    let mut edits = 0;
    for case in 0..cases {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        for number in 0..12 {
            world.set_clock(any_clock(&mut chance));
            let text = format!("wording {number}");
            say(&mut workspace, &use_case, FIELD, &text);
            edits += 1;
            assert_eq!(answers(&mut workspace, &use_case), [text], "case {case}");
            if chance.below(4) == 0 {
                drop(workspace);
                workspace = world.open();
            }
        }
        let moments = workspace.moments(&use_case);
        assert!(moments.is_sorted_by(|a, b| a.0 < b.0), "{moments:?}");
        let told = workspace.wordings(&use_case, FIELD);
        let expected: Vec<_> = (0..12).map(|number| format!("wording {number}")).collect();
        assert_eq!(told, expected);
        for back in (0..11).rev() {
            workspace.undo().unwrap();
            let before = [format!("wording {back}")];
            assert_eq!(answers(&mut workspace, &use_case), before, "case {case}");
        }
    }
    figure(
        "clocks wrong",
        &format!("{cases} cases, {edits} edits by clocks of any year in order, and back by undo"),
    );
}

/// The backups of four weeks of work, by what each is called.
fn shelved(world: &World) -> BTreeSet<PathBuf> {
    let shelf = Shelf::of(&world.backups(), &world.path(), "");
    let files = fs::read_dir(shelf.folder()).unwrap();
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn a_clock_that_is_wrong_for_an_afternoon_takes_no_backup_away() {
    let lost = |wrong: i64| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let keeping = workspace.safekeeping(&world.backups()).unwrap().unwrap();
        let mut makes = |at: i64, text: String| {
            world.set_clock(at);
            say(&mut workspace, &use_case, FIELD, &text);
            keeping.make().unwrap().unwrap()
        };
        for day in 0..28 {
            for hour in 0..2 {
                makes(NOW + day * DAY + hour * DAY / 24, format!("{day} {hour}"));
            }
        }
        let before = shelved(&world);
        assert!(before.len() >= 28, "{}", before.len());
        for hour in 0..4 {
            makes(wrong + hour * DAY / 24, format!("wrong {hour}"));
        }
        let during = shelved(&world);
        // It is right again, and the last two days are as they were.
        makes(NOW + 27 * DAY + DAY / 12, "right again".to_owned());
        let after = shelved(&world);
        let gone = |there: &BTreeSet<PathBuf>| before.difference(there).count();
        (gone(&during), gone(&after))
    };
    let clocks = [
        NOW + 27 * DAY - 3 * YEAR,
        NOW + 27 * DAY + 3 * YEAR,
        IN_1970,
        IN_2038,
        IN_2100,
    ];
    for wrong in clocks {
        assert_eq!(lost(wrong), (0, 0), "by a clock at {wrong}");
    }
    let rule = "a leap of the clock makes nothing old";
    assert!(without(rule, || lost(IN_2038)).0 > 20);
    figure(
        "clocks wrong",
        "backups of 28 days, a wrong clock for an afternoon: 0 of them gone in 5 of 5 cases",
    );
}
