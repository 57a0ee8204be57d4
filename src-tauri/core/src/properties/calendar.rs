//! Every day is told where the person is.

use jiff::tz::{TimeZone, offset};

use super::World;
use crate::document::origin::Origin;
use crate::view::{ExportOptions, Format, Scope};
use crate::workspace::Workspace;

/// What is told of days at one moment in a zone so many hours east of Greenwich: of a new reading, of a tracker, in front
/// matter, of an archived use case, and of an edit.
fn days(hours: i8) -> Vec<String> {
    let world = World::new();
    let origin = Origin {
        zone: std::sync::Arc::new(move || TimeZone::fixed(offset(hours))),
        ..world.origin()
    };
    let mut workspace = Workspace::create(&world.path(), &world.author, origin).unwrap();
    let place = workspace.create_use_case().unwrap().place.unwrap();
    let use_case = place.use_case.unwrap();
    workspace
        .type_text(&use_case, &use_case, "title", "Far away")
        .unwrap();
    workspace.settle().unwrap();
    let place = workspace.add_document("metric", "Churn").unwrap().place;
    let metric = place.unwrap().document.unwrap();
    workspace.add_row(&metric, "reading", None).unwrap();
    let readings = workspace.metric(&metric).unwrap().readings;
    let reading = readings[0].asks[0].measure.clone().unwrap().date;
    let tracker = workspace.tracked(&use_case).unwrap().date;
    workspace.archive_use_case(&use_case, "").unwrap();
    let archived = workspace.use_cases().unwrap().archived.remove(0);
    let scope = Scope::UseCases {
        use_cases: vec![use_case],
    };
    let options = ExportOptions {
        front_matter: true,
        ..ExportOptions::default()
    };
    let export = workspace
        .export(&scope, Format::Markdown, &options)
        .unwrap();
    let text = String::from_utf8(export.bytes).unwrap();
    let line = |with: &str| {
        let found = text.lines().find(|line| line.contains(with));
        found.unwrap_or(&text).to_owned()
    };
    vec![
        reading,
        tracker,
        line("exported: "),
        line("Archived on "),
        workspace.day_of(archived.edited_at),
    ]
}

#[test]
fn days_are_told_where_the_person_is() {
    // The clock of this world stands at 22:13 in Greenwich, on 14 November 2023.
    for (hours, day, words) in [
        (0, "2023-11-14", "14 November 2023"),
        (2, "2023-11-15", "15 November 2023"),
        (-23, "2023-11-13", "13 November 2023"),
    ] {
        let exported = format!("exported: \"{day}\"");
        let archived = format!("> Archived on {words} by Anna de Vries.");
        assert_eq!(
            days(hours),
            [day, day, &exported, &archived, day],
            "{hours}"
        );
    }
}
