//! A use case that is begun and left leaves nothing, and one in which something is entered is there.

use super::World;
use crate::error::Error;
use crate::workspace::Workspace;

/// Enters something in, or about, the use case of this id.
type Enter<'a> = &'a dyn Fn(&mut Workspace, &str);

/// Begins a use case, and answers its id.
fn begin(workspace: &mut Workspace) -> String {
    let place = workspace.begin_new_use_case().unwrap().place.unwrap();
    assert_eq!(place.field.as_deref(), Some("title"));
    place.use_case.unwrap()
}

fn count(workspace: &Workspace) -> u32 {
    workspace.at_work().unwrap().count
}

#[test]
fn one_in_which_nothing_is_entered_leaves_nothing() {
    let world = World::new();
    let mut workspace = world.create();
    let first = begin(&mut workspace);
    let phase = workspace.phase(&first, "ideation").unwrap();
    assert_eq!(phase.header.id, first, "it can be worked in");
    assert_eq!(count(&workspace), 0);
    assert!(workspace.undo_state().undo.is_none());

    // The next one takes its place.
    let second = begin(&mut workspace);
    assert!(matches!(
        workspace.phase(&first, "ideation"),
        Err(Error::Unknown(_))
    ));
    drop(workspace);
    let workspace = world.open();
    assert!(matches!(
        workspace.phase(&second, "ideation"),
        Err(Error::Unknown(_))
    ));
    assert!(workspace.undo_state().undo.is_none());
}

#[test]
fn whatever_is_entered_first_keeps_it() {
    let typed = |workspace: &mut Workspace, id: &str| {
        workspace.type_text(id, id, "title", "Cart email").unwrap();
    };
    let ticked = |workspace: &mut Workspace, id: &str| {
        let field = "tick/ideation/opportunity-defined";
        workspace.set_field(id, id, field, Some("1")).unwrap();
    };
    let named = |workspace: &mut Workspace, id: &str| {
        let place = workspace.add_document("tag", "Order placed").unwrap().place;
        let tag = place.unwrap().record.unwrap();
        let field = format!("serves/{id}");
        workspace.set_field(&tag, &tag, &field, Some("1")).unwrap();
    };
    let entries: [Enter; 3] = [&typed, &ticked, &named];
    for enter in entries {
        let world = World::new();
        let mut workspace = world.create();
        let id = begin(&mut workspace);
        enter(&mut workspace, &id);
        assert_eq!(count(&workspace), 1);
        drop(workspace);
        let mut workspace = world.open();
        assert_eq!(count(&workspace), 1);
        // First what was entered is taken back, then the use case.
        workspace.undo().unwrap();
        assert_eq!(count(&workspace), 1);
        workspace.undo().unwrap();
        if workspace.undo_state().undo.is_some() {
            workspace.undo().unwrap();
        }
        assert_eq!(count(&workspace), 0);
    }
}

#[test]
fn what_is_entered_elsewhere_does_not_keep_it() {
    let world = World::new();
    let (mut workspace, other) = world.with_use_case();
    begin(&mut workspace);
    workspace
        .type_text(&other, &other, "title", "Other")
        .unwrap();
    workspace.settle().unwrap();
    assert_eq!(count(&workspace), 1);
}
