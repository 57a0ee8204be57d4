//! Every way in which a workspace is changed, moved and kept, a row each.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::origin::Author;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::framework::scoping::measure::Measure;
use crate::picture::tests::png;
use crate::portfolio::Weighing;
use crate::properties::World;
use crate::properties::beside::{FIELD, OTHER};
use crate::spreadsheet::Spreadsheet;
use crate::store::{Passphrases, Shelf};
use crate::view::{
    Arrangement, BundleScope, BundleWish, Covering, Decision, ErasureWish, ExportOptions, Extent,
    Format, HandOver, HistoryFilter, HistoryOf, Picked, Point, Scope, SheetMapping, WorkshopDeed,
};
use crate::workspace::{Entry, Finding, NewBaseline, NewDesign, Who, Workspace};

/// What a command works on.
pub(super) struct Given<'a> {
    pub(super) world: &'a World,
    pub(super) use_case: &'a str,
    /// Another use case.
    pub(super) other: &'a str,
}

/// What is done to a workspace.
type Step = fn(&mut Workspace, &Given<'_>) -> Result<(), Error>;

/// A command by its name.
pub(super) struct Command {
    pub(super) name: &'static str,
    /// What was done before it, without a fault.
    pub(super) after: Step,
    pub(super) does: Step,
}

impl Given<'_> {
    fn beside(&self, name: &str) -> PathBuf {
        self.world.path().with_file_name(name)
    }

    pub(super) fn bundle(&self) -> PathBuf {
        self.beside("bundle")
    }
}

const fn command(name: &'static str, does: Step) -> Command {
    Command {
        name,
        after: |_, _| Ok(()),
        does,
    }
}

const fn after(after: Step, name: &'static str, does: Step) -> Command {
    Command { name, after, does }
}

const SCORE: &str = "score/ideation/customer-value";
const PHASE: &str = "ideation";
const TEMPLATE: &str = "abandoned-basket";

/// All of them. `every_command_is_among_them` says which have no row, and why.
pub(super) const COMMANDS: &[Command] = &[
    command("typing", |workspace, given| {
        let use_case = given.use_case;
        workspace
            .type_text(use_case, use_case, FIELD, "typed")
            .map(drop)
    }),
    command("an answer that is typed to its end", |workspace, given| {
        workspace.type_text(given.use_case, given.use_case, OTHER, "typed to its end")?;
        workspace.settle()
    }),
    after(
        |workspace, given| {
            let use_case = given.use_case;
            workspace
                .type_text(use_case, use_case, OTHER, "typed long ago")
                .map(drop)?;
            given.world.pass(61_000);
            Ok(())
        },
        "typing that is old",
        |workspace, _| workspace.settle_due(),
    ),
    command("a score", |workspace, given| {
        let score = Spot::of(given.use_case, SCORE)?;
        workspace.enter(&score, Entry::Score(4)).map(drop)
    }),
    command("an entry in each", |workspace, _| {
        let picked = all_use_cases();
        let phase = Entry::Choice("design".to_owned());
        workspace
            .enter_in_each(&picked, &[("at-phase".to_owned(), phase)])
            .map(drop)
    }),
    command("a new use case", |workspace, _| {
        workspace.create_use_case().map(drop)
    }),
    command("a use case that is begun", |workspace, _| {
        let done = workspace.begin_new_use_case()?;
        let begun = begun(done.place.and_then(|place| place.use_case))?;
        workspace
            .enter(&Spot::of(&begun, SCORE)?, Entry::Score(2))
            .map(drop)
    }),
    command("a use case from a template", |workspace, _| {
        workspace.create_from_template(TEMPLATE).map(drop)
    }),
    command("one that is begun from a template", |workspace, _| {
        let done = workspace.begin_from_template(TEMPLATE)?;
        let begun = begun(done.place.and_then(|place| place.use_case))?;
        workspace.take_suggestion(&begun, "title").map(drop)
    }),
    after(
        with_template,
        "a suggestion that is dismissed",
        |workspace, _| {
            let begun = newest(workspace)?;
            workspace.dismiss_suggestion(&begun, "title").map(drop)
        },
    ),
    command("a template", |workspace, given| {
        let draft = workspace.template_draft(given.use_case)?;
        workspace.save_template(&draft).map(drop)
    }),
    after(own_template, "a template's name", |workspace, _| {
        let own = own(workspace)?;
        workspace.rename_template(&own, "Reminder").map(drop)
    }),
    after(
        |workspace, given| {
            own_template(workspace, given)?;
            let own = own(workspace)?;
            let (_, text) = workspace.template_file(&own)?;
            workspace.delete_document(&own)?;
            fs::write(given.beside("template.toml"), text).map_err(|_| Error::Unknown("template"))
        },
        "a template from a file",
        |workspace, given| {
            let text = fs::read_to_string(given.beside("template.toml"));
            let text =
                text.map_err(|error| Error::file(&given.beside("template.toml"), "read", error))?;
            workspace.import_template(&text).map(drop)
        },
    ),
    command("a copy of a use case", |workspace, given| {
        workspace.duplicate_use_case(given.use_case).map(drop)
    }),
    after(
        |workspace, given| {
            let next = Spot::of(given.use_case, field::NEXT)?;
            let text = Entry::Text("A mail a day later brings more back.".to_owned());
            workspace.enter(&next, text).map(drop)
        },
        "what follows from what was learned",
        |workspace, given| workspace.learn(given.use_case).map(drop),
    ),
    command("a deletion", |workspace, given| {
        workspace.delete_use_case(given.other).map(drop)
    }),
    command("archiving", |workspace, given| {
        workspace
            .archive_use_case(given.other, "Too dear.")
            .map(drop)
    }),
    command("archiving several", |workspace, _| {
        workspace
            .archive_each(&all_use_cases(), "Too dear.")
            .map(drop)
    }),
    after(
        |workspace, given| {
            workspace
                .archive_use_case(given.other, "Too dear.")
                .map(drop)
        },
        "taking out of the archive",
        |workspace, given| workspace.restore_use_case(given.other).map(drop),
    ),
    command("a new integration", |workspace, _| {
        workspace
            .add_document("integration", "Order feed")
            .map(drop)
    }),
    after(
        |workspace, _| {
            workspace
                .add_document("integration", "Order feed")
                .map(drop)
        },
        "the end of an integration",
        |workspace, _| {
            let feed = document(workspace, "integration")?;
            workspace.delete_document(&feed).map(drop)
        },
    ),
    command("a stakeholder", |workspace, given| dora(workspace, given)),
    after(two_people, "a stakeholder elsewhere", |workspace, given| {
        let row = workspace
            .phase(given.use_case, PHASE)?
            .stakeholders
            .remove(0);
        workspace
            .move_stakeholder(given.use_case, &row.id, 1)
            .map(drop)
    }),
    after(dora, "a stakeholder less", |workspace, given| {
        let row = workspace
            .phase(given.use_case, PHASE)?
            .stakeholders
            .remove(0);
        workspace
            .remove_stakeholder(given.use_case, &row.id)
            .map(drop)
    }),
    after(two_people, "people who are one", |workspace, _| {
        let (one, other) = (person(workspace, "Dora")?, person(workspace, "D. Ora")?);
        workspace.merge_people(&one, &other).map(drop)
    }),
    after(
        |workspace, given| {
            two_people(workspace, given)?;
            let (one, other) = (person(workspace, "Dora")?, person(workspace, "D. Ora")?);
            workspace.merge_people(&one, &other).map(drop)
        },
        "people who are two",
        |workspace, _| {
            let entry = person(workspace, "D. Ora").or_else(|_| person(workspace, "Dora"))?;
            workspace.take_apart(&entry).map(drop)
        },
    ),
    after(dora, "the erasure of a person", |workspace, _| {
        let wish = wish(person(workspace, "Dora")?);
        workspace.erase_person(&wish).map(drop)
    }),
    after(
        |workspace, given| {
            // A copy erases what is here.
            dora(workspace, given)?;
            workspace.save_copy(&given.beside("Copy.ninefold"))?;
            let ben = Author {
                id: Id::from_bytes([0xB9; 16]),
                name: "Ben".to_owned(),
            };
            let backups = given.beside("other backups");
            let path = given.beside("Copy.ninefold");
            let mut copy = Workspace::open(&path, &ben, given.world.origin(), &backups)?;
            let wish = wish(person(&mut copy, "Dora")?);
            copy.erase_person(&wish)?;
            let bundle = copy.bundle(&everything())?;
            fs::write(given.beside("erased"), bundle.bytes).map_err(|_| Error::Unknown("bundle"))
        },
        "an erasure that comes from elsewhere",
        |workspace, given| {
            workspace
                .erase_as_in(&[&given.beside("erased")], &Passphrases::default())
                .map(drop)
        },
    ),
    command("a step", |workspace, given| a_step(workspace, given)),
    after(
        |workspace, given| {
            a_step(workspace, given)?;
            a_step(workspace, given)
        },
        "a step elsewhere",
        |workspace, given| {
            let row = workspace.scoping(given.use_case)?.steps.remove(0);
            workspace.move_row(given.use_case, &row.id, 1).map(drop)
        },
    ),
    after(a_step, "a step less", |workspace, given| {
        let row = workspace.scoping(given.use_case)?.steps.remove(0);
        workspace.remove_row(given.use_case, &row.id).map(drop)
    }),
    command("a design", |workspace, given| {
        workspace
            .add_designs(given.use_case, vec![picture()])
            .map(drop)
    }),
    command("a logo", |workspace, _| {
        workspace.set_logo(picture()).map(drop)
    }),
    after(
        |workspace, _| workspace.set_logo(picture()).map(drop),
        "no logo",
        |workspace, _| workspace.remove_logo().map(drop),
    ),
    command("a decision on a phase", |workspace, given| {
        workspace
            .decide_phase(given.use_case, PHASE, "go")
            .map(drop)
    }),
    command("weights", |workspace, _| {
        let mut weighing = Weighing::default();
        weighing.weights.value = 60;
        workspace.weigh(weighing).map(drop)
    }),
    command("a pin", |workspace, given| {
        workspace
            .pin(given.use_case, Some(1), "The client asked.")
            .map(drop)
    }),
    command("a quote", |workspace, given| {
        workspace
            .take_quote(given.use_case, "req/data", "answer/ideation/data")
            .map(drop)
    }),
    command("a workshop", |workspace, given| {
        workspace
            .workshop_do(given.use_case, Some(PHASE), &WorkshopDeed::Begin)
            .map(drop)
    }),
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
            fields: ["title", "owner"].map(str::to_owned).to_vec(),
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

fn all_use_cases() -> Picked {
    Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
    }
}

fn everything() -> BundleWish {
    BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    }
}

fn wish(person: String) -> ErasureWish {
    ErasureWish {
        person,
        also: Vec::new(),
        kept: Vec::new(),
    }
}

fn picture() -> NewDesign {
    NewDesign::new("home.png".to_owned(), Ok(png(9, 9, 1)))
}

fn begun(use_case: Option<String>) -> Result<String, Error> {
    use_case.ok_or(Error::Unknown("use case"))
}

fn with_template(workspace: &mut Workspace, _: &Given<'_>) -> Result<(), Error> {
    workspace.create_from_template(TEMPLATE).map(drop)
}

/// The use case that was started from a template.
fn newest(workspace: &mut Workspace) -> Result<String, Error> {
    let all = workspace.read_all();
    let of = all.iter().find(|document| {
        let own = document.own();
        document.kind() == "use-case" && own.is_some_and(|own| !own.text("template").is_empty())
    });
    of.map(|document| document.id.to_string())
        .ok_or(Error::Unknown("use case"))
}

fn own_template(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    let draft = workspace.template_draft(given.use_case)?;
    workspace.save_template(&draft).map(drop)
}

fn own(workspace: &mut Workspace) -> Result<String, Error> {
    let all = workspace.templates("")?.templates.into_iter();
    let own = all.filter(|row| row.own).map(|row| row.id).next();
    own.ok_or(Error::Unknown("template"))
}

fn document(workspace: &mut Workspace, kind: &str) -> Result<String, Error> {
    let all = workspace.read_all();
    let of = all.iter().find(|document| document.kind() == kind);
    of.map(|document| document.id.to_string())
        .ok_or(Error::Unknown("document"))
}

fn dora(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    let who = Who::New("Dora".to_owned());
    workspace
        .add_stakeholder(given.use_case, PHASE, &who)
        .map(drop)
}

fn two_people(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    dora(workspace, given)?;
    let who = Who::New("D. Ora".to_owned());
    workspace
        .add_stakeholder(given.use_case, PHASE, &who)
        .map(drop)
}

fn person(workspace: &mut Workspace, name: &str) -> Result<String, Error> {
    let people = workspace.people()?.people.into_iter();
    let found = people
        .filter(|one| one.name == name)
        .map(|one| one.id)
        .next();
    found.ok_or(Error::Unknown("person"))
}

fn a_step(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    workspace.add_row(given.use_case, "step", None).map(drop)
}

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
