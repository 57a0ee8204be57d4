//! The sample workspace: what scoping tells of it, compared with a file that a person can read. `UPDATE=1` writes it.

use std::fmt::Write;

use super::World;
use crate::deck;
use crate::page::{answer::answer, build};
use crate::snapshot;
use crate::tracker::Wanted;
use crate::use_case::{progress, scoring};
use crate::view::{ExportOptions, Format, PhaseState, Scope, UseCaseRow};
use crate::workspace::Workspace;

/// Roadmap, standings and readiness.
fn told(workspace: &mut Workspace) -> String {
    let mut told = String::from("Build next\n");
    let roadmap = workspace.roadmap().unwrap();
    for place in roadmap.places {
        writeln!(
            told,
            "{} {}: {} {}",
            place.number,
            place.integration.name,
            place.arithmetic,
            place.in_words()
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
    same_as_file(&told(&mut workspace), "sample.txt");
}

/// The figures of the list are counted by themselves, without the words that a page has beside them.
#[test]
fn figures_of_the_list_are_those_of_the_pages() {
    let world = World::new();
    let workspace = Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let list = workspace.use_cases().unwrap();
    assert!(!list.use_cases.is_empty());
    for row in list.use_cases.iter().chain(&list.archived) {
        let read = workspace.use_case(&row.id).unwrap();
        for (phase, step) in read.framework.phases.iter().zip(&row.steps) {
            let entered = progress::of_phase(&read, phase);
            let lines = entered.checklist;
            let is_complete = step.state == PhaseState::Complete;
            assert_eq!(
                (step.percent, is_complete),
                (entered.percent, lines.open.is_empty())
            );
            assert!(
                is_complete
                    || step
                        .why
                        .contains(&format!("{} of {} ", lines.open.len(), lines.of))
            );
        }
        for (axis, figure) in scoring::axes(&read).iter().zip(&row.axes) {
            assert_eq!(
                (axis.score, &axis.coverage),
                (figure.score, &figure.coverage)
            );
        }
    }
}

/// Compares with a committed file.
fn same_as_file(told: &str, name: &str) {
    snapshot::check(&snapshot::folder("properties").join(name), told);
}

/// The identifier of a use case, by its title.
fn use_case(workspace: &mut Workspace, title: &str) -> String {
    let list = workspace.use_cases().unwrap();
    let mut all = list.use_cases.into_iter().chain(list.archived);
    all.find(|row| row.title == title).unwrap().id
}

#[test]
fn the_deck_of_the_sample_reads_well() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let scope = Scope::Tracker {
        use_cases: vec![use_case(&mut workspace, "Churn prediction and win-back")],
    };
    let preview = workspace
        .preview(&scope, &ExportOptions::default())
        .unwrap();
    assert_eq!(
        preview.exporting,
        "Exporting: Experience tracker of Churn prediction and win-back"
    );
    let names: Vec<&str> = preview
        .formats
        .iter()
        .map(|choice| choice.file_name.as_str())
        .collect();
    let named =
        |extension| format!("Churn prediction and win-back — Experience tracker.{extension}");
    assert_eq!(names, ["pptx", "md", "docx", "html", "xml"].map(named));
    let file = workspace.export(&scope, Format::Pptx, &ExportOptions::default());
    assert!(file.unwrap().bytes.starts_with(b"PK"));
    let Scope::Tracker { use_cases } = scope else {
        return;
    };
    let refused = workspace.export(
        &Scope::UseCases { use_cases },
        Format::Pptx,
        &ExportOptions::default(),
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "Churn prediction and win-back can't be saved as PowerPoint (.pptx). Choose another format."
    );
    // The day depends on where the test runs.
    let lines = preview.markdown.lines();
    let lines = lines.filter(|line| !line.starts_with("**Date:**"));
    let told: Vec<&str> = lines.collect();
    same_as_file(&told.join("\n"), "sample-deck.md");
}

/// A committee reads no more.
#[test]
fn the_decks_of_the_sample_have_at_most_eight_sheets_and_ask_on_the_first() {
    let world = World::new();
    let workspace = Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let list = workspace.use_cases().unwrap();
    for UseCaseRow { id, title, .. } in list.use_cases {
        let deck = workspace
            .tracked(&id)
            .unwrap()
            .deck("Anna", Wanted::default());
        let sheets = deck::tests::titles(&deck);
        assert!(sheets.len() <= 8, "{title}: {sheets:#?}");
        assert!(!sheets[0].contains(" of 2)"), "{:?}", deck.slides[0]);
        let deck::Content::Cover(cover) = &deck.slides[0].content else {
            panic!("{title} does not begin with a summary");
        };
        assert!(!cover.ask.is_empty(), "{title} asks for nothing");
        let told = deck::tests::told(&deck);
        assert!(
            !told.contains(deck::NOTHING),
            "{title} has slides of nothing"
        );
        assert!(!told.contains("Revision"), "{title}");
        let text = build::line(&deck::page(&deck).blocks);
        for tag in workspace.tracked(&id).unwrap().tags {
            let named = format!("{} – {}", tag.name, tag.state);
            assert_eq!(text.matches(&named).count(), 1, "{title}: {named}");
        }
    }
}

#[test]
fn a_deck_says_everything_that_was_entered() {
    let world = World::new();
    let mut workspace =
        Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let list = workspace.use_cases().unwrap();
    let ids: Vec<String> = list
        .use_cases
        .into_iter()
        .chain(list.archived)
        .map(|row| row.id)
        .collect();
    let line = |text: &str| build::line(&answer(text, 3));
    let everything = Wanted {
        empty: true,
        appendix: true,
    };
    for id in &ids {
        let tracker = workspace.tracked(id).unwrap();
        let said = build::line(&deck::page(&tracker.deck("Anna", everything)).blocks);
        let mut expected = vec![tracker.title.clone()];
        for ask in &tracker.asks {
            expected.push(line(&ask.shown));
        }
        for field in ["req/configuration", "req/data", "req/owner", "activation"] {
            expected.push(line(&tracker.ask(field).unwrap().shown));
        }
        for ask in tracker.steps.iter().flat_map(|step| &step.asks) {
            expected.push(line(&ask.value));
        }
        for link in tracker.needs.iter().chain(&tracker.tags) {
            expected.push(format!("{} – {}", link.name, link.state));
        }
        for (link, metric) in &tracker.metrics {
            expected.extend([&link.name, &metric.segment, &metric.goal].map(Clone::clone));
            expected.extend(metric.table().into_iter().flatten());
            expected.extend(metric.baseline.iter().map(|one| one.source.clone()));
        }
        for phase in &tracker.phases {
            expected.push(phase.step.label.clone());
            for stakeholder in &phase.stakeholders {
                expected.push(stakeholder.person.name.clone());
                expected.push(line(&stakeholder.involvement));
            }
            let ratings = &phase.ratings;
            let scored = ratings.iter().filter(|rating| rating.score.is_some());
            expected.extend(scored.map(|rating| format!("{} {}", rating.name, rating.rating)));
            if phase.step.state != PhaseState::Untouched {
                expected.extend(phase.questions.open.clone());
            }
        }
        for words in expected {
            assert!(
                said.contains(&words),
                "“{words}” is not in the deck: {said}"
            );
        }
        let notes: Vec<String> = tracker
            .deck("Anna", everything)
            .slides
            .into_iter()
            .map(|slide| slide.notes)
            .collect();
        let notes = notes.join("\n");
        for ask in &tracker.asks {
            assert!(
                notes.contains(&ask.question),
                "{} has no note",
                ask.question
            );
        }
    }
    let all = Scope::Tracker { use_cases: ids };
    let preview = workspace.preview(&all, &ExportOptions::default()).unwrap();
    assert!(preview.each);
    assert!(preview.markdown.starts_with("# 8 use cases"));
    let each = workspace.export_each(&all, Format::Markdown, &ExportOptions::default());
    let files = each.unwrap().names().unwrap();
    assert_eq!(files.len(), 8);
    assert_eq!(
        files[7],
        "Lookalike of high-value members — Experience tracker.md"
    );
}

#[test]
fn with_email_consent_and_catalog_five_use_cases_of_the_sample_are_possible() {
    let world = World::new();
    let workspace = Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
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
            "Personalized homepage hero",
            "Product recommendations on the product page",
            "Send-time optimization",
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
