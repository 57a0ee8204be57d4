use std::fs;
use std::path::Path;

use super::*;
use crate::store::check::check;
use crate::workspace::Workspace;

fn made(path: &Path, use_cases: u32, seed: u64) -> Made {
    generate(path, Wish { use_cases, seed }, &mut |_| true)
        .unwrap()
        .unwrap()
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_makes_others() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = |name: &str, seed| {
        let path = folder.path().join(name);
        made(&path, 12, seed);
        fs::read(path).unwrap()
    };
    let first = bytes("first", 7);
    assert!(first == bytes("second", 7));
    assert!(first != bytes("third", 8));
}

#[test]
fn what_is_made_is_whole_and_as_much_as_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.ninefold");
    let made = made(&path, 60, 2);
    let report = check(&path).unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.changes, made.changes);
    let workspace = Workspace::open_reading(&path).unwrap();
    let listed = workspace.use_cases().unwrap();
    assert_eq!(
        (made.use_cases, made.archived, made.deleted),
        (60, listed.archived.len(), 2)
    );
    assert_eq!(listed.use_cases.len() + listed.archived.len(), 60);
    assert!(made.archived > 0);
    // As in workspaces of people, with what their use cases share.
    let per_use_case = (made.changes / 60, made.text / 60);
    assert!((60..100).contains(&per_use_case.0), "{per_use_case:?}");
    assert!(
        (7_000..14_000).contains(&per_use_case.1),
        "{per_use_case:?}"
    );
}

#[test]
fn a_file_that_is_there_stays_and_one_that_is_stopped_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.ninefold");
    let wish = Wish {
        use_cases: 3,
        seed: 1,
    };
    assert!(
        generate(&path, wish, &mut |done| done < 2)
            .unwrap()
            .is_none()
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::write(&path, "mine").unwrap();
    assert!(matches!(
        generate(&path, wish, &mut |_| true),
        Err(Error::Exists(_))
    ));
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    for use_cases in [0, MOST + 1] {
        let wish = Wish { use_cases, seed: 1 };
        let none = folder.path().join("none");
        assert!(matches!(
            generate(&none, wish, &mut |_| true),
            Err(Error::Invalid(_))
        ));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
