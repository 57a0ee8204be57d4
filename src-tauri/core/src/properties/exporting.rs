//! What holds for every export.

use super::World;
use crate::page::hold::Noted;
use crate::view::{ExportOptions, Format, Losses, Scope};
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

#[test]
fn an_export_tells_what_the_preview_says_of_its_format() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let rows = workspace.use_cases().unwrap().use_cases;
    let use_cases: Vec<String> = rows.into_iter().map(|row| row.id).collect();
    let scopes = [
        Scope::Tracker {
            use_cases: use_cases.clone(),
        },
        Scope::UseCases { use_cases },
        Scope::Roadmap,
    ];
    let options = ExportOptions::default();
    let formats = [
        (Format::Markdown, "Markdown file"),
        (Format::Html, "nothing"),
        (Format::Confluence, "Confluence storage format"),
    ];
    for scope in &scopes {
        let said = workspace.preview(scope, &options).unwrap().losses;
        for (format, target) in formats {
            let export = workspace.export(scope, format, &options).unwrap();
            let told: Vec<String> = export.losses.iter().map(Noted::to_string).collect();
            let of_format = said
                .iter()
                .filter(|losses: &&Losses| losses.target == target);
            let said: Vec<String> = of_format.flat_map(|losses| losses.what.clone()).collect();
            assert_eq!(told, said, "{format:?}");
        }
        let markdown = workspace.export(scope, Format::Markdown, &options).unwrap();
        assert!(
            !markdown.losses.is_empty(),
            "{scope:?} has something to tell"
        );
    }
}
