//! Templates: what they suggest counts for nothing until somebody takes it, and what is of a client stays with it.

use std::collections::BTreeSet;

use super::World;
use super::beside::say;
use super::exchanging::copies;
use crate::document::mutant::without;
use crate::template::built_in;
use crate::view::{BundleScope, ExportOptions, Scope, Screen, Suggested};
use crate::workspace::Workspace;

/// Everything that is suggested to a use case, in all of its screens.
fn suggested(workspace: &mut Workspace, use_case: &str) -> Vec<Suggested> {
    let framework = workspace.framework(use_case).unwrap();
    let mut all = Vec::new();
    for phase in &framework.phases {
        let page = workspace.phase(use_case, &phase.key).unwrap();
        let questions = page
            .sections
            .into_iter()
            .flat_map(|section| section.questions);
        all.extend(questions.flat_map(|question| question.suggested));
    }
    let scoping = workspace.scoping(use_case).unwrap();
    all.extend(scoping.asks.into_iter().flat_map(|ask| ask.suggested));
    all.extend(scoping.suggested_tags);
    let tracker = workspace.tracker(use_case).unwrap();
    let boxes = tracker.slides.into_iter().flat_map(|slide| slide.boxes);
    let asks = boxes.flat_map(|one| one.asks);
    all.extend(asks.flat_map(|ask| ask.suggested));
    all
}

/// What counts of a use case: lists, ranking, what is missing, and what exports say.
fn counted(workspace: &mut Workspace, use_case: &str) -> Vec<String> {
    let rows = workspace.use_cases().unwrap().use_cases;
    let row = rows.into_iter().find(|row| row.id == use_case).unwrap();
    let overview = workspace.overview(use_case).unwrap();
    let scoping = workspace.scoping(use_case).unwrap();
    let tracker = workspace.tracker(use_case).unwrap();
    let whole = Scope::UseCases {
        use_cases: vec![use_case.to_owned()],
    };
    let deck = Scope::Tracker {
        use_cases: vec![use_case.to_owned()],
    };
    let mut counted = vec![
        format!(
            "{:?} {:?} {:?} {} {}",
            row.bars, row.axes, row.title, row.progress, row.brief
        ),
        format!("{:?} {:?}", overview.axes, overview.phases),
        format!("{} {}", scoping.progress, scoping.missing.len()),
        format!("{} {}", tracker.ready, tracker.missing.len()),
        format!("{:?}", workspace.roadmap().unwrap().places),
    ];
    for scope in [whole, deck] {
        let preview = workspace.preview(&scope, &ExportOptions::default());
        let preview = preview.unwrap();
        counted.push(preview.html);
        counted.push(preview.markdown);
    }
    // How often it was edited is no figure of what is in it.
    for text in &mut counted {
        for revision in ["Revision:</strong> 2", "Revision:** 2"] {
            *text = text.replace(revision, "Revision");
        }
        for revision in ["Revision:</strong> 1", "Revision:** 1"] {
            *text = text.replace(revision, "Revision");
        }
    }
    counted
}

fn started(workspace: &mut Workspace, template: &str) -> String {
    let done = workspace.create_from_template(template).unwrap();
    done.place.unwrap().use_case.unwrap()
}

#[test]
fn what_is_suggested_counts_for_nothing_until_it_is_taken() {
    for known in built_in() {
        let world = World::new();
        let (mut workspace, empty) = world.with_use_case();
        let nothing = counted(&mut workspace, &empty);
        workspace.undo().unwrap();
        let begun = started(&mut workspace, known.key);
        let all = suggested(&mut workspace, &begun);
        let keys: BTreeSet<&str> = all.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys.len(), all.len(), "{}: a key is there twice", known.key);
        let rows: usize = known.template.rows.values().map(Vec::len).sum();
        assert_eq!(
            all.len(),
            known.template.answers.len() + rows,
            "{}",
            known.key
        );
        let untaken = counted(&mut workspace, &begun);
        for (untaken, nothing) in untaken.iter().zip(&nothing) {
            assert_eq!(untaken, nothing, "{}", known.key);
        }
        // Once it is taken, it does.
        workspace
            .take_suggestion(&begun, "answer/ideation/problem")
            .unwrap();
        assert_ne!(counted(&mut workspace, &begun), untaken);
    }
}

#[test]
fn what_is_taken_is_entered_as_any_other_and_taken_back_by_undo() {
    let world = World::new();
    let mut workspace = world.create();
    let there = workspace
        .add_document("metric", "unsubscribe Rate")
        .unwrap();
    let there = there.place.unwrap().document.unwrap();
    let use_case = started(&mut workspace, "abandoned-basket");
    let begun = workspace.all_folded();
    let all = suggested(&mut workspace, &use_case);
    for one in &all {
        workspace.take_suggestion(&use_case, &one.key).unwrap();
    }
    assert_eq!(suggested(&mut workspace, &use_case), []);
    let scoping = workspace.scoping(&use_case).unwrap();
    assert_eq!(scoping.header.title, "Abandoned basket email");
    assert_eq!(scoping.steps.len(), 3);
    assert!(scoping.metrics.iter().any(|metric| metric.id == there));
    assert_eq!(
        (
            scoping.metrics.len(),
            scoping.tags.len(),
            scoping.needs.len()
        ),
        (4, 3, 4)
    );
    // The one that was there is as it was, and what is new has its unit.
    assert_eq!(workspace.metric(&there).unwrap().asks[1].value, "");
    let made = scoping
        .metrics
        .iter()
        .find(|metric| metric.id != there)
        .unwrap();
    assert_ne!(workspace.metric(&made.id).unwrap().asks[1].value, "");
    let again = workspace.take_suggestion(&use_case, "title").unwrap_err();
    assert_eq!(
        again.to_string(),
        "It is no longer suggested. Nothing was changed."
    );
    for _ in &all {
        workspace.undo().unwrap();
    }
    assert_eq!(suggested(&mut workspace, &use_case), all);
    let now = workspace.all_folded();
    let shown = |all: &std::collections::BTreeMap<_, crate::document::fold::Document>| {
        all.values()
            .filter(|document| document.is_shown(document.id))
            .count()
    };
    assert_eq!(shown(&now), shown(&begun));
}

#[test]
fn what_is_dismissed_stays_away_until_that_is_taken_back() {
    let stays_away = || {
        let world = World::new();
        let mut workspace = world.create();
        let use_case = started(&mut workspace, "welcome");
        let all = suggested(&mut workspace, &use_case);
        for key in ["title", "activation", "metric/0", "tag/1", "step/0"] {
            workspace.dismiss_suggestion(&use_case, key).unwrap();
        }
        let left = suggested(&mut workspace, &use_case);
        let places = [0; 5].map(|_| {
            let place = workspace.undo().unwrap().place.unwrap();
            (place.phase, place.screen, place.field)
        });
        // It leads to where the suggestion is seen again.
        assert_eq!(places[4].0.as_deref(), Some("ideation"));
        assert_eq!(places[4].2.as_deref(), Some("title"));
        assert!(
            places[..4]
                .iter()
                .all(|place| place.1 == Some(Screen::Scoping))
        );
        assert_eq!(suggested(&mut workspace, &use_case), all);
        all.len() - left.len()
    };
    assert_eq!(stays_away(), 5);
    assert_eq!(without("what is dismissed stays away", stays_away), 0);
}

/// A template of a use case is a document: renamed, deleted and brought back, exported and imported.
#[test]
fn a_template_of_ones_own_is_kept_renamed_deleted_and_goes_by_file() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    say(
        &mut workspace,
        &use_case,
        "answer/ideation/problem",
        "Carts are left by Anna de Vries.",
    );
    let draft = workspace.template_draft(&use_case).unwrap();
    let parts = draft.groups.iter().flat_map(|group| &group.parts);
    let texts = Vec::from_iter(parts.map(|part| (part.label.as_str(), part.text.as_str())));
    assert_eq!(texts[0], ("Use case name", "Cart email"));
    assert_eq!(texts[1].1, "Carts are left by ….");
    let done = workspace.save_template(&draft).unwrap();
    assert_eq!(
        done.notice.as_deref(),
        Some("Saved the template “Cart email”.")
    );
    let id = done.place.unwrap().document.unwrap();
    let refused = workspace.save_template(&draft).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "There is a template “Cart email” already. Choose another name."
    );

    workspace.rename_template(&id, "Reminder").unwrap();
    let own = workspace.templates("").unwrap().templates.remove(0);
    assert_eq!((own.name.as_str(), own.own), ("Reminder", true));
    assert_eq!(own.holds, "2 answers");
    let (name, file) = workspace.template_file(&id).unwrap();
    assert_eq!(name, "Reminder");
    let begun = started(&mut workspace, &id);
    assert_eq!(suggested(&mut workspace, &begun).len(), 2);
    let duplicate = workspace.import_template(&file).unwrap_err();
    assert!(duplicate.to_string().contains("already"));

    workspace.delete_document(&id).unwrap();
    assert!(
        workspace
            .templates("reminder")
            .unwrap()
            .templates
            .iter()
            .all(|row| !row.own)
    );
    // What was started from it still has it.
    assert_eq!(suggested(&mut workspace, &begun).len(), 2);
    workspace.import_template(&file).unwrap();
    workspace.undo().unwrap();
    workspace.undo().unwrap();
    assert_eq!(workspace.templates("reminder").unwrap().templates[0].id, id);

    let wrong = workspace
        .import_template("name = 1\n[answers]\nwho = 2\n")
        .unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "This file is no template that can be used, and nothing was changed.\n\
         line 1, template: `name` is no text in quotes\n\
         line 3, answers: `who` is nothing that a template can suggest\n\
         template: it has no `name`\n\
         template: it has no `about`"
    );
}

#[test]
fn templates_are_found_by_their_words() {
    let world = World::new();
    let workspace = world.create();
    let found = workspace.templates("BASKET").unwrap();
    assert_eq!(found.count, format!("1 of {} templates", built_in().len()));
    assert_eq!(found.templates[0].id, "abandoned-basket");
    assert_eq!(
        workspace.templates(" ").unwrap().templates.len(),
        built_in().len()
    );
}

#[test]
fn a_bundle_of_a_use_case_carries_its_template() {
    let (mut both, cart) = copies(&["Bea", "Cem"]);
    let draft = both[0].workspace.template_draft(&cart).unwrap();
    let done = both[0].workspace.save_template(&draft).unwrap();
    let own = done.place.unwrap().document.unwrap();
    for template in [own.as_str(), "churn"] {
        let use_case = started(&mut both[0].workspace, template);
        let all = suggested(&mut both[0].workspace, &use_case);
        assert!(!all.is_empty());
        let scope = BundleScope::UseCase {
            use_case: use_case.clone(),
        };
        let bundle = both[0].sends(&scope);
        both[1].workspace.import(&bundle, None).unwrap();
        assert_eq!(suggested(&mut both[1].workspace, &use_case), all);
    }
    let there = both[1].workspace.templates("").unwrap().templates;
    assert_eq!(there[0].id, own);
    assert_eq!(there.len(), built_in().len() + 1);
}

#[test]
fn one_that_was_begun_from_a_template_leaves_nothing_until_something_is_taken() {
    let world = World::new();
    let mut workspace = world.create();
    let begun = |workspace: &mut Workspace| {
        let done = workspace.begin_from_template("welcome").unwrap();
        done.place.unwrap().use_case.unwrap()
    };
    let left = begun(&mut workspace);
    assert!(!suggested(&mut workspace, &left).is_empty());
    assert!(workspace.use_cases().unwrap().use_cases.is_empty());
    let kept = begun(&mut workspace);
    workspace.take_suggestion(&kept, "title").unwrap();
    let rows = workspace.use_cases().unwrap().use_cases;
    assert_eq!((rows.len(), rows[0].title.as_str()), (1, "Welcome journey"));
    // What is left of it is suggested still.
    assert!(suggested(&mut workspace, &kept).len() > 10);
}
