//! Conflicts follow from the rules as they are written down.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::fold::changes;
use super::{holds_only_with, id};
use crate::document::change::{Change, is_bookkeeping};
use crate::document::fold::fold;
use crate::document::id::Id;
use crate::document::merge::{Clash, conflicts};
use crate::document::value::Value;

/// The values of the heads of a field, slowly: of edits that no other names.
fn heads(changes: &[Change], record: Id, field: &str) -> Vec<(Id, Value)> {
    let edits: Vec<_> = changes
        .iter()
        .flat_map(|change| change.edits.iter().map(move |edit| (change.id, edit)))
        .filter(|(_, edit)| edit.record == record && edit.field == field)
        .collect();
    let is_named = |change: &Id| edits.iter().any(|(_, edit)| edit.base.contains(change));
    let heads = edits.iter().filter(|(change, _)| !is_named(change));
    heads
        .map(|(change, edit)| (*change, edit.value.clone()))
        .collect()
}

#[test]
fn a_head_with_another_value_than_the_one_shown_is_a_conflict() {
    let rules = ["a head with another value is a conflict"];
    holds_only_with(&rules, 400, changes, |changes| {
        let document = fold(id(0), &changes);
        let mut expected = BTreeSet::new();
        for (record_id, record) in &document.records {
            let is_seen = document.is_shown(id(0)) && document.is_shown(*record_id);
            for (name, field) in &record.fields {
                if is_bookkeeping(name) || !is_seen {
                    continue;
                }
                for (change, value) in heads(&changes, *record_id, name) {
                    if value != field.value {
                        expected.insert((*record_id, name.clone(), format!("{value:?}")));
                        prop_assert_ne!(change, field.change);
                    }
                }
            }
        }
        let found = conflicts(&document)
            .into_iter()
            .filter(|one| one.clash == Clash::Wordings);
        let found: BTreeSet<_> = found
            .flat_map(|one| {
                let others = one.others.into_iter();
                others
                    .map(move |other| (one.record, one.field.clone(), format!("{:?}", other.value)))
            })
            .collect();
        prop_assert_eq!(found, expected);
        Ok(())
    });
}
