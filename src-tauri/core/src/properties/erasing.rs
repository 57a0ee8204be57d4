//! A person who is erased is nowhere any more: not in state, history or draft, not in the bytes of the file or of anything that
//! is written from then on; and does not come back.

use std::fs;
use std::path::{Path, PathBuf};

use super::World;
use super::beside::{FIELD, OTHER, answers, as_now, say};
use super::exchanging::copies;
use super::points::ALL;
use crate::document::mutant::without;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::store::SWEEPING;
use crate::store::check::check;
use crate::use_case::entry::{Entry, Who};
use crate::view::{
    BundleScope, ErasureWish, ExportOptions, Format, HistoryFilter, HistoryOf, Scope,
};
use crate::workspace::{Passphrases, Shelf, Workspace};

pub(super) const NAME: &str = "Zaphira Quell";
const FIRST_NAME: &str = "Zaphira Old";
const MAIL: &str = "zaphira@quell.example";

/// What nothing may hold afterwards.
const TRACES: [&str; 4] = ["Zaphira", "zaphira", "quell.example", "Quell"];

pub(super) fn wish(person: &str) -> ErasureWish {
    ErasureWish {
        person: person.to_owned(),
        also: vec!["Zaphira".to_owned()],
        kept: Vec::new(),
    }
}

fn enter(workspace: &mut Workspace, document: &str, field: &str, text: &str) {
    let spot = Spot::of(document, field).unwrap();
    workspace
        .enter(&spot, Entry::Text(text.to_owned()))
        .unwrap();
}

/// A workspace in which somebody is a stakeholder with a history, and is mentioned in texts old and new.
pub(super) fn with_person(workspace: &mut Workspace, use_case: &str) -> String {
    let phase = workspace.phase_keys(use_case).remove(0);
    let who = Who::New(FIRST_NAME.to_owned());
    workspace.add_stakeholder(use_case, &phase, &who).unwrap();
    let person = workspace.people().unwrap().people;
    let person = person.iter().find(|one| one.name == FIRST_NAME).unwrap();
    let id = person.id.clone();
    enter(workspace, &id, "name", NAME);
    enter(workspace, &id, "email", MAIL);
    say(workspace, use_case, FIELD, &format!("Ask {NAME} about it"));
    say(
        workspace,
        use_case,
        FIELD,
        &format!("Ask **zaphira  quell** ({MAIL}) again"),
    );
    say(workspace, use_case, OTHER, &format!("{NAME} said so"));
    say(workspace, use_case, OTHER, "nobody said so");
    id
}

impl Workspace {
    pub(super) fn phase_keys(&self, use_case: &str) -> Vec<String> {
        let framework = self.framework(use_case).unwrap();
        framework
            .phases
            .iter()
            .map(|phase| phase.key.clone())
            .collect()
    }
}

pub(super) fn traces_in(bytes: &[u8]) -> Vec<&'static str> {
    let found = |trace: &&&str| {
        bytes
            .windows(trace.len())
            .any(|part| part == trace.as_bytes())
    };
    TRACES.iter().filter(found).copied().collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let all = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => files(&path),
        path => vec![path],
    });
    all.collect()
}

/// Every file below a folder, with what of the person is in its bytes.
fn remains(world: &World) -> Vec<(PathBuf, Vec<&'static str>)> {
    let folder = world.path().parent().unwrap().to_owned();
    let all = files(&folder).into_iter();
    let read = all.map(|path| {
        let traces = traces_in(&fs::read(&path).unwrap());
        (path, traces)
    });
    read.filter(|(_, traces)| !traces.is_empty()).collect()
}

#[test]
fn who_is_erased_is_in_no_byte_of_what_is_kept_and_written() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let person = with_person(&mut workspace, &use_case);
    workspace
        .safekeeping(&world.backups())
        .unwrap()
        .unwrap()
        .make()
        .unwrap();
    world.pass(2_000);
    // As it was kept before a restore, with its log and what was being typed.
    workspace
        .type_text(&use_case, &use_case, FIELD, &format!("typing {NAME}"))
        .unwrap();
    let shelf = Shelf::of(&world.backups(), &world.path(), "");
    let before = shelf
        .folder()
        .join("Test (before restore 2023-11-14 22.13.20+0000).ninefold");
    for end in ["", "-wal"] {
        let with = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        fs::copy(with(&world.path()), with(&before)).unwrap();
    }
    assert!(remains(&world).len() >= 3, "{:?}", remains(&world));

    let held = workspace.held(&person, &[]).unwrap();
    assert_eq!(held.own.len(), 2, "{held:?}");
    assert!(held.own[0].said.contains(FIRST_NAME), "{held:?}");
    assert_eq!(held.roles.len(), 1);
    assert_eq!(held.mentions.len(), 2, "{held:?}");
    let done = workspace.erase_person(&wish(&person)).unwrap();
    assert_eq!(done.undo.undo, None, "what was before is not undone");
    workspace.rest().unwrap();
    let rewritten = |workspace: &mut Workspace| {
        let keeping = workspace.safekeeping(&world.backups()).unwrap().unwrap();
        keeping.rewrite(None)
    };
    let none = without("backups are rewritten", || rewritten(&mut workspace));
    assert_eq!(
        (none.files, remains(&world).len()),
        (0, 2),
        "{:?}",
        remains(&world)
    );
    let told = rewritten(&mut workspace);
    assert_eq!((told.files, told.problems.len()), (2, 0), "{told:?}");
    assert_eq!(rewritten(&mut workspace).files, 0, "once is enough");
    assert_eq!(remains(&world), []);
    assert!(shelf.backups().iter().all(|backup| backup.holds.is_ok()));

    // What reads it finds nothing, and nothing amiss.
    assert_eq!(
        answers(&mut workspace, &use_case),
        ["typing a person", "nobody said so"]
    );
    assert!(check(&world.path()).unwrap().is_sound());
    let rows = workspace.people().unwrap().people;
    assert!(rows.iter().all(|row| row.id != person));
    assert_eq!(
        workspace.name_of(person.parse().unwrap()).unwrap(),
        "Erased person"
    );
    let all = ExportOptions::default();
    let scope = Scope::UseCases {
        use_cases: vec![use_case.clone()],
    };
    for format in [Format::Markdown, Format::Html] {
        let export = workspace.export(&scope, format, &all).unwrap();
        assert_eq!(traces_in(&export.bytes), [""; 0]);
    }
    let of = HistoryOf::Workspace;
    let filter = HistoryFilter {
        every: true,
        ..HistoryFilter::default()
    };
    let history = format!("{:?}", workspace.history(&of, &filter).unwrap());
    assert_eq!(traces_in(history.as_bytes()), [""; 0]);
    let told = workspace.people_screen("", &ALL).unwrap().erased;
    assert_eq!(told.len(), 1, "{told:?}");
    drop(workspace);
    let mut workspace = world.open();
    assert!(workspace.info().notices.is_empty());
    assert_eq!(workspace.undo_state().undo, None);
    let (kept, refilled) = workspace.caches();
    assert_eq!(kept, refilled);
}

#[test]
fn who_is_erased_does_not_come_back_with_a_restore_or_a_copy_or_a_bundle() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let person = with_person(&mut copies[0].workspace, &use_case);
    let before = copies[0].sends(&BundleScope::Everything);
    copies[1].workspace.import(&before, None).unwrap();
    let copy = as_now(&copies[0].world);
    // Ben writes more of the person, whom Anna erases meanwhile.
    enter(&mut copies[1].workspace, &person, "role", "Zaphira's role");
    copies[0].workspace.erase_person(&wish(&person)).unwrap();
    let anna = &mut copies[0].workspace;
    for from in [before.clone(), copy.path()] {
        let (told, _) = anna.import(&from, None).unwrap();
        assert_eq!((told.changes, told.conflicts), (0, 0), "{told:?}");
    }
    let bens = copies[1].sends(&BundleScope::Everything);
    let other = as_now(&copies[0].world);
    let mut opened = other.open();
    let back = without("what is erased is blanked on arrival", || {
        opened.import(&bens, None).unwrap();
        format!("{:?}", opened.folds(&person).1)
    });
    assert!(
        !traces_in(back.as_bytes()).is_empty(),
        "else nothing has to be blanked"
    );
    let anna = &mut copies[0].workspace;
    let (told, _) = anna.import(&bens, None).unwrap();
    assert!(told.changes > 0);
    let said = format!("{:?}", anna.folds(&person).1);
    assert_eq!(traces_in(said.as_bytes()), [""; 0]);

    // Told what is erased, Ben decides.
    let annas = copies[0].sends(&BundleScope::Everything);
    assert_eq!(traces_in(&unpacked(&annas)), [""; 0]);
    let ben = &mut copies[1];
    let told = ben.workspace.preview_import(&annas, None).unwrap();
    assert_eq!(told.erased.len(), 3, "{told:?}");
    assert!(told.erased[0].starts_with(NAME), "{told:?}");
    ben.workspace.import(&annas, None).unwrap();
    let named = ben.workspace.name_of(person.parse().unwrap()).unwrap();
    assert_eq!(named, NAME, "nothing is erased unasked");
    ben.workspace
        .erase_as_in(&[&annas], &Passphrases::default())
        .unwrap();
    ben.workspace.rest().unwrap();
    let told = ben.workspace.preview_import(&annas, None).unwrap();
    assert_eq!((told.changes, told.erased.len()), (0, 0));
    assert_eq!(copies[0].documents(), copies[1].documents());
    let bytes = fs::read(copies[1].world.path()).unwrap();
    assert_eq!(traces_in(&bytes), [""; 0]);

    // A file from before takes the place of the present one.
    let world = World::new();
    let shelf = Shelf::of(&world.backups(), &copies[0].world.path(), "");
    let path = copies[0].world.path();
    let other = World::new().create();
    drop(std::mem::replace(&mut copies[0].workspace, other));
    let restore = || {
        let origin = world.origin();
        Workspace::restore(&path, &copy.path(), &shelf, &origin).unwrap();
        traces_in(&fs::read(&path).unwrap())
    };
    assert_eq!(restore(), [""; 0]);
    let back = without("what is erased outlives a restore", restore);
    assert!(!back.is_empty());
}

#[test]
fn an_erasure_that_is_broken_off_goes_on_at_the_next_opening() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let person = with_person(&mut workspace, &use_case);
    SWEEPING.set(true);
    workspace.erase_person(&wish(&person)).unwrap();
    // Killed there.
    let killed = as_now(&world);
    assert!(!remains(&killed).is_empty(), "else nothing has to go on");
    let mut opened = killed.open();
    let opened_notices = opened.info().notices;
    assert_eq!(opened_notices, [""; 0]);
    opened.rest().unwrap();
    assert_eq!(remains(&killed), []);
    assert_eq!(
        answers(&mut opened, &use_case),
        ["Ask **a person** (a person) again", "nobody said so"]
    );
}

#[test]
fn who_writes_here_is_not_erased_here_and_texts_can_stay() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let person = with_person(&mut workspace, &use_case);
    let refused = workspace.erase_person(&wish(&world.author.id.to_string()));
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    let held = workspace.held(&person, &[]).unwrap();
    let kept: Vec<String> = held
        .mentions
        .iter()
        .map(|mention| mention.key.clone())
        .collect();
    let kept = ErasureWish {
        kept,
        ..wish(&person)
    };
    workspace.erase_person(&kept).unwrap();
    let said = answers(&mut workspace, &use_case);
    assert_eq!(said[0], format!("Ask **zaphira  quell** ({MAIL}) again"));
    assert!(matches!(
        workspace.held(&person, &[]),
        Err(Error::Unknown(_))
    ));
    let again = workspace.erase_person(&kept);
    assert!(matches!(again, Err(Error::Unknown(_))), "{again:?}");
}

#[test]
fn who_is_erased_elsewhere_and_goes_on_writing_is_somebody_new() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    let bens = copies[1].sends(&BundleScope::Everything);
    let anna = &mut copies[0].workspace;
    anna.import(&bens, None).unwrap();
    let ben = anna.people_named("Ben").unwrap().remove(0).id;
    anna.erase_person(&wish(&ben)).unwrap();
    assert_eq!(anna.correspondents().unwrap()[0].name, "Erased person");
    let annas = copies[0].sends(&BundleScope::New {
        person: ben.clone(),
    });
    let workspace = &mut copies[1].workspace;
    workspace
        .erase_as_in(&[&annas], &Passphrases::default())
        .unwrap();
    assert_eq!(
        workspace.name_of(ben.parse().unwrap()).unwrap(),
        "Erased person"
    );
    say(workspace, &use_case, FIELD, "by Ben again");
    let now = workspace.people_named("Ben").unwrap().remove(0).id;
    assert_ne!(now, ben);
    let told = workspace.undo().unwrap().notice.unwrap();
    assert!(told.starts_with("Undone"), "{told}");
    drop(std::mem::replace(workspace, World::new().create()));
    let again = copies[1].world.open();
    assert_eq!(again.people_named("Ben").unwrap().remove(0).id, now);
}

pub(super) fn unpacked(bundle: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let file = fs::File::open(bundle).unwrap();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(file), &mut bytes).unwrap();
    bytes
}
