//! When something changes that use cases were agreed on, exactly those that rest on it ask for a look, until somebody looked.

use super::World;
use super::exchanging::{copies, exchange_all};
use crate::document::mutant::without;
use crate::document::spot::Spot;
use crate::framework::scoping::measure::Measure;
use crate::view::{
    ExportOptions, Format, HistoryFilter, HistoryOf, List, Point, Rows, Scope, Suspect, Wanted,
};
use crate::workspace::{Entry, Who, Workspace};

mod baselines;
mod model;

const PHASE: &str = "ideation";

fn enter(workspace: &mut Workspace, document: &str, field: &str, entry: Entry) {
    let spot = Spot::of(document, field).unwrap();
    workspace.enter(&spot, entry).unwrap();
    workspace.settle().unwrap();
}

fn add(workspace: &mut Workspace, kind: &str, name: &str) -> String {
    let done = workspace.add_document(kind, name).unwrap();
    done.place.unwrap().document.unwrap()
}

fn aim(workspace: &mut Workspace, metric: &str, value: &str) {
    let target = Measure {
        value: value.to_owned(),
        ..Measure::default()
    };
    enter(workspace, metric, "target", Entry::Measure(target));
}

fn link(workspace: &mut Workspace, use_case: &str, set: &str, target: &str, is_set: bool) {
    enter(
        workspace,
        use_case,
        &format!("{set}/{target}"),
        Entry::Tick(is_set),
    );
}

/// A metric in percent that stands in a use case, with a target.
fn with_metric(workspace: &mut Workspace, use_case: &str) -> String {
    let metric = add(workspace, "metric", "Conversion rate");
    enter(workspace, &metric, "unit", Entry::Text("%".to_owned()));
    aim(workspace, &metric, "2");
    link(workspace, use_case, "metric", &metric, true);
    metric
}

fn agree(workspace: &mut Workspace, use_case: &str) {
    workspace.decide_phase(use_case, PHASE, "go").unwrap();
}

fn suspects(workspace: &Workspace, use_case: &str) -> Vec<Suspect> {
    workspace.overview(use_case).unwrap().suspects
}

/// What the use case asks for a look at, in words.
fn asked(workspace: &Workspace, use_case: &str) -> Vec<String> {
    let suspects = suspects(workspace, use_case).into_iter();
    suspects.flat_map(|suspect| suspect.changes).collect()
}

fn look(workspace: &mut Workspace, use_case: &str) {
    for suspect in suspects(workspace, use_case) {
        workspace
            .look(use_case, &suspect.document, &suspect.seen)
            .unwrap();
    }
}

/// The count that stands in the list.
fn in_list(workspace: &Workspace, use_case: &str) -> u32 {
    let wanted = Wanted {
        few: 100,
        spans: Vec::new(),
        about: Vec::new(),
    };
    let Rows::UseCases(slice) = workspace.rows(&List::UseCases, &wanted).unwrap() else {
        panic!("the list of use cases");
    };
    let rows = slice.rows.into_iter().map(|placed| placed.row);
    let mut rows = rows.filter(|row| row.id == use_case);
    let suspects = rows.next().unwrap().suspects;
    suspects.map_or(0, |suspects| suspects.count)
}

fn exported(workspace: &mut Workspace, use_case: &str) -> String {
    let scope = Scope::UseCases {
        use_cases: vec![use_case.to_owned()],
    };
    let export = workspace.export(&scope, Format::Markdown, &ExportOptions::default());
    String::from_utf8(export.unwrap().bytes).unwrap()
}

const CHANGED: &str = "The target of Conversion rate changed from 2% to 3% since this was agreed on 14 November 2023.";

#[test]
fn a_target_that_changes_after_it_was_agreed_asks_for_a_look_until_somebody_looked() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let metric = with_metric(&mut workspace, &id);
    aim(&mut workspace, &metric, "1");
    aim(&mut workspace, &metric, "2");
    assert_eq!(asked(&workspace, &id), [""; 0], "nothing is agreed yet");
    agree(&mut workspace, &id);
    assert_eq!(asked(&workspace, &id), [""; 0]);
    aim(&mut workspace, &metric, "3");
    assert_eq!(asked(&workspace, &id), [CHANGED]);
    assert_eq!(in_list(&workspace, &id), 1);
    assert!(exported(&mut workspace, &id).contains(&format!("**To look at:** {CHANGED}")));
    assert_eq!(workspace.scoping(&id).unwrap().suspects.len(), 1);
    assert!(workspace.phase(&id, PHASE).unwrap().suspects.is_empty());

    look(&mut workspace, &id);
    assert_eq!(asked(&workspace, &id), [""; 0]);
    assert_eq!(in_list(&workspace, &id), 0);
    assert!(!exported(&mut workspace, &id).contains("To look at"));
    let undo = workspace.undo_state().undo;
    assert_eq!(undo.as_deref(), Some("look at “Conversion rate”"));
    let done = workspace.undo().unwrap();
    assert_eq!(done.place.unwrap().use_case, Some(id.clone()));
    assert_eq!(asked(&workspace, &id), [CHANGED], "it was not looked at");
    workspace.redo().unwrap();
    assert_eq!(asked(&workspace, &id), [""; 0]);

    aim(&mut workspace, &metric, "4");
    assert_eq!(
        asked(&workspace, &id),
        [CHANGED.replace("3%", "4%")],
        "what was seen is something else"
    );
    aim(&mut workspace, &metric, "2");
    assert_eq!(asked(&workspace, &id), [""; 0], "it is as it was agreed");
    let later = Measure {
        value: "2".to_owned(),
        date: "2024-03-01".to_owned(),
        ..Measure::default()
    };
    enter(&mut workspace, &metric, "target", Entry::Measure(later));
    assert_eq!(
        asked(&workspace, &id),
        [CHANGED.replace("to 3%", "to 2% on 1 March 2024")]
    );
    // Agreed anew, what was looked at before is no look at what changes from then on.
    aim(&mut workspace, &metric, "5");
    agree(&mut workspace, &id);
    assert_eq!(asked(&workspace, &id), [""; 0]);
    aim(&mut workspace, &metric, "3");
    assert_eq!(asked(&workspace, &id), [CHANGED.replace("2%", "5%")]);
    let (kept, refilled) = workspace.caches();
    assert_eq!(kept, refilled);
}

#[test]
fn only_what_rests_on_it_asks_and_only_what_it_rests_on() {
    let marks = || {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        let metric = with_metric(&mut workspace, &id);
        let create = |workspace: &mut Workspace| {
            let place = workspace.create_use_case().unwrap().place;
            place.unwrap().use_case.unwrap()
        };
        let apart = create(&mut workspace);
        let unlinked = create(&mut workspace);
        link(&mut workspace, &unlinked, "metric", &metric, true);
        let later = create(&mut workspace);
        let stopped = create(&mut workspace);
        link(&mut workspace, &stopped, "metric", &metric, true);
        for one in [&id, &apart, &unlinked, &later] {
            agree(&mut workspace, one);
        }
        workspace.decide_phase(&stopped, PHASE, "stop").unwrap();
        link(&mut workspace, &unlinked, "metric", &metric, false);
        // What is linked after that was never agreed with it.
        link(&mut workspace, &later, "metric", &metric, true);
        // Neither does a name make the least difference, nor who decided.
        let name = Entry::Text("Conversion".to_owned());
        enter(&mut workspace, &metric, "name", name);
        let author = world.author.id.to_string();
        enter(
            &mut workspace,
            &author,
            "role",
            Entry::Text("Lead".to_owned()),
        );
        let before = [&id, &apart, &unlinked, &later, &stopped]
            .map(|one| suspects(&workspace, one).len())
            .to_vec();
        aim(&mut workspace, &metric, "3");
        let after = [&id, &apart, &unlinked, &later, &stopped]
            .map(|one| suspects(&workspace, one).len())
            .to_vec();
        (before, after)
    };
    let right = (vec![0; 5], vec![1, 0, 0, 0, 0]);
    assert_eq!(marks(), right);
    assert_ne!(without("what was agreed named it", marks), right, "all");
    let none = without("what changed since it was agreed is suspect", marks);
    assert_ne!(none, right, "none");
}

#[test]
fn the_format_of_an_integration_and_the_role_of_a_person_are_looked_at_where_they_stand() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let feed = add(&mut workspace, "integration", "Order feed");
    link(&mut workspace, &id, "needs", &feed, true);
    let text = |text: &str| Entry::Text(text.to_owned());
    enter(&mut workspace, &feed, "answer/import-format", text("CSV"));
    let ben = Who::New("Ben".to_owned());
    workspace.add_stakeholder(&id, PHASE, &ben).unwrap();
    let person = workspace.phase(&id, PHASE).unwrap().stakeholders[0]
        .person
        .id
        .clone();
    agree(&mut workspace, &id);
    enter(&mut workspace, &feed, "answer/data", text("All orders"));
    assert_eq!(asked(&workspace, &id), [""; 0], "its data is no format");
    let long =
        "JSON Lines, one order a line, gzipped, with the keys of the shop and of the warehouse";
    enter(&mut workspace, &feed, "answer/import-format", text(long));
    // While it is typed, too.
    let spot = Spot::of(&person, "role").unwrap();
    workspace.enter(&spot, text("Sponsor")).unwrap();
    let since = "since this was agreed on 14 November 2023.";
    assert_eq!(
        asked(&workspace, &id),
        [
            format!("The role of Ben was set to Sponsor {since}"),
            format!("The import format of Order feed changed {since}"),
        ]
    );
    let in_phase = |workspace: &Workspace, phase: &str| {
        let suspects = workspace.phase(&id, phase).unwrap().suspects;
        let names = suspects.into_iter().map(|one| one.name);
        names.collect::<Vec<_>>()
    };
    assert_eq!(in_phase(&workspace, PHASE), ["Ben"]);
    assert_eq!(in_phase(&workspace, "design"), [""; 0]);
    let page = exported(&mut workspace, &id);
    assert_eq!(page.matches("**To look at:**").count(), 2, "{page}");
    let ben = suspects(&workspace, &id).swap_remove(0);
    assert_eq!(ben.open, "Open the person");
    assert_eq!(ben.place.phase.as_deref(), Some(PHASE));
    workspace.look(&id, &ben.document, &ben.seen).unwrap();
    assert_eq!(in_list(&workspace, &id), 1);
    // Seen was another one.
    enter(&mut workspace, &person, "role", text("Owner"));
    assert!(workspace.look(&id, &ben.document, &ben.seen).is_err());
    workspace.delete_document(&feed).unwrap();
    assert_eq!(
        asked(&workspace, &id),
        [
            format!("The role of Ben was set to Owner {since}"),
            format!("The integration Order feed was deleted {since}"),
        ]
    );
}

#[test]
fn what_was_deleted_since_it_was_agreed_is_missed_until_somebody_looked() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let metric = with_metric(&mut workspace, &id);
    let before = add(&mut workspace, "metric", "Orders");
    link(&mut workspace, &id, "metric", &before, true);
    workspace.delete_document(&before).unwrap();
    agree(&mut workspace, &id);
    aim(&mut workspace, &metric, "3");
    workspace.delete_document(&metric).unwrap();
    let since = "since this was agreed on 14 November 2023.";
    let gone = [format!("The metric Conversion rate was deleted {since}")];
    assert_eq!(asked(&workspace, &id), gone, "once, and not the other");
    assert_eq!(in_list(&workspace, &id), 1);
    assert!(exported(&mut workspace, &id).contains(&gone[0]));
    let kept = without("what is deleted is missed", || suspects(&workspace, &id));
    assert!(kept.is_empty());
    let told = suspects(&workspace, &id).swap_remove(0);
    assert_eq!(told.open, "Open the metrics");
    let of = HistoryOf::Document { document: metric };
    let steps = workspace.history(&of, &HistoryFilter::default()).unwrap();
    assert!(
        steps.steps[0].what.starts_with("delet"),
        "{:?}",
        steps.steps[0]
    );

    look(&mut workspace, &id);
    assert_eq!(asked(&workspace, &id), [""; 0]);
    workspace.undo().unwrap();
    assert_eq!(asked(&workspace, &id), gone);
    // Brought back, it asks for what it is then.
    workspace.undo().unwrap();
    assert_eq!(asked(&workspace, &id), [CHANGED]);
}

#[test]
fn history_tells_who_looked_and_a_copy_begins_anew() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let metric = with_metric(&mut workspace, &id);
    agree(&mut workspace, &id);
    aim(&mut workspace, &metric, "3");
    look(&mut workspace, &id);
    let history = workspace
        .history(
            &HistoryOf::Document {
                document: id.clone(),
            },
            &HistoryFilter::default(),
        )
        .unwrap();
    let step = &history.steps[0];
    assert_eq!(step.who, "Anna de Vries");
    assert_eq!(step.what, "look at “Conversion rate”");
    assert_eq!(step.turns.len(), 1, "{step:?}");
    aim(&mut workspace, &metric, "4");
    let place = workspace.duplicate_use_case(&id).unwrap().place;
    let copy = place.unwrap().use_case.unwrap();
    assert_eq!(asked(&workspace, &copy), [""; 0]);
    assert_eq!(asked(&workspace, &id).len(), 1);
    // As it was before, nothing asked for a look.
    let moment = workspace.moments(&id).last().unwrap().0;
    let asked_at = |moment: i64| {
        let ids = std::slice::from_ref(&id);
        let then = workspace.at(ids, &Point::Moment { moment }).unwrap();
        then.overview(&id).unwrap().suspects.len()
    };
    assert_eq!([asked_at(moment), asked_at(moment - 1)], [0, 1]);
}

#[test]
fn a_look_at_one_laptop_is_a_look_at_the_other() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let metric = with_metric(&mut copies[0].workspace, &use_case);
    agree(&mut copies[0].workspace, &use_case);
    exchange_all(&mut copies);
    aim(&mut copies[1].workspace, &metric, "3");
    exchange_all(&mut copies);
    for copy in &copies {
        assert_eq!(asked(&copy.workspace, &use_case).len(), 1);
    }
    // Both look, each without knowing of the other.
    for copy in &mut copies {
        look(&mut copy.workspace, &use_case);
    }
    exchange_all(&mut copies);
    for copy in &copies {
        assert_eq!(asked(&copy.workspace, &use_case), [""; 0]);
        assert_eq!(copy.workspace.count_unsettled().unwrap(), 0);
    }
    // One looks at what the other changed once more.
    aim(&mut copies[0].workspace, &metric, "4");
    exchange_all(&mut copies);
    look(&mut copies[0].workspace, &use_case);
    aim(&mut copies[1].workspace, &metric, "5");
    exchange_all(&mut copies);
    let four_to_five = |copy: &super::exchanging::Copy| {
        let asked = asked(&copy.workspace, &use_case);
        asked.len() == 1 && asked[0].contains("from 2% to 5%")
    };
    assert!(copies.iter().all(four_to_five));
}
