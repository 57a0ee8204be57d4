//! Conflicts and suggestions, case by case. That conflicts follow from the rules is a property of its own.

use super::*;
use crate::document::change::Edit;
use crate::document::fold::fold;
use crate::document::mutant::without;
use crate::document::what::What;
use crate::properties::id;

const DOC: u8 = 1;
const ROW: u8 = 2;
const ANNA: u8 = 0xA;
const BEN: u8 = 0xB;

/// A change with one edit: its id, which is its stamp too, who made it, and what it is in place of.
fn wrote(
    own: u8,
    author: u8,
    record: u8,
    field: &str,
    value: impl Into<Value>,
    base: &[u8],
) -> Change {
    Change {
        id: id(own),
        doc: id(DOC),
        stamp: own.into(),
        at: own.into(),
        author: id(author),
        what: What::Set,
        action: None,
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: id(record),
            kind: "use-case".to_owned(),
            field: field.to_owned(),
            value: value.into(),
            base: base.iter().copied().map(id).collect(),
        }],
    }
}

fn of(changes: &[Change]) -> Vec<Conflict> {
    conflicts(&fold(id(DOC), changes))
}

fn said(conflict: &Conflict) -> (&str, Vec<&str>) {
    let others = conflict.others.iter().map(|other| other.value.text());
    (conflict.shown.value.text(), others.collect())
}

#[test]
fn wordings_that_did_not_know_of_each_other_conflict_until_an_edit_names_both() {
    let mut changes = vec![
        wrote(1, ANNA, DOC, "title", "Cart", &[]),
        wrote(2, ANNA, DOC, "title", "Cart email", &[1]),
        wrote(3, BEN, DOC, "title", "Cart push", &[1]),
    ];
    let found = of(&changes);
    assert_eq!(found.len(), 1);
    assert_eq!(said(&found[0]), ("Cart push", vec!["Cart email"]));
    assert_eq!(found[0].others[0].author, id(ANNA));
    // Whoever goes on writing replaces what is on the screen, and no more.
    changes.push(wrote(4, BEN, DOC, "title", "Cart text", &[3]));
    assert_eq!(said(&of(&changes)[0]), ("Cart text", vec!["Cart email"]));
    changes.push(wrote(5, BEN, DOC, "title", "Cart text", &[2, 4]));
    assert_eq!(of(&changes), []);
}

#[test]
fn the_same_written_twice_and_the_order_of_rows_are_no_conflict() {
    let changes = [
        wrote(1, ANNA, DOC, "title", "Cart", &[]),
        wrote(2, BEN, DOC, "title", "Cart", &[]),
        wrote(3, ANNA, ROW, ".pos", "a", &[]),
        wrote(4, BEN, ROW, ".pos", "b", &[]),
    ];
    assert_eq!(of(&changes), []);
}

#[test]
fn a_deletion_against_an_edit_is_asked_whichever_came_first() {
    let asked = |deleted: u8, worked: u8| {
        let changes = [
            wrote(1, ANNA, DOC, "title", "Cart", &[]),
            wrote(deleted, ANNA, DOC, field::GONE, 1, &[]),
            wrote(worked, BEN, DOC, "answer/a", "more", &[]),
        ];
        of(&changes)
    };
    for (deleted, worked) in [(2, 3), (3, 2)] {
        let found = asked(deleted, worked);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].clash, Clash::Deletion);
        assert_eq!(found[0].shown.author, id(ANNA));
        assert_eq!(found[0].others[0].value.text(), "more");
        assert_eq!(found[0].others[0].author, id(BEN));
        let rule = "a deletion against an edit is asked";
        assert!(without(rule, || asked(deleted, worked)).is_empty());
    }
}

#[test]
fn what_is_deleted_by_who_saw_all_asks_nothing() {
    let changes = [
        wrote(1, ANNA, DOC, "title", "Cart", &[]),
        wrote(2, ANNA, DOC, "title", "Cart email", &[1]),
        wrote(3, BEN, DOC, "title", "Cart push", &[1]),
        wrote(4, BEN, DOC, field::GONE, 3, &[]),
    ];
    assert_eq!(of(&changes), []);
    // Unless somebody else brought it back, not knowing that it was deleted once more.
    let again = [
        wrote(5, ANNA, DOC, field::GONE, Value::Null, &[4]),
        wrote(6, BEN, DOC, field::GONE, 3, &[4]),
    ];
    let found = of(&[&changes[..], &again].concat());
    assert_eq!((found.len(), found[0].clash), (1, Clash::Deletion));
}

#[test]
fn a_row_that_was_worked_on_is_asked_about_by_itself() {
    let changes = [
        wrote(1, ANNA, DOC, "title", "Cart", &[]),
        wrote(2, ANNA, ROW, "text", "First step", &[]),
        wrote(3, ANNA, ROW, field::GONE, 1, &[]),
        wrote(4, BEN, ROW, "text", "The first step", &[2]),
        wrote(5, BEN, DOC, "title", "Cart email", &[1]),
    ];
    let found = of(&changes);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].record, found[0].clash),
        (id(ROW), Clash::Deletion)
    );
}

#[test]
fn both_come_from_the_latest_edit_that_both_knew() {
    let changes = [
        wrote(1, ANNA, DOC, "title", "one", &[]),
        wrote(2, ANNA, DOC, "title", "two", &[1]),
        wrote(3, ANNA, DOC, "title", "three", &[2]),
        wrote(4, BEN, DOC, "title", "four", &[2]),
        wrote(5, BEN, DOC, "title", "five", &[4]),
        wrote(6, BEN, DOC, "title", "six", &[]),
    ];
    let common = |one, other| ancestor(&changes, id(DOC), "title", id(one), id(other));
    assert_eq!(common(3, 5), Some("two".into()));
    assert_eq!(common(3, 6), None);
}

#[test]
fn bases_that_go_round_in_a_circle_end() {
    let changes = [
        wrote(1, ANNA, DOC, "title", "one", &[2]),
        wrote(2, ANNA, DOC, "title", "two", &[1]),
    ];
    let common = ancestor(&changes, id(DOC), "title", id(1), id(2));
    assert_eq!(common, Some("two".into()));
}

/// The suggestion as one line: `[shown|other]` where both changed the same words.
fn merged(before: &str, shown: &str, other: &str) -> String {
    let pieces = suggest(before, shown, other);
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Same(text) | Piece::Shown(text) | Piece::Other(text) => text.clone(),
            Piece::Both { shown, other } => format!("[{shown}|{other}]"),
        })
        .collect();
    assert_eq!(joined(&pieces), (!text.contains('[')).then(|| text.clone()));
    text
}

#[test]
fn texts_are_merged_by_word() {
    for (before, shown, other, expected) in [
        ("a b c", "a x c", "a b c", "a x c"),
        ("a b c d e", "x b c d e", "a b c d y", "x b c d y"),
        (
            "We send a mail.",
            "We send one mail.",
            "We send a mail!",
            "We send one mail!",
        ),
        ("a b c", "a x c", "a y c", "a [x|y] c"),
        ("", "new", "other", "[new|other]"),
        ("a", "a\n\nmore", "b", "[a\n\nmore|b]"),
        ("naïve café", "naïve bar", "naive café", "naive bar"),
        (
            "顧客に送る",
            "顧客へ送る",
            "顧客に送信する",
            "顧客へ送信する",
        ),
        (
            "- a\n- b\n",
            "- a\n- b\n- c\n",
            "- A\n- b\n",
            "- A\n- b\n- c\n",
        ),
    ] {
        assert_eq!(merged(before, shown, other), expected, "{before:?}");
        assert_eq!(words(before).concat(), before);
    }
}

#[test]
fn one_word_changed_in_a_long_text_is_one_word_in_the_merge() {
    let long =
        "We write to whoever left a cart behind, an hour later, and once more on the next day.\n\n"
            .repeat(200);
    let shown = long.replacen("an hour", "two hours", 1);
    let last = long.rfind("next day").unwrap();
    let other = format!("{}following day{}", &long[..last], &long[last + 8..]);
    let text = merged(&long, &shown, &other);
    assert_eq!(text.matches("two hours").count(), 1);
    assert_eq!(text.matches("following day").count(), 1);
    assert_eq!(
        text.len(),
        long.len() + "two hours".len() - "an hour".len() + "following".len() - "next".len()
    );
    // Whoever changed one word of it, the rest is not in doubt.
    let pieces = suggest(&long, &shown, &long.replacen("an hour", "three hours", 1));
    let both: Vec<_> = pieces
        .iter()
        .filter(|piece| matches!(piece, Piece::Both { .. }))
        .collect();
    assert!(
        matches!(both[..], [Piece::Both { shown, other }] if shown.len() < 12 && other.len() < 14)
    );
}

#[test]
fn other_line_ends_are_no_other_text() {
    let merge = || merged("one\ntwo\nthree", "one\r\ntwo\r\nthree!", "ONE\ntwo\nthree");
    assert_eq!(merge(), "ONE\ntwo\nthree!");
    assert_ne!(without("line ends are no words", merge), "ONE\ntwo\nthree!");
}
