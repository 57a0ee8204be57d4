//! Scores, and what is not applicable, take a reason, which goes wherever they go.

use super::World;
use crate::document::spot::Spot;
use crate::view::{ExportOptions, Format, HistoryFilter, HistoryOf, PhasePage, Point, Scope};
use crate::workspace::{Entry, Workspace};

const PHASE: &str = "ideation";
const SCORE: &str = "score/ideation/customer-value";
const WHY: &str = "reason/score/ideation/customer-value";
const QUESTION: &str = "answer/ideation/data";
const WHY_NOT: &str = "reason/na/answer/ideation/data";

fn enter(workspace: &mut Workspace, use_case: &str, field: &str, entry: Entry) {
    let spot = Spot::of(use_case, field).unwrap();
    workspace.enter(&spot, entry).unwrap();
}

fn text(text: &str) -> Entry {
    Entry::Text(text.to_owned())
}

fn exported(workspace: &mut Workspace, use_case: &str, format: Format) -> String {
    let scope = Scope::Phase {
        use_case: use_case.to_owned(),
        phase: PHASE.to_owned(),
    };
    let export = workspace.export(&scope, format, &ExportOptions::default());
    String::from_utf8(export.unwrap().bytes).unwrap()
}

/// The reasons that can be given in the phase: field and text.
fn reasons(page: PhasePage) -> Vec<(String, String)> {
    let questions = page.sections.into_iter().flat_map(|one| one.questions);
    let dimensions = page.scoring.dimensions.into_iter();
    let reasons = questions
        .map(|one| one.reason)
        .chain(dimensions.map(|one| one.reason))
        .chain(page.checklist.into_iter().map(|one| one.reason));
    let reasons = reasons.flatten().map(|reason| (reason.field, reason.text));
    reasons.collect()
}

fn given(field: &str, text: &str) -> (String, String) {
    (field.to_owned(), text.to_owned())
}

/// A use case with a score and a question that is not applicable, each for a reason.
fn reasoned() -> (World, Workspace, String) {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    enter(&mut workspace, &id, SCORE, Entry::Score(4));
    enter(&mut workspace, &id, WHY, text("Buyers *asked* for it."));
    enter(&mut workspace, &id, QUESTION, Entry::Applies(false));
    enter(&mut workspace, &id, WHY_NOT, text("No data | is read."));
    (world, workspace, id)
}

#[test]
fn a_reason_is_offered_where_there_is_something_to_give_one_for() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let offered = |workspace: &Workspace| reasons(workspace.phase(&id, PHASE).unwrap());
    assert_eq!(offered(&workspace), []);
    enter(&mut workspace, &id, SCORE, Entry::Score(4));
    assert_eq!(offered(&workspace), [given(WHY, "")]);
    enter(&mut workspace, &id, WHY, text("Asked for."));
    assert_eq!(
        offered(&workspace),
        [given(WHY, "Asked for.")],
        "while typed"
    );
    // Why something is not applicable is another reason than that of its score, and both stay.
    enter(&mut workspace, &id, SCORE, Entry::Applies(false));
    let why_not = "reason/na/score/ideation/customer-value";
    assert_eq!(offered(&workspace), [given(why_not, "")]);
    enter(&mut workspace, &id, SCORE, Entry::Applies(true));
    assert_eq!(offered(&workspace), [given(WHY, "Asked for.")]);
    enter(&mut workspace, &id, SCORE, Entry::Nothing);
    assert_eq!(offered(&workspace), []);
    workspace.undo().unwrap();
    assert_eq!(offered(&workspace), [given(WHY, "Asked for.")]);
    for field in [
        "reason/tick/ideation/data",
        "reason/score/nowhere",
        "reason/title",
    ] {
        let spot = Spot::of(&id, field).unwrap();
        assert!(workspace.enter(&spot, text("why")).is_err(), "{field}");
    }
    let spot = Spot::of(&id, WHY).unwrap();
    assert!(workspace.enter(&spot, Entry::Applies(false)).is_err());
}

#[test]
fn reasons_are_in_exports_in_copies_and_in_the_past() {
    let (world, mut workspace, id) = reasoned();
    let page = exported(&mut workspace, &id, Format::Markdown);
    assert!(page.contains("| Reason |"), "{page}");
    assert!(page.contains("Buyers _asked_ for it. |"), "{page}");
    assert!(page.contains("## Not Applicable"), "{page}");
    assert!(page.contains("No data | is read."), "{page}");
    for format in [Format::Html, Format::Confluence] {
        let page = exported(&mut workspace, &id, format);
        assert!(page.contains("Buyers <em>asked</em> for it."), "{page}");
        assert!(page.contains("No data | is read."), "{page}");
    }
    let place = workspace.duplicate_use_case(&id).unwrap().place;
    let copy = place.unwrap().use_case.unwrap();
    let copied = reasons(workspace.phase(&copy, PHASE).unwrap());
    assert_eq!(copied, reasons(workspace.phase(&id, PHASE).unwrap()));

    let moment = workspace.moments(&id).last().unwrap().0;
    world.pass(1000);
    enter(&mut workspace, &id, WHY, text("Nobody asked."));
    workspace.settle().unwrap();
    let past = workspace.past_page(&id, &Point::Moment { moment }).unwrap();
    assert!(past.html.contains("Buyers <em>asked</em> for it."));
    // A decision on the score rests on its reason.
    workspace.decide_phase(&id, PHASE, "go").unwrap();
    world.pass(1000);
    enter(&mut workspace, &id, WHY, text("All asked."));
    let decided = workspace.phase(&id, PHASE).unwrap().decisions;
    assert_eq!(decided[0].changed, ["Customer Value"]);
    // Without reasons nothing is said of any.
    for field in [WHY, WHY_NOT] {
        enter(&mut workspace, &id, field, text(" "));
    }
    let page = exported(&mut workspace, &id, Format::Markdown);
    assert!(
        !page.contains("Reason") && !page.contains("Not Applicable"),
        "{page}"
    );
}

#[test]
fn history_tells_reasons_and_undo_leads_to_them() {
    let (_world, mut workspace, id) = reasoned();
    let name = "reason for “not applicable” of “";
    assert!(
        workspace
            .undo_state()
            .undo
            .unwrap()
            .starts_with(&name[..33])
    );
    let of = HistoryOf::Document {
        document: id.clone(),
    };
    workspace.settle().unwrap();
    let filter = HistoryFilter {
        phase: PHASE.to_owned(),
        ..HistoryFilter::default()
    };
    let steps = workspace.history(&of, &filter).unwrap().steps;
    let told: Vec<&str> = steps.iter().map(|step| step.what.as_str()).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[2], "reason for the score of Customer Value");
    assert_eq!(
        steps[2].turns[0].label,
        "Reason for the score of Customer Value"
    );
    let done = workspace.undo().unwrap();
    let place = done.place.unwrap();
    assert_eq!(place.phase.as_deref(), Some(PHASE));
    assert_eq!(place.field.as_deref(), Some(WHY_NOT));
}
