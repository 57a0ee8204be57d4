//! What a change touched, so that only what shows it is loaded again.

use std::collections::BTreeSet;

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::store::{Draft, Listed};
use crate::view::Touched;
use crate::workspace::Workspace;

/// What was touched since the last answer.
#[derive(Debug, Default)]
pub(crate) struct Touch {
    documents: BTreeSet<Id>,
    listed: bool,
    /// The use case that stands first among those edited last, with the time of that edit.
    first: Option<(Id, i64)>,
}

impl Workspace {
    /// What was touched since the last answer. It is told once.
    pub(crate) fn touched(&mut self) -> Touched {
        let documents = std::mem::take(&mut self.touch.documents);
        Touched {
            documents: documents.iter().map(Id::to_string).collect(),
            listed: std::mem::take(&mut self.touch.listed),
        }
    }

    /// A text is being typed.
    pub(super) fn touch_typed(&mut self, draft: &Draft) {
        let is_name =
            draft.record == draft.doc && [field::TITLE, field::NAME].contains(&&*draft.field);
        let kind = self.listed.get(&draft.doc).map(|row| row.kind.clone());
        let moves = self.moves(draft.doc, &kind.unwrap_or_default(), draft.at);
        if !mutant::lacks("what is typed in is touched") {
            self.touch.documents.insert(draft.doc);
        }
        self.touch.listed |= is_name || moves;
    }

    /// What was typed turned out to change nothing, and is no edit any more.
    pub(super) fn touch_untyped(&mut self, draft: &Draft) {
        self.touch.documents.insert(draft.doc);
        self.touch.listed = true;
        self.touch.first = None;
    }

    /// A document is about to get another row in the listing.
    pub(super) fn touch_row(&mut self, row: &Listed) {
        let moves = self.moves(row.doc, &row.kind, row.edited);
        let is_same = |before: &Listed| {
            (&before.kind, &before.title, before.state) == (&row.kind, &row.title, row.state)
        };
        let stays = self
            .listed
            .get(&row.doc)
            .is_some_and(|before| is_same(before));
        self.touch.documents.insert(row.doc);
        self.touch.listed |= moves || !stays;
    }

    /// Many documents were touched at once, and may be called otherwise.
    pub(super) fn touch_all(&mut self, documents: impl IntoIterator<Item = Id>) {
        self.touch.documents.extend(documents);
        self.touch.listed = true;
        self.touch.first = None;
    }

    /// Whether an edit may give a use case another place among those edited last.
    fn moves(&mut self, doc: Id, kind: &str, edited: i64) -> bool {
        if kind != kind::USE_CASE {
            return false;
        }
        let stays = self.touch.first.is_some_and(|(first, at)| {
            (first == doc || mutant::lacks("another use case comes first")) && at <= edited
        });
        let is_first = stays
            || self
                .use_cases_at_work()
                .all(|other| other.doc == doc || other.edited < edited);
        self.touch.first = is_first.then_some((doc, edited));
        !stays
    }
}
