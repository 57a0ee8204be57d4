//! Two and three copies of a workspace, in which people do whatever they do, exchange bundles and files in whatever order, or
//! lose them, and bring back earlier files: all come to the same in the end, and nothing that anybody was told is saved has gone
//! without somebody having seen it go.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::event::{Event, event};
use super::team::Team;
use super::{Chance, figure, times};
use crate::document::mutant::without;
use crate::properties::beside::{FIELD, say};

/// One run of two or three copies.
fn run(seed: u64) -> Result<(usize, usize), String> {
    let mut random = [0; 32];
    random[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &random);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let mut chance = Chance::of(seed);
    let names = ["Anna", "Ben", "Chi"];
    let mut team = Team::of(&names[..2 + chance.below(2)]);
    let mut events = Vec::new();
    for _ in 0..6 + chance.below(24) {
        let who = chance.below(team.copies.len());
        let event = event().new_tree(&mut runner).unwrap().current();
        team.happens(who, &event);
        events.push((who, event));
    }
    team.comes_together();
    if chance.below(2) == 0 {
        team.in_step();
    } else {
        team.leaves_the_server();
    }
    match team.wrong() {
        None => Ok((events.len(), team.told.len())),
        Some(wrong) => Err(format!("run {seed}: {wrong}, after {events:?}")),
    }
}

#[test]
fn copies_that_exchange_anything_in_any_order_come_to_the_same_and_nothing_goes_unseen() {
    let runs = times(24, 10_000);
    let (mut events, mut told) = (0, 0);
    for seed in 0..runs as u64 {
        let (more, texts) = run(seed).unwrap_or_else(|wrong| panic!("{wrong}"));
        (events, told) = (events + more, told + texts);
    }
    figure(
        "two and three copies",
        &format!(
            "{runs} runs of {events} events, all equal in the end, 0 of {told} saved texts overwritten unseen"
        ),
    );
}

#[test]
fn without_its_rules_copies_differ_or_something_goes_unseen() {
    // Other rules need rarer cases, which other properties make: docs/RELIABILITY.md says which.
    for rule in [
        "a head with another value is a conflict",
        "links follow an import",
    ] {
        let fails = |seed| {
            without(rule, || {
                std::panic::catch_unwind(|| run(seed)).map_or(true, |ran| ran.is_err())
            })
        };
        assert!((0..30).any(fails), "nothing fails without “{rule}”");
    }
}

/// Where the clock is wrong, and an earlier file is put back, two texts that begin alike are still two.
#[test]
fn texts_typed_before_and_after_an_earlier_file_are_two_whatever_the_clock_says() {
    for clock in [0, -1_700_000_000_000, 3_400_000_000_000] {
        let mut team = Team::of(&["Anna", "Ben"]);
        for event in [
            Event::Keep,
            Event::SetClock(clock),
            Event::Say(0),
            Event::Restore(0),
            Event::Say(0),
        ] {
            team.happens(1, &event);
        }
        team.comes_together();
        assert_eq!(team.wrong(), None, "{clock}");
    }
}

/// A team where one says something and the other, who did not see it, something else.
#[test]
fn a_text_that_goes_unseen_is_noticed() {
    let mut team = Team::of(&["Anna", "Ben"]);
    for who in 0..2 {
        team.happens(who, &Event::Say(0));
    }
    team.comes_together();
    assert_eq!(team.wrong(), None);
    let text = team.told.iter().next().unwrap().clone();
    let mut other = Team::of(&["Anna", "Ben"]);
    say(
        &mut other.copies[0].workspace,
        &other.use_case.clone(),
        FIELD,
        &text.1,
    );
    other.told.insert(text);
    say(
        &mut other.copies[0].workspace,
        &other.use_case.clone(),
        FIELD,
        "over it",
    );
    other.comes_together();
    assert!(other.wrong().unwrap().contains("neither shown"));
}
