//! What is entered in scoping, and what follows from it.

use super::World;
use crate::picture::Refused;
use crate::picture::tests::png;
use crate::view::{Place, Screen};
use crate::workspace::{NewDesign, Workspace};

/// A use case of a value from 0 to 100 in steps of 25.
pub(super) fn use_case(workspace: &mut Workspace, title: &str, value: Option<u32>) -> String {
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

pub(super) fn integration(
    workspace: &mut Workspace,
    name: &str,
    fields: &[(&str, &str)],
) -> String {
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

pub(super) fn needs(workspace: &mut Workspace, use_case: &str, integrations: &[&String]) {
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
                place.number,
                place.integration.name,
                place.arithmetic,
                place.in_words()
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
            "1 Email: 50 ÷ 1 = 50 Unlocks 50 value points in 1 use case · Effort 1; completes Unscored.",
            "  Abandoned cart email: 100 ÷ 2 = 50: value 100 over the 2 integrations it needs that are not live yet.",
            "2 Orders: 100 + 50 + 37.5 = 187.5; 187.5 ÷ 3 = 62.5 Unlocks 187.5 value points across 3 use cases · Effort 3; completes Abandoned cart email.",
            "  Abandoned cart email: 100: all of its value, since nothing else it needs is left to build.",
            "  Stale: 50: all of its value, since nothing else it needs is left to build.",
            "  Win-back: 75 ÷ 2 = 37.5: value 75 over the 2 integrations it needs that are not live yet.",
            "Scores: Needs an effort estimate.",
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

fn design(name: &str, bytes: Vec<u8>) -> NewDesign {
    NewDesign::new(name.to_owned(), Ok(bytes))
}

/// The designs of a use case: name, size, alternative text.
fn designs(workspace: &mut Workspace, use_case: &str) -> Vec<String> {
    let page = workspace.scoping(use_case).unwrap();
    let designs = page.designs.iter().map(|design| {
        let alt = &design.row.asks[0].value;
        format!("{} ({}) {alt}", design.name, design.size)
    });
    designs.collect()
}

#[test]
fn pictures_are_attached_in_one_action_and_kept_once() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let (wide, tall) = (png(1200, 800, 0), png(400, 900, 0));
    let files = vec![
        design("wide.png", wide.clone()),
        design("plan.svg", b"<svg/>".to_vec()),
        design("tall.png", tall.clone()),
    ];
    let done = workspace.add_designs(&use_case, files).unwrap();
    assert_eq!(
        done.notice.as_deref(),
        Some(
            "Added 2 designs. “plan.svg” was not added: it is an SVG drawing, which may hold programs. Save it as PNG \
             and add that."
        )
    );
    let row = done.place.unwrap().record.unwrap();
    workspace
        .type_text(&use_case, &row, "alt", "The email")
        .unwrap();
    let both = [
        "wide.png (1200 × 800, 16 KiB) The email",
        "tall.png (400 × 900, 8 KiB) ",
    ];
    assert_eq!(designs(&mut workspace, &use_case), both);

    let copy = workspace
        .duplicate_use_case(&use_case)
        .unwrap()
        .place
        .unwrap()
        .use_case
        .unwrap();
    assert_eq!(designs(&mut workspace, &copy), both);
    workspace
        .add_designs(&copy, vec![design("again.png", wide.clone())])
        .unwrap();
    drop(workspace);
    let mut workspace = world.open();
    let hashes: Vec<String> = workspace
        .scoping(&copy)
        .unwrap()
        .designs
        .iter()
        .map(|design| design.hash.clone())
        .collect();
    assert_eq!(hashes[0], hashes[2]);
    assert_eq!(workspace.design_bytes(&hashes[0]).unwrap(), wide);
    assert_eq!(workspace.design_bytes(&hashes[1]).unwrap(), tall);
    assert_eq!(
        crate::store::check::check(&world.path()).unwrap().pictures,
        2
    );

    for _ in 0..4 {
        workspace.undo().unwrap();
    }
    assert_eq!(designs(&mut workspace, &use_case), Vec::<String>::new());
    for _ in 0..2 {
        workspace.redo().unwrap();
    }
    assert_eq!(
        designs(&mut workspace, &use_case),
        both,
        "the bytes are still there"
    );
    assert_eq!(workspace.design_bytes(&hashes[1]).unwrap(), tall);
}

#[test]
fn what_can_not_be_attached_is_said_and_changes_nothing() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let before = workspace.undo_state();
    let large = NewDesign::new("large.png".to_owned(), Err(Refused::TooLarge(15_000_000)));
    let error = workspace.add_designs(&use_case, vec![large]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "“large.png” was not added: it has 14.4 MiB, and a picture can have up to 10 MiB. Save it smaller and add it again."
    );
    workspace.add_designs(&use_case, Vec::new()).unwrap();
    assert_eq!(workspace.undo_state(), before);
    assert_eq!(
        workspace.design_bytes("unheard of").unwrap_err().code(),
        "unknown"
    );
    workspace.archive_use_case(&use_case, "").unwrap();
    let error = workspace
        .add_designs(&use_case, vec![design("a.png", png(1, 1, 0))])
        .unwrap_err();
    assert_eq!(error.code(), "archived");
}
