//! Roadmaps worked out by hand, and what holds for all of them.

mod given;
mod pins;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Integration, ONE, State, UseCase, roadmap, shares, worth};
use crate::document::id::Id;
use crate::properties::{holds_only_with, id};
use crate::text::collation::Collation;

use given::{any, check};

#[test]
fn worth_over_effort_decides() {
    check(
        "Cart email 90: Orders, Email
         Win-back 40: Orders
         Orders 2
         Email 1",
        // Orders 45 + 40 over 2 is 42.5, Email 45 over 1; then Orders has all of 90 + 40.
        "1 Email: 45 ÷ 1
         2 Orders: 130 ÷ 2, completes Cart email, Win-back",
    );
}

#[test]
fn what_is_live_leaves_its_share_to_the_rest() {
    check(
        "Cart email 90: Orders, Email, Consent
         Orders 3
         Email 3
         Consent 3 live",
        "1 Email: 45 ÷ 3
         2 Orders: 90 ÷ 3, completes Cart email",
    );
}

#[test]
fn thirds_are_exact() {
    check(
        "One 100: A, B, C
         Two 50: C
         A 1
         B 1
         C 5",
        // C is worth 83 1/3; once A and B are live, all 150.
        "1 A: 33 + 240240 ÷ 1
         2 B: 50 ÷ 1
         3 C: 150 ÷ 5, completes One, Two",
    );
}

#[test]
fn equal_priorities_go_by_worth_then_effort_then_name() {
    check(
        "One 60: Wide
         Two 20: Narrow
         Three 20: Also narrow
         None 0: Costly, Cheap
         Narrow 1
         Also narrow 1
         Wide 3
         Costly 5
         Cheap 2",
        "1 Wide: 60 ÷ 3, completes One
         2 Also narrow: 20 ÷ 1, completes Three
         3 Narrow: 20 ÷ 1, completes Two
         4 Cheap: 0 ÷ 2
         5 Costly: 0 ÷ 5, completes None",
    );
}

#[test]
fn what_lacks_something_stands_apart() {
    check(
        "Ready 70: Consent
         Waiting 80: Orders, Scores
         Unscored -: Orders
         Stale 50: Orders, Old feed
         Consent 1 live
         Orders 2
         Scores -
         Old feed 2 retired
         Unlinked 30:
         New -:
         Spare 1
         Spare live 1 live",
        // Scores keeps its half of 80, since it is still to be built.
        "possible: Ready
         1 Orders: 90 ÷ 2, completes Unscored
         Scores has no effort
         Unscored has no value
         Waiting waits for Scores
         Stale needs retired Old feed
         New names none
         Unlinked names none
         Spare is not needed",
    );
}

#[test]
fn nothing_makes_an_empty_roadmap() {
    check("", "");
    check("Ready 70: Consent\nConsent 1 live", "possible: Ready");
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let strategy = || {
        any().prop_flat_map(|(use_cases, integrations)| {
            let shuffled = (
                Just(use_cases.clone()).prop_shuffle(),
                Just(integrations.clone()).prop_shuffle(),
            );
            (Just((use_cases, integrations)), shuffled)
        })
    };
    holds_only_with(&["ties go by name"], 300, strategy, |(given, shuffled)| {
        prop_assert_eq!(
            roadmap(&given.0, &given.1),
            roadmap(&shuffled.0, &shuffled.1)
        );
        Ok(())
    });
}

#[test]
fn raising_a_value_never_lowers_the_worth_of_what_is_needed() {
    let strategy = || (any(), 0_usize..12, 1_u32..50);
    holds_only_with(
        &["value is spread equally"],
        300,
        strategy,
        |((use_cases, integrations), which, more)| {
            let open: BTreeSet<Id> = integrations
                .iter()
                .filter(|one| one.state == State::Open)
                .map(|one| one.id)
                .collect();
            let scored: Vec<usize> = (0..use_cases.len())
                .filter(|index| use_cases[*index].value.is_some())
                .collect();
            prop_assume!(!scored.is_empty());
            let raised_one = scored[which % scored.len()];
            let mut raised = use_cases.clone();
            raised[raised_one].value = raised[raised_one].value.map(|value| value + more);
            let before = shares(&use_cases.iter().collect::<Vec<_>>(), &open);
            let after = shares(&raised.iter().collect::<Vec<_>>(), &open);
            let receiving = use_cases[raised_one].needs.intersection(&open).count() as i64;
            for integration in &open {
                let gained = worth(after.get(integration)) - worth(before.get(integration));
                let expected = match use_cases[raised_one].needs.contains(integration) {
                    true => i64::from(more) * ONE / receiving,
                    false => 0,
                };
                prop_assert_eq!(gained, expected);
            }
            Ok(())
        },
    );
}

#[test]
fn what_is_needed_and_has_an_effort_is_placed_once() {
    let strategy = any;
    holds_only_with(
        &["what is placed is taken as live"],
        300,
        strategy,
        |(use_cases, integrations)| {
            let needed: BTreeSet<Id> = use_cases.iter().flat_map(|one| one.needs.clone()).collect();
            let expected: Vec<Id> = integrations
                .iter()
                .filter(|one| {
                    one.state == State::Open && one.effort.is_some() && needed.contains(&one.id)
                })
                .map(|one| one.id)
                .collect();
            let made = roadmap(&use_cases, &integrations);
            let mut placed: Vec<Id> = made.places.iter().map(|place| place.integration).collect();
            placed.sort();
            prop_assert_eq!(placed, expected);
            for place in &made.places {
                prop_assert_eq!(
                    place.worth,
                    place.shares.iter().map(|share| share.part).sum::<i64>()
                );
            }
            Ok(())
        },
    );
}

#[test]
fn a_completed_use_case_has_all_it_needs_live() {
    let strategy = any;
    holds_only_with(
        &["all it needs is live"],
        300,
        strategy,
        |(use_cases, integrations)| {
            let made = roadmap(&use_cases, &integrations);
            let mut live: BTreeSet<Id> = integrations
                .iter()
                .filter(|one| one.state == State::Live)
                .map(|one| one.id)
                .collect();
            let known: BTreeSet<Id> = integrations.iter().map(|one| one.id).collect();
            let complete = |live: &BTreeSet<Id>| -> BTreeSet<Id> {
                let complete = use_cases.iter().filter(|one| {
                    let mut needs = one.needs.intersection(&known).peekable();
                    needs.peek().is_some() && needs.all(|need| live.contains(need))
                });
                complete.map(|one| one.id).collect()
            };
            let mut said: BTreeSet<Id> = made.possible.iter().copied().collect();
            prop_assert_eq!(&said, &complete(&live));
            for place in made.places {
                live.insert(place.integration);
                for one in place.completes {
                    prop_assert!(said.insert(one), "completed twice");
                }
                prop_assert_eq!(&said, &complete(&live));
            }
            Ok(())
        },
    );
}

#[test]
fn two_hundred_use_cases_share_over_a_hundred_integrations() {
    let integrations: Vec<Integration> = (0..100_u8)
        .map(|number| Integration {
            id: id(number),
            name: format!("Integration {number}"),
            order: Collation::of("").key(&format!("Integration {number}")),
            effort: Some(u32::from(number) % 5 + 1),
            state: State::Open,
            pin: None,
        })
        .collect();
    let use_cases: Vec<UseCase> = (0..200_u8)
        .map(|number| UseCase {
            id: id(number),
            name: format!("Use case {number}"),
            order: Collation::of("").key(&format!("Use case {number}")),
            value: Some(u32::from(number) % 101),
            needs: integrations.iter().map(|one| one.id).collect(),
        })
        .collect();
    let made = roadmap(&use_cases, &integrations);
    assert_eq!(made.places.len(), 100);
    assert_eq!(
        made.places.last().map(|last| last.completes.len()),
        Some(200)
    );
}
