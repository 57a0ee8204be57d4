//! The ranking of a workspace: kept as edits, taken back, pinned, and no number another for a new use case.

use super::World;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::portfolio::{Method, Weighing, Weights};
use crate::use_case::entry::Entry;
use crate::view::{
    Extent, HistoryFilter, HistoryOf, PastTurn, Place, RankingScreen, Screen, Wanted,
};
use crate::workspace::Workspace;

/// A dimension of each axis.
const DIMENSIONS: [&str; 4] = [
    "score/ideation/customer-value",
    "score/assessment/resource-requirements",
    "score/assessment/risk-level",
    "score/ideation/data-availability",
];

pub(super) fn screen(workspace: &Workspace) -> RankingScreen {
    let all = Wanted {
        few: 1000,
        spans: Vec::new(),
        about: Vec::new(),
    };
    workspace.ranking_screen(None, &all, &all).unwrap()
}

/// `1 Title: 74.0`, a line a place; then `- Title: Effort: none of 5 ratings`.
fn told(workspace: &Workspace) -> Vec<String> {
    let screen = screen(workspace);
    let ranked = screen.ranked.rows.into_iter().map(|placed| placed.row);
    let ranked = ranked.map(|row| format!("{} {}: {}", row.rank, row.title, row.priority));
    let apart = screen.unranked.rows.into_iter().map(|placed| {
        let missing = placed.row.missing.into_iter().map(|one| one.what);
        let missing: Vec<String> = missing.collect();
        format!("- {}: {}", placed.row.title, missing.join("; "))
    });
    ranked.chain(apart).collect()
}

/// A new use case with a rating a dimension, 0 for none.
pub(super) fn add(workspace: &mut Workspace, title: &str, ratings: [u32; 4]) -> String {
    let made = workspace.create_use_case().unwrap().place.unwrap();
    let id = made.use_case.unwrap();
    let mut enter = |field: &str, entry| {
        let spot = Spot::of(&id, field).unwrap();
        workspace.enter(&spot, entry).unwrap();
    };
    enter("title", Entry::Text(title.to_owned()));
    for (field, rating) in DIMENSIONS.into_iter().zip(ratings) {
        if rating > 0 {
            enter(field, Entry::Score(rating));
        }
    }
    workspace.settle().unwrap();
    id
}

/// Three use cases, of which two are ranked.
pub(super) fn three() -> (World, Workspace, [String; 3]) {
    let world = World::new();
    let mut workspace = world.create();
    let ids = [
        ("Cart", [5, 2, 2, 4]),
        ("Churn", [4, 4, 3, 2]),
        ("Hero", [3, 0, 1, 0]),
    ]
    .map(|(title, ratings)| add(&mut workspace, title, ratings));
    (world, workspace, ids)
}

#[test]
fn a_new_use_case_moves_nobodys_number_and_what_is_scored_is_ranked() {
    let (_world, mut workspace, [.., hero]) = three();
    let first = [
        "1 Cart: 85.0",
        "2 Churn: 48.8",
        "- Hero: Effort: none of 5 ratings; Readiness: none of 11 ratings",
    ];
    assert_eq!(told(&workspace), first);
    add(&mut workspace, "Welcome", [5, 1, 1, 5]);
    let more = [
        "1 Welcome: 100.0",
        "2 Cart: 85.0",
        "3 Churn: 48.8",
        first[2],
    ];
    assert_eq!(told(&workspace), more);

    // What is missing is told by its axis, whose ratings are given where it is explained.
    let missing = screen(&workspace).unranked.rows[0].row.missing.clone();
    let explained = workspace.explained(&hero.to_string(), None).unwrap();
    let part = explained
        .parts
        .iter()
        .find(|part| part.key == missing[0].key);
    let rating = &part.unwrap().score.ratings[0];
    assert_eq!(rating.field, DIMENSIONS[1]);
    assert_eq!(rating.labels.len(), 5);
    for field in [DIMENSIONS[1], DIMENSIONS[3]] {
        let spot = Spot::of(&hero, field).unwrap();
        workspace.enter(&spot, Entry::Score(3)).unwrap();
    }
    assert_eq!(told(&workspace)[2], "3 Hero: 57.5");
    workspace.archive_use_case(&hero, "").unwrap();
    assert_eq!(told(&workspace), more[..3]);
}

#[test]
fn weights_and_method_are_kept_in_one_step_and_taken_back() {
    let (world, mut workspace, _) = three();
    let before = told(&workspace);
    let weighing = Weighing {
        method: Method::Weighted,
        weights: Weights::of([0, 100, 50, 15]),
    };
    // A look ahead keeps nothing.
    let all = Wanted {
        few: 1000,
        spans: Vec::new(),
        about: Vec::new(),
    };
    let tried = workspace.ranking_screen(Some(weighing), &all, &all);
    assert_eq!(tried.unwrap().ranked.rows[0].row.priority, "75.0");
    assert_eq!(told(&workspace), before);

    let done = workspace.weigh(weighing).unwrap();
    assert_eq!(done.undo.undo.as_deref(), Some("weights of the ranking"));
    assert_eq!(told(&workspace)[0], "1 Cart: 75.0");
    let done = workspace.weigh(Weighing {
        method: Method::Rice,
        ..weighing
    });
    assert_eq!(
        done.unwrap().undo.undo.as_deref(),
        Some("method of the ranking")
    );
    assert_eq!(told(&workspace)[0], "1 Cart: 37.5");
    drop(workspace);

    let mut workspace = world.open();
    assert_eq!(told(&workspace)[0], "1 Cart: 37.5");
    let done = workspace.undo().unwrap();
    let there = Place {
        screen: Some(Screen::Ranking),
        ..Place::default()
    };
    assert_eq!(done.place, Some(there));
    assert_eq!(told(&workspace)[0], "1 Cart: 75.0");
    workspace.undo().unwrap();
    assert_eq!(told(&workspace), before);
    workspace.redo().unwrap();
    assert_eq!(told(&workspace)[0], "1 Cart: 75.0");
    let too_much = Weighing {
        weights: Weights::of([101, 0, 0, 0]),
        ..Weighing::default()
    };
    assert!(matches!(workspace.weigh(too_much), Err(Error::Invalid(_))));
}

#[test]
fn history_tells_what_the_ranking_was_set_to_and_brings_it_back() {
    let (_world, mut workspace, _) = three();
    let before = told(&workspace);
    workspace
        .weigh(Weighing {
            method: Method::Rice,
            weights: Weights::of([40, 100, 15, 15]),
        })
        .unwrap();
    let history = workspace.history(&HistoryOf::Workspace, &HistoryFilter::default());
    let step = history.unwrap().steps.swap_remove(0);
    assert_eq!(step.what, "method of the ranking");
    assert_eq!(step.name, "Workspace settings");
    let said = |turn: &PastTurn| {
        let pieces: Vec<&str> = turn.pieces.iter().map(|piece| &*piece.text).collect();
        format!("{}: {}", turn.label, pieces.concat())
    };
    let turns: Vec<String> = step.turns.iter().map(said).collect();
    assert_eq!(
        turns,
        ["Weight of low effort: 100", "Method of the ranking: RICE"]
    );
    for turn in &step.turns {
        let extent = Extent::Field {
            record: turn.record.clone(),
            field: turn.field.clone(),
            change: None,
        };
        let moment = step.moment - 1;
        workspace
            .bring_back(&step.document, &extent, &moment.into())
            .unwrap();
    }
    assert_eq!(told(&workspace), before);
}

#[test]
fn a_pin_has_a_reason_and_moves_nobodys_number() {
    let (_world, mut workspace, [cart, churn, hero]) = three();
    let done = workspace
        .pin(&hero, Some(1), " Required by law \n")
        .unwrap();
    assert_eq!(
        done.undo.undo.as_deref(),
        Some("place of “Hero” in the ranking")
    );
    assert_eq!(
        told(&workspace),
        ["1 Hero: –", "2 Cart: 85.0", "3 Churn: 48.8"]
    );
    let pin = screen(&workspace).ranked.rows[0].row.pin.clone().unwrap();
    assert_eq!(pin.reason, "Required by law");
    let begins = "Pinned to place 1: Required by law (Anna de Vries, today at ";
    assert!(pin.in_words.starts_with(begins), "{}", pin.in_words);
    workspace.undo().unwrap();
    assert_eq!(told(&workspace)[0], "1 Cart: 85.0");
    workspace.redo().unwrap();
    workspace.pin(&hero, None, "").unwrap();
    assert_eq!(told(&workspace)[0], "1 Cart: 85.0");
    assert!(screen(&workspace).ranked.rows[0].row.pin.is_none());
    assert!(workspace.pin(&cart, Some(0), "").is_err());

    // A copy is not pinned beside what it was made of.
    workspace.pin(&churn, Some(1), "Begun").unwrap();
    workspace.duplicate_use_case(&churn).unwrap();
    assert_eq!(told(&workspace)[..2], ["1 Churn: 48.8", "2 Cart: 85.0"]);
}

#[test]
fn a_number_opens_down_to_who_gave_its_ratings() {
    let (_world, mut workspace, [cart, churn, _]) = three();
    let spot = Spot::of(&cart, &format!("reason/{}", DIMENSIONS[1])).unwrap();
    let reason = Entry::Text("The shop has done it before".to_owned());
    workspace.enter(&spot, reason).unwrap();
    let explained = workspace.explained(&cart, None).unwrap();
    assert_eq!(
        explained.arithmetic,
        "Weighted: (40 × 100 + 30 × 75 + 15 × 75 + 15 × 75) ÷ 100 = 85.0"
    );
    let effort = &explained.parts[1];
    assert_eq!(effort.counts, "Low effort: 100 − 25 = 75, with weight 30.");
    assert_eq!(effort.score.coverage, "1 of 5 scored");
    let [given] = effort.given.as_slice() else {
        panic!("{:?}", effort.given);
    };
    assert_eq!(given.field, DIMENSIONS[1]);
    assert!(given.by.starts_with("by Anna de Vries, "), "{}", given.by);
    assert_eq!(given.reason, "The shop has done it before");

    let compared = workspace.compared(&[cart.clone(), churn], None).unwrap();
    assert_eq!(
        compared.differences[0],
        "Value: “Cart” has 100, “Churn” 75, 25 apart. Most on Customer Value (Ideation): 5 Exceptional · 4 High."
    );
    assert!(workspace.compared(&[cart], None).is_err());
}
