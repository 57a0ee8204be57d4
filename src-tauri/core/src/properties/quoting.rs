//! What the phases, Scoping and the experience tracker know of each other.

use super::World;
use super::scoping::use_case;
use crate::error::Error;
use crate::view::{Quote, Screen};
use crate::workspace::Workspace;

const SUCCESS: &str = "answer/ideation/success";
const DATA: &str = "answer/ideation/data";

fn types(workspace: &mut Workspace, id: &str, field: &str, text: &str) {
    workspace.type_text(id, id, field, text).unwrap();
    workspace.settle().unwrap();
}

/// What is quoted beside a field of Scoping or the tracker, and what it holds.
fn beside(workspace: &Workspace, id: &str, field: &str) -> (Vec<Quote>, String) {
    let scoping = workspace.scoping(id).unwrap().asks;
    let slides = workspace.tracker(id).unwrap().slides;
    let boxes = slides.into_iter().flat_map(|slide| slide.boxes);
    let mut asks = scoping.into_iter().chain(boxes.flat_map(|one| one.asks));
    let ask = asks.find(|ask| ask.field == field).unwrap();
    (ask.quotes, ask.value)
}

/// The same of a question of the first phase.
fn asked(workspace: &Workspace, id: &str, field: &str) -> (Vec<Quote>, String) {
    let sections = workspace.phase(id, "ideation").unwrap().sections;
    let mut questions = sections.into_iter().flat_map(|section| section.questions);
    let question = questions.find(|question| question.field == field).unwrap();
    (question.quotes, question.answer)
}

fn against(workspace: &Workspace, id: &str) -> Vec<String> {
    let missing = workspace.tracker(id).unwrap().missing;
    let all = missing.into_iter().map(|one| one.what);
    all.filter(|what| what.starts_with("Discovery")).collect()
}

fn across(workspace: &Workspace, id: &str) -> Vec<String> {
    let across = workspace.phase(id, "ideation").unwrap().across;
    across.into_iter().map(|one| one.what).collect()
}

#[test]
fn what_was_said_first_is_quoted_where_the_same_is_asked() {
    let world = World::new();
    let mut workspace = world.create();
    let id = use_case(&mut workspace, "Abandoned cart", None);
    assert!(beside(&workspace, &id, "req/data").0.is_empty());

    types(&mut workspace, &id, DATA, "- **Orders**, daily");
    let (quotes, _) = beside(&workspace, &id, "req/data");
    assert_eq!(quotes.len(), 1);
    let quote = &quotes[0];
    assert_eq!(quote.said_in, "Said in Discovery");
    assert_eq!(quote.question, "What data do we need and is it available?");
    assert!(
        quote.html.contains("<strong>Orders</strong>"),
        "{}",
        quote.html
    );
    assert_eq!(quote.place.phase.as_deref(), Some("ideation"));
    assert_eq!(quote.place.field.as_deref(), Some(DATA));
    assert_eq!(quote.take.as_deref(), Some("Use this"));

    // Where documents are chosen, it is shown all the same.
    let (quotes, _) = beside(&workspace, &id, "needs");
    assert_eq!(quotes[0].take, None);
    assert_eq!(quotes[0].instead, "Choose what it names.");

    // And the other way round.
    types(&mut workspace, &id, "tracker/audience", "Regulars");
    let (quotes, _) = asked(&workspace, &id, "answer/ideation/problem");
    assert_eq!(quotes[0].said_in, "Said in Experience tracker");
    assert_eq!(quotes[0].place.screen, Some(Screen::Tracker));

    // What does not apply any more is not quoted.
    workspace.set_applicable(&id, DATA, false).unwrap();
    assert!(beside(&workspace, &id, "req/data").0.is_empty());
}

#[test]
fn a_quote_is_used_below_what_stands_there_and_taken_back_in_one_step() {
    let world = World::new();
    let mut workspace = world.create();
    let id = use_case(&mut workspace, "Abandoned cart", None);
    types(&mut workspace, &id, DATA, "Orders, daily");
    // Still being typed when the quote is used.
    workspace
        .type_text(&id, &id, "req/data", "Consent")
        .unwrap();
    assert_eq!(
        beside(&workspace, &id, "req/data").0[0].take.as_deref(),
        Some("Add this")
    );
    let done = workspace.take_quote(&id, "req/data", DATA).unwrap();
    assert_eq!(done.place.unwrap().field.as_deref(), Some("req/data"));
    let (quotes, value) = beside(&workspace, &id, "req/data");
    assert_eq!(value, "Consent\n\nOrders, daily");
    assert_eq!(quotes[0].take, None, "it stands there");
    // A second press changes nothing.
    let again = workspace.take_quote(&id, "req/data", DATA);
    assert!(matches!(again, Err(Error::Invalid(_))));
    workspace.undo().unwrap();
    assert_eq!(beside(&workspace, &id, "req/data").1, "Consent");

    for (field, from) in [
        ("needs", DATA),
        ("req/data", SUCCESS),
        ("title", DATA),
        ("req/none", DATA),
    ] {
        let refused = workspace.take_quote(&id, field, from);
        assert!(
            matches!(refused, Err(Error::Invalid(_))),
            "{field} from {from}"
        );
    }
}

#[test]
fn ready_to_build_and_the_phases_warn_across() {
    let world = World::new();
    let mut workspace = world.create();
    let id = use_case(&mut workspace, "Abandoned cart", None);
    let missing = against(&workspace, &id);
    assert_eq!(missing.len(), 3, "{missing:?}");
    assert!(missing.contains(&"Discovery: answer “How will we measure success?”".to_owned()));
    assert_eq!(across(&workspace, &id), [] as [&str; 0]);

    types(&mut workspace, &id, SUCCESS, "More orders");
    assert_eq!(
        across(&workspace, &id),
        ["Scoping: nothing yet on “Success”"]
    );
    assert_eq!(against(&workspace, &id).len(), 2);

    types(&mut workspace, &id, "req/data", "Orders");
    workspace.set_applicable(&id, DATA, false).unwrap();
    assert_eq!(
        across(&workspace, &id)[1],
        "“What data do we need and is it available?” is not applicable here, but Scoping says something on “Data needed”"
    );
    assert_eq!(against(&workspace, &id).len(), 1);

    workspace.decide_phase(&id, "ideation", "go").unwrap();
    assert_eq!(against(&workspace, &id).len(), 1, "it may go on");
    workspace.decide_phase(&id, "ideation", "stop").unwrap();
    let stopped = against(&workspace, &id).pop().unwrap();
    assert!(stopped.starts_with("Discovery: Stop on "), "{stopped}");
}
