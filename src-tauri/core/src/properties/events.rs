//! Attributes as documents: offered, shared, found, taken back, merged.

use std::collections::HashSet;

use super::World;
use crate::document::kind::field;
use crate::tagging::check::{At, Fault};
use crate::view::{ExportOptions, HandOver, List, Scope, TagFilter, Wanted};
use crate::workspace::Workspace;

fn tag(workspace: &mut Workspace, name: &str) -> String {
    let place = workspace.add_document("tag", name).unwrap().place.unwrap();
    place.document.unwrap()
}

fn names(workspace: &Workspace, tag: &str) -> Vec<String> {
    let page = workspace.tag_page(tag).unwrap();
    page.attributes.into_iter().map(|row| row.name).collect()
}

#[test]
fn a_remark_is_offered_as_rows_and_stays() {
    let world = World::new();
    let mut workspace = world.create();
    let cart = tag(&mut workspace, "Cart");
    let remark = "product_id, price, quantity";
    workspace
        .type_text(&cart, &cart, field::CARRIED, remark)
        .unwrap();
    let offered = workspace.tag_page(&cart).unwrap().offered;
    assert_eq!(offered, ["product_id", "price", "quantity"]);
    assert!(names(&workspace, &cart).is_empty(), "nothing without a yes");

    workspace.carry(&cart, &offered).unwrap();
    assert_eq!(
        names(&workspace, &cart),
        ["price", "product_id", "quantity"]
    );
    let page = workspace.tag_page(&cart).unwrap();
    assert!(page.offered.is_empty());
    let said = page.asks.iter().find(|ask| ask.field == field::CARRIED);
    assert_eq!(said.map(|ask| ask.value.as_str()), Some(remark));

    workspace.undo().unwrap();
    assert!(names(&workspace, &cart).is_empty());
    assert_eq!(workspace.tag_page(&cart).unwrap().offered, offered);
    workspace.redo().unwrap();
    assert_eq!(names(&workspace, &cart).len(), 3);
}

#[test]
fn tags_share_an_attribute_and_it_is_found() {
    let world = World::new();
    let mut workspace = world.create();
    let [cart, order] = ["Cart", "Order"].map(|name| tag(&mut workspace, name));
    for tag in [&cart, &order] {
        workspace.carry(tag, &["basket_value".to_owned()]).unwrap();
    }
    let one = workspace.tag_page(&cart).unwrap().attributes.remove(0);
    assert_eq!(one.id, workspace.tag_page(&order).unwrap().attributes[0].id);
    assert!(one.shared.contains("Order"), "{}", one.shared);
    workspace
        .set_field(&one.id, &one.id, field::TYPE, Some("number"))
        .unwrap();
    let plan = workspace.plan(&TagFilter::default()).unwrap();
    assert!(
        plan.events
            .iter()
            .all(|event| event.attributes[0].kind.is_some())
    );

    let found = workspace.search("basket_value").unwrap();
    assert!(found.groups.iter().any(|group| group.label == "Attributes"));
    workspace.delete_document(&one.id).unwrap();
    assert!(names(&workspace, &cart).is_empty());
    workspace.undo().unwrap();
    assert_eq!(names(&workspace, &order), ["basket_value"]);
}

#[test]
fn limits_are_chosen_for_the_workspace() {
    let world = World::new();
    let mut workspace = world.create();
    let cart = tag(&mut workspace, "Cart");
    workspace
        .type_text(&cart, &cart, field::EVENT, "session_start")
        .unwrap();
    workspace
        .set_field(&cart, &cart, field::CONSENT, Some("analytics"))
        .unwrap();
    let check = workspace.plan_check().unwrap();
    assert!(check.faults.is_empty());
    let chosen = &check.limits[0].option;
    let settings = workspace.stated().unwrap().document;
    workspace
        .set_field(&settings, &settings, &chosen.field, Some("1"))
        .unwrap();
    let check = workspace.plan_check().unwrap();
    assert_eq!(check.faults.len(), 1);
    assert_eq!(check.faults[0].limits, check.limits[0].option.name);
    assert_eq!(check.faults[0].place.document.as_ref(), Some(&cart));
}

/// The screen has the faults and attributes that are in sight, each known by the same name however the others come and go.
#[test]
fn the_check_is_sent_in_slices() {
    let world = World::new();
    let mut workspace = world.create();
    let cart = tag(&mut workspace, "Cart");
    let names: Vec<String> = (10..70).map(|at| format!("part_{at}")).collect();
    workspace.carry(&cart, &names).unwrap();
    let sight = Wanted {
        spans: vec![(20, 24)],
        ..Wanted::NONE
    };
    let screen = workspace.plan_check_screen(&sight, &sight).unwrap();
    // The event has no name and no consent, and of no attribute is known what it is and whether it is personal.
    let all = workspace.plan_check().unwrap().faults;
    assert_eq!((all.len(), screen.faults.all), (122, 122));
    assert!(screen.count.starts_with("122 faults"), "{}", screen.count);
    let places: Vec<u32> = screen.faults.rows.iter().map(|row| row.at).collect();
    assert_eq!(places, [0, 20, 21, 22, 23, 121]);
    for row in &screen.faults.rows {
        assert_eq!(row.row, all[row.at as usize]);
    }
    assert_eq!(screen.attributes.all, 60);
    assert_eq!(screen.attributes.rows[1].row.name, "part_30");
    let ids: HashSet<&str> = all.iter().map(|fault| fault.id.as_str()).collect();
    assert_eq!(ids.len(), all.len());

    // What is put right is gone, and the others are known as before.
    let stays = &all[60];
    workspace
        .type_text(&cart, &cart, field::EVENT, "add_to_cart")
        .unwrap();
    let about = Wanted {
        about: vec![stays.id.clone()],
        ..Wanted::NONE
    };
    let after = workspace.plan_check_screen(&about, &Wanted::NONE).unwrap();
    assert_eq!(after.faults.all, 121);
    let place = after.faults.rows.iter().find(|row| row.row.id == stays.id);
    assert_eq!(place.map(|row| row.at), Some(59));
    let found = workspace.find_in(&List::Faults, "part_30").unwrap();
    assert_eq!(found.times.iter().sum::<u32>(), 2);
}

#[test]
fn the_sample_has_events_without_a_fault_and_hands_them_over() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let plan = workspace.plan(&TagFilter::default()).unwrap();
    assert!(plan.events.len() > 10 && plan.named().count() == plan.events.len());
    let faults = plan.faults(&[]).into_iter();
    let of_events: Vec<Fault> = faults
        .filter(|fault| !matches!(fault.at, At::UseCase(_)))
        .collect();
    assert!(of_events.is_empty(), "{of_events:?}");
    let scope = Scope::Tags {
        filter: TagFilter::default(),
    };
    for to in HandOver::OF_TAGS {
        let handed = workspace
            .hand_over(&scope, to, &ExportOptions::default())
            .unwrap();
        assert!(
            handed.files.iter().all(|file| !file.bytes.is_empty()),
            "{to:?}"
        );
    }
}
