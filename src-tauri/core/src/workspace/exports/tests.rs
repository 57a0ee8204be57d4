//! The sample workspace in every format, as files to read; and what a scope offers.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::disk::side_by_side::AT_A_TIME;
use crate::properties::World;
use crate::snapshot;
use crate::view::TagFilter;

const TITLE: &str = "Abandoned cart email";
const ARCHIVED: &str = "Lookalike of high-value members";

/// The sample workspace, and the use cases with these titles.
fn sample(world: &World, titles: &[&str]) -> (Workspace, Vec<String>) {
    let workspace = Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let list = workspace.use_cases().unwrap();
    let rows: Vec<_> = list.use_cases.into_iter().chain(list.archived).collect();
    let id = |title: &&str| {
        let row = rows.iter().find(|row| row.title == *title);
        row.unwrap_or_else(|| panic!("the sample has no {title}"))
            .id
            .clone()
    };
    let ids = titles.iter().map(id).collect();
    (workspace, ids)
}

fn whole(use_cases: Vec<String>) -> Scope {
    Scope::UseCases { use_cases }
}

fn first_phase(workspace: &mut Workspace, use_case: &str) -> Scope {
    let overview = workspace.overview(use_case).unwrap();
    Scope::Phase {
        use_case: use_case.to_owned(),
        phase: overview.phases[0].step.key.clone(),
    }
}

#[track_caller]
fn check(file: &str, actual: &str) {
    snapshot::check(
        &snapshot::folder("workspace/exports/sample").join(file),
        actual,
    );
}

/// A saved file as text, its style left out.
fn saved(workspace: &mut Workspace, scope: &Scope, format: Format) -> String {
    let options = ExportOptions {
        front_matter: true,
        ..ExportOptions::default()
    };
    let export = workspace.export(scope, format, &options).unwrap();
    let text = String::from_utf8(export.bytes).unwrap();
    match (text.find("<style>"), text.find("</style>")) {
        (Some(from), Some(to)) => text[..from].to_owned() + "<style>" + &text[to..],
        _ => text,
    }
}

#[test]
fn a_phase_in_every_format() {
    let world = World::new();
    let (mut workspace, ids) = sample(&world, &[TITLE]);
    let scope = first_phase(&mut workspace, &ids[0]);
    for format in [Format::Markdown, Format::Html, Format::Confluence] {
        let text = saved(&mut workspace, &scope, format);
        check(&format!("phase.{}", format.extension()), &text);
    }
    let preview = workspace
        .preview(&scope, &ExportOptions::default())
        .unwrap();
    check("phase.rich.html", &preview.rich);
}

#[test]
fn a_whole_use_case() {
    let world = World::new();
    let (mut workspace, ids) = sample(&world, &[TITLE]);
    let scope = whole(ids);
    for format in [Format::Markdown, Format::Confluence] {
        let text = saved(&mut workspace, &scope, format);
        check(&format!("use-case.{}", format.extension()), &text);
    }
}

#[test]
fn what_the_whole_workspace_has() {
    let world = World::new();
    let (mut workspace, _) = sample(&world, &[]);
    let filter = TagFilter::default();
    for (scope, file) in [
        (Scope::Roadmap, "build-next.md"),
        (Scope::Metrics, "metrics.md"),
        (Scope::Tags { filter }, "tags.md"),
    ] {
        check(file, &saved(&mut workspace, &scope, Format::Markdown));
    }
}

#[test]
fn the_preview_is_what_is_saved_and_copied() {
    let world = World::new();
    let (mut workspace, ids) = sample(&world, &[TITLE, ARCHIVED]);
    for (scope, each) in [
        (first_phase(&mut workspace, &ids[0]), false),
        (whole(vec![ids[0].clone()]), false),
        (whole(ids), true),
    ] {
        for front_matter in [false, true] {
            let options = ExportOptions {
                front_matter,
                ..ExportOptions::default()
            };
            let preview = workspace.preview(&scope, &options).unwrap();
            let saved = workspace
                .export(&scope, Format::Markdown, &options)
                .unwrap();
            assert_eq!(preview.markdown.as_bytes(), saved.bytes);
            assert_eq!(preview.markdown.starts_with("---\ntitle: "), front_matter);
            let proposed = preview
                .formats
                .iter()
                .find(|choice| choice.format == Format::Markdown);
            assert_eq!(proposed.unwrap().file_name, saved.file_name);
            assert_eq!(preview.each, each);
        }
    }
}

/// All files, as they were made.
pub(crate) fn made(each: &Each) -> Vec<Export> {
    let mut files = Vec::new();
    let made = each.save(
        || true,
        |_, export| Ok::<_, Error>(export),
        |file| {
            files.push(file);
            Ok(())
        },
    );
    made.unwrap();
    files
}

#[test]
fn each_use_case_is_what_it_would_be_alone() {
    let world = World::new();
    let (mut workspace, ids) = sample(&world, &[TITLE, ARCHIVED]);
    let options = ExportOptions::default();
    let each = workspace.export_each(&whole(ids.clone()), Format::Confluence, &options);
    let made = made(&each.unwrap());
    for (id, file) in ids.into_iter().zip(&made) {
        let alone = workspace.export(&whole(vec![id]), Format::Confluence, &options);
        assert_eq!(*file, alone.unwrap());
    }
    assert_eq!(made.len(), 2);
}

#[test]
fn what_is_deleted_meanwhile_is_exported_as_it_was_and_is_gone_afterward() {
    let world = World::new();
    let (mut workspace, ids) = sample(&world, &[TITLE, ARCHIVED]);
    let scope = whole(ids.clone());
    let options = ExportOptions::default();
    let each = workspace
        .export_each(&scope, Format::Markdown, &options)
        .unwrap();
    workspace.delete_use_case(&ids[0]).unwrap();
    let files = made(&each);
    assert_eq!(files.len(), 2);
    assert!(String::from_utf8_lossy(&files[0].bytes).contains(TITLE));
    assert!(matches!(
        workspace.export(&scope, Format::Markdown, &options),
        Err(Error::Unknown(_))
    ));
    for nothing in [whole(vec![]), first_phase(&mut workspace, &ids[1])] {
        let each = workspace.export_each(&nothing, Format::Markdown, &options);
        assert!(matches!(each, Err(Error::Invalid(_))));
    }
}

#[test]
fn what_is_being_typed_is_exported() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    workspace
        .type_text(&id, &id, "title", "Typed *just now*")
        .unwrap();
    let preview = workspace
        .preview(&whole(vec![id]), &ExportOptions::default())
        .unwrap();
    assert!(
        preview.markdown.starts_with("# Typed &#42;just now&#42;\n"),
        "{}",
        preview.markdown
    );
    assert_eq!(preview.exporting, "Exporting: Typed *just now*");
}

/// Every use case of the sample three times.
fn many(workspace: &Workspace) -> Vec<String> {
    let list = workspace.use_cases().unwrap().use_cases;
    let ids: Vec<String> = list.into_iter().map(|row| row.id).collect();
    [ids.clone(), ids.clone(), ids].concat()
}

#[test]
fn files_made_side_by_side_are_those_made_alone_in_their_order_by_the_names_that_were_told() {
    let world = World::new();
    let (mut workspace, _) = sample(&world, &[]);
    let ids = many(&workspace);
    assert!(ids.len() > AT_A_TIME);
    let integrations = workspace.integrations().unwrap().integrations;
    let integrations = integrations.into_iter().map(|row| row.id).collect();
    for scope in [
        whole(ids.clone()),
        Scope::Tracker {
            use_cases: ids.clone(),
        },
        Scope::Scoping { use_cases: ids },
        Scope::Integrations { integrations },
    ] {
        let options = ExportOptions::default();
        let each = workspace.export_each(&scope, Format::Markdown, &options);
        let each = each.unwrap();
        let files = made(&each);
        assert_eq!(files.len(), each.count());
        let names: Vec<&String> = files.iter().map(|file| &file.file_name).collect();
        assert_eq!(names, each.names().unwrap().iter().collect::<Vec<_>>());
        for (scope, file) in each::split(&scope).iter().zip(files) {
            let alone = workspace.export(scope, Format::Markdown, &options);
            assert_eq!(file, alone.unwrap());
        }
    }
}

#[test]
fn where_one_can_not_be_saved_or_somebody_stops_it_what_was_begun_is_saved_and_told() {
    let world = World::new();
    let (workspace, _) = sample(&world, &[]);
    let each = workspace.export_each(
        &whole(many(&workspace)),
        Format::Markdown,
        &ExportOptions::default(),
    );
    let each = each.unwrap();
    for (fails, stops) in [(3, usize::MAX), (usize::MAX, 3)] {
        let (saved, told) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let ended = each.save(
            || told.load(Ordering::Relaxed) < stops,
            |number, _| match number == fails {
                true => Err(Error::Invalid("It has no room.".to_owned())),
                false => Ok(saved.fetch_add(1, Ordering::Relaxed)),
            },
            |_| {
                told.fetch_add(1, Ordering::Relaxed);
                Ok(())
            },
        );
        assert_eq!(ended.is_err(), fails == 3);
        let (saved, told) = (saved.into_inner(), told.into_inner());
        assert_eq!(saved, told);
        assert!((3..each.count()).contains(&saved), "{saved}");
    }
}

#[test]
fn a_use_case_that_can_not_be_read_is_told_with_those_before_it_saved() {
    let world = World::new();
    let (workspace, ids) = sample(&world, &[TITLE]);
    let missing = "00000000-0000-7000-8000-000000000000".to_owned();
    let scope = whole(vec![ids[0].clone(), missing, ids[0].clone()]);
    let each = workspace.export_each(&scope, Format::Markdown, &ExportOptions::default());
    let each = each.unwrap();
    assert!(matches!(each.names(), Err(Error::Unknown("document"))));
    let mut told = Vec::new();
    let ended = each.save(
        || true,
        |number, _| Ok::<_, Error>(number),
        |number| {
            told.push(number);
            Ok(())
        },
    );
    assert!(matches!(ended, Err(Error::Unknown("use case"))));
    assert_eq!(told[0], 0);
    assert!(!told.contains(&1));
}

#[test]
fn an_export_leaves_in_memory_what_was_looked_at_before_and_nothing_more() {
    let world = World::new();
    let (workspace, ids) = sample(&world, &[TITLE, ARCHIVED]);
    drop(workspace);
    let workspace = Workspace::open_reading(&world.path()).unwrap();
    workspace.overview(&ids[0]).unwrap();
    let scope = whole(ids.clone());
    let each = workspace.export_each(&scope, Format::Markdown, &ExportOptions::default());
    assert_eq!(made(&each.unwrap()).len(), 2);
    let is_kept = |id: &String| workspace.shelf.keeps(id.parse().unwrap());
    assert_eq!((is_kept(&ids[0]), is_kept(&ids[1])), (true, false));
}

#[test]
fn what_was_is_saved_by_the_names_that_say_so() {
    let world = World::new();
    let (workspace, ids) = sample(&world, &[TITLE, ARCHIVED]);
    let options = ExportOptions {
        as_of: Some(1_900_000_000_000.into()),
        ..ExportOptions::default()
    };
    let each = workspace.export_each(&whole(ids), Format::Markdown, &options);
    let each = each.unwrap();
    let files = made(&each).into_iter().map(|file| file.file_name);
    let files: Vec<String> = files.collect();
    assert_eq!(files, each.names().unwrap());
    assert_eq!(files[0], format!("{TITLE} — as it was on 2030-03-17.md"));
}

#[test]
fn what_was_is_read_once_for_all_and_what_was_not_there_yet_is_told_apart() {
    let world = World::new();
    let mut workspace = world.create();
    let mut create = |title: &str| {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        workspace.type_text(&id, &id, "title", title).unwrap();
        workspace.settle().unwrap();
        world.pass(1_000_000);
        id
    };
    let mut ids: Vec<String> = (0..8)
        .map(|number| create(&format!("Number {number}")))
        .collect();
    let moment = 1_700_000_000_000 + 7_500_000;
    let later = create("Later");
    for id in &ids {
        workspace
            .set_score(id, "score/ideation/customer-value", Some(3))
            .unwrap();
    }
    ids.push(later.clone());
    let (there, absent) = workspace.there_at(ids.clone(), &moment.into()).unwrap();
    assert_eq!((&there[..], absent), (&ids[..8], vec![later]));
    let options = ExportOptions {
        as_of: Some(moment.into()),
        ..ExportOptions::default()
    };
    let count = || crate::store::READ.take();
    let read = |ids: Vec<String>| {
        count();
        let each = workspace.export_each(&whole(ids), Format::Markdown, &options);
        let files = made(&each.unwrap());
        assert!(
            files
                .iter()
                .all(|file| file.file_name.contains("as it was on"))
        );
        count()
    };
    let (half, all) = (read(there[..4].to_vec()), read(there));
    assert!(all < half * 5 / 2, "{half}, {all}");
}
