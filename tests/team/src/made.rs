//! Changes that are made up, and how they are sent.

use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Sealed};
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use ninefold_core::team::PushHead;

use crate::chance::Chance;

/// When all of it was made, in milliseconds since 1970.
const AT: i64 = 1_790_000_000_000;

/// A document that nobody else has.
pub fn document(chance: &mut Chance) -> Id {
    let mut random = [0; 10];
    random.copy_from_slice(&chance.bytes()[..10]);
    Id::at(AT, random)
}

/// A change that says something in a field of a document.
pub fn change(chance: &mut Chance, doc: Id, text: &str) -> Change {
    Change {
        id: document(chance),
        doc,
        stamp: AT + i64::try_from(chance.below(1_000_000)).unwrap_or(0),
        at: AT,
        author: Id::from_bytes(*b"who began it all"),
        what: What::Type,
        action: None,
        undoes: None,
        via: None,
        edits: vec![edit(doc, "answer/ideation/explanation", text)],
    }
}

/// An edit of a use case's own field.
#[must_use]
pub fn edit(doc: Id, field: &str, text: &str) -> Edit {
    Edit {
        record: doc,
        kind: "use-case".to_owned(),
        field: field.to_owned(),
        value: Value::Text(text.to_owned()),
        base: Vec::new(),
    }
}

/// Many changes to many use cases, each after the one before it, with texts as long as answers are.
pub fn work(chance: &mut Chance, count: usize) -> Vec<Line> {
    let docs: Vec<Id> = (0..=count / 200).map(|_| document(chance)).collect();
    let mut lines: Vec<Line> = Vec::with_capacity(count);
    let mut last = None;
    for number in 0..count {
        let doc = docs[chance.below(docs.len())];
        let words = "We lose buyers between the cart and the order, and nobody knows why. ";
        let text = words.repeat(1 + chance.below(4));
        let mut one = change(chance, doc, &format!("{number} {text}"));
        one.action = Some(one.id);
        one.edits[0].base.extend(last);
        if chance.comes(300) {
            one.edits.push(edit(doc, "score/value", "4"));
        }
        last = Some(one.id);
        lines.push(Line::Change(Sealed::of(one)));
    }
    lines
}

/// A change as a line.
#[must_use]
pub fn sealed(change: Change) -> Line {
    Line::Change(Sealed::of(change))
}

/// The body of a push, as it is sent.
#[must_use]
pub fn body(origin: Id, lines: &[Line]) -> Vec<u8> {
    let mut body = serde_json::to_vec(&PushHead { origin }).unwrap_or_default();
    for line in lines {
        body.push(b'\n');
        body.extend(serde_json::to_vec(line).unwrap_or_default());
    }
    body.push(b'\n');
    body
}
