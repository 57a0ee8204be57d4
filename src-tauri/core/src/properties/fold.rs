//! Folding is a function of the set of changes.

use proptest::prelude::*;

use super::{holds_only_with, id};
use crate::change::{Change, Edit};
use crate::fold::{Document, GONE, fold};
use crate::value::Value;

/// Any change of one document, with few records, fields and stamps, so that they meet.
fn change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        Just(Value::Null),
        (1_i64..5).prop_map(Value::Integer),
        "[a-c]{1,2}".prop_map(Value::from)
    ];
    let field = prop::sample::select(vec!["title", "answer/a", "score/b", GONE, ".pos"]);
    let edit = (
        0_u8..3,
        field,
        value,
        prop::collection::vec(any::<u8>(), 0..3),
    )
        .prop_map(|(record, field, value, base)| Edit {
            record: id(record),
            kind: "use-case".to_owned(),
            field: field.to_owned(),
            value,
            base: base.into_iter().map(id).collect(),
        });
    (
        any::<u8>(),
        0_i64..20,
        prop::collection::btree_map((0_u8..3, 0_u8..5), edit, 1..4),
    )
        .prop_map(|(own, stamp, edits)| {
            let mut edits: Vec<Edit> = edits.into_values().collect();
            edits.sort_by(|a, b| (a.record, &a.field).cmp(&(b.record, &b.field)));
            edits.dedup_by(|a, b| (a.record, &a.field) == (b.record, &b.field));
            made(own, stamp, edits)
        })
}

/// A set of changes: an id stands for one content, in every copy.
fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 1..12).prop_map(|mut changes| {
        changes.sort_by_key(|change| change.id);
        changes.dedup_by_key(|change| change.id);
        changes
    })
}

#[test]
fn fold_ignores_order_and_repetition() {
    let strategy = || {
        changes().prop_flat_map(|changes| {
            let repeated: Vec<Change> = changes.iter().chain(&changes).cloned().collect();
            (Just(changes), Just(repeated).prop_shuffle())
        })
    };
    holds_only_with(
        &["repetition counts once", "the highest stamp wins"],
        200,
        strategy,
        |(changes, shuffled)| {
            prop_assert_eq!(fold(id(0), &changes), fold(id(0), &shuffled));
            Ok(())
        },
    );
}

/// A change that writes one field.
fn writes(own: u8, stamp: i64, field: &str, value: impl Into<Value>, base: &[u8]) -> Change {
    let edit = Edit {
        record: id(0),
        kind: "use-case".to_owned(),
        field: field.to_owned(),
        value: value.into(),
        base: base.iter().copied().map(id).collect(),
    };
    made(own, stamp, vec![edit])
}

/// A change of the one document, by the one person.
fn made(own: u8, stamp: i64, edits: Vec<Edit>) -> Change {
    Change {
        id: id(own),
        doc: id(0),
        stamp,
        at: stamp,
        author: id(1),
        what: "type".to_owned(),
        action: None,
        undoes: None,
        via: None,
        edits,
    }
}

#[test]
fn hidden_if_and_only_if_its_hider_saw_all_work() {
    // Work before hiding, some of it seen by the hider, and work after.
    let strategy = || (0_usize..6, 0_usize..6);
    holds_only_with(
        &["unseen work brings back"],
        60,
        strategy,
        |(seen, unseen)| {
            let mut changes = vec![writes(1, 1, GONE, Value::Null, &[])];
            for number in 0..seen + unseen {
                changes.push(writes(
                    number as u8 + 2,
                    number as i64 + 2,
                    "title",
                    "t",
                    &[],
                ));
            }
            changes.push(writes(200, 100, GONE, seen as i64, &[1]));
            let document = fold(id(0), &changes);
            prop_assert_eq!(document.is_shown(id(0)), unseen > 0);
            Ok(())
        },
    );
}

fn heads(document: &Document, field: &str) -> Vec<String> {
    document.own().unwrap().fields[field]
        .heads
        .values()
        .map(|value| value.text().to_owned())
        .collect()
}

#[test]
fn an_edit_named_in_no_base_is_a_head() {
    let first = writes(1, 1, "title", "one", &[]);
    let here = writes(2, 2, "title", "two", &[1]);
    let there = writes(3, 3, "title", "three", &[1]);
    let both = fold(id(0), [&first, &here, &there]);
    assert_eq!(both.own().unwrap().text("title"), "three");
    assert_eq!(heads(&both, "title"), ["two", "three"]);
    assert_eq!(
        both.own().unwrap().fields["title"].base(),
        [id(3)],
        "a wording not on screen is not replaced"
    );

    let decided = writes(4, 4, "title", "two", &[2, 3]);
    assert_eq!(
        heads(&fold(id(0), [&first, &here, &there, &decided]), "title"),
        ["two"]
    );

    let agreeing = writes(5, 3, "title", "three", &[1]);
    let agreed = fold(id(0), [&first, &there, &agreeing]);
    assert_eq!(
        agreed.own().unwrap().fields["title"].base(),
        [id(3), id(5)],
        "both stand with the value on screen"
    );
}

#[test]
fn a_checksum_sees_every_part() {
    let change = writes(1, 7, "title", "one", &[9]);
    let mut others = vec![change.clone(); 7];
    others[0].stamp += 1;
    others[1].author = id(3);
    others[2].edits[0].value = Value::from("onf");
    others[3].edits[0].field = "titlf".to_owned();
    others[4].edits[0].base = vec![];
    others[5].undoes = Some(id(4));
    others[6].at += 1;
    for other in others {
        assert_ne!(change.checksum(), other.checksum(), "{other:?}");
    }
}
