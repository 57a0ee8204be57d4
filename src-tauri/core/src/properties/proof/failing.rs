//! Every call that touches the disk fails once, for every command: what is there is as before or as after, never between, words
//! say so, and work goes on.

mod closed;
mod commands;
mod every_command;

use std::fs;

use commands::{Command, Given, commands};
use ninefold_faults::{Fault, failing};

use super::{figure, times};
use crate::document::change::is_bookkeeping;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::origin::Origin;
use crate::properties::World;
use crate::properties::beside::{FIELD, OTHER, as_now, say};
use crate::properties::exchanging::copies;
use crate::store::check::check;
use crate::view::BundleScope;
use crate::workspace::Workspace;

/// What is there to be seen, in words, however it is numbered and whenever it was said: each field of each record, what is being
/// typed included. What the app sets up by itself before it does what was asked is none of it: built-in templates, and settings in
/// which nothing is set.
fn there(workspace: &Workspace) -> Vec<String> {
    let all = workspace.read_all().into_iter();
    let all = all.filter(|document| {
        let own = document.own();
        let is_built_in = own.is_some_and(|own| !own.text(field::BUILT_IN).is_empty());
        !is_built_in
    });
    let mut there: Vec<String> = all
        .flat_map(|document| {
            let records = document.records.values();
            let fields = records.flat_map(|record| {
                let fields = record.fields.iter();
                let fields = fields.filter(|(name, field)| {
                    document.kind() != kind::SETTINGS
                        || !is_bookkeeping(name)
                        || !field.value.is_null()
                });
                fields.map(|(name, field)| {
                    unnumbered(&format!("{} {name} {:?}", record.kind, field.value))
                })
            });
            fields.collect::<Vec<_>>()
        })
        .collect();
    there.sort_unstable();
    there
}

/// A text without what differs from one time to the next: identifiers, and times in milliseconds.
fn unnumbered(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_hexdigit() || c == '-';
    let parts = text.split_inclusive(|c| !is_part(c));
    let parts = parts.map(|part| {
        let number = part.trim_end_matches(|c| !is_part(c));
        let is_id = number.parse::<Id>().is_ok();
        let is_time = number.len() == 13 && number.bytes().all(|byte| byte.is_ascii_digit());
        match is_id || is_time {
            true => format!("…{}", &part[number.len()..]),
            false => part.to_owned(),
        }
    });
    parts.collect()
}

/// A closed workspace with two use cases, a bundle of a colleague beside it, and something to undo.
fn template() -> (World, String, String) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let other = copies[1].workspace.create_use_case().unwrap();
    drop(other);
    say(&mut copies[1].workspace, &use_case, OTHER, "by Ben");
    say(
        &mut copies[1].workspace,
        &use_case,
        FIELD,
        "said by Ben meanwhile",
    );
    let bundle = copies[1].sends(&BundleScope::Everything);
    let anna = copies.remove(0);
    let mut workspace = anna.workspace;
    let place = workspace.create_use_case().unwrap().place.unwrap();
    let other = place.use_case.unwrap();
    say(&mut workspace, &other, "title", "Another one");
    say(
        &mut workspace,
        &use_case,
        "answer/ideation/data",
        "Orders, daily",
    );
    say(&mut workspace, &use_case, FIELD, "said before");
    drop(workspace);
    let world = World::new();
    fs::copy(anna.world.path(), world.path()).unwrap();
    fs::copy(bundle, world.path().with_file_name("bundle")).unwrap();
    (world, use_case, other)
}

fn copy_of(template: &World) -> World {
    let world = as_now(template);
    let bundle = |world: &World| world.path().with_file_name("bundle");
    fs::copy(bundle(template), bundle(&world)).unwrap();
    world
}

/// A workspace in which all is done that comes before a command, at rest or with a log.
fn readied(world: &World, given: &Given<'_>, command: &Command, at_work: bool) -> Workspace {
    let mut workspace = world.open();
    if at_work {
        say(
            &mut workspace,
            given.use_case,
            "title",
            "Cart email, at work",
        );
    }
    (command.after)(&mut workspace, given)
        .unwrap_or_else(|error| panic!("before {}: {error}", command.name));
    if !at_work {
        workspace.rest().unwrap();
    }
    workspace
}

/// What is there before a command, and after it where nothing fails.
fn before_and_after(
    template: &(World, String, String),
    command: &Command,
    at_work: bool,
) -> (Vec<String>, Vec<String>) {
    let world = copy_of(&template.0);
    let given = Given::of(&world, &template.1, &template.2);
    let mut workspace = readied(&world, &given, command, at_work);
    let old = there(&workspace);
    (command.does)(&mut workspace, &given)
        .unwrap_or_else(|error| panic!("{}: {error}", command.name));
    (old, there(&workspace))
}

/// One command with one call that fails. Answers how many calls there were, and whether it failed.
fn one(
    template: &(World, String, String),
    command: &Command,
    (old, new): (&[String], &[String]),
    at_work: bool,
    at: usize,
    fault: Fault,
) -> (usize, bool) {
    let what = format!("{}, at work {at_work}, call {at}, {fault:?}", command.name);
    let world = copy_of(&template.0);
    let given = Given::of(&world, &template.1, &template.2);
    let mut workspace = readied(&world, &given, command, at_work);
    let folder = world.path().parent().unwrap().to_owned();
    let (done, calls) = failing(&folder, at, fault, || {
        (command.does)(&mut workspace, &given)
    });
    let is_one = |found: &[String]| found == old || found == new;
    if let Err(error) = &done {
        let told = error.to_string();
        assert!(told.ends_with('.') && told.len() > 20, "{what}: {told}");
    }
    // As a crash right then leaves it.
    let crashed = copy_of(&world);
    let open = Workspace::open(
        &crashed.path(),
        &world.author,
        world.origin(),
        &crashed.backups(),
    )
    .unwrap_or_else(|error| panic!("{what}: after a crash: {error}"));
    let found = there(&open);
    assert!(
        is_one(&found),
        "{what}: after a crash {}",
        between(&found, old, new)
    );
    drop(open);
    let found = there(&workspace);
    match &done {
        Ok(()) => assert_eq!(found, *new, "{what}: was said to be done"),
        Err(_) => assert!(is_one(&found), "{what}: {}", between(&found, old, new)),
    }
    // The cable is in again.
    let goes_on = workspace
        .type_text(given.use_case, given.use_case, "title", "It goes on")
        .and_then(|_| workspace.settle());
    assert!(goes_on.is_ok(), "{what}: {goes_on:?}, after {done:?}");
    drop(workspace);
    let report = check(&world.path()).unwrap();
    assert!(report.is_sound(), "{what}: {:?}", report.findings);
    let open = world.open();
    let is_title = |line: &&String| !line.starts_with("use-case title ");
    let untitled = |lines: &[String]| Vec::from_iter(lines.iter().filter(is_title).cloned());
    let found = there(&open);
    let goes_on = found.iter().filter(|line| line.contains("It goes on"));
    assert_eq!(goes_on.count(), 1, "{what}");
    let (found, old, new) = (untitled(&found), untitled(old), untitled(new));
    match &done {
        Ok(()) => assert_eq!(found, new, "{what}: when opened again"),
        Err(_) => assert!(
            found == old || found == new,
            "{what}: when opened again: {}",
            between(&found, &old, &new)
        ),
    }
    (calls, done.is_err())
}

/// What is neither as before nor as after.
fn between(found: &[String], old: &[String], new: &[String]) -> String {
    let only = |one: &[String], other: &[String]| {
        let only = one.iter().filter(|line| !other.contains(line));
        Vec::from_iter(only.cloned())
    };
    format!(
        "is between: beside what was there {:?}, without {:?}; and of what should be there without {:?}",
        only(found, old),
        only(old, found),
        only(new, found)
    )
}

#[test]
fn every_call_of_the_system_fails_in_its_turn_and_the_state_is_old_or_new() {
    let all = [Fault::Once, Fault::Gone, Fault::Full];
    let (step, kinds) = match times(0, 53) {
        0 => (53, 1),
        times => (53 / times, 3),
    };
    let template = template();
    let (mut cases, mut failed, mut begins) = (0, 0, 0);
    let mut faults = Vec::new();
    for command in commands() {
        for at_work in [false, true] {
            let (old, new) = before_and_after(&template, command, at_work);
            for _ in 0..kinds {
                // Another one each time, so that a short run sees all sorts.
                begins += 1;
                let fault = all[begins % all.len()];
                let mut at = 1 + begins % step;
                loop {
                    let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                        one(&template, command, (&old, &new), at_work, at, fault)
                    }));
                    let (calls, has_failed) = match tried {
                        Ok(tried) => tried,
                        // A case that fails at every call would go on for ever.
                        Err(_) if at > 1_000 => break,
                        Err(payload) => {
                            faults.push(
                                payload
                                    .downcast_ref::<String>()
                                    .cloned()
                                    .unwrap_or_default(),
                            );
                            (at, true)
                        }
                    };
                    if calls < at {
                        break;
                    }
                    (cases, failed) = (cases + 1, failed + usize::from(has_failed));
                    at += step;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
    figure(
        "every I/O error",
        &format!(
            "{} commands, {cases} calls failed in their turn, {failed} refusals in words, 0 states between old and new",
            commands().count()
        ),
    );
}

/// Every call of one command fails in its turn. Answers how many refusals there were.
fn every_call(name: &str, at_work: bool, fault: Fault) -> usize {
    let template = template();
    let command = commands().find(|command| command.name == name).unwrap();
    let (old, new) = before_and_after(&template, command, at_work);
    let (mut at, mut failed) = (1, 0);
    loop {
        let (calls, has_failed) = one(&template, command, (&old, &new), at_work, at, fault);
        if calls < at {
            return failed;
        }
        failed += usize::from(has_failed);
        at += 1;
    }
}

/// A row that can't be compared with what is there is no bad row, which would be left out: nothing is imported.
#[test]
fn a_spreadsheet_is_refused_where_what_it_meets_cannot_be_read() {
    assert!(every_call("an import of a spreadsheet", false, Fault::Gone) > 10);
}

/// What the disk called failed may be in the log all the same: then it is done after a crash, and nothing is missing.
#[test]
fn an_import_that_could_not_be_taken_back_is_not_missed_after_a_crash() {
    assert!(every_call("an import that is taken back", true, Fault::Once) > 10);
}

#[test]
fn opening_and_closing_stand_every_call_that_fails() {
    let step = if times(0, 1) > 0 { 1 } else { 9 };
    let (template, use_case, _) = template();
    let left = {
        let world = copy_of(&template);
        let mut workspace = world.open();
        say(&mut workspace, &use_case, FIELD, "said in the log");
        workspace
            .type_text(&use_case, &use_case, OTHER, "being typed")
            .unwrap();
        as_now(&world)
    };
    let mut cases = 0;
    let mut refused = 0;
    for fault in [Fault::Once, Fault::Gone, Fault::Full] {
        let mut at = 1;
        loop {
            let world = as_now(&left);
            let folder = world.path().parent().unwrap().to_owned();
            let origin: Origin = world.origin();
            let (opened, calls) = failing(&folder, at, fault, || {
                let open = Workspace::open(&world.path(), &world.author, origin, &world.backups());
                open.map(drop)
            });
            if let Err(error) = &opened {
                let told = error.to_string();
                assert!(
                    told.ends_with('.') && told.len() > 20,
                    "{at} {fault:?}: {told}"
                );
                refused += 1;
            }
            let open = world.open();
            let texts = [FIELD, OTHER].map(|field| open.shows(&use_case, field).unwrap());
            assert_eq!(texts, ["said in the log", "being typed"], "{at} {fault:?}");
            if calls < at {
                break;
            }
            cases += 1;
            at += step;
        }
    }
    figure(
        "every I/O error",
        &format!(
            "opening after a crash and closing: {cases} calls failed in their turn, {refused} refusals in words, 0 lost"
        ),
    );
}
