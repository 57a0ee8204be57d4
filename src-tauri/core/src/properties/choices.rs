//! What links can lead to: few at once, many by name.

use super::World;
use crate::view::{Ask, Likeness};
use crate::workspace::{Reader, Workspace};

fn use_cases(workspace: &mut Workspace, names: impl Iterator<Item = String>) -> Vec<String> {
    let made = names.map(|name| {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        workspace.type_text(&id, &id, "title", &name).unwrap();
        id
    });
    made.collect()
}

fn serves(reader: &Reader) -> Ask {
    let plan = reader.tagging_plan(&Default::default()).unwrap();
    let mut asks = plan.tags[0].asks.iter();
    asks.find(|ask| ask.field == "serves").unwrap().clone()
}

#[test]
fn all_of_few_are_sent_and_of_many_those_chosen() {
    let world = World::new();
    let mut workspace = world.create();
    let ids = use_cases(&mut workspace, (0..40).map(|n| format!("Case {n:03}")));
    let tag = workspace.add_document("tag", "Cart").unwrap();
    let tag = tag.place.unwrap().document.unwrap();
    let field = format!("serves/{}", ids[7]);
    workspace.set_field(&tag, &tag, &field, Some("1")).unwrap();
    let few = serves(&workspace);
    assert_eq!((few.options.len(), few.more), (40, 0));

    use_cases(&mut workspace, (40..200).map(|n| format!("Case {n:03}")));
    let many = serves(&workspace);
    assert_eq!((many.options.len(), many.more), (1, 199));
    assert!(many.options[0].chosen);
    assert_eq!(
        (many.shown, few.shown),
        ("Case 007".into(), "Case 007".to_owned())
    );

    let look = |wanted: &str| {
        workspace
            .link_choices(&tag, &tag, "serves", wanted)
            .unwrap()
    };
    let found = look("case 00");
    let names: Vec<&str> = found.options.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), 10);
    assert_eq!((names[0], names[9]), ("Case 000", "Case 009"));
    assert!(found.options[7].chosen && found.options[7].field == field);
    let all = look("CASE");
    assert_eq!((all.options.len(), all.more), (60, 140));
    assert_eq!(look("case 150").likeness, [Likeness::Same]);
    assert!(look("nothing").options.is_empty());
}

#[test]
fn the_other_end_is_looked_for_in_the_same_way() {
    let world = World::new();
    let mut workspace = world.create();
    let ids = use_cases(&mut workspace, (0..60).map(|n| format!("Case {n:03}")));
    let metric = workspace.add_document("metric", "Rate").unwrap();
    let metric = metric.place.unwrap().document.unwrap();
    let field = format!("metric/{metric}");
    workspace
        .set_field(&ids[3], &ids[3], &field, Some("1"))
        .unwrap();
    let used_by = workspace.metric(&metric).unwrap().used_by;
    assert_eq!((used_by.options.len(), used_by.more), (1, 59));
    let found = workspace
        .link_choices("", "", &used_by.field, "003")
        .unwrap();
    assert_eq!(found.options, used_by.options);
    for (document, field) in [("", "nothing"), (metric.as_str(), "unit")] {
        let none = workspace.link_choices(document, &metric, field, "a");
        assert_eq!(none.unwrap_err().code(), "unknown");
    }
}
