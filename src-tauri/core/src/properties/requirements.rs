//! What is missing of a use case's requirements.

use super::World;
use crate::workspace::Workspace;

#[test]
fn a_requirement_is_missing_until_it_is_entered() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let at = |workspace: &mut Workspace| {
        let page = workspace.scoping(&use_case).unwrap();
        let missing = page.missing.into_iter().map(|missing| missing.what);
        (page.progress, page.percent, missing.collect::<Vec<_>>())
    };
    let all = [
        "Owner",
        "Actor",
        "Steps",
        "Configuration",
        "Data systems",
        "Goal action",
        "How it is achieved",
        "Data needed",
        "Experience design",
        "Success",
    ];
    let (progress, percent, missing) = at(&mut workspace);
    assert_eq!(
        (progress.as_str(), percent),
        ("0 of 10 requirements entered", 0)
    );
    assert_eq!(missing, all);

    // A choice of type is no requirement; a step is one, and its configuration another.
    workspace
        .set_field(&use_case, &use_case, "activation", Some("web-experience"))
        .unwrap();
    let step = workspace.add_row(&use_case, "step", None).unwrap().place;
    let step = step.unwrap().record.unwrap();
    assert_eq!(at(&mut workspace).0, "1 of 10 requirements entered");
    workspace
        .type_text(
            &use_case,
            &step,
            "config/segmentation",
            "*Buyers*,\nnew ones",
        )
        .unwrap();
    let (progress, percent, missing) = at(&mut workspace);
    assert_eq!(
        (progress.as_str(), percent),
        ("2 of 10 requirements entered", 20)
    );
    assert!(!missing.iter().any(|what| what == "Configuration"));

    let page = workspace.scoping(&use_case).unwrap();
    assert_eq!(page.configuration, ["1 · Segmentation: Buyers, new ones"]);
    assert_eq!(page.missing[0].place.field.as_deref(), Some("req/owner"));
}
