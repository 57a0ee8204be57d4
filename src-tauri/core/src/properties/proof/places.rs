//! The disk is full, the folder can only be read, the stick is pulled out: what was said to be saved is there, and saving goes on
//! when the place is back.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{LEFT_OUT, Mounted};
use super::{Chance, figure, times};
use crate::error::Error;
use crate::properties::World;
use crate::properties::beside::{FIELD, OTHER, answers, as_now, contents, say};
use crate::store::check::check;
use crate::workspace::Workspace;

/// Takes the room of a disk but for so many bytes.
struct Filler(PathBuf);

impl Filler {
    fn but_for(folder: &Path, bytes: usize) -> Self {
        let filler = folder.join("filler");
        let mut size = 0_usize;
        let mut step = 1 << 20;
        // Until not one block more has room.
        while step >= 4_096 {
            match fs::write(folder.join("more"), vec![1; step]) {
                Ok(()) => {
                    let more = fs::read(folder.join("more")).unwrap();
                    fs::remove_file(folder.join("more")).unwrap();
                    let mut all = fs::read(&filler).unwrap_or_default();
                    all.extend(more);
                    size = all.len();
                    if fs::write(&filler, all).is_err() {
                        step /= 2;
                    }
                }
                Err(_) => {
                    let _ = fs::remove_file(folder.join("more"));
                    step /= 2;
                }
            }
        }
        let file = fs::File::options().write(true).open(&filler).unwrap();
        file.set_len(size.saturating_sub(bytes) as u64).unwrap();
        Self(filler)
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn on_a_full_disk_nothing_that_was_saved_is_lost_and_saving_goes_on_when_there_is_room() {
    let cases = times(6, 200);
    let mut chance = Chance::of(28);
    let (mut refused, mut saved) = (0, 0);
    for case in 0..cases {
        let world = World::new();
        let folder = world.path().parent().unwrap().to_owned();
        let Some(_disk) = Mounted::in_memory(6 << 20, &folder) else {
            println!("left out: only root can mount a small disk");
            return;
        };
        let (mut workspace, use_case) = world.with_use_case();
        say(&mut workspace, &use_case, FIELD, "said before");
        let filler = Filler::but_for(&folder, chance.below(60) * 4_096);
        let (mut kept, mut number) = ("said before".to_owned(), 0);
        let mut failed = 0;
        // What can't be saved stays on the screen, and is tried again.
        while failed < 4 {
            number += 1;
            let text = format!("said {number} {}", "long ".repeat(chance.below(2_000)));
            let typed = workspace.type_text(&use_case, &use_case, FIELD, &text);
            match typed.map(drop).and_then(|()| workspace.settle()) {
                Ok(()) => (kept, saved) = (text, saved + 1),
                Err(error) => {
                    assert_eq!(error.code(), "not-saved", "{error}");
                    let told = error.to_string();
                    assert!(told.contains("the disk is full"), "{told}");
                    (failed, refused) = (failed + 1, refused + 1);
                    let shown = answers(&mut workspace, &use_case);
                    // It may be saved as what is being typed, and lack room for the change.
                    assert!(shown == [kept.clone()] || shown == [text.clone()], "{case}");
                    kept = shown[0].clone();
                }
            }
            if chance.below(6) == 0 {
                // A log that has no room in the file stays beside it.
                let _ = workspace.rest();
            }
        }
        let crashed = World::new();
        for (path, bytes) in contents(&world) {
            if path != filler.0 {
                fs::write(
                    crashed.path().with_file_name(path.file_name().unwrap()),
                    bytes,
                )
                .unwrap();
            }
        }
        assert_eq!(answers(&mut crashed.open(), &use_case), [kept.clone()]);
        drop(filler);
        say(&mut workspace, &use_case, OTHER, "there is room again");
        workspace.rest().unwrap();
        drop(workspace);
        assert!(check(&world.path()).unwrap().is_sound());
        let there = answers(&mut world.open(), &use_case);
        assert_eq!(there, [kept, "there is room again".to_owned()], "{case}");
    }
    figure(
        "disk full",
        &format!(
            "{cases} full disks, {refused} saves refused in words, 0 of {saved} saved wordings lost, saving goes on when there is room"
        ),
    );
}

#[test]
fn in_a_folder_that_can_only_be_read_nothing_is_changed_and_work_goes_on_when_it_can_be_written() {
    let world = World::new();
    let Some(folder) = Mounted::over_itself(world.path().parent().unwrap()) else {
        println!("left out: only root can mount a folder");
        return;
    };
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "said before");
    let left = as_now(&world);
    drop(workspace);
    for crashed in [false, true] {
        if crashed {
            // With a log beside it, as a crash leaves it.
            for (path, bytes) in contents(&left) {
                fs::write(
                    world.path().with_file_name(path.file_name().unwrap()),
                    bytes,
                )
                .unwrap();
            }
        }
        folder.may_be_written(false);
        let before = contents(&world);
        let open = Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        );
        let error = open.unwrap_err();
        assert!(matches!(error, Error::ReadOnly(_)), "{error}");
        let mut reading = Workspace::open_reading(&world.path()).unwrap();
        assert_eq!(answers(&mut reading, &use_case), ["said before"]);
        assert_eq!(before, contents(&world));
        folder.may_be_written(true);
        let mut workspace = world.open();
        say(&mut workspace, &use_case, OTHER, "said after");
        drop(workspace);
        let there = answers(&mut world.open(), &use_case);
        assert_eq!(there, ["said before", "said after"]);
    }
    figure(
        "read-only folder",
        "2 of 2 refused in words, 0 bytes altered, work goes on after it",
    );
}

#[test]
fn a_stick_that_is_pulled_out_costs_nothing_and_all_comes_together_when_it_is_back() {
    let cases = times(2, 20);
    let mut kept_beside = 0;
    for case in 0..cases {
        let (world, images) = (World::new(), World::new());
        let (image, folder) = (images.path(), world.path().parent().unwrap().to_owned());
        let Some(stick) = Mounted::made(&image, 16 << 20, &folder) else {
            println!("{LEFT_OUT}");
            return;
        };
        let (mut workspace, use_case) = world.with_use_case();
        say(&mut workspace, &use_case, FIELD, "on the stick");
        if case % 2 == 0 {
            workspace.rest().unwrap();
        }
        stick.pull();
        let typed = workspace.type_text(&use_case, &use_case, OTHER, "when it was gone");
        typed.unwrap();
        let error = workspace.check_place().unwrap_err();
        let Error::Moved(kept) = &error else {
            panic!("{error}");
        };
        // It goes on in the file that was kept.
        say(&mut workspace, &use_case, OTHER, "and later");
        drop(workspace);
        let safe = World::new();
        fs::rename(kept, safe.path()).unwrap();
        let mut elsewhere = safe.open();
        assert_eq!(
            answers(&mut elsewhere, &use_case),
            ["on the stick", "and later"]
        );
        drop(elsewhere);
        let _stick = Mounted::of(&image, &folder).unwrap();
        let mut back = world.open();
        assert_eq!(answers(&mut back, &use_case)[0], "on the stick");
        back.import(&safe.path(), None).unwrap();
        assert_eq!(answers(&mut back, &use_case), ["on the stick", "and later"]);
        say(&mut back, &use_case, FIELD, "on the stick again");
        kept_beside += 1;
    }
    figure(
        "stick pulled",
        &format!(
            "{cases} pulled, {kept_beside} kept elsewhere and brought together when it was back, 0 lost"
        ),
    );
}
