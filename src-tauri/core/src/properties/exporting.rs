//! What holds for every export.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{World, holds_only_with};
use crate::page::build::line;
use crate::page::hold::Noted;
use crate::use_case::progress::PhaseState;
use crate::use_case::scoring::Score;
use crate::view::{Chosen, ExportOptions, Format, Losses, PartOfEach, Scope};
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

/// Scores with how they come about, and deliverables with how far they are there: what a client sees on the projector and
/// what is handed over can't say different things.
#[test]
fn an_export_says_of_scores_and_deliverables_what_the_screens_show() {
    let world = World::new();
    let workspace = Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap();
    let rows = workspace.use_cases().unwrap().use_cases;
    let mut told = (0, 0, 0);
    for row in rows {
        let scope = Scope::UseCases {
            use_cases: vec![row.id.clone()],
        };
        let whole = line(&workspace.page(&scope).unwrap().blocks);
        let overview = workspace.overview(&row.id).unwrap();
        let scored = overview.axes.iter().any(|axis| axis.score.is_some());
        for axis in &overview.axes {
            let shown = format!("{}: {}, {}", axis.label, axis.shown, axis.coverage);
            assert_eq!(whole.contains(&shown), scored, "{shown}\n{whole}");
            assert!(!scored || whole.contains(&axis.arithmetic), "{whole}");
            told.0 += usize::from(scored);
        }
        for card in &overview.phases {
            let scope = Scope::Phase {
                use_case: row.id.clone(),
                phase: card.step.key.clone(),
            };
            let page = line(&workspace.page(&scope).unwrap().blocks);
            let Score {
                shown,
                coverage,
                arithmetic,
                meaning,
                ..
            } = &card.score;
            let score = format!("Phase score: {shown}, {coverage} · {arithmetic} · {meaning}");
            for text in [&page, &whole] {
                assert_eq!(
                    text.contains(&score),
                    card.score.score.is_some(),
                    "{score}\n{text}"
                );
            }
            told.1 += usize::from(card.score.score.is_some());
            let is_started = card.step.state != PhaseState::Untouched;
            for one in &card.deliverables {
                let shown = format!("{}: {}", one.name, one.cover_label);
                assert!(!is_started || page.contains(&shown), "{shown}\n{page}");
                told.2 += usize::from(is_started);
            }
        }
    }
    assert!(told.0 > 3 && told.1 > 3 && told.2 > 10, "{told:?}");
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
        (Format::Docx, "Word file"),
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

/// What is told by what it is, is what would be named: those at work, those archived, and the contrary of some.
#[test]
fn those_chosen_by_what_they_are_are_those_that_would_be_named() {
    let title = |n: usize| format!("Case {n}");
    holds_only_with(
        &["some are chosen by themselves"],
        20,
        || (vec(any::<(bool, bool)>(), 1..6), any::<(bool, bool)>()),
        |(use_cases, (at_work, archived))| {
            let world = World::new();
            let mut workspace = world.create();
            let (mut but, mut named) = (Vec::new(), Vec::new());
            for (n, (is_archived, is_exception)) in use_cases.iter().enumerate() {
                world.pass(1000);
                let id = workspace.create_use_case().unwrap().place.unwrap();
                let id = id.use_case.unwrap();
                workspace.type_text(&id, &id, "title", &title(n)).unwrap();
                if *is_archived {
                    workspace.archive_use_case(&id, "later").unwrap();
                }
                but.extend(is_exception.then(|| id.clone()));
                let of_its_kind = if *is_archived { archived } else { at_work };
                if of_its_kind != *is_exception {
                    named.push((*is_archived, n, id));
                }
            }
            // Those at work first, and of each kind the one edited last.
            named.sort_by_key(|(is_archived, n, _)| (*is_archived, std::cmp::Reverse(*n)));
            let named: Vec<String> = named.into_iter().map(|(_, _, id)| id).collect();
            let chosen = Chosen {
                at_work,
                archived,
                but,
            };
            let options = ExportOptions::default();
            for (part, scope) in [
                (
                    PartOfEach::UseCases,
                    Scope::UseCases {
                        use_cases: named.clone(),
                    },
                ),
                (
                    PartOfEach::Scoping,
                    Scope::Scoping {
                        use_cases: named.clone(),
                    },
                ),
                (PartOfEach::Tracker, Scope::Tracker { use_cases: named }),
            ] {
                let chosen = chosen.clone();
                let several = Scope::Several { part, chosen };
                let previews = [&several, &scope].map(|scope| workspace.preview(scope, &options));
                let [told, expected] = previews.map(|preview| preview.map_err(|e| e.to_string()));
                prop_assert_eq!(told, expected);
                let [told, expected] =
                    [&several, &scope].map(|scope| workspace.export_name(scope, Format::Html).ok());
                prop_assert_eq!(told, expected);
            }
            Ok(())
        },
    );
}

#[test]
fn all_integrations_are_those_of_their_list() {
    let world = World::new();
    let mut workspace = world.create();
    let none = workspace.preview(&Scope::AllIntegrations, &ExportOptions::default());
    assert!(none.is_err());
    for name in ["Orders", "Consent"] {
        workspace.add_document("integration", name).unwrap();
    }
    let options = ExportOptions::default();
    let preview = workspace.preview(&Scope::AllIntegrations, &options);
    let preview = preview.unwrap();
    assert!(preview.each);
    let place = |name| preview.markdown.find(name).unwrap();
    assert!(place("Consent") < place("Orders"), "{}", preview.markdown);
}
