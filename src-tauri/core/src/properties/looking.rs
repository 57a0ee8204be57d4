//! All of a file is looked at beside whoever works with it: nothing that is not as it was written is shown as good before,
//! and nobody waits for it.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::World;
use super::beside::{FIELD, answers, as_now, contents, position, say};
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::origin::Origin;
use crate::store::{Listed, Store, while_examined};
use crate::workspace::{Examination, Finding, Who, Workspace};

/// A file at rest with two use cases, and what they are.
fn two() -> (World, [String; 2]) {
    let world = World::new();
    let mut workspace = world.create();
    let use_cases = ["said of the first", "said of the second"].map(|said| {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let use_case = place.use_case.unwrap();
        say(&mut workspace, &use_case, FIELD, said);
        use_case
    });
    drop(workspace);
    (world, use_cases)
}

fn damage(world: &World) {
    let mut bytes = fs::read(world.path()).unwrap();
    let at = position(&bytes, "said of the first");
    bytes[at] ^= 1;
    fs::write(world.path(), bytes).unwrap();
}

/// Begins to look, and stays in the midst of it until something is sent.
fn held(workspace: &Workspace) -> (mpsc::Sender<()>, thread::JoinHandle<Option<Finding>>) {
    let examination = workspace.examination().unwrap();
    let (begun, has_begun) = mpsc::channel();
    let (go_on, goes_on) = mpsc::channel::<()>();
    let looking = thread::spawn(move || {
        while_examined(move |_| {
            begun.send(()).unwrap();
            let _ = goes_on.recv_timeout(Duration::from_secs(20));
        });
        Examination::run(&examination)
    });
    has_begun.recv().unwrap();
    (go_on, looking)
}

#[test]
fn a_damaged_document_is_never_shown_and_found_by_and_by() {
    let (world, [first, second]) = two();
    damage(&world);
    let before = contents(&world);
    let mut workspace = world.open();
    let error = workspace.phase(&first, "ideation").unwrap_err();
    assert_eq!(error.code(), "damaged", "{error}");
    assert!(
        workspace
            .set_field(&first, &first, "title", Some("Mine"))
            .is_err()
    );
    assert_eq!(answers(&mut workspace, &second), ["said of the second"]);
    let found = workspace.examination().unwrap().run();
    assert_eq!(found, Some(Finding::Fault));
    let error = world.looked_through(workspace).unwrap_err();
    assert_eq!(error.code(), "damaged", "{error}");
    assert_eq!(before, contents(&world));
}

#[test]
fn what_was_saved_before_a_fault_was_found_stays_beside_the_file() {
    let (world, [_, second]) = two();
    damage(&world);
    let file = fs::read(world.path()).unwrap();
    let mut workspace = world.open();
    say(&mut workspace, &second, FIELD, "said since");
    let error = world.looked_through(workspace).unwrap_err();
    assert_eq!(error.code(), "damaged", "{error}");
    let now = fs::read(world.path()).unwrap();
    // But for the two bytes that say that there is a log, and what counts that they were written.
    let differ = file.iter().zip(&now).filter(|(was, is)| was != is);
    assert!(differ.count() <= 12 && file.len() == now.len());
    let log = fs::read(&crate::disk::files::companions(&world.path())[0]).unwrap();
    position(&log, "said since");
}

#[test]
fn an_index_that_lacks_a_change_hides_none() {
    let (world, use_cases) = two();
    let page: u32 = Connection::open(world.path())
        .unwrap()
        .query_row(
            "SELECT pageno FROM dbstat WHERE name = 'change_doc'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let mut bytes = fs::read(world.path()).unwrap();
    let whole = bytes.clone();
    let mut is_shown = |at: usize| {
        bytes.clone_from(&whole);
        bytes[at + 15] ^= 1;
        fs::write(world.path(), &bytes).unwrap();
        let workspace = world.open();
        let mut shown = use_cases
            .iter()
            .map(|id| workspace.phase(id, "ideation").is_ok());
        shown.all(|shown| shown)
    };
    // The last byte of a document in a key: that change of the use case is not found.
    let id: Id = use_cases[0].parse().unwrap();
    let index = (page as usize - 1) * 4096..page as usize * 4096;
    let mut keys: Vec<usize> = index.collect();
    keys.retain(|at| whole[*at..].starts_with(id.as_bytes()));
    assert!(keys.len() > 1);
    let all =
        |is_shown: &mut dyn FnMut(usize) -> bool| keys.iter().filter(|at| is_shown(**at)).count();
    let with = all(&mut is_shown);
    let without = mutant::without("a document has all its changes", || all(&mut is_shown));
    assert!(with == 0 && without > 0, "{with}, {without}");
}

#[test]
fn a_save_breaks_it_off_and_waits_for_nothing() {
    let (world, [first, _]) = two();
    let saved = |said: &str| {
        let mut workspace = world.open();
        let examination = workspace.examination().unwrap();
        let (begun, has_begun) = mpsc::channel();
        let looking = thread::spawn(move || {
            while_examined(move |connection| {
                begun.send(()).unwrap();
                // It has no end of its own.
                let endless = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";
                connection.query_row(endless, [], |_| Ok(())).unwrap_err();
            });
            examination.run()
        });
        has_begun.recv().unwrap();
        let began = Instant::now();
        let done = workspace.type_text(&first, &first, FIELD, said);
        (
            done.is_ok() && began.elapsed() < Duration::from_secs(3),
            looking,
            workspace,
        )
    };
    let (is_saved, looking, workspace) = saved("said meanwhile");
    assert!(is_saved);
    let sound = Some(Finding::Sound(Vec::new()));
    assert_eq!(looking.join().unwrap(), sound, "begun again, with the log");
    let mut workspace = workspace;
    workspace.settle().unwrap();
    drop(workspace);
    let (is_saved, looking, workspace) =
        mutant::without("a check gives way to a save", || saved("said later"));
    assert!(!is_saved);
    drop(workspace);
    assert_eq!(looking.join().unwrap(), None);
}

#[test]
fn with_a_log_saving_and_looking_go_on_beside_each_other() {
    let (world, [first, _]) = two();
    let mut workspace = world.open();
    say(&mut workspace, &first, FIELD, "said before");
    let (go_on, looking) = held(&workspace);
    say(&mut workspace, &first, FIELD, "said meanwhile");
    workspace.rest_after(Duration::ZERO).unwrap();
    let [log, ..] = crate::disk::files::companions(&world.path());
    assert!(log.exists(), "it was not broken off for that");
    // The process ends here: everything is there.
    let ended = as_now(&world);
    assert_eq!(answers(&mut ended.open(), &first), ["said meanwhile"]);
    drop(go_on);
    assert_eq!(looking.join().unwrap(), Some(Finding::Sound(Vec::new())));
    workspace.rest_after(Duration::ZERO).unwrap();
    assert!(!log.exists());
}

/// Names the file that the process is to work in which the next test kills.
const KILLED: &str = "NINEFOLD_KILLED";

#[test]
#[ignore = "the next one runs it, and kills it"]
fn saves_while_all_is_looked_at() {
    let path = env::var_os(KILLED).map(PathBuf::from).unwrap();
    let author = World::new().author.clone();
    let mut workspace = Workspace::open(&path, &author, Origin::system(), Path::new("")).unwrap();
    let use_case = workspace.use_cases().unwrap().use_cases.remove(0).id;
    say(&mut workspace, &use_case, FIELD, "the first begins the log");
    let (_go_on, _looking) = held(&workspace);
    for number in 0.. {
        let said = format!("said {number}");
        say(&mut workspace, &use_case, FIELD, &said);
        println!("\n{said}");
    }
}

#[test]
fn a_kill_while_all_is_looked_at_costs_nothing() {
    let (world, _) = two();
    let mut killed = Command::new(env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture"])
        .arg("properties::looking::saves_while_all_is_looked_at")
        .env(KILLED, world.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(killed.stdout.take().unwrap()).lines();
    let mut said = lines
        .map(Result::unwrap)
        .filter(|line| line.starts_with("said "));
    let last = said.nth(20).unwrap();
    killed.kill().unwrap();
    killed.wait().unwrap();
    // What it told until it was gone, too.
    let last = said.last().unwrap_or(last);
    let mut workspace = world.open();
    let use_case = workspace.use_cases().unwrap().use_cases.remove(0).id;
    let kept = workspace.wordings(&use_case, FIELD);
    assert!(kept.contains(&last), "{last}");
    assert!(world.looked_through(workspace).is_ok());
}

#[test]
fn whoever_closes_ends_it() {
    let (world, _) = two();
    let workspace = world.open();
    let (go_on, looking) = held(&workspace);
    drop(go_on);
    drop(workspace);
    let found = looking.join().unwrap();
    assert!(matches!(found, None | Some(Finding::Sound(_))));
    let other = world.open();
    let examination = other.examination().unwrap();
    drop(other);
    assert_eq!(examination.run(), None);
}

#[test]
fn links_that_lie_are_made_anew() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let who = Who::Named("Zoë Strauß".to_owned());
    workspace
        .add_stakeholder(&use_case, "ideation", &who)
        .unwrap();
    drop(workspace);
    let of = |workspace: &mut Workspace| workspace.caches();
    for altered in ["DELETE FROM link", "UPDATE link SET field = 'another'"] {
        let file = Connection::open(world.path()).unwrap();
        assert!(file.execute(altered, []).unwrap() > 0);
        drop(file);
        let mut workspace = world.looked_through(world.open()).unwrap();
        let (kept, made) = of(&mut workspace);
        assert_eq!(kept, made, "{altered}");
    }
}

/// The rows are as they were written, as it were: only the log knows better.
#[test]
fn figures_of_the_log_that_lie_are_made_anew() {
    for altered in ["stamp = stamp + 5", "misdated = 1"] {
        let (world, _) = two();
        let mut rows: Vec<Listed> = Store::open(&world.path(), Path::new(""), false)
            .unwrap()
            .listing()
            .unwrap();
        match altered {
            "misdated = 1" => rows[0].misdated = 1,
            _ => rows[0].stamp += 5,
        }
        crate::store::list(&Connection::open(world.path()).unwrap(), &rows[0]).unwrap();
        let workspace = world.open();
        let found = workspace.examination().unwrap().run();
        assert_eq!(found, Some(Finding::Fault), "{altered}");
        let mut workspace = world.looked_through(workspace).unwrap();
        let (kept, made) = workspace.caches();
        assert_eq!(kept, made, "{altered}");
    }
}
