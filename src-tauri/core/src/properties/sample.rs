//! The sample workspace: what scoping tells of it, compared with a file that a person can read. `UPDATE=1` writes it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::World;
use crate::view::UseCaseRow;
use crate::workspace::Workspace;

/// Roadmap, standings and readiness.
fn told(workspace: &mut Workspace) -> String {
    let mut told = String::from("Build next\n");
    let roadmap = workspace.roadmap().unwrap();
    for place in roadmap.places {
        writeln!(
            told,
            "{} {}: {} {}",
            place.number, place.integration.name, place.arithmetic, place.sentence
        )
        .unwrap();
    }
    for one in roadmap.unplaced {
        writeln!(told, "- {}: {}", one.what.name, one.missing).unwrap();
    }
    told.push_str("\nMetrics\n");
    for metric in workspace.metrics().unwrap().metrics {
        let used_by: Vec<String> = metric.used_by.into_iter().map(|link| link.name).collect();
        writeln!(
            told,
            "{}: {}. {}: {} ({})",
            metric.name,
            metric.course,
            metric.standing,
            metric.why,
            used_by.join(", ")
        )
        .unwrap();
    }
    let list = workspace.use_cases().unwrap();
    for UseCaseRow { id, title, .. } in list.use_cases.into_iter().chain(list.archived) {
        let scoping = workspace.scoping(&id).unwrap();
        let tracker = workspace.tracker(&id).unwrap();
        writeln!(
            told,
            "\n{title}: {}, {} tags. {}",
            scoping.progress,
            scoping.tags.len(),
            tracker.ready
        )
        .unwrap();
        writeln!(told, "{}", tracker.hypothesis.sentence).unwrap();
        for check in tracker
            .hypothesis
            .checks
            .iter()
            .filter(|check| !check.passed)
        {
            writeln!(told, "? {}: {}", check.what, check.help).unwrap();
        }
        for missing in tracker.missing {
            writeln!(told, "- {}", missing.what).unwrap();
        }
    }
    told
}

#[test]
fn the_sample_tells_what_it_was_written_for() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let told = told(&mut workspace);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/properties/sample.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &told).unwrap();
    }
    assert_eq!(told, fs::read_to_string(&path).unwrap_or_default());
}

#[test]
fn with_email_consent_and_catalog_five_use_cases_of_the_sample_are_possible() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let places = workspace.roadmap().unwrap().places;
    let (first, later) = places.split_at(3);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let built = first.iter().map(|place| place.integration.name.clone());
    assert_eq!(
        sorted(built.collect()),
        ["Consent", "Email service", "Product catalog"]
    );
    let completed = |places: &[crate::view::RoadmapPlace]| {
        let links = places.iter().flat_map(|place| &place.completes);
        sorted(links.map(|link| link.name.clone()).collect())
    };
    assert_eq!(
        completed(first),
        [
            "Abandoned cart email",
            "Churn prediction and win-back",
            "Personalised homepage hero",
            "Product recommendations on the product page",
            "Send-time optimisation",
        ]
    );
    assert_eq!(
        completed(later),
        [
            "Next-best offer in the app",
            "Suppress recent buyers from paid media",
        ]
    );
}
