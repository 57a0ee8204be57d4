//! The board: where cards stand, what moving one does, and that it is one step.

use super::World;
use super::points::ALL;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::use_case::entry::Entry;
use crate::view::{Arrangement, Board, List, Picked, Rows, UseCaseFilter, Wanted, WantedOfColumn};
use crate::workspace::Workspace;

fn board(workspace: &Workspace, arrangement: &Arrangement) -> Board {
    workspace.board(arrangement, &[], &ALL).unwrap()
}

/// `Ideation: Cart, Churn`, of each column that holds something.
fn told(workspace: &Workspace) -> Vec<String> {
    let columns = board(workspace, &Arrangement::default())
        .columns
        .into_iter();
    let columns = columns.filter(|column| column.cards.all > 0);
    let told = columns.map(|column| {
        let titles = column.cards.rows.into_iter().map(|placed| placed.row.title);
        format!(
            "{}: {}",
            column.label,
            titles.collect::<Vec<_>>().join(", ")
        )
    });
    told.collect()
}

/// What the first card says of having been moved.
fn moved(workspace: &Workspace) -> String {
    let columns = board(workspace, &Arrangement::default()).columns;
    let mut cards = columns.into_iter().flat_map(|column| column.cards.rows);
    cards.next().unwrap().row.moved
}

fn put(workspace: &mut Workspace, id: &str, phase: &str) -> Result<Option<String>, Error> {
    let entry = match phase {
        "" => Entry::Nothing,
        phase => Entry::Choice(phase.to_owned()),
    };
    let entered = workspace.enter(&Spot::of(id, "at-phase")?, entry)?;
    Ok(entered.notice)
}

/// Ticks the whole checklist of a phase.
fn complete(workspace: &mut Workspace, id: &str, phase: &str) {
    for item in workspace.phase(id, phase).unwrap().checklist {
        let spot = Spot::of(id, &item.field).unwrap();
        workspace.enter(&spot, Entry::Tick(true)).unwrap();
    }
}

fn one() -> (World, Workspace, String) {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    workspace.type_text(&id, &id, "title", "Cart").unwrap();
    workspace.settle().unwrap();
    (world, workspace, id)
}

#[test]
fn a_card_stands_in_the_first_phase_that_is_not_complete() {
    let (_world, mut workspace, id) = one();
    let phases: Vec<String> = workspace
        .framework(&id)
        .unwrap()
        .phases
        .iter()
        .map(|phase| phase.key.clone())
        .collect();
    let columns = board(&workspace, &Arrangement::default()).columns;
    assert_eq!(columns.len(), phases.len() + 1);
    assert_eq!(
        columns.last().map(|column| column.label.as_str()),
        Some("Done")
    );
    assert_eq!(told(&workspace), ["1 Ideation: Cart"]);
    complete(&mut workspace, &id, &phases[1]);
    assert_eq!(
        told(&workspace),
        ["1 Ideation: Cart"],
        "the first is open still"
    );
    for (at, phase) in phases.iter().enumerate() {
        complete(&mut workspace, &id, phase);
        assert_eq!(told(&workspace).len(), 1);
        assert_eq!(moved(&workspace), "");
        let is_done = told(&workspace)[0].starts_with("Done");
        assert_eq!(is_done, at + 1 == phases.len(), "{phase}");
    }
}

#[test]
fn moving_a_card_is_one_step_and_says_where_it_differs_from_its_progress() {
    let (world, mut workspace, id) = one();
    let notice = put(&mut workspace, &id, "design").unwrap();
    assert_eq!(notice.as_deref(), Some("Moved “Cart” to Design."));
    assert_eq!(told(&workspace), ["4 Design: Cart"]);
    assert_eq!(
        moved(&workspace),
        "Moved here; Ideation and 2 more are not complete"
    );
    assert_eq!(
        workspace.undo_state().undo.as_deref(),
        Some("move of “Cart”")
    );
    workspace.undo().unwrap();
    assert_eq!(told(&workspace), ["1 Ideation: Cart"]);
    assert_eq!(moved(&workspace), "");
    workspace.redo().unwrap();
    assert_eq!(told(&workspace), ["4 Design: Cart"]);
    // It stays there whatever is completed, and after a restart.
    complete(&mut workspace, &id, "ideation");
    complete(&mut workspace, &id, "assessment");
    drop(workspace);
    let mut workspace = world.open();
    assert_eq!(told(&workspace), ["4 Design: Cart"]);
    assert_eq!(
        moved(&workspace),
        "Moved here; Requirements is not complete"
    );
    put(&mut workspace, &id, "ideation").unwrap();
    assert_eq!(moved(&workspace), "Moved back here; Ideation is complete");
    // Moved to where it stands by its progress, it follows that again.
    let notice = put(&mut workspace, &id, "requirements").unwrap();
    assert_eq!(
        notice.as_deref(),
        Some("“Cart” follows its progress: Requirements.")
    );
    complete(&mut workspace, &id, "requirements");
    assert_eq!(told(&workspace), ["4 Design: Cart"]);
    put(&mut workspace, &id, "done").unwrap();
    assert_eq!(told(&workspace), ["Done: Cart"]);
    put(&mut workspace, &id, "").unwrap();
    assert_eq!(told(&workspace), ["4 Design: Cart"]);
}

#[test]
fn no_card_is_moved_to_what_is_no_phase_or_out_of_the_archive() {
    let (_world, mut workspace, id) = one();
    assert!(matches!(
        put(&mut workspace, &id, "nowhere"),
        Err(Error::Invalid(_))
    ));
    workspace.archive_use_case(&id, "").unwrap();
    assert!(matches!(
        put(&mut workspace, &id, "design"),
        Err(Error::Archived(_))
    ));
    assert!(told(&workspace).is_empty());
}

#[test]
fn filters_hold_for_the_board_which_tells_columns_in_slices() {
    let (_world, mut workspace, first) = one();
    for number in 0..30 {
        let made = workspace.create_use_case().unwrap().place.unwrap();
        let id = made.use_case.unwrap();
        workspace
            .type_text(&id, &id, "title", &format!("Use case {number}"))
            .unwrap();
    }
    workspace.settle().unwrap();
    put(&mut workspace, &first, "validation").unwrap();
    let all = board(&workspace, &Arrangement::default());
    assert_eq!((all.at_work, all.count.as_str()), (31, "31 use cases"));
    let ideation = &all.columns[0];
    assert_eq!(
        (ideation.count.as_str(), ideation.cards.all),
        ("30 use cases", 30)
    );
    assert!(ideation.cards.rows.len() < 30, "a part of them comes first");
    let wanted = WantedOfColumn {
        phase: "ideation".to_owned(),
        wanted: Wanted {
            few: 0,
            spans: vec![(24, 29)],
            about: Vec::new(),
        },
    };
    let rest = workspace
        .board(&Arrangement::default(), &[wanted], &ALL)
        .unwrap();
    let rest: Vec<u32> = rest.columns[0]
        .cards
        .rows
        .iter()
        .map(|placed| placed.at)
        .collect();
    assert_eq!(rest, [0, 24, 25, 26, 27, 28, 29]);
    let list = List::Column {
        arrangement: Arrangement::default(),
        phase: "validation".to_owned(),
    };
    match workspace.rows(&list, &ALL).unwrap() {
        Rows::Cards(cards) => assert_eq!(cards.rows[0].row.id, first),
        other => panic!("cards: {other:?}"),
    }
    // The filter of the table by phase means the same phase as the board.
    let some = Arrangement {
        filter: UseCaseFilter {
            phases: vec!["validation".to_owned()],
            ..UseCaseFilter::default()
        },
        ..Arrangement::default()
    };
    let filtered = board(&workspace, &some);
    assert_eq!(filtered.count, "1 of 31 use cases");
    let full = filtered
        .columns
        .iter()
        .filter(|column| column.cards.all > 0);
    assert_eq!(full.count(), 1);
    // Several are moved as one step.
    let picked = Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: vec![first.clone()],
    };
    let entry = Entry::Choice("design".to_owned());
    workspace
        .enter_in_each(&picked, &[("at-phase".to_owned(), entry)])
        .unwrap();
    assert_eq!(
        board(&workspace, &Arrangement::default()).columns[3]
            .cards
            .all,
        30
    );
    assert_eq!(
        workspace.undo_state().undo.as_deref(),
        Some("move of 30 use cases")
    );
    workspace.undo().unwrap();
    assert_eq!(
        board(&workspace, &Arrangement::default()).columns[0]
            .cards
            .all,
        30
    );
}
