use super::*;
use crate::properties::id;

const DOC: u8 = 0;

/// A change that says something of a field, at a minute, in place of earlier ones.
fn types(number: u8, who: u8, minute: i64, text: &str, base: &[u8]) -> Change {
    Change {
        id: id(number),
        doc: id(DOC),
        stamp: minute * 60_000,
        at: minute * 60_000,
        author: id(who),
        what: What::Type,
        action: Some(id(number)),
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: id(DOC),
            kind: "use-case".to_owned(),
            field: "answer/ideation/success".to_owned(),
            value: text.into(),
            base: base.iter().copied().map(id).collect(),
        }],
    }
}

/// What a history says, a line a step: who, from what to what.
fn told(steps: &[Step<'_>]) -> Vec<String> {
    let line = |step: &Step<'_>| {
        let turn = &step.turns[0];
        let who = step.change.author.as_bytes()[15];
        let (from, to) = (turn.from().text(), turn.edit.value.text());
        let overruled = if turn.stands { "" } else { ", not shown" };
        format!("{who}: {from} → {to}{overruled}")
    };
    steps.iter().map(line).collect()
}

#[test]
fn each_change_says_what_it_replaced_whatever_the_order_of_arrival() {
    let changes = [
        types(3, 9, 30, "C", &[2]),
        types(1, 7, 10, "A", &[]),
        types(2, 7, 20, "B", &[1]),
        types(1, 7, 10, "A", &[]),
    ];
    let steps = history(id(DOC), &changes);
    assert_eq!(told(&steps), ["7:  → A", "7: A → B", "9: B → C"]);
}

#[test]
fn a_wording_that_did_not_know_a_later_one_is_told_not_to_be_shown() {
    // The clock of 9 was ahead, and 7, who saw what 9 wrote, still has the last word.
    let changes = [
        types(1, 7, 10, "A", &[]),
        types(2, 9, 500, "B", &[1]),
        types(3, 7, 20, "C", &[2]),
    ];
    let steps = history(id(DOC), &changes);
    assert_eq!(told(&steps), ["7:  → A", "7: A → C", "9: C → B, not shown"]);
}

#[test]
fn typing_without_a_pause_is_one_step() {
    let changes = [
        types(1, 7, 10, "A", &[]),
        types(2, 7, 11, "A b", &[1]),
        types(3, 7, 12, "A b c", &[2]),
        types(4, 9, 13, "D", &[3]),
        types(5, 9, 24, "E", &[4]),
    ];
    let steps = gathered(history(id(DOC), &changes));
    assert_eq!(told(&steps), ["7:  → A b c", "9: A b c → D", "9: D → E"]);
    assert_eq!(steps.iter().map(|step| step.changes).sum::<usize>(), 5);
}

#[test]
fn the_past_is_what_was_said_by_then() {
    let changes = [types(2, 7, 20, "B", &[1]), types(1, 7, 10, "A", &[])];
    let property = || {
        let shown = |minute: i64| {
            let document = as_of(id(DOC), &changes, minute * 60_000);
            let own = document.own().cloned().unwrap_or_default();
            own.text("answer/ideation/success").to_owned()
        };
        (shown(9), shown(10), shown(19), shown(20))
            == (
                String::new(),
                "A".to_owned(),
                "A".to_owned(),
                "B".to_owned(),
            )
    };
    assert!(property());
    assert!(!mutant::without("the past holds nothing later", property));
}
