//! What is entered in scoping, and what follows from it.

use super::World;
use crate::view::{Place, Screen};
use crate::workspace::Workspace;

/// A use case of a value from 0 to 100 in steps of 25.
fn use_case(workspace: &mut Workspace, title: &str, value: Option<u32>) -> String {
    let id = workspace
        .create_use_case()
        .unwrap()
        .place
        .unwrap()
        .use_case
        .unwrap();
    workspace.type_text(&id, &id, "title", title).unwrap();
    let field = "score/ideation/customer-value";
    let score = value.map(|value| value / 25 + 1);
    workspace.set_score(&id, field, score).unwrap();
    id
}

fn integration(workspace: &mut Workspace, name: &str, fields: &[(&str, &str)]) -> String {
    let place = workspace
        .add_document("integration", name)
        .unwrap()
        .place
        .unwrap();
    let id = place.document.unwrap();
    for (field, value) in fields {
        workspace.set_field(&id, &id, field, Some(value)).unwrap();
    }
    id
}

fn needs(workspace: &mut Workspace, use_case: &str, integrations: &[&String]) {
    for integration in integrations {
        let field = format!("needs/{integration}");
        workspace
            .set_field(use_case, use_case, &field, Some("1"))
            .unwrap();
    }
}

#[test]
fn build_next_says_why_and_what_is_missing() {
    let world = World::new();
    let mut workspace = world.create();
    let [cart, win_back, stale, unscored, away] = [
        ("Abandoned cart email", Some(100)),
        ("Win-back", Some(75)),
        ("Stale", Some(50)),
        ("Unscored", None),
        ("Archived", Some(100)),
    ]
    .map(|(title, value)| use_case(&mut workspace, title, value));
    let orders = integration(&mut workspace, "Orders", &[("effort", "3")]);
    let email = integration(
        &mut workspace,
        "Email",
        &[("effort", "1"), ("status", "planned")],
    );
    let consent = integration(
        &mut workspace,
        "Consent",
        &[("effort", "2"), ("status", "live")],
    );
    let scores = integration(&mut workspace, "Scores", &[]);
    let feed = integration(
        &mut workspace,
        "Old feed",
        &[("effort", "2"), ("status", "retired")],
    );
    integration(&mut workspace, "Spare", &[("effort", "2")]);
    needs(&mut workspace, &cart, &[&orders, &email, &consent]);
    needs(&mut workspace, &win_back, &[&orders, &scores]);
    needs(&mut workspace, &stale, &[&orders, &feed]);
    needs(&mut workspace, &unscored, &[&email]);
    needs(&mut workspace, &away, &[&email]);
    workspace.archive_use_case(&away, "").unwrap();

    let roadmap = workspace.roadmap().unwrap();
    let told: Vec<String> = roadmap
        .places
        .iter()
        .flat_map(|place| {
            let head = format!(
                "{} {}: {} {}",
                place.number, place.integration.name, place.arithmetic, place.sentence
            );
            let share = |share: &crate::view::Share| {
                format!("  {}: {}", share.use_case.name, share.arithmetic)
            };
            [head]
                .into_iter()
                .chain(place.shares.iter().map(share))
                .collect::<Vec<_>>()
        })
        .chain(
            roadmap
                .unplaced
                .iter()
                .map(|one| format!("{}: {}", one.what.name, one.missing)),
        )
        .collect();
    assert_eq!(
        told,
        [
            "1 Email: 50 ÷ 1 = 50 Shares 50 of value from 1 use case at effort 1; completes Unscored.",
            "  Abandoned cart email: 100 ÷ 2 = 50: value 100 over the 2 integrations it needs that are not live yet.",
            "2 Orders: 187.5 ÷ 3 = 62.5 Shares 187.5 of value from 3 use cases at effort 3; completes Abandoned cart email.",
            "  Abandoned cart email: 100: all of its value, since nothing else it needs is left to build.",
            "  Stale: 50: all of its value, since nothing else it needs is left to build.",
            "  Win-back: 75 ÷ 2 = 37.5: value 75 over the 2 integrations it needs that are not live yet.",
            "Scores: It has no effort.",
            "Unscored: It has no value: none of its scores on the Value axis is given.",
            "Win-back: It waits for Scores, which has no effort.",
            "Stale: It needs Old feed, which is retired. Choose what replaces it.",
            "Spare: No use case needs it.",
        ]
    );
    let place = |index: usize| roadmap.unplaced[index].place.clone();
    let effort = Place {
        screen: Some(Screen::Integrations),
        document: Some(scores.clone()),
        record: Some(scores),
        field: Some("effort".to_owned()),
        ..Place::default()
    };
    assert_eq!((place(0), place(2)), (effort.clone(), effort));
    assert_eq!(place(1).phase.as_deref(), Some("ideation"));
    assert_eq!(
        place(1).field.as_deref(),
        Some("score/ideation/strategic-alignment")
    );
    assert_eq!(place(3).screen, Some(Screen::Scoping));
}
