//! Entries of the same person are shown as one wherever people are, and are taken apart again.

use super::World;
use super::exchanging::{copies, exchange_all};
use crate::document::spot::Spot;
use crate::error::Error;
use crate::use_case::entry::{Entry, Who};
use crate::workspace::Workspace;

fn person(workspace: &mut Workspace, use_case: &str, phase: usize, name: &str) -> String {
    let framework = workspace.framework(use_case).unwrap();
    let phase = &framework.phases[phase].key;
    let who = Who::New(name.to_owned());
    workspace.add_stakeholder(use_case, phase, &who).unwrap();
    let page = workspace.phase(use_case, phase).unwrap();
    let row = page.stakeholders.into_iter().next_back().unwrap();
    row.person.id
}

fn set(workspace: &mut Workspace, person: &str, field: &str, text: &str) {
    let spot = Spot::of(person, field).unwrap();
    workspace
        .enter(&spot, Entry::Text(text.to_owned()))
        .unwrap();
}

/// Everybody but the author, each with in how many places they are stakeholders.
fn everybody(workspace: &Workspace) -> Vec<(String, u32)> {
    let people = workspace.people().unwrap().people.into_iter();
    let others = people.filter(|person| !["Anna", "Ben", "Anna de Vries"].contains(&&*person.name));
    others.map(|person| (person.name, person.uses)).collect()
}

#[test]
fn two_entries_are_one_person_until_they_are_taken_apart() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let [first, second, third] = [(0, "Maya"), (1, "M. Brand"), (2, "Maya Brand")]
        .map(|(phase, name)| person(&mut workspace, &use_case, phase, name));
    set(&mut workspace, &second, "role", "Lawyer");
    let apart = everybody(&workspace);
    assert_eq!(apart.len(), 3);
    workspace.merge_people(&third, &second).unwrap();
    workspace.merge_people(&first, &second).unwrap();
    assert_eq!(everybody(&workspace), [("Maya".to_owned(), 3)]);
    // What the first entry does not say, another does.
    let shown = workspace.person(Some(third.parse().unwrap())).unwrap();
    assert_eq!(
        (shown.id.as_str(), shown.role.as_str()),
        (first.as_str(), "Lawyer")
    );
    assert_eq!(workspace.people_named("maya brand").unwrap()[0].id, first);
    let framework = workspace.framework(&use_case).unwrap();
    let again = Who::Named("Maya Brand".to_owned());
    let refused = workspace.add_stakeholder(&use_case, &framework.phases[0].key, &again);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "Maya is in this list already."
    );
    assert!(matches!(
        workspace.merge_people(&first, &third),
        Err(Error::Invalid(_))
    ));
    assert_eq!(workspace.held(&third, &[]).unwrap().entries.len(), 3);
    let (kept, refilled) = workspace.caches();
    assert_eq!(kept, refilled);

    // The one by which the others are one goes; they stay so.
    workspace.take_apart(&second).unwrap();
    let both = [("M. Brand".to_owned(), 1), ("Maya".to_owned(), 2)];
    assert_eq!(everybody(&workspace), both);
    let told = workspace.undo().unwrap().notice.unwrap();
    assert_eq!(everybody(&workspace), [("Maya".to_owned(), 3)], "{told}");
    workspace.redo().unwrap();
    assert_eq!(everybody(&workspace), both);
    workspace.undo().unwrap();
    workspace.undo().unwrap();
    workspace.undo().unwrap();
    assert_eq!(everybody(&workspace), apart);
    assert!(matches!(
        workspace.take_apart(&first),
        Err(Error::Invalid(_))
    ));
    drop(workspace);
    assert_eq!(everybody(&world.open()), apart);
}

#[test]
fn whoever_is_said_to_be_the_same_by_two_is_one_in_all_copies() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let [first, second, third] = [(0, "Maya"), (1, "M. Brand"), (2, "Maya Brand")]
        .map(|(phase, name)| person(&mut copies[0].workspace, &use_case, phase, name));
    exchange_all(&mut copies);
    copies[0].workspace.merge_people(&third, &first).unwrap();
    copies[1].workspace.merge_people(&third, &second).unwrap();
    exchange_all(&mut copies);
    for copy in &mut copies {
        assert_eq!(everybody(&copy.workspace), [("Maya".to_owned(), 3)]);
        assert_eq!(copy.workspace.disagreements().unwrap(), []);
    }
    copies[1].workspace.take_apart(&third).unwrap();
    exchange_all(&mut copies);
    for copy in &copies {
        assert_eq!(everybody(&copy.workspace).len(), 2);
    }
}
