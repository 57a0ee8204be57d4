//! What holds for every export.

use super::World;
use crate::view::{ExportOptions, Format, Scope};
use crate::workspace::Workspace;

#[test]
fn a_name_is_known_before_the_export_is_made() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let rows = workspace.use_cases().unwrap().use_cases;
    let use_cases: Vec<String> = rows.into_iter().map(|row| row.id).collect();
    let use_case = use_cases[0].clone();
    let scopes = [
        Scope::UseCases {
            use_cases: vec![use_case.clone()],
        },
        Scope::Tracker {
            use_cases: vec![use_case.clone()],
        },
        Scope::Phase {
            use_case,
            phase: "ideation".to_owned(),
        },
        Scope::UseCases { use_cases },
    ];
    for (scope, format) in scopes
        .iter()
        .flat_map(|scope| Format::TEXTS.map(|format| (scope, format)))
    {
        let export = workspace
            .export(scope, format, &ExportOptions::default())
            .unwrap();
        assert_eq!(
            workspace.export_name(scope, format).unwrap(),
            export.file_name
        );
    }
}
