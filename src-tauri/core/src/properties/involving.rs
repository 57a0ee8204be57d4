//! Who is involved where, RACI letters, and what they lack.

use super::World;
use super::exchanging::copies;
use super::points::ALL;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::use_case::entry::{Entry, Who};
use crate::view::{BundleScope, ExportOptions, Format, List, Rows, Scope};
use crate::workspace::Workspace;

/// Adds somebody to a phase, and answers the row.
fn involve(workspace: &mut Workspace, use_case: &str, phase: &str, name: &str) -> String {
    let who = Who::Named(name.to_owned());
    let done = workspace.add_stakeholder(use_case, phase, &who).unwrap();
    done.place.unwrap().record.unwrap()
}

/// Gives a row a letter, or none any more.
fn give(workspace: &mut Workspace, use_case: &str, row: &str, letter: &str) -> Result<(), Error> {
    let spot = Spot::named(use_case, row, "raci")?;
    let entry = match letter {
        "" => Entry::Nothing,
        letter => Entry::Choice(letter.to_owned()),
    };
    workspace.enter(&spot, entry).map(drop)
}

fn export(workspace: &mut Workspace, use_case: &str) -> String {
    let scope = Scope::Phase {
        use_case: use_case.to_owned(),
        phase: "ideation".to_owned(),
    };
    let file = workspace.export(&scope, Format::Markdown, &ExportOptions::default());
    String::from_utf8(file.unwrap().bytes).unwrap()
}

#[test]
fn holes_are_told_only_where_letters_are_used_and_undone_with_them() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let maya = involve(&mut workspace, &id, "ideation", "Maya Brand");
    let joris = involve(&mut workspace, &id, "ideation", "Joris van Dijk");
    involve(&mut workspace, &id, "design", "Maya Brand");
    let holes = |workspace: &Workspace| workspace.phase(&id, "ideation").unwrap().raci_holes;
    let with_holes = |workspace: &Workspace| workspace.people_screen("", &ALL).unwrap().with_holes;
    assert!(holes(&workspace).is_empty());
    assert_eq!(with_holes(&workspace), 0);
    let steps: [(&str, &str, &[&str]); 6] = [
        (&maya, "C", &["Nobody is accountable."]),
        (
            &maya,
            "A",
            &["Maya Brand is accountable, but nobody is responsible."],
        ),
        (&joris, "R", &[]),
        (
            &joris,
            "A/R",
            &["Maya Brand and Joris van Dijk are both accountable; decide on one."],
        ),
        (&maya, "I", &[]),
        (&joris, "", &["Nobody is accountable."]),
    ];
    for (row, letter, expected) in steps {
        give(&mut workspace, &id, row, letter).unwrap();
        assert_eq!(holes(&workspace), expected, "{letter}");
        assert_eq!(with_holes(&workspace), u32::from(!expected.is_empty()));
    }
    // The other phase uses no letters, and is left alone.
    assert!(
        workspace
            .phase(&id, "design")
            .unwrap()
            .raci_holes
            .is_empty()
    );
    assert_eq!(
        workspace.undo_state().undo.as_deref(),
        Some("RACI of Joris van Dijk")
    );
    workspace.undo().unwrap();
    assert!(holes(&workspace).is_empty());
    // What is no letter is refused, and so is a letter where nobody stands.
    assert!(matches!(
        give(&mut workspace, &id, &maya, "B"),
        Err(Error::Invalid(_))
    ));
    assert!(matches!(
        give(&mut workspace, &id, &id, "A"),
        Err(Error::Unknown(_))
    ));
    // A restart reads the same from the file.
    drop(workspace);
    let workspace = world.open();
    assert!(holes(&workspace).is_empty());
    assert_eq!(with_holes(&workspace), 0);
}

#[test]
fn letters_are_exported_where_one_is_given_and_no_column_else() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let maya = involve(&mut workspace, &id, "ideation", "Maya Brand");
    let before = export(&mut workspace, &id);
    assert!(!before.contains("RACI"), "{before}");
    give(&mut workspace, &id, &maya, "A/R").unwrap();
    let after = export(&mut workspace, &id);
    assert!(after.contains("| RACI | Involvement"), "{after}");
    assert!(
        after.contains("A/R – Accountable and responsible"),
        "{after}"
    );
    give(&mut workspace, &id, &maya, "").unwrap();
    assert_eq!(export(&mut workspace, &id), before);
}

#[test]
fn people_and_use_cases_tell_the_same_involvement_and_are_filtered_by_words() {
    let world = World::new();
    let (mut workspace, cart) = world.with_use_case();
    workspace.type_text(&cart, &cart, "title", "Cart").unwrap();
    let churn = workspace.create_use_case().unwrap().place.unwrap();
    let churn = churn.use_case.unwrap();
    workspace
        .type_text(&churn, &churn, "title", "Churn")
        .unwrap();
    let row = involve(&mut workspace, &cart, "ideation", "Maya Brand");
    give(&mut workspace, &cart, &row, "A").unwrap();
    involve(&mut workspace, &cart, "design", "Maya Brand");
    involve(&mut workspace, &churn, "design", "Maya Brand");
    involve(&mut workspace, &cart, "design", "Joris van Dijk");
    let people = workspace.people().unwrap().people;
    let maya = people.iter().find(|one| one.name == "Maya Brand").unwrap();
    workspace
        .type_text(&maya.id, &maya.id, "company", "Café Central")
        .unwrap();
    workspace.settle().unwrap();

    let screen = workspace.people_screen("", &ALL).unwrap();
    assert_eq!(screen.count, "3 people");
    // Accents, case and the beginnings of words are enough, whatever says them.
    let screen = workspace.people_screen("bra CAFE", &ALL).unwrap();
    assert_eq!(screen.count, "1 of 3 people");
    let row = &screen.people.rows[0].row;
    let told = |involved: &crate::view::Involved| {
        let row = |row: &crate::view::InvolvedRow| {
            let parts = row.parts.iter().flatten();
            let parts: Vec<&str> = parts.map(|part| part.in_words.as_str()).collect();
            format!("{}: {}", row.name, parts.join(", "))
        };
        involved.rows.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&row.involved),
        [
            "Cart: Ideation: Accountable, Design: Involved",
            "Churn: Design: Involved"
        ]
    );
    let all = workspace.involvement_screen("", false, &ALL).unwrap();
    assert_eq!(all.use_cases.all, 2);
    assert_eq!(
        told(&all.use_cases.rows[0].row.involved),
        [
            "Maya Brand: Ideation: Accountable, Design: Involved",
            "Joris van Dijk: Design: Involved"
        ]
    );
    let some = workspace.involvement_screen("joris", false, &ALL).unwrap();
    assert_eq!(
        (some.use_cases.all, some.count.as_str()),
        (1, "1 of 2 use cases")
    );
    let holes = workspace.involvement_screen("", true, &ALL).unwrap();
    assert_eq!((holes.use_cases.all, holes.with_holes), (1, 1));
    let hole = &holes.use_cases.rows[0].row.holes[0];
    assert_eq!(
        hole.what,
        "Maya Brand is accountable, but nobody is responsible."
    );
    assert_eq!(hole.place.field.as_deref(), Some("raci"));
    // The list answers the rows that came with the screen.
    let list = List::Involvement {
        filter: "joris".to_owned(),
        holes: false,
    };
    let rows = workspace.rows(&list, &ALL).unwrap();
    assert_eq!(rows, Rows::Involvement(some.use_cases));
}

#[test]
fn a_name_that_two_people_bear_is_told_of_both() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    involve(&mut workspace, &id, "ideation", "Maya Brand");
    let twin = Who::New("maya brand".to_owned());
    workspace.add_stakeholder(&id, "ideation", &twin).unwrap();
    involve(&mut workspace, &id, "ideation", "Mayo Brand");
    let screen = workspace.people_screen("", &ALL).unwrap();
    let alike = screen
        .people
        .rows
        .iter()
        .filter(|placed| placed.row.is_alike);
    assert_eq!(alike.count(), 2);
    // One of them by a filter is still one of two.
    let screen = workspace.people_screen("mayo", &ALL).unwrap();
    assert!(!screen.people.rows[0].row.is_alike);
}

#[test]
fn letters_and_moves_that_copies_disagree_on_are_told_in_words() {
    let (mut copies, id) = copies(&["Anna", "Ben"]);
    let row = involve(&mut copies[0].workspace, &id, "ideation", "Maya Brand");
    let bundle = copies[0].sends(&BundleScope::Everything);
    copies[1].workspace.import(&bundle, None).unwrap();
    for (copy, (letter, phase)) in copies
        .iter_mut()
        .zip([("A", "design"), ("C", "validation")])
    {
        let workspace = &mut copy.workspace;
        give(workspace, &id, &row, letter).unwrap();
        let spot = Spot::of(&id, "at-phase").unwrap();
        workspace
            .enter(&spot, Entry::Choice(phase.to_owned()))
            .unwrap();
    }
    let bundle = copies[1].sends(&BundleScope::Everything);
    copies[0].workspace.import(&bundle, None).unwrap();
    let told = copies[0].workspace.disagreements().unwrap().into_iter();
    let mut told: Vec<String> = told
        .map(|one| {
            let mut said = [one.shown.shown, one.others[0].shown.clone()];
            said.sort();
            format!("{}: {}", one.what, said.join(" or "))
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "RACI of Maya Brand: A – Accountable or C – Consulted",
            "move of “Cart email”: Design or Validation"
        ]
    );
}
