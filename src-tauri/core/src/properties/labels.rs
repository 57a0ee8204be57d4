//! Labels of a use case: each is kept by itself, however many copies add some.

use super::World;
use super::exchanging::{copies, exchange_all};
use crate::document::spot::Spot;
use crate::error::Error;
use crate::view::{ExportOptions, Format, Scope};
use crate::workspace::{Entry, Workspace};

fn spot(use_case: &str) -> Spot {
    Spot::of(use_case, "label").unwrap()
}

fn add(workspace: &mut Workspace, use_case: &str, label: &str) {
    let entry = Entry::Label(label.to_owned());
    workspace.enter(&spot(use_case), entry).unwrap();
}

fn set(workspace: &mut Workspace, use_case: &str, labels: &str) {
    let entry = Entry::Labels(labels.to_owned());
    workspace.enter(&spot(use_case), entry).unwrap();
}

/// What the overview shows, with the field of each.
fn shown(workspace: &Workspace, use_case: &str) -> Vec<(String, String)> {
    let details = workspace.overview(use_case).unwrap().details;
    let labels = details.into_iter().find(|ask| ask.field == "label");
    let options = labels.unwrap().options.to_vec().into_iter();
    options.map(|label| (label.name, label.field)).collect()
}

fn names(workspace: &Workspace, use_case: &str) -> Vec<String> {
    let labels = shown(workspace, use_case).into_iter();
    labels.map(|(name, _)| name).collect()
}

#[test]
fn labels_are_added_set_and_taken_away() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    add(&mut workspace, &use_case, "Loyalty, CRM");
    add(&mut workspace, &use_case, " crm ");
    assert_eq!(names(&workspace, &use_case), ["CRM", "Loyalty"]);
    set(&mut workspace, &use_case, "Q3; loyalty");
    assert_eq!(names(&workspace, &use_case), ["Loyalty", "Q3"]);
    let (_, quarter) = shown(&workspace, &use_case).remove(1);
    let one = Spot::of(&use_case, &quarter).unwrap();
    workspace.enter(&one, Entry::Nothing).unwrap();
    assert_eq!(names(&workspace, &use_case), ["Loyalty"]);
    workspace.undo().unwrap();
    workspace.undo().unwrap();
    assert_eq!(names(&workspace, &use_case), ["CRM", "Loyalty"]);
    workspace.redo().unwrap();
    workspace.enter(&spot(&use_case), Entry::Nothing).unwrap();
    assert_eq!(names(&workspace, &use_case), Vec::<String>::new());

    let into_one = workspace.enter(&one, Entry::Label("Q4".to_owned()));
    assert!(matches!(into_one, Err(Error::Invalid(_))));
    let long = workspace.enter(&spot(&use_case), Entry::Label("a".repeat(61)));
    assert!(matches!(long, Err(Error::Invalid(_))));
    assert_eq!(names(&workspace, &use_case), Vec::<String>::new());
}

#[test]
fn copies_that_add_labels_keep_all() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    set(&mut copies[0].workspace, &use_case, "CRM, Q3");
    exchange_all(&mut copies);
    add(&mut copies[0].workspace, &use_case, "Loyalty");
    set(&mut copies[1].workspace, &use_case, "CRM, App");
    exchange_all(&mut copies);
    for copy in &copies {
        let names = names(&copy.workspace, &use_case);
        assert_eq!(names, ["App", "CRM", "Loyalty"]);
        assert_eq!(copy.workspace.disagreements().unwrap().len(), 0);
    }
}

#[test]
fn labels_are_told_in_history_and_exports() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    add(&mut workspace, &use_case, "Loyalty, CRM");
    let undo = workspace.undo_state().undo.unwrap();
    assert_eq!(undo, "“Labels” of “Untitled use case”");
    let scope = Scope::Scoping {
        use_cases: vec![use_case],
    };
    let options = ExportOptions::default();
    let export = workspace.export(&scope, Format::Markdown, &options);
    let export = String::from_utf8(export.unwrap().bytes).unwrap();
    assert!(export.contains("**Labels:** CRM, Loyalty"), "{export}");
}
