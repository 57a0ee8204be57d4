//! The protocol of a workshop, and what is rated in one before it is revealed.

use ninefold_core::view::{Who, WorkshopDeed};

use crate::stage::{FILE, Stage};

#[test]
fn a_protocol_is_exported_and_says_no_rating_before_it_is_revealed() {
    let stage = Stage::titled(&["Cart email", "Win-back"]);
    let refused = stage
        .run(&["export", FILE, "cart email", "--what", "workshops"])
        .refused(1);
    assert!(refused.contains("There was no workshop"), "{refused}");

    let mut workspace = stage.open();
    let mut listed = workspace.use_cases().unwrap().use_cases.into_iter();
    let id = listed.find(|row| row.title == "Cart email").unwrap().id;
    let framework = workspace.framework(&id).unwrap();
    let dimension = framework.phases[0].dimensions[0].clone();
    let who = Who::Named("Dana Bauer".to_owned());
    let mut act = |deed: WorkshopDeed| workspace.workshop_do(&id, None, &deed).unwrap();
    act(WorkshopDeed::Come { who });
    let at = dimension.slot().to_string();
    let page = workspace.workshop(&id, None, Some(&at)).unwrap();
    let rate = WorkshopDeed::Rate {
        dimension: dimension.key.clone(),
        person: page.people[0].id.clone(),
        rating: 5,
    };
    workspace.workshop_do(&id, None, &rate).unwrap();
    drop(workspace);

    let words = format!("5 – {}", dimension.labels[4]);
    let protocol = || {
        stage
            .run(&["export", FILE, "cart email", "--what", "workshops"])
            .done()
    };
    let hidden = protocol();
    assert!(
        hidden.contains("1 dimension has ratings that were not revealed."),
        "{hidden}"
    );
    assert!(hidden.contains("**Present:** Dana Bauer"), "{hidden}");
    for arguments in [
        &["history", FILE, "--every"][..],
        &["history", FILE, "cart email", "--json"],
        &["list", FILE, "cart email", "--json"],
        &["export", FILE, "cart email", "--what", "workshops"],
        &["export", FILE, "cart email"],
    ] {
        let told = stage.run(arguments).out;
        assert!(!told.contains(&words), "{arguments:?}: {told}");
    }

    let mut workspace = stage.open();
    let reveal = WorkshopDeed::Reveal {
        dimension: dimension.key.clone(),
    };
    workspace.workshop_do(&id, None, &reveal).unwrap();
    drop(workspace);
    let revealed = protocol();
    assert!(revealed.contains("5 Dana Bauer"), "{revealed}");
    // Of all use cases, those that had one.
    let run = stage.run(&["export", FILE, "--all", "--what", "workshops", "--to", "."]);
    assert_eq!(run.done().lines().count(), 1);
}
