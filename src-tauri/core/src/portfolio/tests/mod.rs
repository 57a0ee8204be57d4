//! Rankings worked out by hand, and what holds for all of them.

use proptest::prelude::*;

use super::*;
use crate::properties::{holds_only_with, id};
use crate::text::collation::Collation;

/// Use cases, a line each: `Name value effort risk readiness`, `-` for what is not scored, and `@2` at the end for a pin.
fn read(given: &str) -> (Vec<Candidate>, Vec<String>) {
    let lines = given.lines().map(str::trim).filter(|line| !line.is_empty());
    let read = |(number, line): (u8, &str)| {
        let (line, pin) = match line.split_once(" @") {
            Some((line, pin)) => (line, pin.parse().ok()),
            None => (line, None),
        };
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let scores = words.split_off(words.len() - 4);
        let mut axes = Axes::default();
        for (known, score) in axes.iter_mut().zip(scores) {
            known.score = score.parse().ok();
            known.of = 4;
            known.scored = if known.score.is_some() { 4 } else { 0 };
        }
        let name = words.join(" ");
        let candidate = Candidate {
            id: id(number),
            order: Collation::of("").key(&name),
            axes,
            pin,
        };
        (candidate, name)
    };
    (1..).zip(lines).map(read).unzip()
}

fn weighted(weights: [u32; 4]) -> Weighing {
    Weighing {
        method: Method::Weighted,
        weights: Weights::of(weights),
    }
}

/// Compares a ranking with one worked out by hand: a line a place, with the calculation; what stands apart, with what is
/// missing; and how firm the first three are.
fn check(weighing: Weighing, given: &str, expected: &str) {
    let (candidates, names) = read(given);
    let ranking = rank(&candidates, &weighing);
    let mut told: Vec<String> = (1..)
        .zip(&ranking.places)
        .map(|(number, place)| {
            let pin = if place.pinned { " pinned" } else { "" };
            let arithmetic = weighing.arithmetic(&candidates[place.candidate].axes);
            let told = format!("{number} {}{pin}: {arithmetic}", names[place.candidate]);
            told.trim_end().to_owned()
        })
        .collect();
    told.extend(ranking.apart.iter().map(|at| {
        let missing = weighing.missing(&candidates[*at].axes);
        let missing: Vec<&str> = missing.into_iter().map(Axis::label).collect();
        format!("{} lacks {}", names[*at], missing.join(", "))
            .trim_end()
            .to_owned()
    }));
    told.push(match firmness(&candidates, &weighing, &ranking) {
        Firmness::Alone => "alone".to_owned(),
        Firmness::Pinned => "pinned".to_owned(),
        Firmness::Always => "firm always".to_owned(),
        Firmness::Within {
            points,
            ahead,
            behind,
        } => format!(
            "firm within {points}, then {} may pass {}",
            names[behind], names[ahead]
        ),
        Firmness::Lead { ahead, behind, by } => format!(
            "{} leads {} by {}",
            names[ahead],
            names[behind],
            by.shown(weighing.method.digits())
        ),
    });
    let expected = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    assert_eq!(told, expected.collect::<Vec<_>>(), "{given}");
}

/// Scores as in the drawing of the portfolio.
const SIX: &str = "
    Abandoned cart email      78 25 25 60
    Suppress recent buyers    61 20 25 40
    Personalized homepage     64 30 10 20
    Product recommendations   80 52 25 50
    Churn prediction          83 70 50 30
    Next-best offer           88 88 75 10
    Send-time optimization    -  -  50 20
";

#[test]
fn weighted_by_hand() {
    check(
        weighted([40, 30, 15, 15]),
        SIX,
        "
        1 Abandoned cart email: (40 × 78 + 30 × 75 + 15 × 75 + 15 × 60) ÷ 100 ≈ 74.0
        2 Suppress recent buyers: (40 × 61 + 30 × 80 + 15 × 75 + 15 × 40) ÷ 100 ≈ 65.7
        3 Product recommendations: (40 × 80 + 30 × 48 + 15 × 75 + 15 × 50) ÷ 100 ≈ 65.2
        4 Personalized homepage: (40 × 64 + 30 × 70 + 15 × 90 + 15 × 20) ÷ 100 = 63.1
        5 Churn prediction: (40 × 83 + 30 × 30 + 15 × 50 + 15 × 30) ÷ 100 = 54.2
        6 Next-best offer: (40 × 88 + 30 × 12 + 15 × 25 + 15 × 10) ÷ 100 ≈ 44.1
        Send-time optimization lacks Value, Effort
        firm within 0, then Product recommendations may pass Suppress recent buyers
        ",
    );
}

#[test]
fn what_has_no_weight_need_not_be_scored() {
    check(
        weighted([0, 0, 50, 50]),
        "A 10 10 20 60
         B -  -  10 30
         C 90 10 40 -",
        "1 A: (50 × 80 + 50 × 60) ÷ 100 = 70.0
         2 B: (50 × 90 + 50 × 30) ÷ 100 = 60.0
         C lacks Readiness
         firm within 25, then B may pass A",
    );
    check(weighted([0; 4]), "A 10 10 20 60", "A lacks\n alone");
}

#[test]
fn value_for_effort_by_hand() {
    check(
        Weighing {
            method: Method::ValueForEffort,
            ..Weighing::default()
        },
        "Cheap      25 0  - -
         Dear       75 50 - -
         The best   75 0  - -
         Unknown    75 -  - -",
        "1 The best: 4 ÷ 1 = 4.00
         2 Cheap: 2 ÷ 1 = 2.00
         3 Dear: 4 ÷ 3 ≈ 1.33
         Unknown lacks Effort
         Cheap leads Dear by 0.67",
    );
}

#[test]
fn rice_and_wsjf_by_hand() {
    let by = |method| Weighing {
        method,
        ..Weighing::default()
    };
    let given = "Sure    50 25 20 80
                 Unsure  60 25 80 20";
    check(
        by(Method::Rice),
        given,
        "1 Sure: 50 × (80 + 80) ÷ 200 ÷ 2 = 20.0
         2 Unsure: 60 × (20 + 20) ÷ 200 ÷ 2 = 6.0
         Sure leads Unsure by 14.0",
    );
    check(
        by(Method::Wsjf),
        given,
        "1 Sure: (50 + 80 + 80) ÷ 2 = 105.0
         2 Unsure: (60 + 20 + 20) ÷ 2 = 50.0
         Sure leads Unsure by 55.0",
    );
}

#[test]
fn equals_go_by_value_then_effort_then_name() {
    check(
        weighted([50, 50, 0, 0]),
        "Zebra  60 40 - -
         Ape    60 40 - -
         Less   50 30 - -
         More   70 50 - -",
        "1 More: (50 × 70 + 50 × 50) ÷ 100 = 60.0
         2 Ape: (50 × 60 + 50 × 60) ÷ 100 = 60.0
         3 Zebra: (50 × 60 + 50 × 60) ÷ 100 = 60.0
         4 Less: (50 × 50 + 50 × 70) ÷ 100 = 60.0
         firm within 0, then Ape may pass More",
    );
}

#[test]
fn what_is_pinned_stands_at_its_place() {
    check(
        weighted([100, 0, 0, 0]),
        "A 90 0 0 0
         B 80 0 0 0
         By law - - - - @1
         C 70 0 0 0
         D 60 0 0 0 @2
         E 50 0 0 0 @2
         F 40 0 0 0 @99",
        "1 By law pinned:
         2 D pinned: (100 × 60) ÷ 100 = 60.0
         3 E pinned: (100 × 50) ÷ 100 = 50.0
         4 A: (100 × 90) ÷ 100 = 90.0
         5 B: (100 × 80) ÷ 100 = 80.0
         6 C: (100 × 70) ÷ 100 = 70.0
         7 F pinned: (100 × 40) ÷ 100 = 40.0
         pinned",
    );
}

/// Any use cases: what is scored, and pins.
fn any() -> impl Strategy<Value = Vec<Candidate>> {
    let score = prop_oneof![0_u32..=100, (0_u32..=2).prop_map(|half| half * 50)];
    let known = proptest::option::weighted(0.9, score);
    let axes = [known.clone(), known.clone(), known.clone(), known];
    let one = (axes, proptest::option::weighted(0.1, 1_u32..9));
    proptest::collection::vec(one, 0..9).prop_map(|drawn| {
        let named = (1_u8..)
            .zip(drawn)
            .map(|(number, (scores, pin))| Candidate {
                id: id(number),
                // Some have the same name.
                order: Collation::of("").key(&(number / 2).to_string()),
                axes: scores.map(|score| Known {
                    score,
                    scored: u32::from(score.is_some()),
                    of: 1,
                }),
                pin,
            });
        named.collect()
    })
}

fn weighing() -> impl Strategy<Value = Weighing> {
    let method = (0_usize..4).prop_map(|at| Method::ALL[at]);
    let weights = [0_u32..=100, 0_u32..=100, 0_u32..=100, 0_u32..=100];
    (method, weights).prop_map(|(method, weights)| Weighing {
        method,
        weights: Weights::of(weights),
    })
}

/// The priority of each, by identifier.
fn numbers(candidates: &[Candidate], ranking: &Ranking) -> Vec<(Id, Option<Fraction>)> {
    let placed = ranking.places.iter();
    let mut numbers: Vec<_> = placed
        .map(|place| (candidates[place.candidate].id, place.priority))
        .collect();
    numbers.sort_by_key(|(id, _)| *id);
    numbers
}

#[test]
fn raising_a_benefit_never_lowers_priority() {
    let strategy = || (any(), weighing(), 0_usize..9, 0_usize..4, 1_u32..60);
    holds_only_with(
        &["what is low is good for effort and risk"],
        400,
        strategy,
        |(before, weighing, which, axis, by)| {
            prop_assume!(!before.is_empty());
            let which = which % before.len();
            let mut after = before.clone();
            let score = &mut after[which].axes[axis].score;
            *score = score.map(|score| match Axis::ALL[axis] {
                Axis::Value | Axis::Readiness => (score + by).min(100),
                Axis::Effort | Axis::Risk => score.saturating_sub(by),
            });
            let of = |candidates: &[Candidate]| weighing.priority(&candidates[which].axes);
            prop_assert!(of(&after) >= of(&before));
            // Nor does it lose its place to anybody.
            let place = |candidates: &[Candidate]| {
                let ranking = rank(candidates, &weighing);
                let mut places = ranking.places.iter();
                places.position(|place| place.candidate == which)
            };
            prop_assert!(place(&after) <= place(&before));
            Ok(())
        },
    );
}

#[test]
fn another_use_case_changes_no_number() {
    let strategy = || (any(), weighing());
    let rule = "a number is of one use case alone";
    holds_only_with(&[rule], 400, strategy, |(all, weighing)| {
        let Some((_, before)) = all.split_last() else {
            return Ok(());
        };
        let after = numbers(&all, &rank(&all, &weighing));
        for number in numbers(before, &rank(before, &weighing)) {
            prop_assert!(after.contains(&number));
        }
        Ok(())
    });
}

#[test]
fn ranks_are_a_total_order_whatever_the_order_of_rows() {
    let strategy = || {
        let shuffled = any().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()));
        (shuffled, weighing())
    };
    holds_only_with(
        &["ties are decided"],
        400,
        strategy,
        |((given, shuffled), weighing)| {
            let named = |candidates: &[Candidate]| {
                let ranking = rank(candidates, &weighing);
                let places = ranking.places.iter().map(|place| place.candidate);
                let ids = |at: usize| candidates[at].id;
                let placed: Vec<Id> = places.map(ids).collect();
                let apart: Vec<Id> = ranking.apart.into_iter().map(ids).collect();
                (placed, apart)
            };
            let (placed, apart) = named(&given);
            let mut all = [placed.clone(), apart.clone()].concat();
            all.sort();
            let mut ids: Vec<Id> = given.iter().map(|one| one.id).collect();
            ids.sort();
            prop_assert_eq!(all, ids, "each once");
            prop_assert_eq!((placed, apart), named(&shuffled));
            Ok(())
        },
    );
}

#[test]
fn firm_is_as_far_as_said_and_no_further() {
    let moves = [-1_i32..=1, -1_i32..=1, -1_i32..=1, -1_i32..=1];
    let strategy = move || {
        let weights = [1_u32..=100, 1_u32..=100, 1_u32..=100, 1_u32..=100];
        (any(), weights, moves.clone())
    };
    let rule = "weights move both ways";
    holds_only_with(&[rule], 2_000, strategy, |(candidates, weights, moves)| {
        let first = |weights: [u32; 4]| -> Vec<usize> {
            let ranking = rank(&candidates, &weighted(weights));
            let places = ranking.places.iter().take(3);
            places.map(|place| place.candidate).collect()
        };
        let moved = |moves: [i32; 4], points: u32| {
            let mut to = weights;
            for (weight, by) in to.iter_mut().zip(moves) {
                let by = i64::from(by) * i64::from(points);
                *weight = (i64::from(*weight) + by).clamp(1, 100) as u32;
            }
            first(to)
        };
        let weighing = weighted(weights);
        let ranking = rank(&candidates, &weighing);
        match firmness(&candidates, &weighing, &ranking) {
            Firmness::Within { points, .. } => {
                prop_assert_eq!(moved(moves, points), first(weights));
                let corners =
                    (0..16).map(|at: i32| [0, 1, 2, 3].map(|bit| ((at >> bit) & 1) * 2 - 1));
                let mut further = corners.map(|corner| moved(corner, points + 1));
                prop_assert!(further.any(|other| other != first(weights)), "no further");
            }
            _ => prop_assert_eq!(moved(moves, 100), first(weights)),
        }
        Ok(())
    });
}
