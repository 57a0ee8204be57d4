use super::*;
use crate::document::change::Edit;
use crate::document::fold::fold;
use crate::document::kind::field;
use crate::document::what::What;
use crate::properties::id;

const ME: u8 = 0xA0;
const THEM: u8 = 0xB0;
const DOC: u8 = 0;
const ROW: u8 = 1;

/// An edit of a record, in place of earlier ones.
fn edit(record: u8, field: &str, value: impl Into<Value>, base: &[u8]) -> Edit {
    Edit {
        record: id(record),
        kind: "use-case".to_owned(),
        field: field.to_owned(),
        value: value.into(),
        base: base.iter().copied().map(id).collect(),
    }
}

/// An action of one change, known by the change's number.
fn does(number: u8, who: u8, edits: Vec<Edit>) -> Change {
    Change {
        id: id(number),
        doc: id(DOC),
        stamp: i64::from(number),
        at: i64::from(number),
        author: id(who),
        what: What::Set,
        action: Some(id(number)),
        undoes: None,
        via: None,
        edits,
    }
}

/// What taking back an action does: field and value of each edit, and the authors of what is kept.
fn undone(changes: &[Change], action: u8) -> (Vec<(u8, String, Value)>, Vec<u8>) {
    let document = fold(id(DOC), changes);
    let plan = plan(&document, changes, id(action), id(ME));
    let last = |id: Id| id.as_bytes()[15];
    let edits = plan.edits.into_iter();
    (
        edits
            .map(|edit| (last(edit.record), edit.field, edit.value))
            .collect(),
        plan.kept.into_iter().map(|(.., by)| last(by)).collect(),
    )
}

#[test]
fn a_new_action_ends_what_could_be_redone() {
    let property = || {
        let mut stacks = Stacks::default();
        let (one, undo_one, two) = (id(1), id(2), id(3));
        stacks.push(one, None);
        stacks.push(undo_one, Some(one));
        if (stacks.undo(), stacks.redo()) != (None, Some(undo_one)) {
            return false;
        }
        stacks.push(two, None);
        (stacks.undo(), stacks.redo()) == (Some(two), None)
    };
    assert!(property());
    let rule = "a new action ends what could be redone";
    assert!(!mutant::without(rule, property));
}

#[test]
fn redo_goes_back_on_the_stack_and_the_changes_of_one_action_count_once() {
    let mut stacks = Stacks::default();
    for action in [1, 1, 2] {
        stacks.push(id(action), None);
    }
    assert_eq!(stacks.undo(), Some(id(2)));
    for _ in 0..2 {
        stacks.push(id(3), Some(id(2)));
        assert_eq!((stacks.undo(), stacks.redo()), (Some(id(1)), Some(id(3))));
    }
    stacks.push(id(4), Some(id(3)));
    assert_eq!((stacks.undo(), stacks.redo()), (Some(id(4)), None));
    stacks.push(id(5), Some(id(4)));
    stacks.push(id(6), Some(id(1)));
    assert_eq!((stacks.undo(), stacks.redo()), (None, Some(id(6))));
    let mut other = stacks.clone();
    other.push(id(9), Some(id(2)));
    assert_eq!((other.undo(), other.redo()), (Some(id(9)), None));
    stacks.push(id(7), Some(id(6)));
    assert_eq!((stacks.undo(), stacks.redo()), (Some(id(7)), Some(id(5))));
    // What takes back anything else than the last action is a new one.
    stacks.push(id(8), Some(id(1)));
    assert_eq!((stacks.undo(), stacks.redo()), (Some(id(8)), None));
}

#[test]
fn an_undo_that_hides_a_document_counts_its_edits_in_rows_too() {
    // Archived, with a reason and a word in a row; taken back; and the taking back taken back.
    let property = || {
        let mut changes = vec![
            does(
                2,
                ME,
                vec![
                    edit(DOC, field::GONE, Value::Null, &[]),
                    edit(DOC, "title", "Cart", &[]),
                    edit(ROW, "name", "Ben", &[]),
                ],
            ),
            does(
                3,
                ME,
                vec![
                    edit(DOC, field::ARCHIVED, 4, &[]),
                    edit(DOC, "reason", "done", &[]),
                    edit(ROW, "name", "Ben, done", &[2]),
                ],
            ),
        ];
        let mut base = 3;
        for number in [4, 5] {
            let (edits, _) = undone(&changes, base);
            let edits = edits
                .into_iter()
                .map(|(record, field, value)| edit(record, &field, value, &[base]));
            let mut change = does(number, ME, edits.collect());
            change.undoes = Some(id(base));
            changes.push(change);
            base = number;
        }
        let before = fold(id(DOC), &changes[..2]);
        let undone = fold(id(DOC), &changes[..3]);
        let redone = fold(id(DOC), &changes);
        let archived = [before, undone, redone].map(|document| document.is_archived());
        archived == [true, false, true]
    };
    assert!(property());
    assert!(!mutant::without("a document counts its rows", property));
    assert!(!mutant::without("undo counts what it hides", property));
}

#[test]
fn an_undo_that_hides_a_row_counts_the_edits_of_the_row() {
    // A row is hidden in one action with a word in it and one in the document; redo hides it again.
    let created = does(
        2,
        ME,
        vec![
            edit(ROW, field::GONE, Value::Null, &[]),
            edit(ROW, "name", "Ben", &[]),
            edit(DOC, "title", "Cart", &[]),
        ],
    );
    let removed = does(
        3,
        ME,
        vec![
            edit(ROW, field::GONE, 2, &[2]),
            edit(ROW, "name", "Ben, gone", &[2]),
            edit(DOC, "title", "Cart without Ben", &[2]),
            edit(ROW, ".pos", "m", &[]),
        ],
    );
    let mut back = does(
        4,
        ME,
        vec![
            edit(ROW, field::GONE, Value::Null, &[3]),
            edit(ROW, "name", "Ben", &[3]),
            edit(ROW, ".pos", 7, &[3]),
            edit(DOC, "title", "Cart", &[3]),
        ],
    );
    back.undoes = Some(id(3));
    let changes = [created, removed, back];
    let (edits, kept) = undone(&changes, 4);
    assert_eq!(
        edits,
        [
            (DOC, "title".to_owned(), Value::from("Cart without Ben")),
            (ROW, field::GONE.to_owned(), Value::Integer(4)),
            (ROW, ".pos".to_owned(), Value::from("m")),
            (ROW, "name".to_owned(), Value::from("Ben, gone")),
        ],
        "three edits of the row, and the one that comes"
    );
    assert_eq!(kept, [0; 0]);
}

#[test]
fn an_order_that_is_a_number_is_no_count() {
    let changes = [
        does(2, ME, vec![edit(ROW, ".pos", 7, &[])]),
        does(3, ME, vec![edit(ROW, ".pos", 8, &[2])]),
    ];
    let (edits, _) = undone(&changes, 3);
    assert_eq!(edits, [(ROW, ".pos".to_owned(), Value::Integer(7))]);
}

#[test]
fn what_an_action_created_is_hidden_and_nothing_else() {
    let changes = [
        does(
            2,
            ME,
            vec![
                edit(ROW, field::GONE, Value::Null, &[]),
                edit(ROW, "name", "Ben", &[]),
            ],
        ),
        does(3, ME, vec![edit(ROW, "name", "Benno", &[2])]),
    ];
    let (edits, kept) = undone(&changes, 2);
    assert_eq!(edits, [(ROW, field::GONE.to_owned(), Value::Integer(2))]);
    assert_eq!(kept, [0; 0]);
    let (edits, _) = undone(&changes, 9);
    assert_eq!(edits, [], "nobody did that");
}

#[test]
fn a_later_wording_from_elsewhere_stays_and_an_earlier_one_comes_back() {
    let mine = |number, base: &[u8]| does(number, ME, vec![edit(DOC, "title", "mine", base)]);
    let theirs = |number, base: &[u8]| does(number, THEM, vec![edit(DOC, "title", "theirs", base)]);
    let titled = |text: &str| vec![(DOC, "title".to_owned(), Value::from(text))];

    let (edits, kept) = undone(&[mine(2, &[]), theirs(3, &[2])], 2);
    assert_eq!((edits, kept), (vec![], vec![THEM]), "shown, so it stays");
    let (edits, kept) = undone(&[theirs(2, &[]), mine(3, &[2])], 3);
    assert_eq!((edits, kept), (titled("theirs"), vec![]));
    let (edits, kept) = undone(&[mine(3, &[]), theirs(2, &[])], 3);
    assert_eq!(
        (edits, kept),
        (titled("theirs"), vec![]),
        "arrived later, made earlier"
    );
    let mut imported = mine(3, &[2]);
    imported.via = Some(1);
    let (edits, kept) = undone(&[mine(2, &[]), imported], 2);
    assert_eq!((edits, kept), (vec![], vec![ME]), "mine, from another copy");
    let (edits, kept) = undone(&[mine(2, &[]), mine(3, &[2])], 2);
    assert_eq!(
        (edits, kept),
        (vec![(DOC, "title".to_owned(), Value::Null)], vec![]),
        "what I did after it is no reason"
    );
}

#[test]
fn only_what_an_action_replaced_need_be_known_of_what_was_before_it() {
    let title = |number: u8, text: &str, base: &[u8]| {
        does(number, ME, vec![edit(DOC, "title", text, base)])
    };
    let all = [
        title(2, "one", &[]),
        title(3, "two", &[2]),
        title(4, "three", &[3]),
        does(5, THEM, vec![edit(DOC, "brief", "theirs", &[])]),
    ];
    let document = fold(id(DOC), &all);
    let whole = plan(&document, &all, id(4), id(ME));
    assert_eq!(whole.edits[0].value, Value::from("two"));
    assert_eq!(whole, plan(&document, &all[1..], id(4), id(ME)));
}
