//! Every call that touches the disk fails once, for every command: what is there is as before or as after, never between, words
//! say so, and work goes on.

use std::fs;

use ninefold_faults::{Fault, failing};

use super::{figure, times};
use crate::document::origin::Origin;
use crate::error::Error;
use crate::picture::tests::png;
use crate::properties::World;
use crate::properties::beside::{FIELD, OTHER, as_now, say};
use crate::properties::exchanging::copies;
use crate::store::check::check;
use crate::view::{BundleScope, BundleWish};
use crate::workspace::{NewDesign, Who, Workspace};

/// What a command works on.
struct Given<'a> {
    world: &'a World,
    use_case: &'a str,
    /// Another use case.
    other: &'a str,
}

/// A command by its name.
type Command = (
    &'static str,
    fn(&mut Workspace, &Given<'_>) -> Result<(), Error>,
);

const SCORE: &str = "score/ideation/customer-value";

/// Every way in which a workspace is changed, moved and kept.
const COMMANDS: &[Command] = &[
    ("typing", |workspace, given| {
        workspace
            .type_text(given.use_case, given.use_case, FIELD, "typed")
            .map(drop)
    }),
    ("an answer that is typed to its end", |workspace, given| {
        workspace.type_text(given.use_case, given.use_case, OTHER, "typed to its end")?;
        workspace.settle()
    }),
    ("a score", |workspace, given| {
        workspace
            .set_score(given.use_case, SCORE, Some(4))
            .map(drop)
    }),
    ("a new use case", |workspace, _| {
        workspace.create_use_case().map(drop)
    }),
    ("a copy of a use case", |workspace, given| {
        workspace.duplicate_use_case(given.use_case).map(drop)
    }),
    ("a deletion", |workspace, given| {
        workspace.delete_use_case(given.other).map(drop)
    }),
    ("a new integration", |workspace, _| {
        workspace
            .add_document("integration", "Order feed")
            .map(drop)
    }),
    ("a stakeholder", |workspace, given| {
        let who = Who::New("Dora".to_owned());
        workspace
            .add_stakeholder(given.use_case, "ideation", &who)
            .map(drop)
    }),
    ("a step", |workspace, given| {
        workspace.add_row(given.use_case, "step", None).map(drop)
    }),
    ("a design", |workspace, given| {
        let design = NewDesign::new("home.png".to_owned(), Ok(png(9, 9, 1)));
        workspace
            .add_designs(given.use_case, vec![design])
            .map(drop)
    }),
    ("undo", |workspace, _| workspace.undo().map(drop)),
    ("an import", |workspace, given| {
        let bundle = given.world.path().with_file_name("bundle");
        workspace.import(&bundle, None).map(drop)
    }),
    ("the look at an import", |workspace, given| {
        let bundle = given.world.path().with_file_name("bundle");
        workspace.preview_import(&bundle, None).map(drop)
    }),
    ("a bundle", |workspace, _| {
        let wish = BundleWish {
            scope: BundleScope::Everything,
            without_people: false,
        };
        workspace.bundle(&wish).map(drop)
    }),
    ("rest", |workspace, _| workspace.rest()),
    ("a backup", |workspace, given| {
        let keeping = workspace.safekeeping(&given.world.backups())?;
        keeping.map_or(Ok(()), |keeping| keeping.make().map(drop))
    }),
    ("a saved copy", |workspace, given| {
        workspace.save_copy(&given.world.path().with_file_name("Copy.ninefold"))
    }),
];

/// What is there to be seen: as many changes, documents and pictures, and these texts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct There {
    documents: usize,
    texts: Vec<Option<String>>,
    score: String,
}

fn there(workspace: &mut Workspace, given: &Given<'_>) -> There {
    let shown = |field| workspace.shows(given.use_case, field);
    let texts = vec![
        shown(FIELD),
        shown(OTHER),
        workspace.shows(given.other, "title"),
    ];
    let page = workspace.phase(given.use_case, "ideation").unwrap();
    let rows = (
        page.stakeholders.len(),
        workspace.scoping(given.use_case).unwrap(),
    );
    let documents = workspace.all_folded();
    There {
        documents: documents.len(),
        texts,
        score: format!(
            "{} {} {} {}",
            page.scoring.dimensions[0].score.map_or(0, u32::from),
            rows.0,
            rows.1.steps.len(),
            rows.1.designs.len()
        ),
    }
}

/// A closed workspace with two use cases, a bundle of a colleague beside it, and something to undo.
fn template() -> (World, String, String) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let other = copies[1].workspace.create_use_case().unwrap();
    drop(other);
    say(&mut copies[1].workspace, &use_case, OTHER, "by Ben");
    let bundle = copies[1].sends(&BundleScope::Everything);
    let anna = copies.remove(0);
    let mut workspace = anna.workspace;
    let place = workspace.create_use_case().unwrap().place.unwrap();
    let other = place.use_case.unwrap();
    say(&mut workspace, &other, "title", "Another one");
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

/// What is there before a command, and after it where nothing fails.
fn before_and_after(template: &(World, String, String), command: &Command) -> (There, There) {
    let world = copy_of(&template.0);
    let given = Given {
        world: &world,
        use_case: &template.1,
        other: &template.2,
    };
    let mut workspace = world.open();
    let old = there(&mut workspace, &given);
    command.1(&mut workspace, &given).unwrap();
    (old, there(&mut workspace, &given))
}

/// One command with one call that fails. Answers how many calls there were, and whether it failed.
fn one(
    template: &(World, String, String),
    command: &Command,
    (old, new): (&There, &There),
    at_work: bool,
    at: usize,
    fault: Fault,
) -> (usize, bool) {
    let (name, does) = command;
    let what = format!("{name}, at work {at_work}, call {at}, {fault:?}");
    let world = copy_of(&template.0);
    let given = Given {
        world: &world,
        use_case: &template.1,
        other: &template.2,
    };
    let mut workspace = world.open();
    if at_work {
        say(
            &mut workspace,
            given.use_case,
            "title",
            "Cart email, at work",
        );
    }
    let folder = world.path().parent().unwrap().to_owned();
    let (done, calls) = failing(&folder, at, fault, || does(&mut workspace, &given));
    let is_one = |found: &There| found == old || found == new;
    if let Err(error) = &done {
        let told = error.to_string();
        assert!(told.ends_with('.') && told.len() > 20, "{what}: {told}");
    }
    // As a crash right then leaves it.
    let crashed = copy_of(&world);
    let mut open = Workspace::open(
        &crashed.path(),
        &world.author,
        world.origin(),
        &crashed.backups(),
    )
    .unwrap_or_else(|error| panic!("{what}: after a crash: {error}"));
    let found = there(&mut open, &given);
    assert!(
        is_one(&found),
        "{what}: after a crash {found:?} is between {old:?} and {new:?}"
    );
    drop(open);
    let found = there(&mut workspace, &given);
    match &done {
        Ok(()) => assert_eq!(found, *new, "{what}: was said to be done"),
        Err(_) => assert!(
            is_one(&found),
            "{what}: {found:?} is between {old:?} and {new:?}"
        ),
    }
    // The cable is in again.
    let goes_on = workspace
        .type_text(given.use_case, given.use_case, "title", "It goes on")
        .and_then(|_| workspace.settle());
    assert!(goes_on.is_ok(), "{what}: {goes_on:?}, after {done:?}");
    drop(workspace);
    let report = check(&world.path()).unwrap();
    assert!(report.is_sound(), "{what}: {:?}", report.findings);
    let mut open = world.open();
    assert_eq!(
        open.shows(given.use_case, "title").as_deref(),
        Some("It goes on"),
        "{what}"
    );
    let found = there(&mut open, &given);
    match &done {
        Ok(()) => assert_eq!(found, *new, "{what}: when opened again"),
        Err(_) => assert!(is_one(&found), "{what}: when opened again: {found:?}"),
    }
    (calls, done.is_err())
}

#[test]
fn every_call_of_the_system_fails_in_its_turn_and_the_state_is_old_or_new() {
    let step = if times(0, 1) > 0 { 1 } else { 19 };
    let template = template();
    let (mut cases, mut failed, mut begins) = (0, 0, 0);
    let mut faults = Vec::new();
    for command in COMMANDS {
        let (old, new) = before_and_after(&template, command);
        for at_work in [false, true] {
            for fault in [Fault::Once, Fault::Gone, Fault::Full] {
                // Another one each time, so that a short run sees all sorts.
                begins += 1;
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
            COMMANDS.len()
        ),
    );
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
