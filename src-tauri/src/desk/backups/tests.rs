use super::*;
use ninefold_core::disk::folders::Folders;
use ninefold_core::view::{Problem, ProblemCode};

fn started(folder: &Path) -> Desk {
    let mut desk = Desk::new(Folders::at(folder.to_owned()), None);
    desk.first_start("Anna", false).unwrap();
    desk
}

fn work(desk: &mut Desk) {
    desk.workspace().unwrap().create_use_case().unwrap();
}

/// Lets the time pass since the last try.
fn pass(desk: &mut Desk, time: Duration) {
    let backing = &mut desk.open.as_mut().unwrap().backing;
    backing.tried = backing.tried.checked_sub(time).unwrap();
    backing.missed = backing.missed.and_then(|missed| missed.checked_sub(time));
}

fn due(desk: &mut Desk) -> bool {
    let Some(keeping) = desk.backup_due() else {
        return false;
    };
    assert!(desk.backup_due().is_none(), "one at a time");
    let kept = keeping.run();
    kept.made().unwrap();
    desk.backed_up(kept);
    true
}

fn count(desk: &Desk) -> usize {
    desk.shelf().unwrap().backups().len()
}

#[test]
fn one_a_day_one_each_half_hour_of_work_and_one_at_closing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    assert!(!due(&mut desk), "the window comes first");
    pass(&mut desk, FIRST);
    assert!(due(&mut desk) && count(&desk) == 1);
    pass(&mut desk, EVERY * 3);
    assert!(!due(&mut desk), "nothing was changed");
    work(&mut desk);
    assert!(due(&mut desk) && count(&desk) == 2);
    work(&mut desk);
    assert!(!due(&mut desk), "it is too soon");
    desk.back_up_at_last();
    assert_eq!(count(&desk), 3);
    desk.back_up_at_last();
    assert_eq!(count(&desk), 3, "nothing was changed since");
    let path = desk.current().unwrap();
    desk.close();
    desk.open(&path);
    pass(&mut desk, FIRST);
    assert!(
        due(&mut desk) && count(&desk) == 3,
        "there is one of today, of all"
    );
}

#[test]
fn a_backup_that_stops_halfway_is_not_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    pass(&mut desk, FIRST);
    let keeping = desk.backup_due().unwrap();
    let panicked = std::thread::spawn(move || {
        let _keeping = keeping;
        panic!("as when memory ends");
    });
    panicked.join().unwrap_err();
    work(&mut desk);
    pass(&mut desk, EVERY);
    assert!(due(&mut desk) && count(&desk) == 1);
}

#[test]
fn a_second_place_that_is_gone_is_no_fault_and_gets_its_copy_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(&folder.path().join("data"));
    let drive = folder.path().join("drive");
    desk.kept.second_backups = Some(drive.clone());
    pass(&mut desk, FIRST);
    assert!(due(&mut desk));
    let (.., shown) = desk.backups().unwrap();
    assert_eq!(shown.failed, None);
    assert!(!shown.second.unwrap().is_there && !drive.exists());
    assert!(desk.session().workspace.unwrap().notices.is_empty());
    pass(&mut desk, LOOK);
    assert!(due(&mut desk), "it is looked for, aside");
    assert!(count(&desk) == 1 && !drive.exists());
    fs::create_dir(&drive).unwrap();
    pass(&mut desk, LOOK);
    assert!(due(&mut desk));
    let second = desk.second_shelf().unwrap();
    assert_eq!(second.backups().len(), 1);
    assert_eq!(count(&desk), 1, "it is a copy");
    pass(&mut desk, LOOK);
    assert!(!due(&mut desk));
}

#[test]
fn a_backup_that_can_not_be_made_is_told_once_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    fs::write(desk.folders.backups(), "a file in its place").unwrap();
    let mut told = Vec::new();
    for _ in 0..3 {
        work(&mut desk);
        pass(&mut desk, EVERY);
        let kept = desk.backup_due().unwrap().run();
        told.push(desk.backed_up(kept));
    }
    assert_eq!(told, [true, false, false]);
    let notices = desk.session().workspace.unwrap().notices;
    assert!(
        notices[0].starts_with("No backup could be made. Your work is saved"),
        "{notices:?}"
    );
    let (.., shown) = desk.backups().unwrap();
    assert!(shown.failed.is_some());
    fs::remove_file(desk.folders.backups()).unwrap();
    work(&mut desk);
    pass(&mut desk, EVERY);
    assert!(due(&mut desk));
    assert_eq!(desk.backups().unwrap().2.failed, None);
}

#[test]
fn a_backup_is_restored_over_an_open_workspace_and_a_damaged_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    let use_cases = |desk: &mut Desk| {
        desk.workspace()
            .unwrap()
            .use_cases()
            .unwrap()
            .use_cases
            .len()
    };
    work(&mut desk);
    pass(&mut desk, FIRST);
    assert!(due(&mut desk));
    work(&mut desk);
    let backup = desk.shelf().unwrap().newest().unwrap();
    desk.restore(&backup.path).unwrap();
    assert_eq!(use_cases(&mut desk), 1);
    let notices = desk.session().workspace.unwrap().notices;
    assert!(
        notices
            .iter()
            .any(|said| said.starts_with("Restored the backup of today")),
        "{notices:?}"
    );
    // What is no backup leaves everything as it is, and open.
    let other = folder.path().join("other");
    fs::write(&other, "something").unwrap();
    desk.restore(&other).unwrap();
    let told = desk.session().workspace.unwrap().notices.join(" ");
    assert!(told.contains("Nothing was restored."), "{told}");
    assert_eq!(use_cases(&mut desk), 1);
    // Damaged, it can't be opened.
    let path = desk.current().unwrap();
    desk.close();
    fs::write(&path, "SQLite format 3\0 and no more").unwrap();
    desk.open(&path);
    let problem = desk.session().problem;
    assert!(
        matches!(
            problem,
            Some(Problem {
                code: ProblemCode::Foreign,
                ..
            })
        ),
        "{problem:?}"
    );
    desk.restore(&backup.path).unwrap();
    assert_eq!(use_cases(&mut desk), 1);
}
