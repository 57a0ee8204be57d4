//! A baseline agrees on what it covers, as a decision does.

use super::{agree, aim, asked, in_list, link, look, with_metric};
use crate::properties::World;
use crate::properties::exchanging::{copies, exchange_all};
use crate::view::Covering;
use crate::workspace::{NewBaseline, Workspace};

fn set_baseline(workspace: &mut Workspace, name: &str) -> String {
    let covered = workspace.cover(&Covering::Everything, |_, _| {}).unwrap();
    let new = NewBaseline {
        name: name.to_owned(),
        ..NewBaseline::default()
    };
    let place = workspace.set_baseline(&new, covered).unwrap().place;
    place.unwrap().document.unwrap()
}

#[test]
fn what_a_baseline_covers_asks_for_a_look_and_nothing_else() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let metric = with_metric(&mut workspace, &id);
    set_baseline(&mut workspace, "Workshop 1");
    let place = workspace.create_use_case().unwrap().place;
    let later = place.unwrap().use_case.unwrap();
    link(&mut workspace, &later, "metric", &metric, true);
    aim(&mut workspace, &metric, "3");
    assert!(asked(&workspace, &id)[0].contains("changed from 2% to 3%"));
    assert_eq!(in_list(&workspace, &id), 1);
    assert_eq!(asked(&workspace, &later), [""; 0], "it was not covered");
    look(&mut workspace, &id);
    assert_eq!(in_list(&workspace, &id), 0);

    // What was agreed last counts, in whichever way.
    agree(&mut workspace, &id);
    aim(&mut workspace, &metric, "4");
    assert!(asked(&workspace, &id)[0].contains("from 3% to 4%"));
    set_baseline(&mut workspace, "Workshop 2");
    assert_eq!(asked(&workspace, &id), [""; 0]);
    aim(&mut workspace, &metric, "5");
    assert!(asked(&workspace, &id)[0].contains("from 4% to 5%"));
    assert_eq!(asked(&workspace, &later).len(), 1);
}

#[test]
fn what_arrives_after_a_baseline_asks_however_early_it_was_done() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let metric = with_metric(&mut copies[0].workspace, &use_case);
    exchange_all(&mut copies);
    aim(&mut copies[1].workspace, &metric, "3");
    copies[0].world.pass(3_600_000);
    set_baseline(&mut copies[0].workspace, "Workshop 1");
    exchange_all(&mut copies);
    for copy in &copies {
        let asked = asked(&copy.workspace, &use_case);
        assert_eq!(asked.len(), 1);
        assert!(asked[0].contains("from 2% to 3%"), "{asked:?}");
    }
}
