//! Folding is a function of the set of changes.

use proptest::prelude::*;

use super::{holds_only_with, id};
use crate::document::change::{Change, Edit};
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::stamp;
use crate::document::value::Value;
use crate::document::what::What;

/// Stamps that meet, and some of no time.
fn any_stamp() -> impl Strategy<Value = i64> {
    let odd = vec![
        i64::MIN,
        -1,
        stamp::END - 1,
        stamp::END,
        i64::MAX - 1,
        i64::MAX,
    ];
    prop_oneof![4 => 0_i64..20, 1 => prop::sample::select(odd)]
}

/// Any change of one document, with few identifiers, records, fields and stamps, so that they meet.
pub(super) fn change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        Just(Value::Null),
        (1_i64..5).prop_map(Value::Integer),
        "[a-c]{1,2}".prop_map(Value::from)
    ];
    let field = prop::sample::select(vec!["title", "answer/a", "score/b", field::GONE, ".pos"]);
    let kind = prop::sample::select(vec!["use-case", "metric"]);
    let base = prop::collection::vec(0_u8..16, 0..3);
    let edit =
        (0_u8..3, field, kind, value, base).prop_map(|(record, field, kind, value, base)| Edit {
            record: id(record),
            kind: kind.to_owned(),
            field: field.to_owned(),
            value,
            base: base.into_iter().map(id).collect(),
        });
    (
        0_u8..16,
        any_stamp(),
        any_stamp(),
        prop::collection::vec(edit, 1..4),
    )
        .prop_map(|(own, stamp, at, mut edits)| {
            edits.sort_by(|a, b| (a.record, &a.field).cmp(&(b.record, &b.field)));
            edits.dedup_by(|a, b| (a.record, &a.field) == (b.record, &b.field));
            Change {
                at,
                ..made(own, stamp, edits)
            }
        })
}

/// A set of changes: an id stands for one content, in every copy.
pub(super) fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 1..16).prop_map(|mut changes| {
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

#[test]
fn folding_some_changes_later_is_folding_all() {
    let strategy = || {
        changes().prop_flat_map(|changes| {
            let first = 0..changes.len() + 1;
            (Just(changes.clone()), Just(changes).prop_shuffle(), first)
        })
    };
    holds_only_with(
        &[
            "what was replaced before it came stays so",
            "the highest stamp wins",
        ],
        400,
        strategy,
        |(changes, shuffled, first)| {
            let (first, later) = shuffled.split_at(first);
            let mut document = fold(id(0), first);
            for change in later {
                document.take_in(change);
            }
            prop_assert_eq!(fold(id(0), &changes), document);
            Ok(())
        },
    );
}

/// What is shown, by the rules as they are written down: slowly, and of all changes at once.
fn by_the_rules(changes: &[Change], record: Id, field: &str) -> (String, Option<Shown>) {
    let counts = |stamp: i64| (0..4_102_444_800_000).contains(&stamp);
    let counted = |stamp: i64| if counts(stamp) { stamp } else { 0 };
    let edits = |field: Option<&str>| {
        let edits = changes
            .iter()
            .flat_map(|change| change.edits.iter().map(move |edit| (change, edit)));
        let edits = edits.filter(|(_, edit)| {
            edit.record == record && field.is_none_or(|field| edit.field == field)
        });
        edits.collect::<Vec<_>>()
    };
    let kind = edits(None)
        .into_iter()
        .min_by_key(|(change, _)| {
            let is_odd = !counts(change.stamp);
            (is_odd, counted(change.stamp), change.id)
        })
        .map(|(_, edit)| edit.kind.clone());
    let all = edits(Some(field));
    let is_head = |change: &Change| !all.iter().any(|(_, edit)| edit.base.contains(&change.id));
    let mut heads = all.clone();
    heads.retain(|(change, _)| is_head(change));
    let among = if heads.is_empty() { &all } else { &heads };
    let shown = among
        .iter()
        .max_by_key(|(change, _)| (counted(change.stamp), change.id));
    let shown = shown.map(|(change, edit)| Shown {
        change: change.id,
        value: edit.value.clone(),
        stamp: counted(change.stamp),
        at: match counts(change.at) {
            true => change.at,
            false => counted(change.stamp),
        },
        heads: heads.iter().map(|(change, _)| change.id).collect(),
    });
    (kind.unwrap_or_default(), shown)
}

/// What there is to see of a field.
#[derive(Debug, PartialEq)]
struct Shown {
    change: Id,
    value: Value,
    stamp: i64,
    at: i64,
    heads: Vec<Id>,
}

#[test]
fn what_is_shown_follows_from_the_rules() {
    holds_only_with(
        &[
            "the highest stamp wins",
            "an edit gives way to who saw it",
            "a stamp of no time is set apart",
            "the earliest word on a kind counts",
            "what was replaced before it came stays so",
        ],
        400,
        changes,
        |changes| {
            let document = fold(id(0), &changes);
            for (record_id, record) in &document.records {
                for field in ["title", "answer/a", "score/b", field::GONE, ".pos"] {
                    let shown = record.fields.get(field).map(|field| Shown {
                        change: field.change,
                        value: field.value.clone(),
                        stamp: field.stamp,
                        at: field.at,
                        heads: field.heads().map(|head| head.change).collect(),
                    });
                    let expected = by_the_rules(&changes, *record_id, field);
                    prop_assert_eq!((record.kind.clone(), shown), expected);
                }
            }
            Ok(())
        },
    );
}

#[test]
fn no_later_word_turns_a_record_into_something_else() {
    let create = writes(1, 5, field::GONE, Value::Null, &[]);
    for odd_stamp in [6, -1, i64::MIN, stamp::END, i64::MAX] {
        let mut odd = writes(2, odd_stamp, "title", "t", &[]);
        odd.edits[0].kind = "person".to_owned();
        for changes in [[&create, &odd], [&odd, &create]] {
            let document = fold(id(0), changes);
            assert_eq!(document.kind(), "use-case", "{odd_stamp}");
            assert_eq!(document.own().unwrap().text("title"), "t", "it is kept");
        }
    }
}

#[test]
fn whoever_saw_a_wording_can_replace_it_whatever_its_stamp() {
    for odd in [i64::MIN, -1, stamp::END - 1, stamp::END, i64::MAX] {
        let first = writes(1, odd, "title", "first", &[]);
        let mut changes = vec![first];
        for number in 2..6 {
            let document = fold(id(0), &changes);
            let base = document.own().unwrap().fields["title"].base();
            let stamp = stamp::next(
                1_700_000_000_000,
                document.own().unwrap().fields["title"].stamp,
            );
            let mut next = writes(10 - number, stamp, "title", i64::from(number), &[]);
            next.edits[0].base = base;
            changes.push(next);
            let shown = fold(id(0), &changes);
            assert_eq!(
                shown.own().unwrap().integer("title"),
                Some(i64::from(number))
            );
        }
    }
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
        what: What::Type,
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
            let mut changes = vec![writes(1, 1, field::GONE, Value::Null, &[])];
            for number in 0..seen + unseen {
                changes.push(writes(
                    number as u8 + 2,
                    number as i64 + 2,
                    "title",
                    "t",
                    &[],
                ));
            }
            changes.push(writes(200, 100, field::GONE, seen as i64, &[1]));
            let document = fold(id(0), &changes);
            prop_assert_eq!(document.is_shown(id(0)), unseen > 0);
            Ok(())
        },
    );
}

fn heads(document: &Document, field: &str) -> Vec<String> {
    document.own().unwrap().fields[field]
        .heads()
        .map(|head| head.value.text().to_owned())
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
fn rows_are_those_of_a_kind_that_are_shown_in_their_order() {
    let row = |own: u8, record: u8, kind: &str, fields: &[(&str, Value)]| {
        let edit = |(field, value): &(&str, Value)| Edit {
            record: id(record),
            kind: kind.to_owned(),
            field: (*field).to_owned(),
            value: value.clone(),
            base: vec![],
        };
        made(own, i64::from(own), fields.iter().map(edit).collect())
    };
    let at = |position: &str| (".pos", Value::from(position));
    let changes = [
        row(
            1,
            0,
            "step",
            &[("title", Value::from("the document itself"))],
        ),
        row(2, 5, "step", &[at("c")]),
        row(3, 6, "step", &[at("b"), ("done", Value::Integer(1))]),
        row(4, 7, "step", &[at("b"), ("done", Value::Integer(2))]),
        row(5, 8, "step", &[at("a"), (field::GONE, Value::Integer(0))]),
        row(6, 9, "design", &[at("a")]),
    ];
    let document = fold(id(0), &changes);
    let rows: Vec<Id> = document.rows("step").map(|(id, _)| id).collect();
    assert_eq!(rows, [id(6), id(7), id(5)]);
    let is_done = |record| document.records[&id(record)].is_set("done");
    assert_eq!([6, 7, 5].map(is_done), [true, false, false]);
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
