//! What people do, and what they then see.

use super::World;
use crate::document::origin::Author;
use crate::view::{Cover, PhaseState};
use crate::workspace::{Who, Workspace};

#[test]
fn scores_open_down_to_their_ratings() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    // The sample's "Abandoned cart email": 5/4/4, 4/2/2, 2/4/4.
    for (field, score) in [
        ("ideation/strategic-alignment", 5),
        ("ideation/customer-value", 4),
        ("ideation/data-availability", 4),
        ("assessment/revenue-potential", 4),
        ("assessment/resource-requirements", 2),
        ("assessment/risk-level", 2),
        ("design/technical-complexity", 2),
        ("design/scalability-potential", 4),
        ("design/reusability", 4),
    ] {
        workspace
            .set_score(&use_case, &format!("score/{field}"), Some(score))
            .unwrap();
    }
    let overview = workspace.overview(&use_case).unwrap();
    let axes: Vec<_> = overview
        .axes
        .iter()
        .map(|axis| (axis.label.as_str(), axis.score, axis.arithmetic.as_str()))
        .collect();
    assert_eq!(
        axes,
        [
            ("Value", Some(80), "(100 + 75 + 75 + 75 + 75) ÷ 5 = 80"),
            ("Effort", Some(25), "(25 + 25) ÷ 2 = 25"),
            ("Risk", Some(25), "25 = 25"),
            ("Readiness", Some(75), "75 = 75"),
        ]
    );
    assert_eq!(overview.axes[0].coverage, "5 of 9 scored");
    let phase = workspace
        .phase(&use_case, "assessment")
        .unwrap()
        .scoring
        .score;
    assert_eq!(
        phase.arithmetic, "(75 + 75 + 75) ÷ 3 = 75",
        "costs are reversed"
    );
    assert_eq!(phase.ratings[1].rating, "2 Low");
    assert_eq!(phase.ratings[1].counts, "75 (reversed: lower is better)");

    workspace
        .set_applicable(&use_case, "score/assessment/risk-level", false)
        .unwrap();
    let overview = workspace.overview(&use_case).unwrap();
    assert_eq!(
        (overview.axes[2].score, overview.axes[2].shown.as_str()),
        (None, "–"),
        "not applicable counts nowhere"
    );
    workspace
        .set_applicable(&use_case, "score/assessment/risk-level", true)
        .unwrap();
    assert_eq!(
        workspace.overview(&use_case).unwrap().axes[2].score,
        Some(25),
        "and its score was kept"
    );
}

#[test]
fn a_phase_is_complete_when_its_whole_checklist_is_ticked() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let state = |workspace: &mut Workspace| {
        let step = workspace.phase(&use_case, "ideation").unwrap().step;
        (step.state, step.why)
    };
    assert_eq!(
        state(&mut workspace),
        (
            PhaseState::Untouched,
            "3 of 3 checklist items still open".into()
        )
    );
    workspace
        .set_tick(&use_case, "tick/ideation/opportunity-defined", true)
        .unwrap();
    assert_eq!(
        state(&mut workspace),
        (
            PhaseState::Started,
            "2 of 3 checklist items still open".into()
        )
    );
    workspace
        .set_tick(&use_case, "tick/ideation/stakeholders-aligned", true)
        .unwrap();
    assert_eq!(
        state(&mut workspace),
        (
            PhaseState::Started,
            "1 of 3 checklist items still open".into()
        )
    );
    workspace
        .set_applicable(&use_case, "tick/ideation/success-defined", false)
        .unwrap();
    assert_eq!(state(&mut workspace), (PhaseState::Complete, String::new()));
    let page = workspace.phase(&use_case, "ideation").unwrap();
    assert_eq!(
        (
            page.progress.checklist.label.as_str(),
            page.progress.questions.done
        ),
        ("2 of 2", 0)
    );
    assert!(
        page.progress
            .questions
            .open
            .contains(&"How will we measure success?".to_owned())
    );
}

#[test]
fn deliverables_say_what_is_missing() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let deliverables = workspace.phase(&use_case, "ideation").unwrap().deliverables;
    assert!(
        deliverables
            .iter()
            .all(|deliverable| deliverable.cover == Cover::Open && !deliverable.missing.is_empty())
    );
    for phase in workspace.overview(&use_case).unwrap().phases {
        let page = workspace.phase(&use_case, &phase.step.key).unwrap();
        for question in page.sections.iter().flat_map(|section| &section.questions) {
            workspace
                .type_text(&use_case, &use_case, &question.field, "answered")
                .unwrap();
        }
        for dimension in page.scoring.dimensions {
            workspace
                .set_score(&use_case, &dimension.field, Some(3))
                .unwrap();
        }
        for item in page.checklist {
            workspace.set_tick(&use_case, &item.field, true).unwrap();
        }
    }
    let overview = workspace.overview(&use_case).unwrap();
    assert_eq!(overview.phases.len(), 9);
    assert_eq!(overview.progress.percent, 100);
    for phase in overview.phases {
        assert!(
            phase
                .deliverables
                .iter()
                .all(|deliverable| deliverable.cover == Cover::Covered),
            "{}",
            phase.title
        );
        assert_eq!(phase.step.state, PhaseState::Complete);
    }
}

#[test]
fn a_person_is_entered_once_and_the_same_everywhere() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, "title", "Abandoned cart email")
        .unwrap();
    workspace
        .add_stakeholder(&use_case, "ideation", &Who::New("Mila Bakker".into()))
        .unwrap();
    let row = workspace
        .phase(&use_case, "ideation")
        .unwrap()
        .stakeholders
        .remove(0);
    let person = row.person.id;
    let again = workspace
        .add_stakeholder(&use_case, "ideation", &Who::Known(person.clone()))
        .unwrap_err();
    assert_eq!(again.to_string(), "Mila Bakker is in this list already.");
    workspace
        .add_stakeholder(&use_case, "design", &Who::Known(person.clone()))
        .unwrap();
    workspace
        .type_text(&person, &person, "role", "Product owner")
        .unwrap();
    workspace
        .type_text(&person, &person, "email", "mila at noordkaap")
        .unwrap();
    for phase in ["ideation", "design"] {
        let shown = workspace
            .phase(&use_case, phase)
            .unwrap()
            .stakeholders
            .remove(0)
            .person;
        assert_eq!(
            (shown.role.as_str(), shown.email.as_str()),
            ("Product owner", "mila at noordkaap")
        );
        assert!(shown.email_problem.is_some(), "pointed out, and kept");
        assert_eq!(shown.used_in, ["Abandoned cart email: Ideation, Design"]);
    }
    let people = workspace.people().unwrap();
    assert_eq!(people.roles[0], "Product owner", "roles in use come first");
    assert!(people.roles.len() > 10, "then the usual ones");

    let undone = workspace.undo().unwrap();
    assert_eq!(
        undone.notice.as_deref(),
        Some("Undone: email of Mila Bakker.")
    );
}

#[test]
fn rows_can_be_moved_and_removed_and_brought_back() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for name in ["A", "B", "C"] {
        workspace
            .add_stakeholder(&use_case, "ideation", &Who::New(name.into()))
            .unwrap();
    }
    let names = |workspace: &mut Workspace| -> String {
        workspace
            .phase(&use_case, "ideation")
            .unwrap()
            .stakeholders
            .into_iter()
            .map(|row| row.person.name)
            .collect()
    };
    let row = |workspace: &mut Workspace, at: usize| {
        workspace.phase(&use_case, "ideation").unwrap().stakeholders[at]
            .id
            .clone()
    };
    assert_eq!(names(&mut workspace), "ABC");
    let moved = row(&mut workspace, 2);
    workspace.move_stakeholder(&use_case, &moved, 0).unwrap();
    assert_eq!(names(&mut workspace), "CAB");
    workspace.move_stakeholder(&use_case, &moved, 9).unwrap();
    assert_eq!(names(&mut workspace), "ABC");
    let removed = row(&mut workspace, 1);
    workspace.remove_stakeholder(&use_case, &removed).unwrap();
    assert_eq!(names(&mut workspace), "AC");
    let undone = workspace.undo().unwrap();
    assert_eq!(undone.notice.as_deref(), Some("Undone: removal of B."));
    assert_eq!(undone.place.and_then(|place| place.record), Some(removed));
    assert_eq!(names(&mut workspace), "ABC");
    workspace.redo().unwrap();
    assert_eq!(names(&mut workspace), "AC");
}

#[test]
fn an_archived_use_case_is_not_changed_before_it_is_restored() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .archive_use_case(&use_case, "ad network contract ends")
        .unwrap();
    let list = workspace.use_cases().unwrap();
    assert!(list.use_cases.is_empty());
    let archived = list.archived[0].archived.clone().unwrap();
    assert_eq!(
        (archived.reason.as_str(), archived.by.as_str()),
        ("ad network contract ends", "Anna de Vries")
    );
    let error = workspace
        .type_text(&use_case, &use_case, "title", "x")
        .unwrap_err();
    assert_eq!(error.code(), "archived");
    workspace.restore_use_case(&use_case).unwrap();
    workspace
        .type_text(&use_case, &use_case, "title", "x")
        .unwrap();
    assert_eq!(workspace.use_cases().unwrap().use_cases[0].title, "x");

    workspace.delete_use_case(&use_case).unwrap();
    assert!(workspace.use_cases().unwrap().use_cases.is_empty());
    assert!(workspace.phase(&use_case, "ideation").is_err());
    workspace.undo().unwrap();
    assert_eq!(
        workspace.use_cases().unwrap().use_cases[0].title,
        "x",
        "undo brings a deleted one back"
    );
}

#[test]
fn a_copy_has_everything_and_goes_its_own_way() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, "title", "First")
        .unwrap();
    workspace
        .set_score(&use_case, "score/ideation/customer-value", Some(4))
        .unwrap();
    workspace
        .add_stakeholder(&use_case, "ideation", &Who::New("A".into()))
        .unwrap();
    let copy = workspace
        .duplicate_use_case(&use_case)
        .unwrap()
        .place
        .unwrap()
        .use_case
        .unwrap();
    workspace
        .set_score(&use_case, "score/ideation/customer-value", Some(1))
        .unwrap();
    let page = workspace.phase(&copy, "ideation").unwrap();
    assert_eq!(page.header.title, "First (copy)");
    assert_eq!(page.scoring.dimensions[1].score, Some(4));
    assert_eq!(page.stakeholders[0].person.name, "A");
    assert_eq!(page.stakeholders[0].person.uses, 2);
}

#[test]
fn undo_takes_back_this_persons_last_change_only() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .set_score(&use_case, "score/ideation/customer-value", Some(4))
        .unwrap();
    workspace
        .set_author(&Author {
            id: super::id(0xB0),
            name: "Bo".into(),
        })
        .unwrap();
    assert_eq!(
        workspace.undo_state().undo,
        None,
        "somebody else's changes are not theirs to take back"
    );
    workspace
        .set_tick(&use_case, "tick/ideation/opportunity-defined", true)
        .unwrap();
    let undone = workspace.undo().unwrap();
    assert_eq!(
        undone.notice.as_deref(),
        Some("Undone: check mark of “Has the business opportunity been clearly defined?”.")
    );
    let place = undone.place.unwrap();
    assert_eq!(place.phase.as_deref(), Some("ideation"));
    assert_eq!(
        place.field.as_deref(),
        Some("tick/ideation/opportunity-defined")
    );
    assert_eq!(workspace.undo_state().undo, None);
    assert!(workspace.undo_state().redo.is_some());
}

#[test]
fn the_sample_has_eight_use_cases_and_nothing_to_undo() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    assert!(workspace.info().sample);
    let list = workspace.use_cases().unwrap();
    assert_eq!((list.use_cases.len(), list.archived.len()), (7, 1));
    assert_eq!(
        list.archived[0].archived.as_ref().unwrap().reason,
        "ad network contract ends"
    );
    assert_eq!(workspace.undo_state().undo, None);
    let (kept, refilled) = workspace.caches();
    assert_eq!(kept, refilled);
}
