//! Whatever is done on a screen that does not show yet what arrived: nothing of that is replaced in silence.

use super::super::beside::{FIELD, OTHER, say};
use super::super::exchanging::copies;
use super::served::Served;
use super::{all_in_step, in_step};
use crate::document::mutant::without;
use crate::document::spot::Spot;
use crate::portfolio::Weighing;
use crate::use_case::entry::{Entry, Who};
use crate::view::{Arrangement, Extent, Picked, Point};
use crate::workspace::Workspace;

const SCORE: &str = "score/ideation/customer-value";

/// What a case works with.
#[derive(Debug, Clone, Default)]
struct Of {
    use_case: String,
    integration: String,
    step: String,
    later_step: String,
    stakeholder: String,
    moment: i64,
}

type Deed = fn(&mut Workspace, &Of);

fn made(workspace: &mut Workspace, use_case: &str) -> Of {
    let named = |done: crate::view::Done| done.place.unwrap().record.unwrap();
    let integration = named(workspace.add_document("integration", "CRM").unwrap());
    let step = named(workspace.add_row(use_case, "step", None).unwrap());
    let later_step = named(workspace.add_row(use_case, "step", None).unwrap());
    let who = Who::New("Femke".to_owned());
    let stakeholder = named(
        workspace
            .add_stakeholder(use_case, "ideation", &who)
            .unwrap(),
    );
    workspace.set_score(use_case, SCORE, Some(2)).unwrap();
    Of {
        use_case: use_case.to_owned(),
        integration,
        step,
        later_step,
        stakeholder,
        moment: 0,
    }
}

fn types(workspace: &mut Workspace, document: &str, record: &str, field: &str) {
    workspace
        .type_text(document, record, field, "by Ben")
        .unwrap();
    workspace.settle().unwrap();
}

fn all() -> Picked {
    Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
    }
}

/// What Ben does, and what Anna does on a screen that does not show it.
const CASES: [(&str, Deed, Deed); 11] = [
    (
        "a choice",
        |ben, of| drop(ben.set_score(&of.use_case, SCORE, Some(5)).unwrap()),
        |anna, of| {
            let spot = Spot::named(&of.use_case, &of.use_case, SCORE).unwrap();
            anna.enter(&spot, Entry::Score(1)).unwrap();
        },
    ),
    (
        "the same in many",
        |ben, of| drop(ben.set_score(&of.use_case, SCORE, Some(5)).unwrap()),
        |anna, _| {
            let entries = [(SCORE.to_owned(), Entry::Score(1))];
            anna.enter_in_each(&all(), &entries).unwrap();
        },
    ),
    (
        "weights",
        |ben, _| {
            let mut weighing = Weighing::default();
            weighing.weights.value = 5;
            ben.weigh(weighing).unwrap();
        },
        |anna, _| {
            let mut weighing = Weighing::default();
            weighing.weights.value = 1;
            anna.weigh(weighing).unwrap();
        },
    ),
    (
        "a place in the ranking",
        |ben, of| drop(ben.pin(&of.use_case, Some(1), "by Ben").unwrap()),
        |anna, of| drop(anna.pin(&of.use_case, Some(2), "by Anna").unwrap()),
    ),
    (
        "what was said elsewhere",
        |ben, of| types(ben, &of.use_case, &of.use_case, "req/data"),
        |anna, of| {
            let said = "answer/ideation/data";
            drop(anna.take_quote(&of.use_case, "req/data", said).unwrap());
        },
    ),
    (
        "what was said before",
        |ben, of| types(ben, &of.use_case, &of.use_case, FIELD),
        |anna, of| {
            let point = Point::Moment { moment: of.moment };
            let back = anna.bring_back(&of.use_case, &Extent::All, &point);
            drop(back.unwrap());
        },
    ),
    (
        "a row is removed",
        |ben, of| types(ben, &of.use_case, &of.step, "step"),
        |anna, of| drop(anna.remove_row(&of.use_case, &of.step).unwrap()),
    ),
    (
        "somebody is removed",
        |ben, of| types(ben, &of.use_case, &of.stakeholder, "involvement"),
        |anna, of| {
            drop(
                anna.remove_stakeholder(&of.use_case, &of.stakeholder)
                    .unwrap(),
            )
        },
    ),
    (
        "an integration is deleted",
        |ben, of| types(ben, &of.integration, &of.integration, "name"),
        |anna, of| drop(anna.delete_document(&of.integration).unwrap()),
    ),
    (
        "a use case is deleted",
        |ben, of| types(ben, &of.use_case, &of.use_case, OTHER),
        |anna, of| drop(anna.delete_use_case(&of.use_case).unwrap()),
    ),
    (
        "all are archived",
        |ben, of| types(ben, &of.use_case, &of.use_case, OTHER),
        |anna, _| drop(anna.archive_each(&all(), "").unwrap()),
    ),
];

/// How much is to be settled with Anna after a case.
fn to_settle(ben_does: Deed, anna_does: Deed) -> usize {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    say(
        &mut copies[0].workspace,
        &use_case,
        "answer/ideation/data",
        "Orders",
    );
    let mut of = made(&mut copies[0].workspace, &use_case);
    of.moment = (copies[0].world.origin().clock)();
    copies[0].world.pass(60_000);
    say(
        &mut copies[0].workspace,
        &use_case,
        FIELD,
        "Somebody leaves a cart.",
    );
    all_in_step(&mut copies, &mut server);
    let seen = copies[0].workspace.revision();
    ben_does(&mut copies[1].workspace, &of);
    in_step(&mut copies[1], &mut server).unwrap();
    in_step(&mut copies[0], &mut server).unwrap();
    let anna = &mut copies[0].workspace;
    anna.seeing(seen, |anna| anna_does(anna, &of));
    anna.disagreements().unwrap().len()
}

#[test]
fn what_arrived_since_the_screen_was_drawn_is_replaced_or_hidden_by_no_command() {
    for (what, ben_does, anna_does) in CASES {
        assert!(to_settle(ben_does, anna_does) > 0, "{what}");
        let rule = "what is entered replaces what was seen";
        assert_eq!(
            without(rule, || to_settle(ben_does, anna_does)),
            0,
            "{what}"
        );
    }
}

#[test]
fn a_row_goes_to_its_place_among_those_that_the_screen_shows() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    let of = made(&mut copies[0].workspace, &use_case);
    all_in_step(&mut copies, &mut server);
    let seen = copies[0].workspace.revision();
    let ben = &mut copies[1].workspace;
    let first = ben.add_row(&use_case, "step", None).unwrap();
    let first = first.place.unwrap().record.unwrap();
    ben.move_row(&use_case, &first, 0).unwrap();
    in_step(&mut copies[1], &mut server).unwrap();
    in_step(&mut copies[0], &mut server).unwrap();
    let anna = &mut copies[0].workspace;
    // On her screen, the step is the second of two, and becomes the second of them again.
    anna.seeing(seen, |anna| anna.move_row(&use_case, &of.step, 1))
        .unwrap();
    let steps = anna.scoping(&use_case).unwrap().steps;
    let order: Vec<String> = steps.into_iter().map(|step| step.id).collect();
    assert_eq!(order, [first, of.later_step, of.step]);
}
