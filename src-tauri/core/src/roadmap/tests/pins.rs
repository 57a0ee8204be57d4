//! What pins do to a roadmap, and what led to its order.

use proptest::prelude::*;

use super::given::{any, check, read};
use crate::properties::holds_only_with;
use crate::roadmap::{Integration, State, roadmap};

#[test]
fn what_is_pinned_is_built_at_its_turn_and_live_from_then_on() {
    check(
        "Cart email 90: Orders, Email
         Win-back 40: Orders
         Orders 2 @1
         Email 1",
        // Without the pin Email would come first, with 45; with Orders live it has all of 90.
        "1 Orders: 85 ÷ 2, completes Win-back, pinned
         2 Email: 90 ÷ 1, completes Cart email",
    );
}

#[test]
fn two_with_one_pin_stand_by_name_and_one_beyond_the_end_stands_last() {
    check(
        "One 60: A, B, C, D
         A 1 @9
         B 1
         C 5 @1
         D 5 @1",
        "1 C: 15 ÷ 5, pinned
         2 D: 20 ÷ 5, pinned
         3 B: 30 ÷ 1
         4 A: 60 ÷ 1, completes One, pinned",
    );
}

#[test]
fn a_pin_of_what_can_not_be_placed_moves_nothing() {
    check(
        "One 60: A, B, Stuck, There
         A 1
         B 2
         Stuck - @1
         There 1 live @1
         Spare 1 @1",
        "1 A: 20 ÷ 1
         2 B: 30 ÷ 2
         Stuck has no effort
         One waits for Stuck
         Spare is not needed",
    );
}

/// The example of the question: after the first is built, the second unlocks more than the first did.
#[test]
fn a_higher_number_may_stand_under_a_lower_one() {
    let (use_cases, integrations) = read(
        "Both 100: Consent, Orders
         Alone 76: Consent
         Other 43: Orders
         Consent 1
         Orders 1",
    );
    let made = roadmap(&use_cases, &integrations);
    let [consent, orders] = made.places.as_slice() else {
        panic!("{made:?}");
    };
    let whole = |worth: i64| worth / crate::roadmap::ONE;
    // 50 + 76 against 50 + 43; then Orders has all of 100, and 43.
    assert_eq!([whole(consent.worth), whole(orders.worth)], [126, 143]);
    assert!(orders.is_above(consent.worth, consent.effort));
    assert_eq!([0, 1].map(|turn| whole(orders.worth_at(turn))), [93, 143]);
    let rival = consent.rival.unwrap();
    assert_eq!(
        (rival.integration, whole(rival.worth)),
        (orders.integration, 93)
    );
    assert_eq!(orders.rival, None);
}

#[test]
fn without_pins_the_order_is_that_of_the_numbers_at_each_turn() {
    let strategy = any;
    holds_only_with(
        &["the highest is built next"],
        300,
        strategy,
        |(use_cases, integrations)| {
            let unpinned: Vec<Integration> = integrations
                .into_iter()
                .map(|one| Integration { pin: None, ..one })
                .collect();
            let made = roadmap(&use_cases, &unpinned);
            for (turn, place) in made.places.iter().enumerate() {
                prop_assert!(!place.pinned);
                prop_assert_eq!(place.worth_at(turn), place.worth);
                for later in &made.places[turn + 1..] {
                    let worth = later.worth_at(turn);
                    let is_lower = place.is_above(worth, later.effort);
                    let is_level =
                        place.worth * i64::from(later.effort) == worth * i64::from(place.effort);
                    prop_assert!(is_lower || is_level);
                }
            }
            Ok(())
        },
    );
}

#[test]
fn a_pin_holds_whatever_the_numbers_are() {
    let strategy = || (any(), 0_usize..14, 1_u32..16, 0_usize..12, 0_u32..100);
    holds_only_with(
        &["a pin holds whatever the numbers are"],
        300,
        strategy,
        |((use_cases, integrations), which, pin, changed, value)| {
            prop_assume!(!integrations.is_empty() && !use_cases.is_empty());
            // One pin alone, so that nobody takes its place.
            let which = which % integrations.len();
            let pinned: Vec<Integration> = integrations
                .iter()
                .enumerate()
                .map(|(at, one)| Integration {
                    pin: (at == which).then_some(pin),
                    ..one.clone()
                })
                .collect();
            let mut otherwise = use_cases.clone();
            let changed = changed % otherwise.len();
            otherwise[changed].value = Some(value);
            for use_cases in [&use_cases, &otherwise] {
                let made = roadmap(use_cases, &pinned);
                let id = pinned[which].id;
                let at = made.places.iter().position(|place| place.integration == id);
                let wanted = (pin as usize).min(made.places.len());
                let can_be = pinned[which].state == State::Open && pinned[which].effort.is_some();
                match at {
                    Some(at) => prop_assert_eq!(at + 1, wanted),
                    None => {
                        let is_needed = use_cases.iter().any(|one| one.needs.contains(&id));
                        prop_assert!(!can_be || !is_needed);
                    }
                }
            }
            Ok(())
        },
    );
}
