//! What a use case may bring: entered, told, proposed, exported, and compared with what was measured.

use super::World;
use crate::view::{
    Arrangement, BenefitPart, Column, ExportOptions, Format, Measure, Scope, Wanted,
};
use crate::workspace::{Entry, Workspace};

const SCORE: &str = "score/assessment/revenue-potential";

/// A use case for which all ranges are entered.
fn believed(world: &World) -> (Workspace, String) {
    let (mut workspace, id) = world.with_use_case();
    workspace
        .type_text(&id, &id, "benefit/currency", "€")
        .unwrap();
    for (field, value) in [
        ("people", "9000 / 10000 / 12000"),
        ("rate", "3 / 4 / 5"),
        ("effect", "5 / 20 / 40"),
        ("worth", "28 / 34 / 40"),
        ("once", "15000 / 20000 / 30000"),
        ("yearly", "6000"),
        ("months", "24"),
    ] {
        let field = format!("benefit/{field}");
        workspace.set_field(&id, &id, &field, Some(value)).unwrap();
    }
    (workspace, id)
}

fn part(workspace: &Workspace, id: &str) -> BenefitPart {
    workspace.scoping(id).unwrap().benefit
}

#[test]
fn what_is_lacking_is_said_until_it_can_be_counted() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    assert_eq!(part(&workspace, &id).lacks, [""; 0]);
    let mut set = |field: &str, value: &str| {
        workspace.set_field(&id, &id, field, Some(value)).unwrap();
        part(&workspace, &id).lacks
    };
    assert_eq!(
        set("benefit/people", "1000"),
        ["Still needed: rate, effect, worth of one."]
    );
    set("benefit/rate", "4 / 3 / 5");
    set("benefit/effect", "-120");
    assert_eq!(
        set("benefit/worth", "0 / 10 / 20"),
        [
            "Rate: low has to be below likely, and likely below high. Leave both empty if you know the number.",
            "Effect: it can't be −100% or less, for then nobody would be left.",
            "Worth of one: low has to be above 0. If it may be nothing at all, type a small number.",
        ]
    );
    set("benefit/rate", "4");
    set("benefit/effect", "10");
    // What it costs may be nothing: 1,000 people, 0.4 points more, 10 each, for 12 months.
    assert_eq!(set("benefit/worth", "10"), [""; 0]);
    let told = part(&workspace, &id).benefit.unwrap();
    assert_eq!(
        told.sentence,
        "Pays for itself within 12 months in 100 of 100 cases; in the middle it brings 480 a year after all costs."
    );
    assert!(told.bars.is_empty() && told.matters.is_empty());
}

#[test]
fn the_sentence_says_chance_amount_and_what_matters() {
    let world = World::new();
    let (workspace, id) = believed(&world);
    let told = part(&workspace, &id).benefit.unwrap();
    // 240,000 people, 0.8 points more, € 34 each: € 65,280 come in, and it costs € 32,000.
    assert!(
        told.sentence
            .starts_with("Pays for itself within 24 months in 77 of 100 cases"),
        "{}",
        told.sentence
    );
    assert!(
        told.sentence.contains("in the middle it brings € 1"),
        "{}",
        told.sentence
    );
    assert!(
        told.sentence
            .ends_with("; what matters most is the effect."),
        "{}",
        told.sentence
    );
    let figure = |name: &str| {
        let found = told.figures.iter().find(|one| one.name.starts_with(name));
        found.map(|one| one.words.as_str())
    };
    assert_eq!(figure("What comes in"), Some("€ 65,300"));
    assert_eq!(figure("What it costs"), Some("€ 32,000"));
    assert!(told.bars.iter().any(|bar| bar.height == 100));
}

#[test]
fn a_score_is_proposed_and_only_set_by_a_person() {
    let world = World::new();
    let (mut workspace, id) = believed(&world);
    let score = |workspace: &Workspace| {
        let page = workspace.phase(&id, "assessment").unwrap();
        let mut dimensions = page.scoring.dimensions.into_iter();
        dimensions.find(|one| one.field == SCORE).unwrap().score
    };
    let proposal = part(&workspace, &id).proposal.unwrap();
    assert_eq!((proposal.field.as_str(), proposal.score), (SCORE, 3));
    assert_eq!(proposal.take, "Score Revenue Potential 3: Moderate");
    assert!(
        proposal.why.ends_with("It is not scored yet."),
        "{}",
        proposal.why
    );
    assert_eq!(score(&workspace), None);
    workspace
        .set_score(&id, SCORE, Some(proposal.score))
        .unwrap();
    assert_eq!(score(&workspace), Some(3));
    assert!(part(&workspace, &id).proposal.unwrap().taken);
    workspace.undo().unwrap();
    assert_eq!(score(&workspace), None);
}

#[test]
fn what_was_measured_is_compared_with_what_was_promised() {
    let world = World::new();
    let (mut workspace, id) = believed(&world);
    let metric = workspace.add_document("metric", "Conversion rate").unwrap();
    let metric = metric.place.unwrap().document.unwrap();
    workspace
        .set_field(&id, &id, &format!("metric/{metric}"), Some("1"))
        .unwrap();
    let measure = |value: &str| Measure {
        value: value.to_owned(),
        date: "2026-11-01".to_owned(),
        ..Measure::default()
    };
    workspace.type_text(&metric, &metric, "unit", "%").unwrap();
    workspace
        .set_measure(&metric, &metric, "baseline", &measure("4"))
        .unwrap();
    assert_eq!(part(&workspace, &id).measured, None);
    let row = workspace.add_row(&metric, "reading", None).unwrap();
    let row = row.place.unwrap().record.unwrap();
    workspace
        .set_measure(&metric, &row, "reading", &measure("4.2"))
        .unwrap();
    let measured = part(&workspace, &id).measured.unwrap();
    assert_eq!(
        measured.words,
        "Conversion rate went from 4% to 4.2%: that changes it by 5%."
    );
    workspace
        .set_field(&id, &id, &measured.field, Some(&measured.value))
        .unwrap();
    let part = part(&workspace, &id);
    assert_eq!(part.measured, None);
    assert!(
        part.compared.starts_with("Promised: € 1"),
        "{}",
        part.compared
    );
    assert!(
        part.compared
            .contains("With the effect that was measured: −€ "),
        "{}",
        part.compared
    );
}

#[test]
fn exports_say_what_it_may_bring() {
    let world = World::new();
    let (mut workspace, id) = believed(&world);
    let sentence = part(&workspace, &id).benefit.unwrap().sentence;
    let mut export = |scope: &Scope, format: Format| {
        let options = ExportOptions {
            appendix: true,
            ..ExportOptions::default()
        };
        let export = workspace.export(scope, format, &options).unwrap();
        String::from_utf8(export.bytes).unwrap()
    };
    let use_cases = vec![id.clone()];
    for scope in [
        Scope::Scoping {
            use_cases: use_cases.clone(),
        },
        Scope::Tracker {
            use_cases: use_cases.clone(),
        },
        Scope::UseCases { use_cases },
    ] {
        let written = export(&scope, Format::Markdown);
        assert!(written.contains(&sentence), "{written}");
    }
    let picked = crate::view::Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
    };
    let table = export(&Scope::Portfolio { picked }, Format::Csv);
    let (head, row) = table.split_once('\n').unwrap();
    assert!(head.contains("Benefit, middle (P50)"), "{head}");
    assert!(row.contains(",24,€,"), "{row}");
}

#[test]
fn ranges_are_entered_as_words_too() {
    let words = |words| Entry::of_words(words, crate::view::Control::Estimate);
    assert!(matches!(words("3 / 4 / 5"), Some(Entry::Estimate(_))));
    assert!(matches!(words("4"), Some(Entry::Estimate(_))));
    assert_eq!(words("3 / 4"), None);
}

/// The middle and the chance stand in the table of use cases, which is sorted by the middle; what was not worked out comes last.
#[test]
fn the_table_of_use_cases_says_what_each_may_bring() {
    let world = World::new();
    let (mut workspace, id) = believed(&world);
    let other = workspace.create_use_case().unwrap().place.unwrap();
    let other = other.use_case.unwrap();
    let rows = |workspace: &Workspace, descending: bool| {
        let arranged = Arrangement {
            sort: Column::Benefit,
            descending,
            columns: vec![Column::Benefit],
            ..Arrangement::default()
        };
        let all = Wanted::ALL;
        let screen = workspace.use_case_screen(&all, &all, &arranged).unwrap();
        let rows = screen.use_cases.rows.into_iter();
        rows.map(|placed| placed.row).collect::<Vec<_>>()
    };
    let told = part(&workspace, &id).benefit.unwrap();
    let first = rows(&workspace, true).remove(0);
    assert_eq!(first.id, id);
    let (middle, pays) = first.benefit.split_once(" · ").unwrap();
    assert!(
        told.figures.iter().any(|figure| figure.words == middle),
        "{middle} in {told:?}"
    );
    let of_hundred = format!("It pays in {} of 100 cases.", pays.trim_end_matches('%'));
    assert!(
        first.benefit_in_words.ends_with(&of_hundred),
        "{}",
        first.benefit_in_words
    );
    for descending in [true, false] {
        let last = rows(&workspace, descending).remove(1);
        assert_eq!((last.id, last.benefit), (other.clone(), String::new()));
    }
    // One that brings less stands below, and above where the least comes first.
    for (field, value) in ["people", "rate", "effect", "worth"]
        .into_iter()
        .zip(["10", "4", "5", "1"])
    {
        let field = format!("benefit/{field}");
        workspace
            .set_field(&other, &other, &field, Some(value))
            .unwrap();
    }
    assert_eq!(rows(&workspace, true)[0].id, id);
    assert_eq!(rows(&workspace, false)[0].id, other);
}
