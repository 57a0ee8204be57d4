//! What is said in documents, and which of them there are.

use std::fs;

use super::{
    Command, Given, PHASE, SCORE, TEMPLATE, after, command, dora, everything, person, wish,
};
use crate::document::kind::{self, field};
use crate::document::spot::Spot;
use crate::error::Error;
use crate::picture::tests::png;
use crate::portfolio::Weighing;
use crate::properties::beside::{FIELD, OTHER};
use crate::store::Passphrases;
use crate::view::{Arrangement, Picked, WorkshopDeed};
use crate::workspace::{Entry, NewDesign, Who, Workspace};

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
    command("archiving several", |workspace, given| {
        let picked = Picked {
            but: vec![given.use_case.to_owned()],
            ..all_use_cases()
        };
        workspace.archive_each(&picked, "Too dear.").map(drop)
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
    command("a stakeholder", dora),
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
            let mut copy = given.copied(workspace)?;
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
    command("a step", a_step),
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
    after(
        |workspace, _| workspace.add_document(kind::TAG, "Cart").map(drop),
        "the attributes of a tag",
        |workspace, _| {
            let tag = document(workspace, kind::TAG)?;
            let names = ["product_id", "price"].map(str::to_owned);
            workspace.carry(&tag, &names).map(drop)
        },
    ),
    after(
        |workspace, _| {
            let done = workspace.add_document(kind::TAG, "Cart")?;
            let tag = begun(done.place.and_then(|place| place.document))?;
            let event = Entry::Text("add_to_cart".to_owned());
            workspace
                .enter(&Spot::of(&tag, field::EVENT)?, event)
                .map(drop)
        },
        "tags that were seen",
        |workspace, _| {
            let captured = br#"[{"event":"add_to_cart"}]"#;
            let report = workspace.check_capture(&captured[..], &mut |_| true)?;
            workspace
                .verify_tags(&report.ok_or(Error::Unknown("capture"))?)
                .map(drop)
        },
    ),
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
];

fn all_use_cases() -> Picked {
    Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
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
    let all = workspace.try_read_all()?;
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

fn two_people(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    dora(workspace, given)?;
    let who = Who::New("D. Ora".to_owned());
    workspace
        .add_stakeholder(given.use_case, PHASE, &who)
        .map(drop)
}

fn a_step(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    workspace.add_row(given.use_case, "step", None).map(drop)
}

fn document(workspace: &mut Workspace, kind: &str) -> Result<String, Error> {
    let all = workspace.try_read_all()?;
    let of = all.iter().find(|document| document.kind() == kind);
    of.map(|document| document.id.to_string())
        .ok_or(Error::Unknown("document"))
}
