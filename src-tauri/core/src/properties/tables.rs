//! The tables of the workspace, for spreadsheet programs and as pages: of the sample workspace, as files that a person can read.

use super::World;
use crate::snapshot;
use crate::spreadsheet::Spreadsheet;
use crate::spreadsheet::written::seen::seen;
use crate::view::{
    Arrangement, ExportOptions, Facet, Format, Picked, Preview, Scope, Separator, TagFilter,
};
use crate::workspace::{Workspace, sheet_view};

/// The sample workspace, named as it is for people.
fn sample(world: &World) -> Workspace {
    let path = world.path().with_file_name("Noordkaap.ninefold");
    Workspace::create_sample(&path, &world.author, world.origin()).unwrap()
}

fn bytes(workspace: &mut Workspace, scope: &Scope, format: Format) -> Vec<u8> {
    let options = ExportOptions::default();
    workspace.export(scope, format, &options).unwrap().bytes
}

fn all() -> Picked {
    Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
    }
}

fn portfolio(picked: Picked) -> Scope {
    Scope::Portfolio { picked }
}

fn preview(workspace: &mut Workspace, scope: &Scope) -> Preview {
    let options = ExportOptions::default();
    workspace.preview(scope, &options).unwrap()
}

/// All tables, with what their files are called here and for people.
fn tables() -> [(Scope, &'static str, &'static str); 7] {
    let filter = TagFilter::default();
    [
        (portfolio(all()), "portfolio", "Use cases"),
        (Scope::Ranking { weighing: None }, "ranking", "Ranking"),
        (Scope::People, "people", "People"),
        (Scope::IntegrationTable, "integrations", "Integrations"),
        (Scope::Roadmap, "roadmap", "Build next"),
        (Scope::Tags { filter }, "tags", "Tagging plan"),
        (Scope::Metrics, "metrics", "Metrics"),
    ]
}

#[test]
fn workbooks_of_all_tables_have_typed_cells() {
    let world = World::new();
    let mut workspace = sample(&world);
    for (scope, name, called) in tables() {
        let options = ExportOptions::default();
        let export = workspace.export(&scope, Format::Xlsx, &options).unwrap();
        assert_eq!(export.file_name, format!("Noordkaap — {called}.xlsx"));
        assert_eq!(export.losses, []);
        let file = snapshot::folder("properties/tables").join(format!("{name}.xlsx.txt"));
        snapshot::check(&file, &seen(&export.bytes));
        // The same says the same, whenever it is written.
        assert_eq!(export.bytes, bytes(&mut workspace, &scope, Format::Xlsx));
    }
}

#[test]
fn the_tables_that_lists_show_are_csv_and_pages_too() {
    let world = World::new();
    let mut workspace = sample(&world);
    for (scope, name, _) in tables().into_iter().take(4) {
        for (format, ending) in [(Format::Csv, "csv"), (Format::Markdown, "md")] {
            let written = String::from_utf8(bytes(&mut workspace, &scope, format)).unwrap();
            let file = snapshot::folder("properties/tables").join(format!("{name}.{ending}"));
            snapshot::check(&file, &written);
        }
    }
}

#[test]
fn every_table_is_offered_as_a_workbook_first() {
    let world = World::new();
    let mut workspace = sample(&world);
    for (scope, ..) in tables() {
        let preview = preview(&mut workspace, &scope);
        let formats: Vec<Format> = preview.formats.iter().map(|choice| choice.format).collect();
        assert_eq!(formats[..2], [Format::Xlsx, Format::Csv]);
        assert_eq!(formats[2..], Format::TEXTS);
        let separators = preview
            .separators
            .iter()
            .map(|choice| choice.label.as_str());
        assert_eq!(
            separators.collect::<Vec<_>>(),
            ["Comma", "Semicolon", "Tab"]
        );
        for format in formats {
            assert!(!bytes(&mut workspace, &scope, format).is_empty());
        }
    }
    let page = Scope::AllIntegrations;
    assert_eq!(preview(&mut workspace, &page).separators, []);
}

#[test]
fn csv_is_separated_as_it_is_wished() {
    let world = World::new();
    let mut workspace = sample(&world);
    for (separator, beginning) in [
        (Separator::Comma, "\u{FEFF}Place,What,"),
        (Separator::Semicolon, "\u{FEFF}Place;What;"),
        (Separator::Tab, "\u{FEFF}Place\tWhat\t"),
    ] {
        let options = ExportOptions {
            separator,
            ..ExportOptions::default()
        };
        let export = workspace.export(&Scope::Roadmap, Format::Csv, &options);
        let written = String::from_utf8(export.unwrap().bytes).unwrap();
        assert!(written.starts_with(beginning), "{written}");
    }
}

/// The titles in a table of use cases.
fn titles(workspace: &mut Workspace, picked: Picked) -> Vec<String> {
    let written = bytes(workspace, &portfolio(picked), Format::Xlsx);
    let read = Spreadsheet::read("a.xlsx", written).unwrap();
    let rows = read.rows.into_iter().skip(1);
    rows.map(|mut row| row.cells.swap_remove(0).text).collect()
}

#[test]
fn what_is_filtered_or_picked_is_in_the_table_of_use_cases() {
    let world = World::new();
    let mut workspace = sample(&world);
    let every = titles(&mut workspace, all());
    assert_eq!(every.len(), workspace.use_cases().unwrap().use_cases.len());
    let owners = workspace.facet_choices(Facet::Owners).unwrap();
    let owner = owners.iter().find(|owner| !owner.value.is_empty()).unwrap();
    let mut owned = all();
    owned.arrangement.filter.owners = vec![owner.value.clone()];
    owned.arrangement.sort = crate::view::Column::Title;
    owned.arrangement.descending = false;
    let some = titles(&mut workspace, owned.clone());
    assert_eq!(some.len(), owner.count as usize);
    assert!(some.is_sorted() && some.len() < every.len(), "{some:?}");
    let shown = preview(&mut workspace, &portfolio(owned.clone()));
    let count = format!("{} of {} use cases", some.len(), every.len());
    assert_eq!(shown.exporting, format!("Exporting: Table of {count}"));
    let said = format!("{count}: Owner: {}", owner.label);
    assert!(shown.markdown.contains(&said), "{}", shown.markdown);

    let one = workspace.use_cases().unwrap().use_cases.swap_remove(1);
    let picked = Picked {
        all: false,
        but: vec![one.id.clone()],
        ..all()
    };
    assert_eq!(
        titles(&mut workspace, picked.clone()),
        std::slice::from_ref(&one.title)
    );
    let shown = preview(&mut workspace, &portfolio(picked));
    assert_eq!(shown.exporting, "Exporting: Table of 1 use case");
    let others = Picked {
        but: vec![one.id],
        ..all()
    };
    assert!(!titles(&mut workspace, others).contains(&one.title));
}

#[test]
fn a_table_that_is_taken_in_again_changes_nothing() {
    let world = World::new();
    let mut workspace = sample(&world);
    for format in [Format::Xlsx, Format::Csv] {
        let written = bytes(&mut workspace, &portfolio(all()), format);
        let table = Spreadsheet::read("Use cases", written).unwrap();
        let mapping = sheet_view(&table, table.has_header).mapping;
        assert_eq!(
            mapping
                .fields
                .iter()
                .filter(|field| !field.is_empty())
                .count(),
            3
        );
        let reader = workspace.reader();
        let shown = reader
            .preview_sheet(&table, &mapping, &mut |_| true)
            .unwrap();
        let nothing = "Nothing to import: everything is here already, as in the table.";
        assert_eq!(shown.in_words, nothing, "{format:?}");
    }
}

#[test]
fn a_workbook_says_who_may_see_it_and_a_draft_is_in_it() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let settings = workspace.stated().unwrap().document;
    let line = "For R&D only";
    let entered = workspace.type_text(&settings, &settings, "confidentiality", line);
    entered.unwrap();
    workspace.type_text(&id, &id, "title", "=Cart").unwrap();
    let written = bytes(&mut workspace, &portfolio(all()), Format::Xlsx);
    assert!(seen(&written).contains("text =Cart"), "{}", seen(&written));
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(written)).unwrap();
    let sheet = package.by_name("xl/worksheets/sheet1.xml").unwrap();
    let sheet = std::io::read_to_string(sheet).unwrap();
    assert!(
        sheet.contains("&amp;LFor R&amp;&amp;D only&amp;R"),
        "{sheet}"
    );
}

#[test]
fn what_a_workbook_can_not_hold_is_told_before() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    let made = workspace
        .add_document("tag", "Seen")
        .unwrap()
        .place
        .unwrap();
    let id = made.document.unwrap();
    let long = "👍".repeat(20_000);
    workspace.type_text(&id, &id, "attributes", &long).unwrap();
    let tags = Scope::Tags {
        filter: TagFilter::default(),
    };
    let told = preview(&mut workspace, &tags).losses;
    assert_eq!(told[0].target, "Excel file");
    assert_eq!(
        told[0].what,
        [
            "A cell ends after 32,767 characters, as many as a workbook can hold in one (Data attributes)."
        ]
    );
    let options = ExportOptions::default();
    let export = workspace.export(&tags, Format::Xlsx, &options).unwrap();
    assert_eq!(export.losses.len(), 1);
    assert!(seen(&export.bytes).contains(&"👍".repeat(16_383)));
    let csv = workspace.export(&tags, Format::Csv, &options).unwrap();
    assert_eq!(csv.losses, []);
}
