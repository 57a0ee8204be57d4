//! A full disk costs nothing: what can't be saved stays on the screen, and is saved when it can be.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ninefold_driver::App;

use crate::stage::{field, first_start, launch, new_use_case, open_list, wait_saved};

const FIELD: &str = "answer/ideation/problem";

#[test]
fn text_waits_on_the_screen_until_there_is_room() {
    let mut disk = None;
    let app = App::start_with(&launch(), |data| disk = SmallDisk::mount(data));
    let Some(disk) = disk else {
        println!("left out: only root can mount a small disk");
        return;
    };
    first_start(&app, "empty");
    new_use_case(&app, "Full disk");

    disk.fill();
    app.click(&field(FIELD));
    let text = "There is no room for this. ".repeat(40);
    app.eval_with(
        "document.execCommand('insertText', false, arguments[0])",
        &[text.as_str().into()],
    );
    app.wait_for(".banner");
    app.wait_for_text("not saved");
    assert_eq!(app.text(&field(FIELD)), text);

    disk.make_room();
    wait_saved(&app, FIELD);
    app.wait_gone(".banner");
    assert_eq!(app.text(&field(FIELD)), text);
}

#[test]
fn opening_on_a_full_disk_of_small_blocks_is_refused_in_words() {
    // On such a disk a file mapped into memory can grow without getting room, and a program ends by a signal.
    let mut disk = None;
    let mut app = App::start_with(&launch(), |data| disk = SmallDisk::of_small_blocks(data));
    let Some(disk) = disk else {
        println!("left out: no disk can be made of a file here");
        return;
    };
    first_start(&app, "empty");
    new_use_case(&app, "Full disk");
    app.close();
    disk.fill();
    app.restart();
    app.wait_for_text("The disk is full");
    app.wait_for_text("nothing was changed");

    disk.make_room();
    app.click("[data-action=tryAgain]");
    app.wait_for("#sidebar .screens");
    open_list(&app);
    app.wait_for_text("Full disk");
    assert_eq!(app.count("#main .use-case"), 1);
}

/// A small disk, gone when dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// A disk in a file beside its folder, in blocks of 1 KiB.
    fn of_small_blocks(folder: &Path) -> Option<Self> {
        let image = folder.with_extension("disk");
        fs::File::create(&image).ok()?.set_len(24 << 20).ok()?;
        let run = |program: &str, arguments: &[&str]| {
            let status = Command::new(program).args(arguments).arg(&image).status();
            status.is_ok_and(|status| status.success())
        };
        run("mkfs.ext4", &["-q", "-b", "1024", "-m", "0"]).then_some(())?;
        let mounted = Command::new("mount")
            .args(["-o", "loop"])
            .arg(&image)
            .arg(folder)
            .status();
        mounted
            .is_ok_and(|status| status.success())
            .then(|| Self(folder.to_path_buf()))
    }

    fn mount(folder: &Path) -> Option<Self> {
        let mount = ["-t", "tmpfs", "-o", "size=8m", "tmpfs"];
        let status = Command::new("mount").args(mount).arg(folder).status();
        status
            .is_ok_and(|status| status.success())
            .then(|| Self(folder.to_path_buf()))
    }

    fn fill(&self) {
        let mut size = 4 * 1024 * 1024;
        let mut number = 0;
        while size >= 512 {
            number += 1;
            let file = self.0.join(format!("filler-{number}"));
            if fs::write(&file, vec![0; size]).is_err() {
                let _ = fs::remove_file(file);
                size /= 2;
            }
        }
    }

    fn make_room(&self) {
        for entry in fs::read_dir(&self.0).unwrap().flatten() {
            if entry.file_name().to_string_lossy().starts_with("filler-") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
