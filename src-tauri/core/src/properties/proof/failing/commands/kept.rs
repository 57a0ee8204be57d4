//! What is looked at, agreed on and taken back, what comes from elsewhere and goes there, and what becomes of the file.

use std::fs;
use std::time::Duration;

use super::{Command, Given, PHASE, SCORE, after, command, everything};
use crate::document::id::Id;
use crate::document::origin::Author;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::framework::scoping::measure::Measure;
use crate::properties::beside::FIELD;
use crate::spreadsheet::Spreadsheet;
use crate::store::{Passphrases, Shelf};
use crate::view::{
    Covering, Decision, ExportOptions, Extent, Format, HandOver, HistoryFilter, HistoryOf, Point,
    Scope, SheetMapping,
};
use crate::workspace::{Entry, Finding, NewBaseline, Workspace};

pub(super) const COMMANDS: &[Command] = &[
    after(suspect, "a look at what changed", |workspace, given| {
        let suspect = workspace.overview(given.use_case)?.suspects.remove(0);
        workspace
            .look(given.use_case, &suspect.document, &suspect.seen)
            .map(drop)
    }),
    command("a baseline", |workspace, _| agree(workspace)),
    after(
        |workspace, given| {
            agree(workspace)?;
            let score = Spot::of(given.use_case, SCORE)?;
            workspace.enter(&score, Entry::Score(2)).map(drop)
        },
        "a baseline that is brought back",
        |workspace, _| {
            let baseline = workspace.baselines()?.baselines.remove(0);
            workspace.restore_baseline(&baseline.id, &[]).map(drop)
        },
    ),
    after(scored_twice, "what was before", |workspace, given| {
        let of = HistoryOf::Document {
            document: given.use_case.to_owned(),
        };
        let history = workspace.history(&of, &HistoryFilter::default())?;
        let before = history.steps.get(1).ok_or(Error::Unknown("change"))?;
        let point = Point::Moment {
            moment: before.moment,
        };
        workspace
            .bring_back(given.use_case, &Extent::All, &point)
            .map(drop)
    }),
    command("undo", |workspace, _| workspace.undo().map(drop)),
    after(
        |workspace, given| {
            scored_twice(workspace, given)?;
            workspace.undo().map(drop)
        },
        "redo",
        |workspace, _| workspace.redo().map(drop),
    ),
    command("an import", |workspace, given| {
        workspace.import(&given.bundle(), None).map(drop)
    }),
    command("several imports", |workspace, given| {
        workspace
            .import_all(&[&given.bundle()], &Passphrases::default())
            .map(drop)
    }),
    command("the look at an import", |workspace, given| {
        workspace.preview_import(&given.bundle(), None).map(drop)
    }),
    command("the look at several", |workspace, given| {
        workspace
            .preview_imports(&[&given.bundle()], &Passphrases::default())
            .map(drop)
    }),
    after(
        |workspace, given| workspace.import(&given.bundle(), None).map(drop),
        "an import that is taken back",
        |workspace, _| workspace.take_back_import().map(drop),
    ),
    after(
        |workspace, given| workspace.import(&given.bundle(), None).map(drop),
        "a decision between two versions",
        |workspace, given| {
            let spot = Spot::of(given.use_case, FIELD)?;
            let text = "Both of us.".to_owned();
            workspace.decide(&spot, &Decision::Text { text }).map(drop)
        },
    ),
    command("an import of a spreadsheet", |workspace, _| {
        let table = b"title,owner\nFirst,Mara Lind\nSecond,Cem Kaya\n";
        let table = Spreadsheet::read("a.csv", table.to_vec())?;
        let mapping = SheetMapping {
            has_header: true,
            fields: ["title", "req/owner"].map(str::to_owned).to_vec(),
        };
        workspace
            .import_sheet(&table, &mapping, &mut |_| true)
            .map(drop)
    }),
    command("a bundle", |workspace, _| {
        workspace.bundle(&everything()).map(drop)
    }),
    command("an export", |workspace, given| {
        let scope = Scope::UseCases {
            use_cases: vec![given.use_case.to_owned()],
        };
        workspace.preview(&scope, &ExportOptions::default())?;
        workspace
            .export(&scope, Format::Markdown, &ExportOptions::default())
            .map(drop)
    }),
    command("what other tools take in", |workspace, given| {
        let scope = Scope::UseCases {
            use_cases: vec![given.use_case.to_owned()],
        };
        workspace
            .hand_over(&scope, HandOver::Jira, &ExportOptions::default())
            .map(drop)
    }),
    command("a shared folder", |workspace, given| {
        let folder = given.beside("shared");
        fs::create_dir_all(&folder).map_err(|error| Error::file(&folder, "written", error))?;
        let mut sharing = workspace.sharing(&folder, "Anna's")?;
        let reader = workspace.reader();
        sharing.give(&reader)?;
        sharing.look(&reader).map(drop)
    }),
    command("rest", |workspace, _| workspace.rest()),
    command("rest after a while", |workspace, _| {
        workspace.rest_after(Duration::ZERO)
    }),
    command("a look at where the file is", |workspace, _| {
        workspace.check_place()
    }),
    command("a check", |workspace, given| {
        let shelf = Shelf::of(&given.world.backups(), &given.world.path(), "");
        let check = workspace.check(vec![shelf])?;
        check.map_or(Ok(()), |check| check.run(|_| true).map(drop))
    }),
    command("a look at all of the file", |workspace, _| match workspace
        .examination()
        .and_then(|all| all.run())
    {
        Some(Finding::Sound(notices)) => workspace.examined(notices),
        _ => Ok(()),
    }),
    command("somebody else at the screen", |workspace, given| {
        let ben = Author {
            id: Id::from_bytes([0xB8; 16]),
            name: "Ben".to_owned(),
        };
        // Whoever goes on here is who was there before.
        workspace
            .set_author(&ben)
            .and_then(|()| workspace.set_author(&given.world.author))
    }),
    command("a backup", |workspace, given| {
        let keeping = workspace.safekeeping(&given.world.backups())?;
        keeping.map_or(Ok(()), |keeping| keeping.make().map(drop))
    }),
    command("a saved copy", |workspace, given| {
        workspace.save_copy(&given.beside("Copy.ninefold"))
    }),
];

fn scored_twice(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    let score = Spot::of(given.use_case, SCORE)?;
    workspace.enter(&score, Entry::Score(3))?;
    workspace.enter(&score, Entry::Score(5)).map(drop)
}

/// The target that the use case rests on is another since it was agreed on.
fn suspect(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    let done = workspace.add_document("metric", "Conversion rate")?;
    let metric = done.place.and_then(|place| place.document);
    let metric = metric.ok_or(Error::Unknown("metric"))?;
    let aim = |value: &str| {
        Entry::Measure(Measure {
            value: value.to_owned(),
            ..Measure::default()
        })
    };
    let target = Spot::of(&metric, "target")?;
    workspace.enter(&target, aim("2"))?;
    let stands = Spot::of(given.use_case, &format!("metric/{metric}"))?;
    workspace.enter(&stands, Entry::Tick(true))?;
    workspace.decide_phase(given.use_case, PHASE, "go")?;
    workspace.enter(&target, aim("3")).map(drop)
}

fn agree(workspace: &mut Workspace) -> Result<(), Error> {
    workspace.settle()?;
    let covered = workspace.cover(&Covering::Everything, |_, _| {})?;
    let new = NewBaseline {
        name: "Agreed".to_owned(),
        ..NewBaseline::default()
    };
    workspace.set_baseline(&new, covered).map(drop)
}
