//! What is exported beside use cases, from the sample workspace: files that a person can read. `UPDATE=1` writes them.

use super::World;
use crate::snapshot;
use crate::view::{ExportOptions, Format, Scope, TagFilter};
use crate::workspace::Workspace;

/// The sample workspace, named as it is for people.
fn sample(world: &World) -> Workspace {
    let path = world.path().with_file_name("Noordkaap.ninefold");
    Workspace::create_sample(&path, &world.author, world.origin()).unwrap()
}

/// Compares a file of a scope with a committed one, and the name that it proposes.
fn check(workspace: &mut Workspace, scope: &Scope, format: Format, name: &str, proposed: &str) {
    let export = workspace
        .export(scope, format, &ExportOptions::default())
        .unwrap();
    assert_eq!(export.file_name, proposed);
    let written = String::from_utf8(export.bytes).unwrap();
    let file = snapshot::folder("properties/documents").join(name);
    snapshot::check(&file, &written);
}

fn use_case(workspace: &mut Workspace, title: &str) -> String {
    let use_cases = workspace.use_cases().unwrap().use_cases;
    use_cases
        .into_iter()
        .find(|row| row.title == title)
        .unwrap()
        .id
}

fn integration(workspace: &mut Workspace, name: &str) -> String {
    let integrations = workspace.integrations().unwrap().integrations;
    integrations
        .into_iter()
        .find(|row| row.name == name)
        .unwrap()
        .id
}

#[test]
fn the_requirements_of_a_use_case() {
    let world = World::new();
    let mut workspace = sample(&world);
    let scope = Scope::Scoping {
        use_cases: vec![use_case(&mut workspace, "Abandoned cart email")],
    };
    for (format, name, proposed) in [
        (
            Format::Markdown,
            "requirements.md",
            "Abandoned cart email — Scoping.md",
        ),
        (
            Format::Confluence,
            "requirements.xml",
            "Abandoned cart email — Scoping.xml",
        ),
    ] {
        check(&mut workspace, &scope, format, name, proposed);
    }
}

#[test]
fn the_requirements_follow_the_phases_of_a_use_case() {
    let world = World::new();
    let mut workspace = sample(&world);
    let id = use_case(&mut workspace, "Abandoned cart email");
    let mut export = |scope| {
        let options = ExportOptions::default();
        let bytes = workspace
            .export(&scope, Format::Markdown, &options)
            .unwrap()
            .bytes;
        String::from_utf8(bytes).unwrap()
    };
    let whole = export(Scope::UseCases {
        use_cases: vec![id.clone()],
    });
    let alone = export(Scope::Scoping {
        use_cases: vec![id.clone()],
    });
    let (_, section) = alone.split_once("\n## Scoping\n").unwrap();
    assert!(whole.ends_with(section), "{whole}");
    assert!(whole.contains("\n- Scoping\n"), "it is among the contents");

    let other = use_case(&mut workspace, "Churn prediction and win-back");
    let both = Scope::Scoping {
        use_cases: vec![id, other],
    };
    let options = ExportOptions::default();
    let preview = workspace.preview(&both, &options).unwrap();
    assert!(preview.each, "or in a file each");
    assert_eq!(preview.exporting, "Exporting: Scoping of 2 use cases");
    let contents =
        "- Abandoned cart email\n- Churn prediction and win-back\n\n# Abandoned cart email\n";
    assert!(
        preview.markdown.starts_with(contents),
        "{}",
        preview.markdown
    );
    assert!(preview.markdown.contains(section), "{}", preview.markdown);
}

#[test]
fn an_integration_and_several() {
    let world = World::new();
    let mut workspace = sample(&world);
    let [orders, email] =
        ["Order feed", "Email service"].map(|name| integration(&mut workspace, name));
    let one = Scope::Integrations {
        integrations: vec![orders.clone()],
    };
    check(
        &mut workspace,
        &one,
        Format::Markdown,
        "integration.md",
        "Order feed.md",
    );
    let both = Scope::Integrations {
        integrations: vec![orders, email],
    };
    let options = ExportOptions::default();
    let preview = workspace.preview(&both, &options).unwrap();
    assert_eq!(preview.exporting, "Exporting: 2 integrations");
    assert!(preview.each);
    let each = workspace.export_each(&both, Format::Html, &options);
    let names = each.unwrap().names().unwrap();
    assert_eq!(names, ["Order feed.html", "Email service.html"]);
    let nothing = Scope::Integrations {
        integrations: Vec::new(),
    };
    assert_eq!(
        workspace.preview(&nothing, &options).unwrap_err().code(),
        "invalid"
    );
}

#[test]
fn the_tables_of_the_workspace() {
    let world = World::new();
    let mut workspace = sample(&world);
    let w = &mut workspace;
    check(
        w,
        &Scope::Roadmap,
        Format::Markdown,
        "roadmap.md",
        "Noordkaap — Build next.md",
    );
    check(
        w,
        &Scope::Metrics,
        Format::Markdown,
        "metrics.md",
        "Noordkaap — Metrics.md",
    );
    let all = Scope::Tags {
        filter: TagFilter::default(),
    };
    check(
        w,
        &all,
        Format::Markdown,
        "tags.md",
        "Noordkaap — Tagging plan.md",
    );
    check(
        w,
        &all,
        Format::Csv,
        "tags.csv",
        "Noordkaap — Tagging plan.csv",
    );
    let placed = Scope::Tags {
        filter: TagFilter {
            state: Some("placed".to_owned()),
            ..TagFilter::default()
        },
    };
    check(
        w,
        &placed,
        Format::Markdown,
        "tags-placed.md",
        "Noordkaap — Tagging plan.md",
    );
}

#[test]
fn tables_are_written_for_spreadsheets() {
    let world = World::new();
    let mut workspace = sample(&world);
    let w = &mut workspace;
    for (scope, fixture, file_name) in [
        (Scope::Metrics, "metrics.csv", "Noordkaap — Metrics.csv"),
        (Scope::Roadmap, "roadmap.csv", "Noordkaap — Build next.csv"),
    ] {
        check(w, &scope, Format::Csv, fixture, file_name);
    }
    let options = ExportOptions::default();
    let use_cases = vec![use_case(w, "Abandoned cart email")];
    let error = w
        .export(&Scope::UseCases { use_cases }, Format::Csv, &options)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Abandoned cart email can't be saved as Table (.csv). Choose another format."
    );
}

#[test]
fn nothing_entered_is_said() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let mut export = |scope| {
        let options = ExportOptions::default();
        let bytes = workspace
            .export(&scope, Format::Markdown, &options)
            .unwrap()
            .bytes;
        String::from_utf8(bytes).unwrap()
    };
    let nothing = "Nothing has been entered yet.\n";
    assert_eq!(
        export(Scope::Scoping {
            use_cases: vec![use_case.clone()]
        }),
        format!("# Untitled use case\n\n{nothing}")
    );
    let tags = Scope::Tags {
        filter: TagFilter::default(),
    };
    assert_eq!(export(tags), format!("# Tagging plan\n\n{nothing}"));
    assert_eq!(export(Scope::Metrics), format!("# Metrics\n\n{nothing}"));
    let roadmap = export(Scope::Roadmap);
    assert!(
        roadmap.contains("Nothing can be ranked yet.\n"),
        "{roadmap}"
    );
    let row = "| Untitled use case | No integration named yet. |\n";
    assert!(roadmap.ends_with(row), "{roadmap}");
    let whole = export(Scope::UseCases {
        use_cases: vec![use_case],
    });
    assert!(!whole.contains("Scoping"), "{whole}");
}

#[test]
fn a_web_page_holds_its_pictures() {
    let world = World::new();
    let mut workspace = sample(&world);
    let id = use_case(&mut workspace, "Abandoned cart email");
    let hash = workspace.scoping(&id).unwrap().designs[0].hash.clone();
    let scope = Scope::Scoping {
        use_cases: vec![id],
    };
    let options = ExportOptions::default();
    let written = workspace
        .export(&scope, Format::Html, &options)
        .unwrap()
        .bytes;
    let written = String::from_utf8(written).unwrap();
    assert!(written.contains(" src=\"data:image/png;base64,iVBORw0KGgo"));
    assert!(written.contains("img-src data:"));
    let preview = workspace.preview(&scope, &options).unwrap();
    assert!(preview.html.contains(&format!("data-picture=\"{hash}\"")));
    assert!(!preview.html.contains("base64"), "the window asks for it");
    let said: Vec<&str> = preview
        .losses
        .iter()
        .map(|losses| losses.target.as_str())
        .collect();
    assert_eq!(said.len(), 4, "{said:?}");
}
